import { memory as deviceMemory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { popularityOf } from "../../features/memory/reader.ts";
import type { SampleSet } from "../../features/sampleSet.ts";
import { withoutTest } from "../../features/withoutTest.ts";
import { chooseBackend } from "../../kernels/backends.ts";
import { EXPERTS, ExpertLogs, type Experts, startingExperts } from "../../model/experts.ts";
import { modelConfig, startingParameters } from "../../model/fromSettings.ts";
import { loadModel, type Network } from "../../model/predict.ts";
import { distributorSamples, TINY_MODEL } from "../testing/exampleSamples.ts";
import { fitExperts } from "./fitExperts.ts";
import { judgedHistories } from "./histories.ts";
import { likelihood } from "./likelihood.ts";

const settings = { ...TINY_MODEL, memory: "experts" as const };
let samples: SampleSet;
let network: Network;
let fitted: Experts;
/** Mean −log p of the lines it was fitted on, as the mixture alone has it and in the end. */
let before: number;
let after: number;
let tensors = 0;

beforeAll(async () => {
  await chooseBackend("wasm", { threads: 1 });
  samples = await distributorSamples(3000, settings.maxSeqLen);
  const config = modelConfig(samples.sizes, samples.preprocess, settings);
  network = { config, weights: startingParameters(config, samples.preprocess, 1) };
  const held = deviceMemory().numTensors;
  fitted = await fitExperts(withoutTest(samples), network, 1);
  tensors = deviceMemory().numTensors - held;
  before = await fittedLoss(startingExperts(fitted.halfLives));
  after = await fittedLoss(fitted);
}, 120_000);

async function fittedLoss(experts: Experts): Promise<number> {
  const seen = withoutTest(samples);
  const histories = await judgedHistories(seen, network, 1);
  const logs = new ExpertLogs(popularityOf(samples.preprocess.productCounts));
  const { loss } = await likelihood(experts, logs, histories, (history) => ({
    ...history,
    lately: seen.lately(history.target, experts.halfLives),
  }));
  return loss / histories.reduce((sum, { lines }) => sum + lines, 0);
}

test("makes what was bought likelier, and leaves nothing on the device", () => {
  expect(after).toBeLessThan(before);
  expect(fitted.exponents).toHaveLength(EXPERTS.length);
  expect(fitted.exponents.flat().every(Number.isFinite)).toBe(true);
  expect(tensors).toBe(0);
});

test("the same samples, network and seed give the same bits", async () => {
  expect(await fitExperts(withoutTest(samples), network, 1)).toEqual(fitted);
}, 120_000);

test("the test part moves nothing", async () => {
  const { lines, targets, split } = samples;
  const quantity = lines.quantity.slice();
  const targetProduct = samples.targetProduct.slice();
  for (const target of split.test) {
    quantity[targets[target]!] = 1e6;
    targetProduct[target] = 2;
  }
  const other = { ...samples, lines: { ...lines, quantity }, targetProduct };
  expect(await fitExperts(withoutTest(other), network, 1)).toEqual(fitted);
}, 120_000);

test("what it says stands in the model's answer", async () => {
  const targets = samples.split.validation;
  const lossOf = async (experts: Experts | undefined): Promise<number> => {
    const predictor = await loadModel([{ ...network, experts }]);
    const { probability } = await predictor.predictTargets(samples, targets, { topK: 1 });
    predictor.dispose();
    const known = probability.filter((_, i) => samples.targetProduct[targets[i]!]! >= 2);
    return known.reduce((sum, p) => sum - Math.log(p), 0) / known.length;
  };
  // The gate's mixture also covers ids 0 and 1, which are never ranked.
  expect(await lossOf(undefined)).toBeCloseTo(before, 1);
  expect(await lossOf(fitted)).toBeCloseTo(after, 4);
}, 120_000);

test("two networks answer with the mean of what each says after its own stage", async () => {
  const alone = async (networks: Network[]) => {
    const predictor = await loadModel(networks);
    const answers = await predictor.predictTargets(samples, samples.split.test.slice(0, 6), { topK: 400 });
    predictor.dispose();
    return answers.probability;
  };
  const [one, two] = [{ ...network, experts: fitted }, network];
  const [a, b, both] = [await alone([one]), await alone([two]), await alone([one, two])];
  for (const [i, p] of both.entries()) expect(p).toBeCloseTo((a[i]! + b[i]!) / 2, 6);
}, 120_000);
