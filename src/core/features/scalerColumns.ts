// Scalers as plain arrays of numbers instead of objects: they are applied to every value of every line and batch.

import type { Scaler } from "./sampleSet.ts";
import { signedLog } from "./scaling.ts";

/** By index of the scaler. */
export class ScalerColumns {
  private readonly log: Uint8Array;
  private readonly divisor: Float64Array;
  /** 0 and 1 where a feature is not standardised. */
  private readonly mean: Float64Array;
  private readonly deviation: Float64Array;

  constructor(scalers: readonly Scaler[]) {
    this.log = Uint8Array.from(scalers, ({ log }) => (log ? 1 : 0));
    this.divisor = Float64Array.from(scalers, ({ divisor }) => divisor);
    this.mean = Float64Array.from(scalers, ({ scale, mean }) => (scale ? mean : 0));
    this.deviation = Float64Array.from(scalers, ({ scale, deviation }) => (scale ? deviation : 1));
  }

  /** The same as `applyScaler` of one of them. */
  apply(i: number, raw: number): number {
    if (Number.isNaN(raw)) return 0;
    const divided = raw / this.divisor[i]!;
    const value = this.log[i] === 1 ? signedLog(divided) : divided;
    return (value - this.mean[i]!) / this.deviation[i]!;
  }
}
