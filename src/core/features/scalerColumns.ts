// Scalers as plain arrays of numbers instead of objects: they are applied to every value of every line and batch.

import type { Scaler } from "./sampleSet.ts";
import { applyScaler, signedLog } from "./scaling.ts";

/** By index of the scaler. */
export class ScalerColumns {
  private readonly log: Uint8Array;
  private readonly divisor: Float64Array;
  /** 0 and 1 where a feature is not standardised. */
  private readonly mean: Float64Array;
  private readonly deviation: Float64Array;
  /** What 0 becomes: most periods of most customers are empty, and a logarithm costs more than a look. */
  private readonly zero: Float64Array;

  constructor(scalers: readonly Scaler[]) {
    this.log = Uint8Array.from(scalers, ({ log }) => (log ? 1 : 0));
    this.divisor = Float64Array.from(scalers, ({ divisor }) => divisor);
    this.mean = Float64Array.from(scalers, ({ scale, mean }) => (scale ? mean : 0));
    this.deviation = Float64Array.from(scalers, ({ scale, deviation }) => (scale ? deviation : 1));
    this.zero = Float64Array.from(scalers, (scaler) => applyScaler(scaler, 0));
  }

  /**
   * Writes as many values as there are scalers to out[at], out[at + 1], …: that of scaler i is `applyScaler` of
   * raw[from + slots[i]].
   */
  scaleRow(raw: Float64Array, from: number, slots: Int32Array, out: Float32Array, at: number): void {
    const { log, divisor, mean, deviation, zero } = this;
    for (let i = 0; i < slots.length; i++) {
      const value = raw[from + slots[i]!]!;
      // Not −0, whose sign the logarithm keeps. Object.is would be a call.
      if (value === 0 && 1 / value > 0) {
        out[at + i] = zero[i]!;
        continue;
      }
      if (Number.isNaN(value)) {
        out[at + i] = 0;
        continue;
      }
      const divided = divisor[i]! === 1 ? value : value / divisor[i]!;
      out[at + i] = ((log[i]! === 1 ? signedLog(divided) : divided) - mean[i]!) / deviation[i]!;
    }
  }

  /** The same for one scaler and value. */
  apply(i: number, raw: number): number {
    if (Number.isNaN(raw)) return 0;
    const divisor = this.divisor[i]!;
    const divided = divisor === 1 ? raw : raw / divisor;
    return ((this.log[i] === 1 ? signedLog(divided) : divided) - this.mean[i]!) / this.deviation[i]!;
  }
}
