// The network's part in a model: against hits counted by hand, and on a model whose network prefers no product.

import { beforeAll, expect, test } from "vitest";
import type { SampleSet } from "../../features/sampleSet.ts";
import { chooseBackend } from "../../kernels/backends.ts";
import { modelConfig, startingParameters } from "../../model/fromSettings.ts";
import type { Parameter } from "../../model/parameters.ts";
import { loadModel } from "../../model/predict.ts";
import type { Predictions } from "../../model/predictions.ts";
import { distributorSamples, TINY_MODEL } from "../../training/testing/exampleSamples.ts";
import { type AnswerBy, networkGain } from "./networkGain.ts";

let samples: SampleSet;
beforeAll(async () => {
  await chooseBackend("wasm", { threads: 1 });
  samples = await distributorSamples(2000, TINY_MODEL.maxSeqLen);
});

const answered =
  (rankOf: (target: number, countsOnly: boolean) => number): AnswerBy =>
  async (_, targets, countsOnly) =>
    ({ rank: Int32Array.from(targets, (target) => rankOf(target, countsOnly)) }) as Predictions;

test("the gain is the difference of hits on the same validation targets, paired over customers", async () => {
  const { validation } = samples.split;
  const everySecond = answered((target, countsOnly) => (countsOnly && target % 2 === 0 ? 11 : 10));
  const found = await networkGain(samples, everySecond, { size: 10_000, seed: 1 });
  const even = validation.filter((target) => target % 2 === 0).length;
  expect(found).toMatchObject({ targets: validation.length, whole: 1 });
  expect(found.counts).toBeCloseTo(1 - even / validation.length, 12);
  expect(found.difference).toBeCloseTo(even / validation.length, 12);
  expect(found.low).toBeLessThan(found.difference);
  expect(found.low).toBeGreaterThan(0);
  expect(found.high).toBeGreaterThan(found.difference);
  // A sample is drawn by its seed.
  const asked: number[][] = [];
  const spy = answered(() => 1);
  const few: AnswerBy = (of, targets, countsOnly) => {
    asked.push([...targets]);
    return spy(of, targets, countsOnly);
  };
  expect(await networkGain(samples, few, { size: 20, seed: 3 })).toMatchObject({ targets: 20, difference: 0, low: 0 });
  await networkGain(samples, few, { size: 20, seed: 4 });
  expect(asked[0]).toEqual(asked[1]);
  expect(asked[2]).not.toEqual(asked[0]);
  expect(asked.flat().every((target) => validation.includes(target))).toBe(true);
  await expect(
    networkGain({ ...samples, split: { ...samples.split, validation: new Uint32Array() } }, spy, { size: 1, seed: 1 }),
  ).rejects.toThrow("no validation target");
});

test("counts alone ignore what the network says of products, and are all where it says nothing", async () => {
  const config = modelConfig(samples.sizes, samples.preprocess, TINY_MODEL);
  const weights = startingParameters(config, samples.preprocess, 5);
  const targets = samples.split.validation.slice(0, 60);
  const ranks = async (of: Map<string, Parameter>, countsOnly: boolean) => {
    const predictor = await loadModel([{ config, weights: of }]);
    try {
      return (await predictor.predictTargets(samples, targets, { topK: 1, countsOnly })).rank;
    } finally {
      predictor.dispose();
    }
  };
  const silenced = new Map(weights);
  for (const name of ["product_head.weight", "product_head.bias"]) {
    const { shape, values } = weights.get(name)!;
    silenced.set(name, { shape, values: new Float32Array(values.length) });
  }
  const alone = await ranks(weights, true);
  expect(alone).toEqual(await ranks(silenced, true));
  expect(alone).toEqual(await ranks(silenced, false));
  expect(alone).not.toEqual(await ranks(weights, false));
});
