import { beforeAll, expect, test } from "vitest";
import { SCALES } from "../../features/batch.ts";
import { EVIDENCE_COUNT, PART_COUNT } from "../../features/memory/parts.ts";
import type { SampleSet } from "../../features/sampleSet.ts";
import { random } from "../../lib/random.ts";
import type { Predictions } from "../../model/predictions.ts";
import { distributorSamples } from "../../training/testing/exampleSamples.ts";
import { type Predict, permutationImportance } from "./importance.ts";
import { shuffleBatch, withBatch } from "./shuffledSamples.ts";
import { featureShuffles, groupShuffles, type Shuffle } from "./shuffles.ts";

let samples: SampleSet;
beforeAll(async () => {
  samples = await distributorSamples(3000, 6);
});

/** Answers made of the batch by hand: a rank, and a quantity. */
function made(
  of: (samples: SampleSet, targets: Uint32Array, row: number) => { rank?: number; quantity?: number },
): Predict {
  return async (given, targets) => {
    const answers = Array.from(targets, (_, row) => of(given, targets, row));
    const none = () => new Float64Array(targets.length);
    const predictions: Predictions = {
      targets,
      rank: Int32Array.from(answers, ({ rank }) => rank ?? 1),
      topK: 1,
      topIds: new Int32Array(targets.length),
      probability: new Float32Array(targets.length),
      topProbabilities: new Float32Array(targets.length),
      quantity: Float64Array.from(answers, ({ quantity }) => quantity ?? 0),
      revenue: none(),
      discount: none(),
    };
    return predictions;
  };
}
const customerOf = (given: SampleSet, targets: Uint32Array, row: number, feature: number): number => {
  const batch = given.assemble(targets.subarray(row, row + 1));
  return batch.customer[feature]!;
};
const OPTIONS = { size: 60, repeats: 3, seed: 5 };

test("only the input that the model reads matters", async () => {
  // Right exactly where feature 4 is what it is without shuffling.
  const predict = made((given, targets, row) => ({
    rank: customerOf(given, targets, row, 4) === customerOf(samples, targets, row, 4) ? 1 : 20,
  }));
  const shuffles = featureShuffles(samples.preprocess, PART_COUNT);
  const report = await permutationImportance(samples, samples.split.test, shuffles, predict, OPTIONS);
  expect(report.base).toMatchObject({ hit10: 1, mrr: 1 });
  for (const { kind, name, hit10, mrr } of report.rows) {
    if (kind === "customer" && name === samples.preprocess.customer[4]!.name) {
      expect(hit10.mean).toBeGreaterThan(0.8);
      // What is no longer first is twentieth: the loss in MRR is 19/20 of that in hit@10.
      expect(mrr.mean).toBeCloseTo(hit10.mean * 0.95, 10);
      expect(hit10.deviation).toBeGreaterThanOrEqual(0);
    } else
      expect({ name, hit10, mrr }).toEqual({ name, hit10: { mean: 0, deviation: 0 }, mrr: { mean: 0, deviation: 0 } });
  }
  const groups = await permutationImportance(
    samples,
    samples.split.test,
    groupShuffles(samples.preprocess, PART_COUNT),
    predict,
    OPTIONS,
  );
  expect(groups.rows.filter(({ hit10 }) => hit10.mean > 0).map(({ name }) => name)).toEqual(["behaviour"]);
});

test("mean errors grow by what the shuffled memory gets wrong, the same for the same seed", async () => {
  const share = (given: SampleSet, target: number) => given.memory(target)[1]!.shares[0] ?? 0;
  // Quantity off by how far the memory is from the target's own.
  const predict = made((given, targets, row) => {
    const target = targets[row]!;
    const actual = samples.lines.quantity[samples.targets[target]!]!;
    return { quantity: actual + Math.abs(share(given, target) - share(samples, target)) };
  });
  const shuffles: Shuffle[] = groupShuffles(samples.preprocess, PART_COUNT);
  const run = () => permutationImportance(samples, samples.split.test, shuffles, predict, OPTIONS);
  const report = await run();
  expect(report.base.mae.quantity).toBe(0);
  const grown = report.rows.filter(({ mae }) => mae.quantity!.mean > 0);
  expect(grown.map(({ name }) => name)).toEqual(["memory"]);
  expect(await run()).toEqual(report);
  const other = await permutationImportance(samples, samples.split.test, shuffles, predict, { ...OPTIONS, seed: 6 });
  expect(other.rows).not.toEqual(report.rows);
});

