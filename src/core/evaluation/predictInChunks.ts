// A model's answers for many targets, with an event now and then.

import type { SampleSet } from "../features/sampleSet.ts";
import { emptyAnswers, type Predictor } from "../model/predict.ts";
import type { Predictions } from "../model/predictions.ts";

export type Predicting = { kind: "predicting"; done: number; total: number };

/** Targets predicted between two events. */
const CHUNK = 2048;
/** Products kept of each answer. */
export const TOP_K = 5;

/** Predicts targets with an event now and then; with `eachNetwork` also what each network says by itself. */
export async function* predictInChunks(
  predictor: Predictor,
  samples: SampleSet,
  targets: Uint32Array,
  signal?: AbortSignal,
  kept = TOP_K,
  eachNetwork = false,
): AsyncGenerator<Predicting, Predictions> {
  const parts: Predictions[] = [];
  for (let at = 0; at < targets.length; at += CHUNK) {
    yield { kind: "predicting", done: at, total: targets.length };
    const options = { topK: kept, signal, eachNetwork };
    parts.push(await predictor.predictTargets(samples, targets.subarray(at, at + CHUNK), options));
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
  const networks = parts[0]?.networks?.map(() => emptyAnswers(n));
  if (networks) all.networks = networks;
  let at = 0;
  for (const part of parts) {
    all.rank.set(part.rank, at);
    for (const [i, own] of (networks ?? []).entries()) {
      for (const key of ["rank", "quantity", "revenue", "discount"] as const) own[key].set(part.networks![i]![key], at);
    }
    all.probability.set(part.probability, at);
    all.topIds.set(part.topIds, at * topK);
    all.topProbabilities.set(part.topProbabilities, at * topK);
    for (const task of ["quantity", "revenue", "discount"] as const) all[task].set(part[task], at);
    at += part.targets.length;
  }
  return all;
}
