// Holds a model that was opened against the cases that it came with.

import type { Artefact } from "../core/artefact/artefact.ts";
import type { Predictor } from "../core/model/predict.ts";
import type { Terminal } from "./terminal.ts";

/** Tells whether a model answers here as where it was trained; nothing of one that came without cases. */
export async function noteGolden(
  { golden, preprocess }: Pick<Artefact, "golden" | "preprocess">,
  predictor: Predictor,
  terminal: Terminal,
): Promise<void> {
  if (!golden) return;
  const { goldenMessage, replayGolden } = await import("../core/artefact/golden/makeGolden.ts");
  const replay = await replayGolden(golden, preprocess, predictor);
  const { text } = goldenMessage(replay);
  terminal.note(replay.same === replay.customers ? text : `Note: ${text}`);
}

/** The same of a model that is not asked for anything else. */
export async function noteGoldenOf(
  model: Pick<Artefact, "golden" | "preprocess" | "members">,
  terminal: Terminal,
): Promise<void> {
  if (!model.golden) return;
  const { loadModel } = await import("../core/model/predict.ts");
  const predictor = await loadModel(model.members);
  try {
    await noteGolden(model, predictor, terminal);
  } finally {
    predictor.dispose();
  }
}
