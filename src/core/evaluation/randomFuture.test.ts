// The past is constant, the future random: nothing can be known of it, so no model may seem to beat a baseline there. One
// that did would have seen what it was to predict.

import { expect, test } from "vitest";
import { DEFAULT_FEATURE_SETTINGS } from "../features/featureSettings.ts";
import { fitAndOpen } from "../features/open.ts";
import { type PlainLine, toSaleLines } from "../features/testing/plainLine.ts";
import { chooseBackend } from "../kernels/backends.ts";
import { random } from "../lib/random.ts";
import { loadModel } from "../model/predict.ts";
import type { TrainingSettings } from "../training/settings.ts";
import { TINY_MODEL } from "../training/testing/exampleSamples.ts";
import { train } from "../training/train.ts";
import { evaluate } from "./evaluate.ts";

const TINY: TrainingSettings = {
  ...TINY_MODEL,
  batchSize: 64,
  epochs: 3,
  targetsPerEpoch: 2048,
  validationTargets: 256,
};
const CUSTOMERS = 60;
const VISITS = 110;
/** The first visit of all has no history; 85 % of the others train. */
const LAST_TRAINED = Math.ceil(0.85 * (VISITS - 1));
const PRODUCTS = 30;
const DAY = 86_400_000;

/** Each customer buys a product of his own, 5 pieces at 10 % off; after the last visit that trains, anything goes. */
function lines(seed: number): PlainLine[] {
  const rng = random(seed);
  const all: PlainLine[] = [];
  for (let visit = 0; visit < VISITS; visit++) {
    const isFuture = visit > LAST_TRAINED;
    for (let customer = 0; customer < CUSTOMERS; customer++) {
      // Two lines a visit: the second tells the first's numbers to whoever may see it.
      const product = isFuture ? rng.integer(PRODUCTS) : customer % PRODUCTS;
      // Around the past's value in the middle, so that no other guess is better than that.
      const around = isFuture ? rng.integer(9) - 4 : 0;
      for (let i = 0; i < 2; i++) {
        all.push({
          line: all.length + 1,
          customer: `C${customer}`,
          time: Date.UTC(2024, 0, 1) + visit * 3 * DAY,
          product: `P${product}`,
          order: `O${visit} ${customer}`,
          quantity: 5 + around,
          revenue: 100_000 + 20_000 * around,
          discount: 0.1 + 0.02 * around,
          family: "P",
          salesperson: null,
          source: null,
          walkIn: false,
          place: null,
        });
      }
    }
  }
  return all;
}

test("no model beats the baselines on a random future after a constant past", async () => {
  const backend = await chooseBackend("wasm", { threads: 1 });
  const samples = fitAndOpen(toSaleLines(lines(11)), { ...DEFAULT_FEATURE_SETTINGS, maxSeqLen: TINY.maxSeqLen });
  const training = train({ samples, settings: TINY, backend });
  let next = await training.next();
  while (!next.done) next = await training.next();
  const { config, weights, history } = next.value;
  // The past was learned: what is constant is told right in nearly all of the training.
  expect(history.epochs.at(-1)!.train.product).toBeLessThan(0.5);
  const predictor = await loadModel([{ config, weights }]);
  const { test: targets } = samples.split;
  expect(targets.length).toBeGreaterThan(400);
  const predictions = await predictor.predictTargets(samples, targets, { topK: 5 });
  predictor.dispose();
  const { gaps, product } = evaluate(samples, predictions, { backend: "wasm", seconds: 0 });
  expect(new Set(gaps!.map(({ task }) => task))).toEqual(new Set(["product", "quantity", "revenue", "discount"]));
  for (const { task, metric, low, beats } of gaps!) {
    expect(low, `${task} ${metric} lies above zero`).toBeLessThanOrEqual(0);
    expect(beats).toBe(false);
  }
  // One in thirty is right by chance.
  expect(product.accuracy.low).toBeLessThanOrEqual(1 / PRODUCTS + 0.02);
  // The proof is sharp enough: whoever had seen every tenth target would stand out.
  const glimpsed = { ...predictions, rank: predictions.rank.map((rank, i) => (i % 10 === 0 ? 1 : rank)) };
  const seen = evaluate(samples, glimpsed, { backend: "wasm", seconds: 0 }).gaps!;
  expect(seen.find(({ metric }) => metric === "accuracy")!.beats).toBe(true);
});
