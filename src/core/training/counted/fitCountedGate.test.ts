// The gate of counting alone: its slope is the loss's, and it finds the weights that made the targets.

import { expect, it } from "vitest";
import { EVIDENCE_COUNT } from "../../features/memory/parts.ts";
import { withoutTest } from "../../features/withoutTest.ts";
import { runToEnd } from "../../lib/cooperativeTask.ts";
import { random } from "../../lib/random.ts";
import { distributorSamples } from "../testing/exampleSamples.ts";
import {
  addSlope,
  type CountedGate,
  type CountedRows,
  countedLogits,
  countedLoss,
  fitCountedGate,
  fitGate,
  MIXED,
  readCounted,
} from "./fitCountedGate.ts";

const INPUTS = 1 + EVIDENCE_COUNT;

/** Rows with random shares; `evidenceOf` tells a row's first evidence, all else is 0. */
function rowsOf(count: number, evidenceOf: (row: number) => number): CountedRows {
  const rng = random(3);
  const rows = {
    count,
    shares: Float64Array.from({ length: count * MIXED }, () => 0.01 + rng.uniform() ** 4),
    evidence: new Float32Array(count * EVIDENCE_COUNT),
  };
  for (let row = 0; row < count; row++) rows.evidence[row * EVIDENCE_COUNT] = evidenceOf(row);
  return rows;
}

it("goes down the slope that numeric differentiation gives", () => {
  const rng = random(5);
  const rows = rowsOf(6, () => 0.5);
  rows.evidence.forEach((_, i) => {
    rows.evidence[i] = rng.normal();
  });
  const gate: CountedGate = { weights: Float64Array.from({ length: MIXED * INPUTS }, () => 0.1 * rng.normal()) };
  const slope = new Float64Array(gate.weights.length);
  for (let row = 0; row < rows.count; row++) addSlope(gate, rows, row, rows.count, slope);
  const h = 1e-5;
  for (let i = 0; i < slope.length; i += 7) {
    const at = (by: number): number =>
      countedLoss({ weights: gate.weights.map((each, k) => each + (k === i ? by : 0)) }, rows);
    expect(slope[i]).toBeCloseTo((at(h) - at(-h)) / (2 * h), 7);
  }
});

/** The likeliest constant weights by expectation–maximisation, which shares nothing with the gate. */
function likeliest({ count, shares }: CountedRows, chosen: (row: number) => boolean): number[] {
  let weights = new Array<number>(MIXED).fill(1 / MIXED);
  for (let round = 0; round < 400; round++) {
    const credit = new Array<number>(MIXED).fill(0);
    let n = 0;
    for (let row = 0; row < count; row++) {
      if (!chosen(row)) continue;
      const parts = weights.map((weight, m) => weight * shares[row * MIXED + m]!);
      const sum = parts.reduce((a, b) => a + b, 0);
      for (const [m, part] of parts.entries()) credit[m]! += part / sum;
      n++;
    }
    weights = credit.map((each) => each / n);
  }
  return weights;
}

it("finds the likeliest weights, of each kind of row that the evidence tells apart", () => {
  const rows = rowsOf(2000, (row) => row % 2);
  const gate = runToEnd(fitGate(rows, 1));
  const ideal = [0, 1].map((kind) => likeliest(rows, (row) => row % 2 === kind));
  let sum = 0;
  for (let row = 0; row < rows.count; row++) {
    sum -= Math.log(ideal[row % 2]!.reduce((p, weight, m) => p + weight * rows.shares[row * MIXED + m]!, 0));
  }
  // No gate that is told nothing else can be below.
  const best = sum / rows.count;
  expect(countedLoss(gate, rows)).toBeGreaterThan(best - 1e-9);
  expect(countedLoss(gate, rows)).toBeLessThan(best + 0.002);
});

it("weighs all parts alike where nothing is known", () => {
  const gate = runToEnd(fitGate({ count: 0, shares: new Float64Array(0), evidence: new Float32Array(0) }, 1));
  expect([...countedLogits(gate, new Float32Array(EVIDENCE_COUNT), 0)]).toEqual(new Array(MIXED).fill(0));
});

it("reads what the memory counts of the training part, and repeats from its seed", async () => {
  const samples = withoutTest(await distributorSamples(3000, 6));
  const rows = runToEnd(readCounted(samples, samples.split.train));
  const [gate, again] = [1, 1].map((seed) => runToEnd(fitCountedGate(samples, seed))) as [CountedGate, CountedGate];
  expect(again).toEqual(gate);
  const alone = (part: number): number =>
    countedLoss(
      { weights: Float64Array.from({ length: MIXED * INPUTS }, (_, i) => (i === part * INPUTS ? 50 : 0)) },
      rows,
    );
  expect(countedLoss(gate, rows)).toBeLessThan(alone(0));
  const known = samples.split.train.filter((each) => samples.targetProduct[each]! >= 2);
  expect(rows.count).toBe(known.length);
  for (let row = 0; row < rows.count; row += 400) {
    const target = known[row]!;
    const frequency = samples.frequencies(target);
    const at = frequency.ids.indexOf(samples.targetProduct[target]!);
    expect(rows.shares[row * MIXED + 1]).toBe(at < 0 ? 0 : frequency.shares[at]);
  }
});
