// Permutation importance: how much worse the model answers when an input is shuffled among the targets, so that it
// still looks real but says nothing about its own target.
// Breiman (2001), https://doi.org/10.1023/A:1010933404324; Fisher, Rudin and Dominici (2019),
// https://arxiv.org/abs/1801.01489.

import { errorMetrics, productMetrics } from "../../evaluation/metrics.ts";
import type { SampleSet } from "../../features/sampleSet.ts";
import { throwIfAborted } from "../../lib/abort.ts";
import { random, shuffle } from "../../lib/random.ts";
import type { Predictions } from "../../model/predictions.ts";
import { ANALYSED_NUMBERS, type AnalysedNumber } from "../testTable.ts";
import { shuffleBatch, withBatch } from "./shuffledSamples.ts";
import type { Shuffle } from "./shuffles.ts";

/** Mean and sample deviation over the draws; the deviation of one draw is NaN. */
export interface Loss {
  mean: number;
  deviation: number;
}

export interface Importance {
  kind: Shuffle["kind"];
  name: string;
  /** What is lost in hit@10 and MRR, and what mean errors grow by: above 0 the input helped. */
  hit10: Loss;
  mrr: Loss;
  mae: Record<AnalysedNumber, Loss | null>;
}

export interface ImportanceReport {
  targets: number;
  repeats: number;
  seed: number;
  /** Of the same targets with nothing shuffled. */
  base: Scores;
  rows: Importance[];
}

interface Scores {
  hit10: number;
  mrr: number;
  mae: Record<AnalysedNumber, number | null>;
}

export interface ImportanceOptions {
  /** Targets looked at, drawn from those given. */
  size: number;
  /** Times each input is shuffled anew. */
  repeats: number;
  seed: number;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/** Answers for targets, as a model's predictor gives them. */
export type Predict = (samples: SampleSet, targets: Uint32Array) => Promise<Predictions>;

/** Shuffles each input in turn, on the same targets; the same seed gives the same figures. */
export async function permutationImportance(
  samples: SampleSet,
  candidates: Uint32Array,
  shuffles: readonly Shuffle[],
  predict: Predict,
  options: ImportanceOptions,
): Promise<ImportanceReport> {
  const { repeats, seed, signal, onProgress } = options;
  const targets = shuffle(candidates.slice(), random(seed)).slice(0, options.size).sort();
  const batch = samples.assemble(targets);
  const total = 1 + shuffles.length * repeats;
  const base = score(samples, await predict(samples, targets));
  onProgress?.(1, total);
  const rows: Importance[] = [];
  for (const [i, what] of shuffles.entries()) {
    const draws: Scores[] = [];
    for (let repeat = 0; repeat < repeats; repeat++) {
      throwIfAborted(signal);
      const mixed = shuffleBatch(batch, what, random(seed + 1 + i * repeats + repeat));
      draws.push(score(samples, await predict(withBatch(samples, targets, what, mixed), targets)));
      onProgress?.(1 + rows.length * repeats + draws.length, total);
    }
    rows.push({ kind: what.kind, name: what.name, ...losses(base, draws) });
  }
  return { targets: targets.length, repeats, seed, base, rows };
}

function score({ lines, targets: lineOf, preprocess }: SampleSet, predictions: Predictions): Scores {
  const { hit10, mrr } = productMetrics(predictions.rank);
  const mae = (task: AnalysedNumber) => {
    if (!preprocess.tasks[task]) return null;
    const actual = Float64Array.from(predictions.targets, (target) => lines[task][lineOf[target]!]!);
    return errorMetrics(actual, predictions[task]).mae;
  };
  return { hit10, mrr, mae: { quantity: mae("quantity"), revenue: mae("revenue"), discount: mae("discount") } };
}

function losses(base: Scores, draws: Scores[]): Pick<Importance, "hit10" | "mrr" | "mae"> {
  const mae: Importance["mae"] = { quantity: null, revenue: null, discount: null };
  for (const task of ANALYSED_NUMBERS) {
    if (base.mae[task] !== null) mae[task] = summary(draws.map((draw) => draw.mae[task]! - base.mae[task]!));
  }
  return {
    hit10: summary(draws.map((draw) => base.hit10 - draw.hit10)),
    mrr: summary(draws.map((draw) => base.mrr - draw.mrr)),
    mae,
  };
}

function summary(values: number[]): Loss {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: values.length < 2 ? Number.NaN : Math.sqrt(squares / (values.length - 1)) };
}
