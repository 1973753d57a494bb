// Cosine annealing with warm restarts (SGDR), as torch.optim.lr_scheduler.CosineAnnealingWarmRestarts.
// Loshchilov and Hutter (2017), https://arxiv.org/abs/1608.03983.

import type { TrainingSettings } from "./settings.ts";

export interface WarmRestarts {
  /** The rate right after a restart. */
  learningRate: number;
  /** T_0, the first period; in whatever unit `at` is given (steps or epochs). */
  period: number;
  /** T_mult, each period's length over the one before. */
  factor: number;
  /** eta_min, the rate at a period's end. */
  minimum: number;
}

/** The schedule that the settings ask for, in epochs. */
export function scheduleOf(settings: TrainingSettings): WarmRestarts {
  return {
    learningRate: settings.learningRate,
    period: settings.warmRestartPeriod,
    factor: settings.warmRestartFactor,
    minimum: settings.minLearningRate,
  };
}

/** The learning rate at time `at` ≥ 0 (fractions allowed). */
export function learningRateAt(schedule: WarmRestarts, at: number): number {
  const { learningRate, minimum } = schedule;
  const { elapsed, period } = periodAt(schedule, at);
  const low = Math.min(minimum, learningRate);
  return low + ((learningRate - low) * (1 + Math.cos((Math.PI * elapsed) / period))) / 2;
}

/** When the rate starts over within `end` epochs: the starts of all periods but the first, ascending. */
export function restartsWithin({ period, factor }: WarmRestarts, end: number): number[] {
  const restarts: number[] = [];
  let length = period;
  for (let at = period; at < end; at += length) {
    restarts.push(at);
    length *= factor;
  }
  return restarts;
}

/** The epochs that end a restart period, ascending. */
export function periodEnds(settings: TrainingSettings): number[] {
  const { epochs } = settings;
  return restartsWithin(scheduleOf(settings), epochs + 1).filter((end) => end <= epochs);
}

/** Which restart period `at` falls into: its length and the time since its start. */
export function periodAt({ period, factor }: WarmRestarts, at: number): { elapsed: number; period: number } {
  let elapsed = at;
  let length = period;
  if (factor === 1) return { elapsed: at % period, period };
  while (elapsed >= length) {
    elapsed -= length;
    length *= factor;
  }
  return { elapsed, period: length };
}
