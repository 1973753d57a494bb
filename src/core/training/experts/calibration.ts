// The exponent under which a model promises its ten likeliest products as often as they are bought.

import { FIRST_PRODUCT } from "../../features/productIds.ts";
import { topK } from "../../model/ranking.ts";
import type { JudgedHistory } from "./histories.ts";

const TOP = 10;
/** Exponents tried lie between these. */
const BOUNDS = [0.5, 2] as const;
/** Halvings of that distance. */
const HALVINGS = 12;

/** The ten likeliest products of one history: what they scored, and how many of the lines bought one of them. */
export interface TopTen {
  /** [P] logarithms of the probabilities, up to a constant. */
  scores: Float32Array;
  top: Int32Array;
  hits: number;
  lines: number;
}

export function topTenOf(scores: Float64Array, { bought, lines, unknown }: JudgedHistory): TopTen {
  const top = topK(scores, TOP);
  const hits = bought.reduce((sum, [id, count]) => sum + (top.includes(id) ? count : 0), 0);
  return { scores: Float32Array.from(scores), top, hits, lines: lines + unknown };
}

/**
 * The exponent w on all probabilities under which Σ p(the ten likeliest) is the number of lines that bought one of them, by halving
 * [0.5, 2]: the larger w, the more is promised. 1 where there are no lines.
 */
export function powerOf(rows: readonly TopTen[]): number {
  const hits = rows.reduce((sum, row) => sum + row.hits, 0);
  if (rows.every(({ lines }) => lines === 0)) return 1;
  let [low, high]: [number, number] = [...BOUNDS];
  for (let step = 0; step < HALVINGS; step++) {
    const power = (low + high) / 2;
    const promised = rows.reduce((sum, row) => sum + row.lines * promiseOf(row, power), 0);
    if (promised > hits) high = power;
    else low = power;
  }
  return (low + high) / 2;
}

/** Σ of p^power over the ten likeliest, all products' scaled to sum 1. */
function promiseOf({ scores, top }: TopTen, power: number): number {
  const highest = scores[top[0]!]!;
  let all = 0;
  for (let id = FIRST_PRODUCT; id < scores.length; id++) all += Math.exp(power * (scores[id]! - highest));
  let sum = 0;
  for (const id of top) sum += Math.exp(power * (scores[id]! - highest));
  return sum / all;
}
