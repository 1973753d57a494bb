// The first thing a run tells, long before the network has learnt anything: how good counting alone is on the validation part. The
// test part is not looked at.

import { popularityOf } from "../features/memory/reader.ts";
import type { FitSamples } from "../features/withoutTest.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { countedLogits, fitCountedGate } from "../training/counted/fitCountedGate.ts";
import type { Counted } from "../training/watched.ts";
import { productMetrics } from "./metrics.ts";
import { createRanker } from "./ranker.ts";
import { watchedTargets } from "./watchedTargets.ts";

/** Rows put together at a time. */
const CHUNK = 64;

/** Fits the gate that mixes the counted parts on the training part, and ranks the watched targets by the mixture. */
export function* countedTask(
  samples: FitSamples,
  settings: { validationTargets: number; seed: number },
): CooperativeTask<Counted> {
  const { ranked } = watchedTargets(samples, settings);
  const gate = yield* fitCountedGate(samples, settings.seed);
  // [P] −∞ where nothing was sold
  const logits = Float32Array.from(popularityOf(samples.preprocess.productCounts), Math.log);
  const ranker = createRanker(samples, ranked, "counts");
  const ranks = new Int32Array(ranked.length);
  for (let at = 0; at < ranked.length; at += CHUNK) {
    const { evidence, size } = samples.assemble(ranked.subarray(at, at + CHUNK));
    for (let row = 0; row < size; row++) {
      const own = Float32Array.from(countedLogits(gate, evidence, row));
      ranks[at + row] = ranker.rank(at + row, 0, { logits, gate: own });
    }
    yield;
  }
  const { hit10, ndcg10 } = productMetrics(ranks);
  return { told: { targets: ranked.length, hit10, ndcg10 }, ranks };
}
