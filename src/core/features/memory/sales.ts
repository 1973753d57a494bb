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

/** What is kept under one half-life. */
interface Told {
  /** Shares by day, or by −1 − week for times up to the cut. */
  shares: Map<number, Float32Array>;
  /** What was sold before the last day asked for. */
  sold: Sold | null;
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
  /** By half-life: a model of several networks asks by turns for each one's own. */
  readonly #told = new Map<number, Told>();

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
    const week = weekOf(time, cut);
    const day = dayOf(time);
    if (week < 0 && without.some((p) => this.#source.times[p]! > cut)) {
      return sharesOf(this.#sell(this.#before(halfLife), day, halfLife, new Set(without)).weights);
    }
    const told = this.#toldBy(halfLife);
    const key = week >= 0 ? -1 - week : day;
    const known = told.shares.get(key);
    if (known) return known;
    const weights = week >= 0 ? this.#weeks(week + 1, cut - week * WEEK_MS, halfLife) : this.#upTo(day, halfLife, told);
    const shares = sharesOf(weights);
    if (told.shares.size >= KEPT_DAYS) told.shares.clear();
    told.shares.set(key, shares);
    return shares;
  }

  #toldBy(halfLife: number): Told {
    let told = this.#told.get(halfLife);
    if (!told) {
      told = { shares: new Map(), sold: null };
      this.#told.set(halfLife, told);
    }
    return told;
  }

  /** [P] weights of the kept weeks from `first` on, as of a time. */
  #weeks(first: number, time: number, halfLife: number): Float64Array {
    const { tables, numProducts, cut } = this.#source;
    const weights = new Float64Array(numProducts);
    for (const [week, pairs] of (tables?.weeks ?? []).entries()) {
      if (week < first) continue;
      const weight = fading((time - cut) / DAY_MS + 7 * (week + 0.5), halfLife);
      for (let k = 0; k + 1 < pairs.length; k += 2) {
        if (pairs[k]! < numProducts) weights[pairs[k]!]! += weight * pairs[k + 1]!;
      }
    }
    return weights;
  }

  /** [P] weights of everything before a day after the cut. */
  #upTo(day: number, halfLife: number, told: Told): Float64Array {
    const from = told.sold && told.sold.day <= day ? told.sold : this.#before(halfLife);
    told.sold = this.#sell(from, day, halfLife);
    return told.sold.weights;
  }

  /** As the kept weeks have it at the cut. */
  #before(halfLife: number): Sold {
    const day = dayOf(this.#source.cut);
    return { weights: this.#weeks(0, day * DAY_MS, halfLife), origin: day, day, next: 0 };
  }

  /**
   * Goes on up to a day. Weights grow with time instead of fading, so that each line is added once and the same days give the same
   * bits in whatever order they are asked for.
   */
  #sell({ weights, origin, next }: Sold, day: number, halfLife: number, without?: ReadonlySet<number>): Sold {
    const { ids, times } = this.#source;
    for (; next < this.#later.length; next++) {
      const p = this.#later[next]!;
      const sold = dayOf(times[p]!);
      if (sold >= day) break;
      if (without?.has(p)) continue;
      if (sold - origin > MOST_HALVES * halfLife) {
        const older = fading(sold - origin, halfLife);
        for (let id = 0; id < weights.length; id++) weights[id]! *= older;
        origin = sold;
      }
      weights[ids[p]!]! += fading(origin - sold, halfLife);
    }
    return { weights, origin, day, next };
  }
}

/** What a line of this age weighs; more than 1 where it is later than what it is told from. */
function fading(days: number, halfLife: number): number {
  return 2 ** (-days / halfLife);
}

function dayOf(time: number): number {
  return Math.floor(time / DAY_MS);
}

function sharesOf(weights: Float64Array): Float32Array {
  let total = 0;
  for (const weight of weights) total += weight;
  return total > 0 ? Float32Array.from(weights, (weight) => weight / total) : new Float32Array(weights.length);
}
