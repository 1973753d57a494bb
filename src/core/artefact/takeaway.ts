// A model with what runs it elsewhere: the files of the page's zip and of the command line's folder.

import { CARD_FILE, GOLDEN_FILE, MANIFEST_FILE } from "./artefact.ts";
import { inlineModel } from "./inlineModel.ts";
import type { Files } from "./jsonFiles.ts";
import { onnxFiles } from "./onnxFiles.ts";
import { sealedWith } from "./seal.ts";
import type { ReadyRunner, TakeawayChoice } from "./takeawayChoice.ts";
import { unpack } from "./unpack.ts";
import { textFile, zipFiles } from "./zip.ts";

/** The page of the runner `web`, which gets the model inside. */
const PAGE = "predict.html";

export interface TakeawayOptions extends TakeawayChoice {
  /** The files of the ready runners that are taken, by their paths within the runner's folder. */
  ready: Partial<Record<ReadyRunner, Files>>;
  /** MODEL_CARD.md in the language of whoever takes the model. */
  card: string;
}

/** A sealed model's files (as `pack` writes them), and those of the runners in their folders. */
export function takeaway(
  model: Files,
  { runners, golden, halfWeights, card, ready }: TakeawayOptions,
): Map<string, Uint8Array> {
  const changes = new Map<string, Uint8Array | null>([[CARD_FILE, textFile(card)]]);
  if (!golden) changes.set(GOLDEN_FILE, null);
  const own = sealedWith(model, changes);
  const files = new Map(own);
  if (runners.includes("onnx")) {
    const manifest = new TextDecoder().decode(own.get(MANIFEST_FILE));
    const made = onnxFiles(unpack(own), manifest, { halfWeights });
    for (const [name, bytes] of made) files.set(`onnx/${name}`, bytes);
  }
  for (const [runner, parts] of Object.entries(ready)) {
    for (const [name, bytes] of parts) {
      const isPage = runner === "web" && name === PAGE;
      const page = () => textFile(inlineModel(new TextDecoder().decode(bytes), zipFiles(own)));
      files.set(`${runner}/${name}`, isPage ? page() : bytes);
    }
  }
  return files;
}
