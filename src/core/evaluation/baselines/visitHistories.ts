// The histories of targets as visits: what the baselines count that know visits instead of lines. Targets of one history are
// told together.

import type { SaleLines } from "../../data/lines/saleLines.ts";
import { visitsOf } from "../../data/lines/visits.ts";
import type { TargetGroup } from "../../features/targetGroups.ts";
import type { FitSamples } from "../../features/withoutTest.ts";
import { hash32 } from "../../lib/random.ts";
import { vocabularyIds } from "./trainingPart.ts";

/** A visit of a history. */
export interface Basket {
  /** Time of its first line, ms. */
  time: number;
  /** Its known products (ids ≥ 2). */
  ids: Set<number>;
}

/** What came before a target. */
export interface VisitHistory {
  customer: number;
  /** Time of the target, ms. */
  time: number;
  /** Oldest first; visits without known products count too. */
  baskets: readonly Basket[];
}

/** At most `most` groups, always the same ones of the same groups. */
export function drawGroups(groups: readonly TargetGroup[], most: number): TargetGroup[] {
  if (groups.length <= most) return [...groups];
  const drawn = groups.map((group, i) => ({ group, key: hash32(i) }));
  return drawn
    .sort((a, b) => a.key - b.key)
    .slice(0, most)
    .map(({ group }) => group);
}

/** Puts lines into visits. */
export class VisitBaskets {
  readonly #lines: SaleLines;
  readonly #visits: Int32Array;
  readonly #idOf: Int32Array;
  readonly #basketOf = new Map<number, Basket>();

  constructor(samples: FitSamples) {
    this.#lines = samples.lines;
    this.#visits = visitsOf(samples.lines).codes;
    this.#idOf = vocabularyIds(samples);
  }

  /** Adds a line to its visit's basket; the first line of a visit puts that behind `baskets`. */
  add(line: number, baskets: Basket[]): void {
    const { time, product } = this.#lines;
    const visit = this.#visits[line]!;
    let basket = this.#basketOf.get(visit);
    if (basket === undefined) {
      basket = { time: time[line]!, ids: new Set() };
      this.#basketOf.set(visit, basket);
      baskets.push(basket);
    }
    const id = this.#idOf[product.codes[line]!]!;
    if (id >= 2) basket.ids.add(id);
  }

  /** Forgets the visits so far. */
  clear(): void {
    this.#basketOf.clear();
  }
}

/** Makes the histories of targets. Going through a customer's targets in time order costs what is new in each. */
export class HistoryVisits {
  readonly #samples: FitSamples;
  readonly #visits: VisitBaskets;
  #lines: Int32Array = new Int32Array();
  #baskets: Basket[] = [];

  constructor(samples: FitSamples) {
    this.#samples = samples;
    this.#visits = new VisitBaskets(samples);
  }

  /** The history of a target; valid until the next call. */
  of(target: number): VisitHistory {
    const { lines, targets } = this.#samples;
    const history = this.#samples.history(target);
    let known = this.#lines.length;
    if (history.length < known) known = 0;
    for (let p = known - 1; p >= 0 && known > 0; p--) if (history[p] !== this.#lines[p]) known = 0;
    if (known === 0) {
      this.#baskets = [];
      this.#visits.clear();
    }
    for (let p = known; p < history.length; p++) this.#visits.add(history[p]!, this.#baskets);
    this.#lines = history;
    const line = targets[target]!;
    return { customer: lines.customer.codes[line]!, time: lines.time[line]!, baskets: this.#baskets };
  }

  /** The same, to be kept. */
  keptOf(target: number): VisitHistory {
    this.#lines = new Int32Array();
    const history = this.of(target);
    this.#lines = new Int32Array();
    return history;
  }
}