test("a shuffle moves whole columns and keeps their values; all others stay", () => {
  const targets = samples.split.test.slice(0, 15);
  const base = samples.assemble(targets);
  const untouched = samples.assemble(targets);
  const sorted = (values: ArrayLike<number>) => Float64Array.from(values).sort();
  const column = (values: Float32Array, width: number, f: number) => values.filter((_, i) => i % width === f);
  for (const what of [
    ...groupShuffles(samples.preprocess, PART_COUNT),
    ...featureShuffles(samples.preprocess, PART_COUNT),
  ]) {
    const { batch, partner } = shuffleBatch(base, what, random(3));
    expect(base).toEqual(untouched);
    expect(batch.lengths).toEqual(base.lengths);
    expect(batch.target).toEqual(base.target);
    const [Fs, Fc] = [base.steps.length / base.products.length, base.customer.length / base.size];
    if (what.products) expect(sorted(batch.products)).toEqual(sorted(base.products));
    else expect(batch.products).toEqual(base.products);
    for (let f = 0; f < Fs; f++) {
      const [now, before] = [column(batch.steps, Fs, f), column(base.steps, Fs, f)];
      if (what.steps?.includes(f)) expect(sorted(now)).toEqual(sorted(before));
      else expect(now).toEqual(before);
    }
    for (let f = 0; f < Fc; f++) {
      const [now, before] = [column(batch.customer, Fc, f), column(base.customer, Fc, f)];
      if (what.customer?.includes(f)) expect(sorted(now)).toEqual(sorted(before));
      else expect(now).toEqual(before);
    }
    for (const scale of SCALES) {
      for (let f = 0; f < 5; f++) {
        const [now, before] = [column(batch.periods[scale], 5, f), column(base.periods[scale], 5, f)];
        const moved = what.periods?.scales.includes(scale) && what.periods.features.includes(f);
        if (moved) expect(sorted(now)).toEqual(sorted(before));
        else expect(now).toEqual(before);
      }
    }
    expect(sorted(batch.province)).toEqual(sorted(base.province));
    const told = (row: number, of: typeof base) => [
      ...of.evidence.subarray(row * EVIDENCE_COUNT, (row + 1) * EVIDENCE_COUNT),
    ];
    const view = withBatch(samples, targets, what, { batch, partner });
    for (let row = 0; row < base.size; row++) {
      expect(told(row, batch)).toEqual(told(what.evidence ? partner[row]! : row, base));
      const [own, other] = [samples.memory(targets[row]!), samples.memory(targets[partner[row]!]!)];
      const expected = own.map((shares, part) => (what.memory?.includes(part) ? other[part] : shares));
      expect(view.memory(targets[row]!)).toEqual(expected);
      expect(view.frequencies(targets[row]!)).toEqual(expected[0]);
    }
  }
});

test("padding stays padding, and rows of a view are those asked for", () => {
  const targets = samples.split.test.slice(0, 30);
  const base = samples.assemble(targets);
  const what: Shuffle = { kind: "group", name: "products", products: true };
  const mixed = shuffleBatch(base, what, random(1));
  const { batch } = mixed;
  for (let i = 0; i < batch.products.length; i++) {
    const isPadding = i % base.length >= base.lengths[Math.floor(i / base.length)]!;
    expect(batch.products[i] === 0).toBe(isPadding);
  }
  const view = withBatch(samples, targets, what, mixed);
  const two = view.assemble(Uint32Array.from([targets[7]!, targets[2]!]));
  const L = base.length;
  expect([...two.products]).toEqual([
    ...batch.products.subarray(7 * L, 8 * L),
    ...batch.products.subarray(2 * L, 3 * L),
  ]);
  expect(() => view.assemble(samples.split.train.subarray(0, 1))).toThrow(/is not among the 30 shuffled ones/);
});
