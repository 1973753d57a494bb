// The first verdict of a run: what the slow way of mixing and sorting gives, and nothing of the test part.

import { beforeAll, expect, it } from "vitest";
import type { SampleSet } from "../features/sampleSet.ts";
import { withoutTest } from "../features/withoutTest.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { softmax } from "../model/ranking.ts";
import { countedLogits, fitCountedGate } from "../training/counted/fitCountedGate.ts";
import { distributorSamples } from "../training/testing/exampleSamples.ts";
import { countedTask } from "./countedVerdict.ts";

const SETTINGS = { validationTargets: 200, seed: 1 };
let samples: SampleSet;

beforeAll(async () => {
  samples = await distributorSamples(3000, 6);
});

it("ranks as sorting the mixed shares of all products does", () => {
  const { told, ranks } = runToEnd(countedTask(withoutTest(samples), SETTINGS));
  const gate = runToEnd(fitCountedGate(samples, SETTINGS.seed));
  const { productCounts } = samples.preprocess;
  const lines = productCounts.reduce((a, b) => a + b, 0);
  const chosen = [...samples.split.validation];
  expect(told.targets).toBe(Math.min(200, chosen.length));
  expect(ranks).toHaveLength(told.targets);
  // All are watched where there are few: then their places are known here, too.
  const all = runToEnd(countedTask(withoutTest(samples), { ...SETTINGS, validationTargets: 0 }));
  let [hits, gains] = [0, 0];
  for (const [at, target] of chosen.entries()) {
    const weights = softmax(countedLogits(gate, samples.assemble([target]).evidence, 0));
    const shares = productCounts.map((count) => (weights[0]! * count) / lines);
    for (const [m, part] of samples.memory(target).entries()) {
      part.ids.forEach((id, k) => {
        shares[id - 2]! += weights[m + 1]! * part.shares[k]!;
      });
    }
    const own = samples.targetProduct[target]! - 2;
    const rank = own < 0 ? 0 : 1 + shares.filter((share) => share > shares[own]! * (1 + 1e-6)).length;
    expect(Math.abs(all.ranks[at]! - rank)).toBeLessThanOrEqual(own < 0 ? 0 : ties(shares, own));
    if (rank >= 1 && rank <= 10) [hits, gains] = [hits + 1, gains + 1 / Math.log2(1 + rank)];
  }
  expect(all.told.hit10).toBeCloseTo(hits / chosen.length, 2);
  expect(all.told.ndcg10).toBeCloseTo(gains / chosen.length, 2);
});

/** How many others have as good as the same share. */
function ties(shares: number[], own: number): number {
  return shares.filter((share, i) => i !== own && Math.abs(share - shares[own]!) <= 1e-6 * shares[own]!).length;
}

it("does better than what is popular, and asks for no test target", () => {
  const { told } = runToEnd(countedTask(withoutTest(samples), { ...SETTINGS, validationTargets: 0 }));
  const order = samples.preprocess.productCounts.map((_, i) => i + 2);
  const popular = [...samples.split.validation].filter((target) =>
    order.slice(0, 10).includes(samples.targetProduct[target]!),
  );
  expect(told.hit10).toBeGreaterThan(popular.length / samples.split.validation.length);
});
