// What trials are compared on: the same validation targets for all of them, ranked after each epoch.

import { createRanker } from "../../evaluation/ranker.ts";
import type { FitSamples } from "../../features/withoutTest.ts";
import { MessageError } from "../../lib/message.ts";
import type { Memory } from "../../model/modelSettings.ts";
import { validationTargets } from "../../training/batches.ts";
import type { TrainingSettings } from "../../training/settings.ts";
import type { Onlooker } from "../../training/watched.ts";
import { experimentMessage } from "../experimentMessages.ts";
import { packCustomers } from "./packed.ts";

/** Ranks what a training is validated on. */
export interface Comparison extends Onlooker {
  /** [targets] by the answers that were shown last; 0 where the product has no id. */
  ranks: Int32Array;
}

/** Keeps the comparison of samples seen last: trials with the same ones share what the memory counts. */
export class Compared {
  readonly #base: Pick<TrainingSettings, "validationTargets" | "seed">;
  #customers: string | undefined;
  #last: { samples: FitSamples; memory: Memory; comparison: Comparison } | null = null;

  /** `customers`: of the trials before, where there were any. */
  constructor(base: Pick<TrainingSettings, "validationTargets" | "seed">, customers?: string) {
    this.#base = base;
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
    const comparison = rankingOf(samples, targets, memory);
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
    ranks,
    take(from, answers) {
      const rows = Math.min(answers.quantity.length, targets.length - from);
      for (let row = 0; row < rows; row++) ranks[from + row] = ranker.rank(from + row, row, answers);
    },
  };
}
