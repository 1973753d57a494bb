// Sums in double-double arithmetic: exact for any realistic column, so that a window taken as the difference of two
// running sums has the same bits as the window added up by itself (no cancellation, nothing of later lines shows).
// Dekker (1971), https://doi.org/10.1007/BF01397083.

/** A running sum held as an unevaluated pair high + low. */
export class ExactSum {
  high = 0;
  low = 0;

  clear(): void {
    this.high = 0;
    this.low = 0;
  }

  /** Adds one number. */
  add(value: number): void {
    const sum = this.high + value;
    const back = sum - this.high;
    const error = this.high - (sum - back) + (value - back);
    const low = this.low + error;
    this.high = sum + low;
    this.low = low - (this.high - sum);
  }

  /** Adds a · b without rounding the product first (|a|, |b| below 1e150). */
  addProduct(a: number, b: number): void {
    const product = a * b;
    const aHigh = upperHalf(a);
    const bHigh = upperHalf(b);
    const aLow = a - aHigh;
    const bLow = b - bHigh;
    this.add(product);
    this.add(aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow);
  }

  /** The sum, rounded once. */
  value(): number {
    return this.high + this.low;
  }
}

/** Running sums of one column, restarted for each customer: entry p is the sum over start..p. */
export interface RunningSum {
  high: Float64Array;
  low: Float64Array;
}

export function runningSum(count: number): RunningSum {
  return { high: new Float64Array(count), low: new Float64Array(count) };
}

/** The sum over positions from..to−1 of a customer whose first position is `start`; 0 for an empty range. */
export function rangeSum(sums: RunningSum, from: number, to: number, start: number): number {
  if (to <= from) return 0;
  const a = sums.high[to - 1]!;
  const aLow = sums.low[to - 1]!;
  if (from === start) return a + aLow;
  const b = sums.high[from - 1]!;
  const difference = a - b;
  const back = difference - a;
  const error = a - (difference - back) - (b + back);
  return difference + (error + (aLow - sums.low[from - 1]!));
}

/** Adds the sum over positions from..to−1 to `into`, without rounding. */
export function addRange(into: ExactSum, sums: RunningSum, from: number, to: number, start: number): void {
  if (to <= from) return;
  into.add(sums.high[to - 1]!);
  into.add(sums.low[to - 1]!);
  if (from === start) return;
  into.add(-sums.high[from - 1]!);
  into.add(-sums.low[from - 1]!);
}

function upperHalf(x: number): number {
  const scaled = 134217729 * x;
  return scaled - (scaled - x);
}
