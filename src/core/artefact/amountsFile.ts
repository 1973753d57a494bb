// amounts.safetensors: a member's amounts model, its weights under PyTorch's names and the rest in the metadata.

import { CONTEXT_COUNT, MEASURE_COUNT } from "../features/amounts/parts.ts";
import { MessageError } from "../lib/message.ts";
import { readSafetensors, writeSafetensors } from "../lib/safetensors.ts";
import { z } from "../lib/zod.ts";
import { DECILES } from "../model/amounts/amountCells.ts";
import type { AmountModel } from "../model/amounts/amountModel.ts";
import { amountShapes } from "../model/amounts/amountNetwork.ts";
import type { Parameter } from "../model/parameters.ts";
import { exportMessage } from "./exportMessages.ts";
import { bytesOf, checkJson, type Files, type Shown, within } from "./jsonFiles.ts";
import { checkId, ID_KEY } from "./seal.ts";

const VALUES = "levels.values";
const COUNTS = "levels.counts";

const share = z.number().min(0).max(1);
const numbers = (length: number) => z.array(z.number()).length(length);
const cells = z.object({
  thresholds: numbers(DECILES - 1),
  cells: z
    .array(
      z.object({
        count: z.number().int().min(0),
        mean: z.number(),
        off: z.number().min(0),
        low: z.number(),
        high: z.number(),
      }),
    )
    .length(2 * DECILES),
});

/** What stands in the metadata, as JSON. */
export const amountsSchema = z.object({
  scales: z.object({
    fallback: numbers(MEASURE_COUNT),
    distance: z.array(z.number().positive()).length(MEASURE_COUNT),
    mean: numbers(MEASURE_COUNT + CONTEXT_COUNT),
    deviation: z.array(z.number().positive()).length(MEASURE_COUNT + CONTEXT_COUNT),
  }),
  wholeUnits: z.boolean(),
  most: numbers(2),
  cells: z.object({ quantity: cells, revenue: cells, discount: cells }),
  beforeProduct: z.object({ quantity: share, revenue: share, discount: share }).optional(),
});

/** The file's bytes; `id` is that of the artefact it is a part of. */
export function amountsFile(model: AmountModel, id: string): Uint8Array {
  const { weights, levels, scales, wholeUnits, most, cells, beforeProduct } = model;
  const shape = [levels.values.length / MEASURE_COUNT, MEASURE_COUNT];
  const tensors = new Map([
    ...weights,
    [VALUES, { shape, values: levels.values }] as const,
    [COUNTS, { shape, values: levels.counts }] as const,
  ]);
  const about: z.infer<typeof amountsSchema> = { scales, wholeUnits, most, cells, beforeProduct };
  const metadata = new Map([
    ["format", "pt"],
    ["amounts", JSON.stringify(about)],
    [ID_KEY, id],
  ]);
  return writeSafetensors({ tensors, metadata });
}

/**
 * The model in a file of a model of P products and this id, which those of older versions do not have. Throws a message that
 * names what is wrong with it.
 */
export function readAmounts(
  files: Files,
  path: string,
  { numProducts, id, shown }: { numProducts: number; id: string | undefined; shown: Shown },
): AmountModel {
  const bytes = bytesOf(files, path, shown);
  const { tensors, metadata } = within(shown(path), () => readSafetensors(bytes));
  checkId(shown(path), metadata, id);
  const text = metadata.get("amounts") ?? "null";
  const about = checkJson(
    shown(path),
    amountsSchema,
    within(shown(path), () => JSON.parse(text) as unknown),
    ["amounts"],
  );
  const take = (name: string, shape: readonly number[]): Parameter => {
    const at = { file: shown(path), name };
    const found = tensors.get(name);
    if (!found || found.shape.join() !== shape.join()) {
      throw new MessageError(
        exportMessage("bundle.malformed", { name: shown(path), what: `${name} has not the shape [${shape}]` }),
      );
    }
    const { values } = found;
    if (!(values instanceof Float32Array)) throw new MessageError(exportMessage("bundle.notF32", at));
    if (!values.every(Number.isFinite)) throw new MessageError(exportMessage("bundle.noNumbers", at));
    return { shape: [...shape], values };
  };
  const weights = new Map([...amountShapes(numProducts)].map(([name, shape]) => [name, take(name, shape)]));
  const levels = [numProducts, MEASURE_COUNT];
  return { ...about, weights, levels: { values: take(VALUES, levels).values, counts: take(COUNTS, levels).values } };
}
