// Classes of a coloured map: a few steps with round limits, about as many provinces in each, but few in the last.

/** Shares of the positive values that lie below each limit: what is far ahead of all others stands alone. */
const SHARES = [0.2, 0.4, 0.6, 0.8, 0.94];

/**
 * Ascending limits between the classes of the positive values, with as few digits as tell them apart; up to five, fewer where
 * values are few or alike.
 */
export function classLimits(values: readonly number[]): number[] {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  const limits: number[] = [];
  for (const share of SHARES) {
    const at = Math.floor(share * sorted.length + 1e-9);
    if (at === 0) continue;
    const limit = between(sorted[at - 1]!, sorted[at]!);
    if (limit !== null && limit > (limits.at(-1) ?? 0)) limits.push(limit);
  }
  return limits;
}

/** A round number above `low` and at most `high`; null where they are equal. */
function between(low: number, high: number): number | null {
  if (low >= high) return null;
  for (let digits = 1; digits <= 15; digits++) {
    const round = Number(high.toPrecision(digits));
    const unit = 10 ** (Math.floor(Math.log10(high)) + 1 - digits);
    const below = round > high ? Number((round - unit).toPrecision(15)) : round;
    if (below > low) return below;
  }
  return high;
}

/** Index of a value's class: 0 for nothing, then 1 to limits.length + 1. */
export function classOf(value: number, limits: readonly number[]): number {
  if (value <= 0) return 0;
  return 1 + limits.filter((limit) => value >= limit).length;
}
