// What a user called a run and wrote about it, beside the model in a zip: so that a run moves whole to another machine.

import { z } from "../lib/zod.ts";
import { RUN_FILE } from "./artefact.ts";
import { textFile } from "./zip.ts";

const LONGEST = 10_000;

export const runLabelSchema = z.object({
  name: z.string().min(1).max(LONGEST),
  note: z.string().max(LONGEST),
  fingerprint: z.string().max(LONGEST),
  dataset: z.string().max(LONGEST),
});

/** A run's name and note, and the fingerprint and name of its data set; "" where unknown. */
export type RunLabel = z.infer<typeof runLabelSchema>;

/** The file run.json. */
export function runLabelFile(label: RunLabel): Uint8Array {
  return textFile(JSON.stringify(runLabelSchema.parse(label), null, 2));
}

/** The label among a model's files; null where there is none, or one that cannot be read: the model does without. */
export function runLabel(files: ReadonlyMap<string, Uint8Array>): RunLabel | null {
  const bytes = files.get(RUN_FILE);
  if (!bytes) return null;
  try {
    return runLabelSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}
