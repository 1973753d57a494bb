// Ranks of networks with the second stage of memory `experts`, judged fairly on the validation part that it is fitted on: customers
// are dealt into two halves, and each half is ranked by exponents that were fitted on the other.

import type { LatelyShares } from "../../features/memory/parts.ts";
import { popularityOf } from "../../features/memory/reader.ts";
import { FIRST_PRODUCT } from "../../features/productIds.ts";
import { groupTargets } from "../../features/targetGroups.ts";
import type { FitSamples } from "../../features/withoutTest.ts";
import { throwIfAborted } from "../../lib/abort.ts";
import { MessageError } from "../../lib/message.ts";
import { hash32 } from "../../lib/random.ts";
import { yieldToEvents } from "../../lib/yieldToEvents.ts";
import type { RowAnswers } from "../../model/answers.ts";
import { countedParts } from "../../model/config.ts";
import { ExpertLogs, scoreExperts } from "../../model/experts.ts";
import { mixMemory, rankRow } from "../../model/ranking.ts";
import { fitExponents, START } from "../../training/experts/fitExperts.ts";
import { countProducts, type JudgedHistory } from "../../training/experts/histories.ts";
import { experimentMessage } from "../experimentMessages.ts";

/** Histories times products whose answers are kept from the network to the ranking: 4 bytes for each of two numbers. */
const MOST_CELLS = 20_000_000;
const HALVES = 2;
/** Histories ranked between two pauses. */
const STEP = 32;

/** The answers for the compared targets after one epoch, and what they come to. */
export class CrossFitted {
  readonly #samples: FitSamples;
  /** Places of the targets that share a history, each with the half of its customer. */
  readonly #groups: readonly { places: readonly number[]; half: number }[];
  /** By the first place of a group. */
  readonly #groupAt = new Map<number, number>();
  readonly #targets: Uint32Array;
  readonly #histories: JudgedHistory[] = [];
  readonly #lately = new Map<number, LatelyShares>();
  readonly #logs: ExpertLogs;

  /** Throws a message where there are too many targets to hold their answers. `seed` deals the customers. */
  constructor(samples: FitSamples, targets: Uint32Array, seed: number) {
    this.#samples = samples;
    this.#targets = targets;
    this.#groups = groupTargets(samples, targets).map((places) => ({
      places,
      half: hash32(this.#customerOf(places[0]!) ^ hash32(seed)) % HALVES,
    }));
    for (const [i, { places }] of this.#groups.entries()) this.#groupAt.set(places[0]!, i);
    this.#logs = new ExpertLogs(popularityOf(samples.preprocess.productCounts));
    const most = Math.floor(MOST_CELLS / samples.sizes.numProducts);
    if (this.#groups.length > most) throw new MessageError(experimentMessage("search.manyTargets", { most }));
  }

  /** Keeps the network's answer for the target at a place: row `row` of these. */
  take(place: number, row: number, { logits, gate }: Pick<RowAnswers, "logits" | "gate">): void {
    const group = this.#groupAt.get(place);
    if (group === undefined) return;
    const samples = this.#samples;
    const P = samples.sizes.numProducts;
    const M = countedParts("experts");
    const target = this.#targets[place]!;
    const own = logits.slice(row * P, (row + 1) * P);
    const shares = samples.memory(target);
    const mixture = new Float32Array(P);
    mixMemory(own, gate!.subarray(row * (1 + M), (row + 1) * (1 + M)), shares, mixture);
    const targets = this.#groups[group]!.places.map((each) => this.#targets[each]!);
    this.#histories[group] = {
      ...{ target, customer: this.#customerOf(place), mixture, logits: own, shares },
      ...countProducts(samples, targets),
    };
  }

  /** Writes the rank of each target's product to `ranks` [targets], 0 where it has no id or a weight is no number, and lets go of the answers. */
  async rank(ranks: Int32Array, signal?: AbortSignal): Promise<void> {
    for (let half = 0; half < HALVES; half++) {
      const others = this.#histories.filter((_, group) => this.#groups[group]!.half !== half);
      const experts = await fitExponents(this.#samples, others, (target) => this.#latelyOf(target), signal);
      const scores = new Float64Array(this.#samples.sizes.numProducts); // [P]
      for (const [group, history] of this.#histories.entries()) {
        if (this.#groups[group]!.half !== half) continue;
        if (group % STEP === STEP - 1) {
          await yieldToEvents();
          throwIfAborted(signal);
        }
        scores.fill(0);
        scoreExperts(experts, this.#logs, { ...history, lately: this.#latelyOf(history.target) }, scores);
        for (const place of this.#groups[group]!.places) {
          const product = this.#samples.targetProduct[this.#targets[place]!]!;
          ranks[place] = product < FIRST_PRODUCT || Number.isNaN(scores[product]) ? 0 : rankRow(scores, product);
        }
      }
    }
    this.#histories.length = 0;
  }

  #customerOf(place: number): number {
    const { lines, targets } = this.#samples;
    return lines.customer.codes[targets[this.#targets[place]!]!]!;
  }

  /** Counted once: it is the same after every epoch. */
  #latelyOf(target: number): LatelyShares {
    let lately = this.#lately.get(target);
    if (!lately) {
      lately = this.#samples.lately(target, START);
      this.#lately.set(target, lately);
    }
    return lately;
  }
}
