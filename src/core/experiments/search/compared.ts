// What trials are compared on: the same validation targets for all of them, ranked after each epoch.

import { createRanker } from "../../evaluation/ranker.ts";
import type { FitSamples } from "../../features/withoutTest.ts";
import { MessageError } from "../../lib/message.ts";
import type { Memory } from "../../model/modelSettings.ts";
import { validationTargets } from "../../training/batches.ts";
import type { TrainingSettings } from "../../training/settings.ts";
import type { Onlooker } from "../../training/watched.ts";
import { experimentMessage } from "../experimentMessages.ts";
import { CrossFitted } from "./crossFitted.ts";
import { packCustomers } from "./packed.ts";

/** Ranks what a training is validated on. */
export interface Comparison extends Onlooker {
  /** [targets] ranks by the answers that were shown last; 0 where the product has no id. */
  conclude(signal?: AbortSignal): Promise<Int32Array>;
}

/** Keeps the comparison of samples seen last: trials with the same ones share what the memory counts. */
export class Compared {
  readonly #base: Pick<TrainingSettings, "validationTargets" | "seed">;
  readonly #secondStage: boolean;
  #customers: string | undefined;
  #last: { samples: FitSamples; memory: Memory; comparison: Comparison } | null = null;

  /**
   * `customers`: of the trials before, where there were any. `secondStage`: networks of memory `experts` are ranked with theirs
   * (crossFitted.ts), else without.
   */
  constructor(base: Pick<TrainingSettings, "validationTargets" | "seed">, customers?: string, secondStage = false) {
    this.#base = base;
    this.#secondStage = secondStage;
    this.#customers = customers;
  }

  /** Of each target its customer, as a state keeps them; undefined before the first samples. */
  get customers(): string | undefined {
    return this.#customers;
  }

  /** Throws a message where these samples have other validation targets than those before. */
  of(samples: FitSamples, memory: Memory): Comparison {
    const last = this.#last;
    if (last?.samples === samples && last.memory === memory) return last.comparison;
    const targets = validationTargets(samples.split.validation, this.#base.validationTargets, this.#base.seed);
    const codes = Int32Array.from(targets, (target) => samples.lines.customer.codes[samples.targets[target]!]!);
    const customers = packCustomers(codes);
    if (this.#customers !== undefined && this.#customers !== customers)
      throw new MessageError(experimentMessage("search.otherTargets"));
    this.#customers = customers;
    const comparison =
      this.#secondStage && memory === "experts"
        ? crossRankingOf(samples, targets, this.#base.seed)
        : rankingOf(samples, targets, memory);
    this.#last = { samples, memory, comparison };
    return comparison;
  }
}

function rankingOf(samples: FitSamples, targets: Uint32Array, memory: Memory): Comparison {
  const ranker = createRanker(samples, targets, memory);
  const ranks = new Int32Array(targets.length);
  return {
    targets,
    ranked: targets.length,
    conclude: async () => ranks,
    take(from, answers) {
      const rows = Math.min(answers.quantity.length, targets.length - from);
      for (let row = 0; row < rows; row++) ranks[from + row] = ranker.rank(from + row, row, answers);
    },
  };
}

function crossRankingOf(samples: FitSamples, targets: Uint32Array, seed: number): Comparison {
  const fitted = new CrossFitted(samples, targets, seed);
  const ranks = new Int32Array(targets.length);
  return {
    targets,
    ranked: targets.length,
    async conclude(signal) {
      await fitted.rank(ranks, signal);
      return ranks;
    },
    take(from, answers) {
      const rows = Math.min(answers.quantity.length, targets.length - from);
      for (let row = 0; row < rows; row++) fitted.take(from + row, row, answers);
    },
  };
}
