// What the network adds to the counts: the whole model beside its counted parts alone, on the same validation targets.

import { ratio, resampleCustomers } from "../../evaluation/bootstrap.ts";
import { gapToBest } from "../../evaluation/gap.ts";
import { gain } from "../../evaluation/metrics.ts";
import type { SampleSet } from "../../features/sampleSet.ts";
import { random, shuffle } from "../../lib/random.ts";
import { countedParts } from "../../model/config.ts";
import type { Predictions } from "../../model/predictions.ts";
import type { AnalysisQuestion } from "../analysisContext.ts";

export interface NetworkGain {
  targets: number;
  customers: number;
  /** Shares of targets whose product stands among the first ten: of the model, and of what it counts without its network. */
  whole: number;
  counts: number;
  /** whole − counts, with the 95 % interval of the paired difference over customers. */
  difference: number;
  low: number;
  high: number;
}

/** "memory": the model counts nothing; "targets": the data have no validation target to compare on. */
export type NetworkGainAnswer = NetworkGain | { none: "memory" | "targets" };

/** Answers for targets, by the whole model or by what it counts alone. */
export type AnswerBy = (samples: SampleSet, targets: Uint32Array, countsOnly: boolean) => Promise<Predictions>;

/** Compares both on at most `size` of the validation targets, drawn with the seed. Throws RangeError when there is none. */
export async function networkGain(
  samples: SampleSet,
  answer: AnswerBy,
  { size, seed }: { size: number; seed: number },
): Promise<NetworkGain> {
  const targets = shuffle(samples.split.validation.slice(), random(seed)).slice(0, size).sort();
  if (targets.length === 0) throw new RangeError("there is no validation target to compare on");
  const whole = (await answer(samples, targets, false)).rank;
  const counts = (await answer(samples, targets, true)).rank;
  const rowOf = new Map<number, number>();
  const sums: number[] = []; // [customers, 3]: targets, hits of the model, of its counts
  for (const [i, target] of targets.entries()) {
    const customer = samples.lines.customer.codes[samples.targets[target]!]!;
    const row = rowOf.get(customer) ?? rowOf.size;
    rowOf.set(customer, row);
    if (3 * row === sums.length) sums.push(0, 0, 0);
    sums[3 * row]! += 1;
    sums[3 * row + 1]! += gain("hit10", whole[i]!);
    sums[3 * row + 2]! += gain("hit10", counts[i]!);
  }
  const resamples = resampleCustomers(Float64Array.from(sums), 3);
  const [model, alone] = [ratio([1], [0]), ratio([2], [0])];
  const { difference, low, high } = gapToBest(
    resamples,
    { task: "product", metric: "hit10" },
    model,
    { mixture: alone },
    true,
  )!;
  return {
    targets: targets.length,
    customers: rowOf.size,
    whole: model(resamples.totals, 0),
    counts: alone(resamples.totals, 0),
    difference,
    low,
    high,
  };
}

export interface NetworkGainInput {
  /** Validation targets drawn, at most, and the seed of the draw. */
  size: number;
  seed: number;
}

export const testNetworkGain: AnalysisQuestion<NetworkGainInput, NetworkGainAnswer> = {
  kept: true,
  async compute({ samples, model, onDevice, signal, progress }, input) {
    if (countedParts(model.config.memory) === 0) return { none: "memory" };
    if (samples.split.validation.length === 0) return { none: "targets" };
    const report = progress("predicting");
    return onDevice((predictor) =>
      networkGain(
        samples,
        (given, targets, countsOnly) => {
          const onProgress = (done: number, total: number) => report(done + (countsOnly ? total : 0), 2 * total);
          return predictor.predictTargets(given, targets, { topK: 1, countsOnly, signal, onProgress });
        },
        input,
      ),
    );
  },
};
