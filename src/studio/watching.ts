// What the watch on the validation part comes to, in a few numbers that a sentence can hold.

import { LEVEL_SHARE } from "../core/evaluation/gap.ts";
import type { EpochCheck } from "../core/training/watched.ts";

/** The gap to the best baseline in percentage points, with half the width of its 95 % interval. */
export interface GapInPoints {
  /** "level" where the interval holds 0, or the difference reads as 0.0 points. */
  kind: "ahead" | "level" | "behind";
  /** Positive = the model is better. */
  points: number;
  plusMinus: number;
}

export function gapInPoints({ difference, low, high }: EpochCheck["gap"]): GapInPoints {
  const nothing = Math.abs(difference) < LEVEL_SHARE;
  const kind = nothing ? "level" : low > 0 ? "ahead" : high < 0 ? "behind" : "level";
  return { kind, points: 100 * difference, plusMinus: 50 * (high - low) };
}

/** How a rank went over the epochs: its changes, at most `most` of them; null stands for those between. */
export function rankTrail(ranks: readonly number[], most = 3): (number | null)[] {
  const changes = ranks.filter((rank, i) => rank !== ranks[i - 1]);
  return changes.length <= most ? changes : [changes[0]!, null, ...changes.slice(2 - most)];
}

/**
 * By which factor a typical prediction is off: half of the pairs are closer. NaN where no pair has two values above 0.
 */
export function typicalFactor(actual: readonly number[], predicted: readonly number[]): number {
  const distances = actual
    .flatMap((value, i) => (value > 0 && predicted[i]! > 0 ? [Math.abs(Math.log(predicted[i]! / value))] : []))
    .sort((a, b) => a - b);
  if (distances.length === 0) return Number.NaN;
  const middle = (distances.length - 1) / 2;
  return Math.exp((distances[Math.floor(middle)]! + distances[Math.ceil(middle)]!) / 2);
}
