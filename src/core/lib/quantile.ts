// Quantiles with linear interpolation, quintile thresholds and scores.

/**
 * The q-quantile of ascending values, linearly interpolated at q · (n − 1); NaN when there are none. Type 7 of
 * Hyndman and Fan (1996), https://doi.org/10.1080/00031305.1996.10473566.
 */
export function quantile(ascending: ArrayLike<number>, q: number): number {
  const n = ascending.length;
  if (n === 0) return Number.NaN;
  const at = q * (n - 1);
  const below = Math.floor(at);
  const low = ascending[below]!;
  const high = ascending[Math.min(below + 1, n - 1)]!;
  return low + (high - low) * (at - below);
}

export function median(values: Iterable<number>): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}

/** The 0.2, 0.4, 0.6 and 0.8 quantiles of values in any order. */
export function quintiles(values: Iterable<number>): number[] {
  const ascending = Float64Array.from(values).sort();
  return [0.2, 0.4, 0.6, 0.8].map((q) => quantile(ascending, q));
}

/** 1 + how many thresholds lie below the value: 1..5 for quintiles. */
export function score(thresholds: readonly number[], value: number): number {
  let result = 1;
  for (let i = 0; i < thresholds.length; i++) if (thresholds[i]! < value) result++;
  return result;
}
