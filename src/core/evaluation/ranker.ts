// Ranks the products of the same targets again and again, as after each epoch: what the memory counts for them is kept.

import type { Shares } from "../features/memory/parts.ts";
import type { FitSamples } from "../features/withoutTest.ts";
import type { RowAnswers } from "../model/answers.ts";
import { countedParts } from "../model/config.ts";
import type { Memory } from "../model/modelSettings.ts";
import { mixMemory, rankRow } from "../model/ranking.ts";

/** Shares of the memory kept from epoch to epoch, at most: counting one target's anew takes longer than ranking it. */
const MOST_SHARES = 4_000_000;

export interface Ranker {
  /** [P] of the target ranked last. */
  probabilities: Float64Array;
  /** The rank of the product of the target at a place, by one row of answers: 0 where it has no id, or a weight is no number. */
  rank(place: number, row: number, answers: Pick<RowAnswers, "logits" | "gate">): number;
}

/** Of these targets, for networks of this memory; their second stage is left out. */
export function createRanker(samples: FitSamples, targets: Uint32Array, memory: Memory): Ranker {
  const counted = countedParts(memory);
  const probabilities = new Float64Array(samples.sizes.numProducts); // [P]
  const P = probabilities.length;
  const kept = new Map<number, Shares[]>();
  let keptShares = 0;
  const memoryOf = (target: number): Shares[] => {
    const known = kept.get(target);
    if (known) return known;
    const parts = counted === 1 ? [samples.frequencies(target)] : samples.memory(target);
    if (keptShares < MOST_SHARES) {
      kept.set(target, parts);
      for (const { ids } of parts) keptShares += ids.length;
    }
    return parts;
  };
  return {
    probabilities,
    rank(place, row, { logits, gate }) {
      const target = targets[place]!;
      const product = samples.targetProduct[target]!;
      const own = gate?.subarray(row * (1 + counted), (row + 1) * (1 + counted)) ?? null;
      mixMemory(logits.subarray(row * P, (row + 1) * P), own, own ? memoryOf(target) : [], probabilities);
      // Weights that went wrong are told by the losses; here they only count as wrong.
      return product < 2 || Number.isNaN(probabilities[product]) ? 0 : rankRow(probabilities, product);
    },
  };
}
