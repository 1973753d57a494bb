// The known ceiling of a generated file: how often the best possible guess of a line's product would be right, since the
// generating process knows every probability. Shown beside every model trained on such a file.

import { throwIfAborted } from "../../lib/abort.ts";
import { marketSize } from "./market.ts";
import { type Visit, visits } from "./visits.ts";

export interface DistributorOptions {
  /** Number of lines, without the header. */
  rows: number;
  seed: number;
}

export interface DistributorTruth {
  /** Best reachable accuracy on the test targets of the default split: the last 5% by time. */
  ceilingAccuracy: number;
  /** The same over all targets (every line but those of a customer's first visit). */
  ceilingAll: number;
  rows: number;
  /** Without the few walk-in codes. */
  customers: number;
  products: number;
  /** First and last day, ISO. */
  first: string;
  last: string;
  /** What the ceiling means, in words. */
  note: string;
}

const NOTE =
  "Synthetic data. Each line's product was drawn from known probabilities, given everything before the visit; the " +
  "ceiling is the mean of the largest of them over the test targets (the last 5% by time). It knows the hidden " +
  "habits and promotions, so no model trained on the file can be expected to pass it, beyond chance.";

/** Gathers the ceiling while visits go by. Throws RangeError on impossible options. */
export class CeilingGauge {
  readonly #best: Float32Array;
  readonly #minutes: Int32Array;
  #targets = 0;
  #first = 0;
  #last = 0;
  readonly #options: DistributorOptions;

  constructor(options: DistributorOptions) {
    const { rows, seed } = options;
    if (!Number.isInteger(rows) || rows < 0 || rows > 50_000_000) {
      throw new RangeError(`rows must be a whole number from 0 to 50,000,000, found ${rows}`);
    }
    if (!Number.isInteger(seed)) throw new RangeError(`seed must be a whole number, found ${seed}`);
    this.#options = options;
    this.#best = new Float32Array(rows);
    this.#minutes = new Int32Array(rows);
  }

  add(visit: Visit): void {
    this.#first ||= visit.day;
    this.#last = visit.day;
    if (visit.first) return;
    for (let k = 0; k < visit.count; k++) {
      this.#best[this.#targets] = visit.best;
      this.#minutes[this.#targets++] = visit.day * 1440 + visit.minute;
    }
  }

  truth(): DistributorTruth {
    const n = this.#targets;
    const cut = n > 0 ? this.#minutes[Math.ceil((95 * n) / 100) - 1] : 0;
    let all = 0;
    let test = 0;
    let tests = 0;
    for (let t = 0; t < n; t++) {
      all += this.#best[t];
      if (this.#minutes[t] <= cut) continue;
      test += this.#best[t];
      tests++;
    }
    const size = marketSize(this.#options.rows);
    return {
      ceilingAccuracy: tests > 0 ? test / tests : n > 0 ? all / n : 0,
      ceilingAll: n > 0 ? all / n : 0,
      rows: this.#options.rows,
      ...size,
      first: isoDay(this.#first),
      last: isoDay(this.#last),
      note: NOTE,
    };
  }
}

/** The ceiling of the file that the same options generate, without writing it. Throws when `signal` aborts. */
export function distributorTruth(options: DistributorOptions, signal?: AbortSignal): DistributorTruth {
  const gauge = new CeilingGauge(options);
  let seen = 0;
  for (const visit of visits(options.rows, options.seed)) {
    gauge.add(visit);
    if (++seen % 4096 === 0) throwIfAborted(signal);
  }
  return gauge.truth();
}

function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
