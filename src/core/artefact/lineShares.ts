// What lines look like in shares: the training part of a model's data, and the last lines of whatever it is asked about.
// Both are kept or made in the same way, so that one can be held against the other.

import { bulkOf } from "../data/lines/bulk.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import { trainingLines } from "../evaluation/baselines/trainingPart.ts";
import { FIRST_PRODUCT, UNKNOWN } from "../features/productIds.ts";
import type { Preprocess, SampleSet } from "../features/sampleSet.ts";
import { productColumns } from "../features/vocabulary.ts";
import { PROVINCES } from "../geo/provinces.ts";
import { z } from "../lib/zod.ts";

const count = z.number().int().min(0);
const share = z.number().min(0).max(1);

/** What lines differ by from a training part; null where that cannot be told. */
export const driftSchema = z.object({
  /** The lines that were looked at. */
  lines: count,
  /** Shares of lines with a product that has no id of its own, and of a place that is not located or that training never saw. */
  unknownProducts: share.nullable(),
  unknownProvinces: share.nullable(),
  /** Total variation between the shares: half the sum of their differences, 0 = the same, 1 = nothing in common. */
  products: share.nullable(),
  amounts: share.nullable(),
});
export type Drift = z.infer<typeof driftSchema>;

/** Of the training part; the products' counts stand in the preprocess. */
export const trainingSharesSchema = z.object({
  lines: count,
  /** [35] lines by province, 0 = not located; null where the data names no place, or none that can be located. */
  provinces: z
    .array(count)
    .length(PROVINCES.length + 1)
    .nullable(),
  /** Lines between the deciles of an amount: of `edges` [k] rising, `lines` [k + 1]; null where the data has no amount. */
  amounts: z
    .object({ of: z.enum(["revenue", "quantity"]), edges: z.array(z.number()).max(9), lines: z.array(count).max(10) })
    .nullable(),
});
export type TrainingShares = z.infer<typeof trainingSharesSchema>;

/** What is needed of samples: their lines, and [place codes] the province of each place. */
export type SharedLines = Pick<SampleSet, "lines" | "provinces">;

/** Counts the training part. */
export function trainingShares(samples: SampleSet): TrainingShares {
  const { lines, preprocess, provinces } = samples;
  const mask = trainingLines(samples);
  const chosen: number[] = [];
  for (let i = 0; i < lines.count; i++) if (mask[i] === 1) chosen.push(i);
  const of = preprocess.tasks.revenue ? "revenue" : preprocess.tasks.quantity ? "quantity" : null;
  const edges = of ? deciles(Float64Array.from(chosen, (line) => lines[of][line]!)) : [];
  return {
    lines: chosen.length,
    provinces: provinces.some((province) => province > 0) ? byProvince(lines, provinces, chosen) : null,
    amounts: of && { of, edges, lines: byAmount(lines[of], edges, chosen) },
  };
}

/** What these lines differ by from the training part that a model was fitted on; `known` is null in older models. */
export function driftOf(
  { lines, provinces }: SharedLines,
  preprocess: Preprocess,
  chosen: readonly number[],
  known: TrainingShares | null,
): Drift {
  const n = chosen.length;
  const none = { lines: n, unknownProducts: null, unknownProvinces: null, products: null, amounts: null };
  if (n === 0) return none;
  const { ids } = productColumns(lines.product, preprocess);
  const products = new Float64Array(preprocess.products.length + FIRST_PRODUCT);
  for (const line of chosen) products[ids[lines.product.codes[line]!]!]!++;
  const unknown = products[UNKNOWN]!;
  const trained = Float64Array.from([0, 0, ...preprocess.productCounts]);
  const ofKnown = trained.reduce((sum, each) => sum + each, 0);
  trained[UNKNOWN] = Math.max(0, (known?.lines ?? 0) - ofKnown);
  return {
    lines: n,
    unknownProducts: unknown / n,
    unknownProvinces: known?.provinces ? unseenProvinces(lines, provinces, chosen, known.provinces) / n : null,
    products: totalVariation(trained, products),
    amounts: known?.amounts
      ? totalVariation(known.amounts.lines, byAmount(lines[known.amounts.of], known.amounts.edges, chosen))
      : null,
  };
}

/** So many of the last lines are held against the training part: a twentieth, as the test part is, within bounds. */
export function recentLines(lines: number): number {
  return Math.min(2000, Math.max(200, Math.ceil(lines / 20)));
}

/** The drift of a data set's own last lines, its outlying days left aside. */
export function ownDrift(samples: SampleSet, seen: TrainingShares | null): Drift {
  const { lines, preprocess } = samples;
  return driftOf(samples, preprocess, lastLines(lines, bulkOf(lines).last + 1, recentLines(lines.count)), seen);
}

/**
 * Half the sum of the differences between two distributions, given as counts of the same kinds: the largest difference in
 * the share of any set of kinds. 0 = the same, 1 = nothing in common; null where one has no counts.
 */
export function totalVariation(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  let [all, others] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    all += a[i]!;
    others += b[i]!;
  }
  if (all === 0 || others === 0) return null;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! / all - b[i]! / others);
  // Sums of shares may exceed 1 in the last bit.
  return Math.min(1, sum / 2);
}

/** The last `most` lines before a moment; more where several share the first one's time. */
export function lastLines({ count, time }: SaleLines, before: number, most: number): number[] {
  const times = time.slice(0, count).filter((at) => at < before);
  if (times.length === 0) return [];
  const from = times.sort()[Math.max(0, times.length - most)]!;
  const chosen: number[] = [];
  for (let i = 0; i < count; i++) if (time[i]! >= from && time[i]! < before) chosen.push(i);
  return chosen;
}

function byProvince({ place }: SaleLines, provinces: Uint8Array, chosen: readonly number[]): number[] {
  const counts = new Array<number>(PROVINCES.length + 1).fill(0);
  for (const line of chosen) counts[provinces[place?.codes[line] ?? -1] ?? 0]!++;
  return counts;
}

function unseenProvinces(
  lines: SaleLines,
  provinces: Uint8Array,
  chosen: readonly number[],
  seen: readonly number[],
): number {
  return byProvince(lines, provinces, chosen).reduce((sum, n, id) => sum + (id === 0 || seen[id] === 0 ? n : 0), 0);
}

/** Nine rising amounts that part the values in tenths; fewer where values are repeated. */
function deciles(values: Float64Array): number[] {
  const sorted = values.sort();
  const at = (tenth: number): number => sorted[Math.floor((tenth * sorted.length) / 10)]!;
  return sorted.length === 0 ? [] : [...new Set([1, 2, 3, 4, 5, 6, 7, 8, 9].map(at))].filter(Number.isFinite);
}

/** [edges + 1] lines whose amount lies below the first edge, from it on, … */
function byAmount(values: Float64Array, edges: readonly number[], chosen: readonly number[]): number[] {
  const counts = new Array<number>(edges.length + 1).fill(0);
  for (const line of chosen) counts[edges.filter((edge) => values[line]! >= edge).length]!++;
  return counts;
}
