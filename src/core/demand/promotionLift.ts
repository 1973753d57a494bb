// Periods in which more discount than usual was given, and how much more was sold in them: what a promotion moved is no base
// to forecast ordinary weeks from.

import { median } from "../lib/quantile.ts";

/** Share of the list value above the usual from which a discount is a promotion, at least; else four usual deviations. */
const DEEPER = 0.03;
const DEVIATIONS = 4;
/** Periods on each side that tell the usual level. */
const BESIDE = 6;
/** Most of the periods that may be unusual. */
const MOST = 1 / 3;
/** Fewest promotions to tell their lift from, and of standard errors that it must be clear by. */
const FEWEST = 2;
const CLEAR = 2;

export interface PromotionLift {
  /** [N] 1 where the discount lay far above the usual. */
  marks: Uint8Array;
  /** Sales of such a period against the usual ones beside it; 1 where no lift is clear. */
  lift: number;
}

/** Marks by the discounts' median and median deviation; null where none is unusual. */
export function promotionLift(known: Float64Array, discounts: Float64Array | undefined): PromotionLift | null {
  if (!discounts) return null;
  const given = discounts.subarray(0, known.length);
  const told = given.filter((share) => !Number.isNaN(share));
  if (told.length < 2 * BESIDE) return null;
  const middle = median(told);
  const usual = median(told.map((share) => Math.abs(share - middle)));
  const from = middle + Math.max(DEEPER, DEVIATIONS * 1.4826 * usual);
  const marks = Uint8Array.from(given, (share) => (share > from ? 1 : 0));
  const count = marks.reduce((sum, mark) => sum + mark, 0);
  if (count === 0 || count > MOST * told.length) return null;
  const logs: number[] = [];
  for (let t = 0; t < known.length; t++) {
    const level = marks[t] === 1 ? levelBeside(known, marks, t) : 0;
    if (level > 0 && known[t]! > 0) logs.push(Math.log(known[t]! / level));
  }
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const squares = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt(squares / Math.max(1, logs.length - 1) / logs.length);
  const isClear = logs.length >= FEWEST && mean > 0 && mean > CLEAR * error;
  return { marks, lift: isClear ? Math.exp(mean) : 1 };
}

/** The mean of the ordinary periods nearest to t, as far as six away on each side; NaN without any. */
export function levelBeside(known: Float64Array, marks: Uint8Array, t: number): number {
  let [sum, count] = [0, 0];
  for (let at = Math.max(0, t - BESIDE); at <= Math.min(known.length - 1, t + BESIDE); at++) {
    if (marks[at] === 1) continue;
    sum += known[at]!;
    count++;
  }
  return sum / count;
}
