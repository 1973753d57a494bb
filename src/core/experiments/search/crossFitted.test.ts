// The second stage within a search: what a customer bought says nothing about how it is ranked itself.

import { beforeAll, expect, test } from "vitest";
import { popularityOf } from "../../features/memory/reader.ts";
import type { SampleSet } from "../../features/sampleSet.ts";
import { type FitSamples, withoutTest } from "../../features/withoutTest.ts";
import { messageOf } from "../../lib/message.ts";
import { hash32, random } from "../../lib/random.ts";
import { ExpertLogs, multiplyExperts } from "../../model/experts.ts";
import { mixMemory } from "../../model/ranking.ts";
import { fitExponents, START } from "../../training/experts/fitExperts.ts";
import { countProducts } from "../../training/experts/histories.ts";
import { distributorSamples } from "../../training/testing/exampleSamples.ts";
import { CrossFitted } from "./crossFitted.ts";

const SEED = 3;
const PARTS = 6; // the softmax and five counted shares
let samples: SampleSet;
let seen: FitSamples;
let targets: Uint32Array;
let P: number;
/** [targets, P] and [targets, PARTS] by history: targets of one history are answered alike. */
let answers: { logits: Float32Array; gate: Float32Array };

beforeAll(async () => {
  samples = await distributorSamples(1500, 6);
  seen = withoutTest(samples);
  targets = seen.split.validation;
  P = seen.sizes.numProducts;
  const { logits, gate } = {
    logits: new Float32Array(targets.length * P),
    gate: new Float32Array(targets.length * PARTS),
  };
  for (const [place, target] of targets.entries()) {
    const rng = random(hash32(customerOf(target)) ^ hash32(seen.lines.time[seen.targets[target]!]!));
    for (let id = 0; id < P; id++) logits[place * P + id] = 2 * rng.uniform();
    for (let m = 0; m < PARTS; m++) gate[place * PARTS + m] = rng.uniform();
  }
  answers = { logits, gate };
});

function customerOf(target: number): number {
  return seen.lines.customer.codes[seen.targets[target]!]!;
}

const halfOf = (target: number): number => hash32(customerOf(target) ^ hash32(SEED)) % 2;

async function ranksOf(of: FitSamples): Promise<Int32Array> {
  const fitted = new CrossFitted(of, targets, SEED);
  for (const place of targets.keys()) fitted.take(place, place, answers);
  const ranks = new Int32Array(targets.length);
  await fitted.rank(ranks);
  return ranks;
}

test("ranks each half by exponents of the other, as worked out target by target", async () => {
  const histories = Array.from(targets, (target, place) => {
    const logits = answers.logits.slice(place * P, (place + 1) * P);
    const shares = seen.memory(target);
    const mixture = new Float32Array(P);
    mixMemory(logits, answers.gate.subarray(place * PARTS, (place + 1) * PARTS), shares, mixture);
    return { target, customer: customerOf(target), mixture, logits, shares, ...countProducts(seen, [target]) };
  });
  const lately = (target: number) => seen.lately(target, START);
  const experts = await Promise.all(
    [0, 1].map((half) =>
      fitExponents(
        seen,
        histories.filter(({ target }) => halfOf(target) !== half),
        lately,
      ),
    ),
  );
  expect(experts[0]!.exponents).not.toEqual(experts[1]!.exponents);
  const logs = new ExpertLogs(popularityOf(seen.preprocess.productCounts));
  const expected = histories.map((history) => {
    const product = seen.targetProduct[history.target]!;
    if (product < 2) return 0;
    const row = { ...history, lately: lately(history.target) };
    const p = multiplyExperts(experts[halfOf(history.target)]!, logs, row, new Float64Array(P));
    return 1 + p.slice(2).filter((each, i) => each > p[product]! || (each === p[product] && i + 2 < product)).length;
  });
  const ranks = await ranksOf(seen);
  // Histories of several targets are summed in another order: two products may change places.
  const apart = expected.filter((rank, place) => Math.abs(rank - ranks[place]!) > 1).length;
  expect(apart).toBe(0);
});

test("what one half bought moves the ranks of the other alone", async () => {
  const targetProduct = samples.targetProduct.slice();
  const isChanged = (place: number): boolean => halfOf(targets[place]!) === 0 && place % 2 === 0;
  for (const [place, target] of targets.entries()) {
    const product = targetProduct[target]!;
    if (isChanged(place) && product >= 2) targetProduct[target] = 2 + ((product + 3) % (P - 2));
  }
  const [before, after] = [await ranksOf(seen), await ranksOf({ ...seen, targetProduct })];
  const moved = (half: number) =>
    Array.from(targets.keys()).filter(
      (place) => halfOf(targets[place]!) === half && !isChanged(place) && before[place] !== after[place],
    ).length;
  expect([moved(0), moved(1) > 0]).toEqual([0, true]);
});

test("too many targets to hold their answers are told before anything is trained", () => {
  const many = { ...seen, sizes: { ...seen.sizes, numProducts: 1_000_000 } };
  expect(() => new CrossFitted(many, targets, SEED)).toThrow();
  try {
    new CrossFitted(many, targets, SEED);
  } catch (error) {
    expect(messageOf(error)).toMatchObject({ code: "search.manyTargets", values: { most: 20 } });
  }
});
