// What the network adds to the counts: the whole model beside its counted parts alone, on the same validation targets.

import { pairedHits } from "../../evaluation/pairedHits.ts";
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
  const customerOf = Int32Array.from(targets, (target) => samples.lines.customer.codes[samples.targets[target]!]!);
  const { ours, theirs, ...lead } = pairedHits(customerOf, whole, counts);
  return { targets: targets.length, whole: ours, counts: theirs, ...lead };
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
