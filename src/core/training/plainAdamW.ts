// AdamW in plain double precision, for the small fits beside the network: they repeat bit for bit on every device.
// Loshchilov and Hutter (2019), https://arxiv.org/abs/1711.05101.

const BETAS = [0.9, 0.999] as const;
const EPSILON = 1e-8;

/** Numbers that are learnt, with what their steps need. */
export interface Slot {
  values: Float64Array;
  /** Of the step to come; the caller adds to it and clears it. */
  gradient: Float64Array;
  moment: Float64Array;
  variance: Float64Array;
}

export function slotOf(values: Float64Array): Slot {
  const zeros = (): Float64Array => new Float64Array(values.length);
  return { values, gradient: zeros(), moment: zeros(), variance: zeros() };
}

export interface PlainStep {
  rate: number;
  /** Decoupled decay, as a share of the values times the rate. */
  decay: number;
  /** Largest norm of all gradients together. */
  clip: number;
  /** From 1. */
  step: number;
}

/** One step of all slots along their gradients, which are clipped by their common norm. */
export function stepAdamW(slots: readonly Slot[], { rate, decay, clip: most, step }: PlainStep): void {
  let squares = 0;
  for (const { gradient } of slots) for (let i = 0; i < gradient.length; i++) squares += gradient[i]! * gradient[i]!;
  const clip = Math.min(1, most / (Math.sqrt(squares) + 1e-6));
  const [first, second] = BETAS;
  const unbias1 = 1 - first ** step;
  const unbias2 = 1 - second ** step;
  for (const { values, gradient, moment, variance } of slots) {
    for (let i = 0; i < values.length; i++) {
      const g = gradient[i]! * clip;
      const m = first * moment[i]! + (1 - first) * g;
      const v = second * variance[i]! + (1 - second) * g * g;
      moment[i] = m;
      variance[i] = v;
      values[i] = values[i]! * (1 - rate * decay) - (rate * (m / unbias1)) / (Math.sqrt(v / unbias2) + EPSILON);
    }
  }
}

/** A cosine from `rate` to 0 while `progress` goes from 0 to 1. */
export function cosineRate(rate: number, progress: number): number {
  return 0.5 * rate * (1 + Math.cos(Math.PI * progress));
}
