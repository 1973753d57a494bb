// A model's answers for many targets, with an event now and then.

import type { SampleSet } from "../features/sampleSet.ts";
import type { Predictor } from "../model/predict.ts";
import type { Predictions } from "../model/predictions.ts";

export type Predicting = { kind: "predicting"; done: number; total: number };

/** Targets predicted between two events. */
const CHUNK = 2048;
/** Products kept of each answer. */
export const TOP_K = 5;

/** Predicts targets with an event now and then. */
export async function* predictInChunks(
  predictor: Predictor,
  samples: SampleSet,
  targets: Uint32Array,
  signal?: AbortSignal,
  kept = TOP_K,
): AsyncGenerator<Predicting, Predictions> {
  const parts: Predictions[] = [];
  for (let at = 0; at < targets.length; at += CHUNK) {
    yield { kind: "predicting", done: at, total: targets.length };
    parts.push(await predictor.predictTargets(samples, targets.subarray(at, at + CHUNK), { topK: kept, signal }));
  }
  yield { kind: "predicting", done: targets.length, total: targets.length };
  return joinPredictions(parts, targets, kept);
}

function joinPredictions(parts: Predictions[], targets: Uint32Array, kept: number): Predictions {
  const topK = parts[0]?.topK ?? kept;
  const n = targets.length;
  const all: Predictions = {
    targets: targets.slice(),
    rank: new Int32Array(n),
    probability: new Float32Array(n),
    topK,
    topIds: new Int32Array(n * topK),
    topProbabilities: new Float32Array(n * topK),
    quantity: new Float64Array(n),
    revenue: new Float64Array(n),
    discount: new Float64Array(n),
  };
  let at = 0;
  for (const part of parts) {
    all.rank.set(part.rank, at);
    all.probability.set(part.probability, at);
    all.topIds.set(part.topIds, at * topK);
    all.topProbabilities.set(part.topProbabilities, at * topK);
    for (const task of ["quantity", "revenue", "discount"] as const) all[task].set(part[task], at);
    at += part.targets.length;
  }
  return all;
}
