// The histories of targets as visits: what the baselines count that know visits instead of lines. Targets of one history are
// told together.

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

/** Makes the histories of targets. Going through a customer's targets in time order costs what is new in each. */
export class HistoryVisits {
  readonly #samples: FitSamples;
  readonly #visits: Int32Array;
  readonly #idOf: Int32Array;
  #lines: Int32Array = new Int32Array();
  #baskets: Basket[] = [];
  readonly #basketOf = new Map<number, Basket>();

  constructor(samples: FitSamples) {
    this.#samples = samples;
    this.#visits = visitsOf(samples.lines).codes;
    this.#idOf = vocabularyIds(samples);
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
      this.#basketOf.clear();
    }
    for (let p = known; p < history.length; p++) {
      const line = history[p]!;
      const visit = this.#visits[line]!;
      let basket = this.#basketOf.get(visit);
      if (basket === undefined) {
        basket = { time: lines.time[line]!, ids: new Set() };
        this.#basketOf.set(visit, basket);
        this.#baskets.push(basket);
      }
      const id = this.#idOf[lines.product.codes[line]!]!;
      if (id >= 2) basket.ids.add(id);
    }
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
