// For tests: sums without any rounding on the way, by whole numbers.

const BITS = 60;

/** The sum of numbers that are multiples of 2^-60 (any of 0.01 and more are), rounded once. */
export function plainSum(values: readonly number[]): number {
  const total = values.reduce((sum, value) => sum + BigInt(value * 2 ** BITS), 0n);
  return Number(total) / 2 ** BITS;
}
