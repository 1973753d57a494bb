// What a training starts from that goes on from a model: the rows of the products it knew, by their codes; fresh rows for new ones;
// and never a model that has learnt what it would be judged on.

import { beforeAll, expect, it } from "vitest";
import type { SampleSet } from "../features/sampleSet.ts";
import { chooseBackend } from "../kernels/backends.ts";
import { modelConfig, startingParameters } from "../model/fromSettings.ts";
import { checkParameters } from "../model/parameters.ts";
import type { TrainingSettings } from "./settings.ts";
import { distributorSamples, TINY_MODEL } from "./testing/exampleSamples.ts";
import { train } from "./train.ts";
import { type Learnt, warmParameters, warmStarts } from "./warmStart.ts";

let samples: SampleSet;
let learnt: Learnt;

beforeAll(async () => {
  samples = await distributorSamples(3000, TINY_MODEL.maxSeqLen);
  const { preprocess } = samples;
  const config = modelConfig(samples.sizes, preprocess, TINY_MODEL);
  // Every number is another, and says where it was.
  const weights = new Map(
    [...startingParameters(config, preprocess, 1)].map(([name, { shape, values }]) => [
      name,
      { shape, values: values.map((_, i) => i + 1) },
    ]),
  );
  learnt = { weights, preprocess };
});

const moved = (
  products: string[],
  more: Partial<Learnt["preprocess"]> = {},
): Pick<SampleSet, "sizes" | "preprocess"> => ({
  sizes: { ...samples.sizes, numProducts: products.length + 2 },
  preprocess: {
    ...samples.preprocess,
    products,
    productCounts: products.map(() => 3),
    ...more,
  },
});

it("takes all weights of a model of the same vocabulary", () => {
  expect(warmParameters(samples, { ...TINY_MODEL, seed: 9 }, learnt)).toEqual(learnt.weights);
});

it("finds each product's row by its code, and gives new products what any training starts with", () => {
  const { products } = samples.preprocess;
  const next = moved(["new", ...products.slice(1).reverse()]);
  const warm = warmParameters(next, TINY_MODEL, learnt);
  const config = modelConfig(next.sizes, next.preprocess, TINY_MODEL);
  checkParameters(config, warm);
  const fresh = startingParameters(config, next.preprocess, TINY_MODEL.seed);
  for (const name of ["product_embedding.weight", "product_head.weight", "product_head.bias"]) {
    const width = warm.get(name)!.values.length / config.numProducts;
    const row = (of: Float32Array, id: number) => Array.from(of.subarray(id * width, (id + 1) * width));
    const now = (id: number) => row(warm.get(name)!.values, id);
    const before = (id: number) => row(learnt.weights.get(name)!.values, id);
    expect([now(0), now(1)]).toEqual([before(0), before(1)]);
    expect(now(2)).toEqual(row(fresh.get(name)!.values, 2));
    for (let id = 3; id < config.numProducts; id++) {
      expect(now(id)).toEqual(before(products.indexOf(next.preprocess.products[id - 2]!) + 2));
    }
  }
  expect(warm.get("fusion.0.weight")).toEqual(learnt.weights.get("fusion.0.weight"));
});

it("starts a scale that the model had not as any training does", () => {
  const without = new Map([...learnt.weights].filter(([name]) => !name.startsWith("period_lstms.month.")));
  const warm = warmParameters(samples, TINY_MODEL, { ...learnt, weights: without });
  const fresh = startingParameters(
    modelConfig(samples.sizes, samples.preprocess, TINY_MODEL),
    samples.preprocess,
    TINY_MODEL.seed,
  );
  const name = "period_lstms.month.weight_ih_l0";
  expect(warm.get(name)).toEqual(fresh.get(name));
  expect(warm.get("lstm.weight_ih_l0")).toEqual(learnt.weights.get("lstm.weight_ih_l0"));
});

it("refuses a model that has learnt or was chosen on what comes after the cuts, or of another split", () => {
  const { cuts, settings, products } = samples.preprocess;
  const asked = (more: Partial<Learnt["preprocess"]>) => () =>
    warmParameters(moved(products, more), TINY_MODEL, learnt);
  expect(asked({ cuts: { ...cuts, train: cuts.train - 1 } })).toThrow(
    /has learnt purchases until .* Start a new training/,
  );
  expect(asked({ cuts: { ...cuts, validation: cuts.validation - 1 } })).toThrow(/has learnt purchases until/);
  expect(asked({ cuts: { train: cuts.train + 1, validation: cuts.validation + 1 } })).not.toThrow();
  expect(asked({ settings: { ...settings, split: "customer" } })).toThrow(/split their targets by time/);
});

it("refuses other inputs and other sizes by name", () => {
  const { steps, products } = samples.preprocess;
  const renamed = steps.map((step, i) => (i === 1 ? { ...step, name: "other" } : step));
  expect(() => warmParameters(moved(products, { steps: renamed }), TINY_MODEL, learnt)).toThrow(
    /other inputs.*\(other\)/,
  );
  expect(() => warmParameters(moved(products, { steps: steps.slice(1) }), TINY_MODEL, learnt)).toThrow(/other inputs/);
  expect(() => warmParameters(samples, { ...TINY_MODEL, hiddenSize: 12 }, learnt)).toThrow(/another size.*lstm/);
});

it("each training starts from a network of its own; those beyond the model's networks are not given any", () => {
  const { preprocess } = samples;
  const networks = [1, 2].map((seed) => ({
    weights: startingParameters(modelConfig(samples.sizes, preprocess, TINY_MODEL), preprocess, seed),
  }));
  const starts = (members: number) =>
    warmStarts(samples, { ...TINY_MODEL, members, seed: 7 }, { members: networks, preprocess });
  expect(starts(1)).toEqual([networks[0]!.weights]);
  expect(starts(2)).toEqual(networks.map(({ weights }) => weights));
  expect(starts(3)).toHaveLength(2);
});

it("a training goes on from there: its first epoch ends below that of a fresh one", async () => {
  const backend = await chooseBackend("wasm", { threads: 1 });
  const settings: TrainingSettings = {
    ...TINY_MODEL,
    ...{ batchSize: 32, epochs: 4, targetsPerEpoch: 1280, validationTargets: 128, minLearningRate: 0 },
  };
  const fitted = async (more: Partial<TrainingSettings>, from?: Learnt) => {
    const now = { ...settings, ...more };
    const training = train({
      samples,
      settings: now,
      backend,
      ...(from && { start: warmParameters(samples, now, from) }),
    });
    let next = await training.next();
    while (!next.done) next = await training.next();
    return next.value;
  };
  const first = await fitted({});
  const [cold, warm] = [
    await fitted({ epochs: 1, seed: 5 }),
    await fitted({ epochs: 1, seed: 5 }, { weights: first.weights, preprocess: samples.preprocess }),
  ];
  const loss = ({ history }: typeof first) => history.epochs[0]!.validation.total;
  expect(loss(warm)).toBeLessThan(loss(cold));
});
