// A model of several networks answers with their mean: held against averaging the single networks' answers by hand.

import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import type { SampleSet } from "../features/sampleSet.ts";
import { chooseBackend } from "../kernels/backends.ts";
import { distributorSamples, TINY_MODEL } from "../training/testing/exampleSamples.ts";

import { modelConfig } from "./fromSettings.ts";
import type { Memory } from "./modelSettings.ts";
import { initialParameters } from "./parameters.ts";
import { loadModel, type Network, type NextPredictions, type Predictor } from "./predict.ts";

let samples: SampleSet;

beforeAll(async () => {
  await chooseBackend("wasm", { threads: 1 });
  samples = await distributorSamples(1500, TINY_MODEL.maxSeqLen);
});

const network = (memory: Memory, seed: number): Network => {
  const config = modelConfig(samples.sizes, samples.preprocess, { ...TINY_MODEL, memory });
  return { config, weights: initialParameters(config, seed) };
};

async function asking<T>(networks: Network[], ask: (predictor: Predictor) => Promise<T>): Promise<T> {
  const predictor = await loadModel(networks);
  try {
    return await ask(predictor);
  } finally {
    predictor.dispose();
  }
}

/** [n][id − 2] probabilities of every product, from answers that keep all of them. */
function dense(
  { topIds, topProbabilities }: Pick<NextPredictions, "topIds" | "topProbabilities">,
  rows: number,
  products: number,
): number[][] {
  return Array.from({ length: rows }, (_, row) => {
    const probabilities = new Array<number>(products).fill(Number.NaN);
    for (let place = 0; place < products; place++) {
      probabilities[topIds[row * products + place]! - 2] = topProbabilities[row * products + place]!;
    }
    return probabilities;
  });
}

const CASES: [string, () => Network[]][] = [
  ["two seeds", () => [network("counts", 1), network("counts", 2)]],
  ["three seeds and memories", () => [network("off", 1), network("frequency", 2), network("counts", 3)]],
];

test.each(CASES)("%s: probabilities and numbers are the mean, ranks and places are the mean's", async (_, make) => {
  const networks = make();
  const held = memory().numTensors;
  const targets = samples.split.test;
  const products = samples.sizes.numProducts - 2;
  const ask = (predictor: Predictor) => predictor.predictTargets(samples, targets, { topK: products });
  const singles = [];
  for (const each of networks) singles.push(await asking([each], ask));
  const together = await asking(networks, ask);
  const n = targets.length;
  const single = singles.map((each) => dense(each, n, products));
  const mean = dense(together, n, products);
  let differing = 0;
  for (let row = 0; row < n; row++) {
    for (let product = 0; product < products; product++) {
      const expected = single.reduce((sum, each) => sum + each[row]![product]!, 0) / networks.length;
      expect(Math.abs(mean[row]![product]! - expected)).toBeLessThan(1e-7);
    }
    const bought = samples.targetProduct[targets[row]!]! - 2;
    const above = mean[row]!.filter((probability) => probability > mean[row]![bought]!).length;
    const level = mean[row]!.filter((probability) => probability === mean[row]![bought]!).length;
    if (bought < 0) expect(together.rank[row]).toBe(0);
    else {
      expect(together.rank[row]).toBeGreaterThan(above);
      expect(together.rank[row]).toBeLessThanOrEqual(above + level);
    }
    if (singles.some(({ rank }) => rank[row] !== together.rank[row])) differing++;
    for (const task of ["quantity", "revenue", "discount"] as const) {
      const expected = singles.reduce((sum, each) => sum + each[task][row]!, 0) / networks.length;
      expect(Math.abs(together[task][row]! - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected));
    }
    const places = Array.from(together.topProbabilities.subarray(row * products, (row + 1) * products));
    expect(places).toEqual([...places].sort((a, b) => b - a));
  }
  // The networks do not say the same, so a mean taken after ranking would show.
  expect(differing).toBeGreaterThan(n / 2);
  expect(memory().numTensors).toBe(held);
});

test("two of the same network answer as the one, for customers to come too", async () => {
  const one = network("counts", 4);
  const customers = [0, 1, 2, -1];
  const time = Date.UTC(2030, 0, 1);
  const ask = (predictor: Predictor) => predictor.predictNext(samples, customers, time, { topK: 7 });
  expect(await asking([one, one], ask)).toEqual(await asking([one], ask));
});

test("where several networks look is the mean; their gates only where their memories are alike", async () => {
  const networks = [network("counts", 1), network("counts", 2)];
  const batch = samples.assemble(samples.split.test.subarray(0, 9));
  const look = (predictor: Predictor) => predictor.attend(batch);
  const singles = [await asking([networks[0]!], look), await asking([networks[1]!], look)];
  const together = await asking(networks, look);
  for (const key of ["steps", "scales", "gate"] as const) {
    const [a, b] = singles.map((each) => each[key]!) as [Float32Array, Float32Array];
    expect(together[key]).toEqual(a.map((value, i) => Math.fround((value + b[i]!) / 2)));
  }
  expect((await asking([networks[0]!, network("frequency", 3)], look)).gate).toBeNull();
});

test("networks of different vocabularies, or none, make no model", async () => {
  const one = network("off", 1);
  const other = { ...one, config: { ...one.config, numProducts: one.config.numProducts + 1 } };
  await expect(loadModel([one, other])).rejects.toThrow(/rank \d+ and \d+ products/);
  await expect(loadModel([])).rejects.toThrow(/at least one network/);
  const held = memory().numTensors;
  await expect(loadModel([one, { ...one, weights: new Map() }])).rejects.toThrow(/is missing/);
  expect(memory().numTensors).toBe(held);
});
