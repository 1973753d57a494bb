// What all customers bought lately, and goes on doing so after the training cut: the weeks that the preprocess keeps up to the
// cut, then the lines at hand day by day. A target sees the days before its own, never its own.

import { DAY_MS } from "../../lib/calendar.ts";
import { FIRST_PRODUCT } from "../productIds.ts";
import { type MemoryTables, WEEK_MS } from "./parts.ts";
import { weekOf } from "./trend.ts";

/** Days whose shares are kept at a time: what is asked for comes day by day. */
const KEPT_DAYS = 64;
/** A weight doubles at most so often before it is told from another day on. */
const MOST_HALVES = 500;

const NOTHING = new Int32Array(0);

/** What was sold before a day: weights [P] told as of the day `origin`, and the next of the later lines. */
interface Sold {
  weights: Float64Array;
  origin: number;
  day: number;
  next: number;
}

export interface SalesSource {
  tables: MemoryTables | undefined;
  /** The training cut, ms. */
  cut: number;
  numProducts: number;
  /** Positions in time order, their vocabulary ids and times. */
  byTime: Int32Array;
  ids: Int32Array;
  times: Float64Array;
}

/**
 * Shares of all products in what was sold, a line weighing half for every `halfLife` days of its age. Up to the training cut the lines
 * are those of the training part, in whole weeks before the time's own (their age is that of the week's middle); after it all
 * lines of the file later than the cut, on days before the time's own, count beside them.
 */
export class Sales {
  readonly #source: SalesSource;
  /** Positions of known products after the cut in time order. */
  readonly #later: Int32Array;
  #halfLife = 0;
  /** By day, or by −1 − week for times up to the cut. */
  #kept = new Map<number, Float32Array>();
  /** What was sold before the last day asked for. */
  #sold: Sold | undefined;

  constructor(source: SalesSource) {
    this.#source = source;
    const { byTime, times, ids, cut } = source;
    this.#later = byTime.filter((p) => times[p]! > cut && ids[p]! >= FIRST_PRODUCT);
  }

  /**
   * [P] shares as of a time, all 0 where nothing was sold; not to be written to. `without`: positions of earlier lines of the target's
   * own visit, which are left out (those after the cut; hardly ever there are any).
   */
  at(time: number, halfLife: number, without: Int32Array = NOTHING): Float32Array {
    const { cut } = this.#source;
    if (halfLife !== this.#halfLife) {
      this.#halfLife = halfLife;
      this.#kept = new Map();
      this.#sold = undefined;
    }
    const week = weekOf(time, cut);
    const day = dayOf(time);
    if (week < 0 && without.some((p) => this.#source.times[p]! > cut)) {
      return sharesOf(this.#sell(this.#before(), day, new Set(without)).weights);
    }
    const key = week >= 0 ? -1 - week : day;
    const known = this.#kept.get(key);
    if (known) return known;
    const shares = sharesOf(week >= 0 ? this.#weeks(week + 1, cut - week * WEEK_MS) : this.#upTo(day));
    if (this.#kept.size >= KEPT_DAYS) this.#kept = new Map();
    this.#kept.set(key, shares);
    return shares;
  }

  /** [P] weights of the kept weeks from `first` on, as of a time. */
  #weeks(first: number, time: number): Float64Array {
    const { tables, numProducts, cut } = this.#source;
    const weights = new Float64Array(numProducts);
    for (const [week, pairs] of (tables?.weeks ?? []).entries()) {
      if (week < first) continue;
      const weight = this.#weight((time - cut) / DAY_MS + 7 * (week + 0.5));
      for (let k = 0; k + 1 < pairs.length; k += 2) {
        if (pairs[k]! < numProducts) weights[pairs[k]!]! += weight * pairs[k + 1]!;
      }
    }
    return weights;
  }

  /** [P] weights of everything before a day after the cut. */
  #upTo(day: number): Float64Array {
    if (!this.#sold || day < this.#sold.day) this.#sold = this.#before();
    this.#sold = this.#sell(this.#sold, day);
    return this.#sold.weights;
  }

  /** As the kept weeks have it at the cut. */
  #before(): Sold {
    const day = dayOf(this.#source.cut);
    return { weights: this.#weeks(0, day * DAY_MS), origin: day, day, next: 0 };
  }

  /**
   * Goes on up to a day. Weights grow with time instead of fading, so that each line is added once and the same days give the same
   * bits in whatever order they are asked for.
   */
  #sell({ weights, origin, next }: Sold, day: number, without?: ReadonlySet<number>): Sold {
    const { ids, times } = this.#source;
    for (; next < this.#later.length; next++) {
      const p = this.#later[next]!;
      const sold = dayOf(times[p]!);
      if (sold >= day) break;
      if (without?.has(p)) continue;
      if (sold - origin > MOST_HALVES * this.#halfLife) {
        const older = this.#weight(sold - origin);
        for (let id = 0; id < weights.length; id++) weights[id]! *= older;
        origin = sold;
      }
      weights[ids[p]!]! += this.#weight(origin - sold);
    }
    return { weights, origin, day, next };
  }

  #weight(days: number): number {
    return 2 ** (-days / this.#halfLife);
  }
}

function dayOf(time: number): number {
  return Math.floor(time / DAY_MS);
}

function sharesOf(weights: Float64Array): Float32Array {
  let total = 0;
  for (const weight of weights) total += weight;
  return total > 0 ? Float32Array.from(weights, (weight) => weight / total) : new Float32Array(weights.length);
}
