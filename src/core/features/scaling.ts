// Raw feature values to model inputs and back: log1p where named, then mean and deviation of the training samples.

import type { Scaling } from "./registry/definition.ts";
import type { Scaler } from "./sampleSet.ts";

/** log1p, mirrored below 0: sums with returns kept may be negative. */
export function signedLog(x: number): number {
  return x >= 0 ? Math.log1p(x) : -Math.log1p(-x);
}

/** A raw value before standardisation. */
export function transformed({ log, divisor }: Scaling, raw: number): number {
  return log ? signedLog(raw / divisor) : raw / divisor;
}

/** A raw value as the model sees it; an unknown one (NaN) is the training mean, 0. */
export function applyScaler(scaler: Scaler, raw: number): number {
  if (Number.isNaN(raw)) return 0;
  const value = transformed(scaler, raw);
  return scaler.scale ? (value - scaler.mean) / scaler.deviation : value;
}

/** The raw value behind a model's answer: the inverse of `applyScaler`. */
export function invertScaler(scaler: Scaler, input: number): number {
  const value = scaler.scale ? input * scaler.deviation + scaler.mean : input;
  if (!scaler.log) return value * scaler.divisor;
  return (value >= 0 ? Math.expm1(value) : -Math.expm1(-value)) * scaler.divisor;
}

/** A deviation this small beside the mean is rounding: in the model's float32 the feature is a constant. */
export const CONSTANT_BELOW = 1e-7;

/** Mean and population deviation of a stream of numbers, shifted by the first so that a constant has none. */
export class RunningMoments {
  count = 0;
  /** The first number, and sums of what lies beyond it and of its square. */
  shift = 0;
  sum = 0;
  squares = 0;

  clear(): void {
    this.count = 0;
    this.shift = 0;
    this.sum = 0;
    this.squares = 0;
  }

  /** Adds a value `weight` times; NaN (unknown) is passed over. */
  add(value: number, weight: number): void {
    if (Number.isNaN(value)) return;
    if (this.count === 0) this.shift = value;
    const x = value - this.shift;
    this.count += weight;
    this.sum += weight * x;
    this.squares += weight * x * x;
  }

  /** Adds the logs of values[from], values[from + stride], … before `to`, `weight` times each; none of them is NaN. */
  addLogs(values: Float64Array, from: number, to: number, stride: number, weight: number): void {
    if (to <= from) return;
    if (this.count === 0) this.shift = signedLog(values[from]!);
    const { shift } = this;
    let count = 0;
    let sum = 0;
    let squares = 0;
    for (let i = from; i < to; i += stride) {
      const value = values[i]!;
      // Most periods of most customers are empty.
      const x = (value === 0 ? 0 : signedLog(value)) - shift;
      count++;
      sum += x;
      squares += x * x;
    }
    this.count += weight * count;
    this.sum += weight * sum;
    this.squares += weight * squares;
  }

  /** Adds raw values[from], values[from + stride], … before `to` as `scaling` has them, `weight` times each. */
  addRaw(scaling: Scaling, values: Float64Array, from: number, to: number, stride: number, weight: number): void {
    if (scaling.log && scaling.divisor === 1) {
      this.addLogs(values, from, to, stride, weight);
      return;
    }
    for (let i = from; i < to; i += stride) this.add(transformed(scaling, values[i]!), weight);
  }

  mean(): number {
    return this.count === 0 ? 0 : this.shift + this.sum / this.count;
  }

  /** 1 for a constant (or never seen) feature, so that dividing by it is safe. */
  deviation(): number {
    if (this.count === 0) return 1;
    const mean = this.sum / this.count;
    const deviation = Math.sqrt(Math.max(0, this.squares / this.count - mean * mean));
    return deviation > CONSTANT_BELOW * Math.max(1, Math.abs(this.mean())) ? deviation : 1;
  }

  scaler({ name, log, scale, divisor }: Scaling & { name: string }): Scaler {
    return { name, log, scale, divisor, mean: scale ? this.mean() : 0, deviation: scale ? this.deviation() : 1 };
  }
}
