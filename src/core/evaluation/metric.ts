// A number that was judged.

/** A value with its 95 % bootstrap interval over customers; NaN (null in JSON) where no target counts. */
export interface Metric {
  value: number;
  low: number;
  high: number;
}
