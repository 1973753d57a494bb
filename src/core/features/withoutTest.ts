// What training may see of the samples: everything but the test part, so that nothing that is chosen can have seen it.

import type { SampleSet, SplitName } from "./sampleSet.ts";

/** Samples whose test part cannot be asked for: what training and everything that chooses is given. */
export interface FitSamples
  extends Pick<
    SampleSet,
    | "lines"
    | "preprocess"
    | "targets"
    | "targetProduct"
    | "sizes"
    | "assemble"
    | "frequencies"
    | "memory"
    | "lately"
    | "history"
    | "pairs"
  > {
  split: Readonly<Record<Exclude<SplitName, "test">, Uint32Array>>;
}

/**
 * The samples without their test part: it is not in the split, the products of its targets read 0, and asking for a
 * batch, a history or counts of one of them throws a RangeError. Never reads the test part itself.
 */
export function withoutTest(samples: FitSamples): FitSamples {
  const { lines, preprocess, targets, sizes } = samples;
  const { train, validation } = samples.split;
  const seen = new Uint8Array(targets.length);
  const targetProduct = new Int32Array(targets.length);
  for (const part of [train, validation]) {
    for (const target of part) {
      seen[target] = 1;
      targetProduct[target] = samples.targetProduct[target]!;
    }
  }
  const check = (target: number): number => {
    if (seen[target] === 1) return target;
    throw new RangeError(
      `target ${target} belongs to neither the training nor the validation part: only judging sees it`,
    );
  };
  return {
    lines,
    preprocess,
    targets,
    targetProduct,
    sizes,
    split: { train, validation },
    assemble(chosen, out) {
      for (let i = 0; i < chosen.length; i++) check(chosen[i]!);
      return samples.assemble(chosen, out);
    },
    frequencies: (target) => samples.frequencies(check(target)),
    memory: (target) => samples.memory(check(target)),
    lately: (target, halfLives) => samples.lately(check(target), halfLives),
    history: (target) => samples.history(check(target)),
    *pairs(known) {
      const pairs = yield* samples.pairs(known);
      return {
        ...pairs,
        readTarget: (target, out) => pairs.readTarget(check(target), out),
        readProduct: (target, product, out) => pairs.readProduct(check(target), product, out),
        measuresOf: (target, out) => pairs.measuresOf(check(target), out),
      };
    },
  };
}
