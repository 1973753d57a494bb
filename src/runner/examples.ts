// The model's own examples: golden.json, where it has one.

import { parseJson } from "../core/artefact/jsonFiles.ts";
import { z } from "../core/lib/zod.ts";
import type { Predictor } from "./api.ts";

const FILE = "golden.json";

/** What is asked of it here; the model's seal has held the rest to what was written. */
const schema = z.looseObject({
  date: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
  customers: z.array(z.string()),
});

export function examplesOf(files: ReadonlyMap<string, Uint8Array>): Predictor["examples"] {
  if (!files.has(FILE)) return null;
  const { date, columns, rows, customers } = parseJson(files, FILE, schema);
  return { lines: { columns, rows }, date, customers };
}
