// The cases that a model takes along: a stranger's lines, nobody's names, and the same answers wherever it runs.

import { beforeAll, describe, expect, test } from "vitest";
import type { SampleSet } from "../../features/sampleSet.ts";
import { PROVINCES } from "../../geo/provinces.ts";
import { chooseBackend } from "../../kernels/backends.ts";
import { parseDay } from "../../lib/timeText.ts";
import { startingExperts } from "../../model/experts.ts";
import { modelConfig } from "../../model/fromSettings.ts";
import { initialParameters } from "../../model/parameters.ts";
import { loadModel, type Network, type Predictor } from "../../model/predict.ts";
import { PRESET_SETTINGS } from "../../training/settings.ts";
import { distributorSamples } from "../../training/testing/exampleSamples.ts";
import { type Golden, goldenSchema } from "./golden.ts";
import { goldenLines, goldenTable, spreadCustomers } from "./goldenTable.ts";
import { goldenMessage, makeGolden, replayGolden } from "./makeGolden.ts";

const SIZES = { embedDim: 4, hiddenSize: 4, numHeads: 2, fusionDim: 8, headDim: 4, periodHidden: 4, periodHeads: 2 };
const SMALL = { ...PRESET_SETTINGS.quick, ...SIZES, customerDim: 4, memory: "experts" as const };

let samples: SampleSet;
let network: Network;
let predictor: Predictor;
let golden: Golden;

beforeAll(async () => {
  await chooseBackend("wasm", { threads: 1 });
  samples = await distributorSamples(3000, SMALL.maxSeqLen);
  const config = modelConfig(samples.sizes, samples.preprocess, SMALL);
  network = { config, weights: initialParameters(config, 3), experts: startingExperts({ visits: 60, sales: 14 }) };
  predictor = await loadModel([network]);
  golden = await makeGolden(samples, [network], predictor);
});

test("20 customers from the fewest lines to many, whose lines all lie before the day asked for", () => {
  expect(golden.customers).toHaveLength(20);
  const counts = golden.customers.map((name) => golden.rows.filter(([customer]) => customer === name).length);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(counts[0]).toBeLessThan(counts.at(-1)! / 2);
  const time = golden.columns.indexOf("time");
  for (const row of golden.rows) expect(String(row[time]) < golden.date).toBe(true);
  expect(goldenSchema.parse(JSON.parse(JSON.stringify(golden)))).toEqual(golden);
  expect(JSON.stringify(golden).length).toBeLessThan(1_000_000);
});

test("neither a customer's code, name or address nor a number of an order is told", () => {
  const { lines } = samples;
  const texts = new Set(golden.rows.flat().filter((cell) => typeof cell === "string"));
  const secret = [
    ...[...lines.customer.values, ...lines.customerNames, ...(lines.order?.values ?? [])],
    ...(lines.place?.values ?? []).flatMap(({ address, ward, district }) => [address, ward, district]),
  ];
  expect(secret.filter((text) => text !== "" && texts.has(text))).toEqual([]);
});

test("inputs are those of the rows, to the bit, as a batch of another reading has them", () => {
  const B = golden.customers.length;
  const { inputs } = golden;
  const lengths = inputs.lengths!;
  expect(inputs.products).toHaveLength(B * SMALL.maxSeqLen);
  expect(inputs.steps).toHaveLength(B * SMALL.maxSeqLen * network.config.stepFeatures);
  expect(inputs.evidence).toHaveLength(B * 27);
  expect(inputs.counted).toHaveLength(B * 5 * 10);
  expect(inputs.lately).toHaveLength(B * 4 * 10);
  // The slow reading: a customer's last products in order of time.
  const [customer, time, product] = ["customer", "time", "product"].map((name) =>
    golden.columns.indexOf(name as never),
  );
  for (const [b, name] of golden.customers.entries()) {
    const own = golden.rows.filter((row) => row[customer!] === name);
    const order = own
      .map((row, i) => ({ row, i }))
      .sort((x, y) => {
        const [one, other] = [String(x.row[time!]), String(y.row[time!])];
        return one < other ? -1 : one > other ? 1 : x.i - y.i;
      });
    const last = order
      .slice(-SMALL.maxSeqLen)
      .map(({ row }) => samples.preprocess.products.indexOf(String(row[product!])));
    const expected = last.map((index) => (index < 0 ? 1 : index + 2));
    expect(lengths[b]).toBe(expected.length);
    const at = b * SMALL.maxSeqLen;
    expect(inputs.products!.slice(at, at + expected.length), name).toEqual(expected);
    // log1p of the lines is the first of the evidence.
    expect(inputs.evidence![b * 27]).toBeCloseTo(Math.log1p(own.length) / 3, 6);
    expect(inputs.lately_evidence![2 * b]).toBeCloseTo(Math.log1p(own.length), 6);
  }
});

test("a place is told by its province's name alone, and read as that province", () => {
  const table = goldenTable(
    { ...samples, provinces: samples.provinces.map(() => 33), lines: placed(samples.lines) },
    [0, 1],
    Number.POSITIVE_INFINITY,
  );
  const at = table.columns.indexOf("province");
  expect(new Set(table.rows.map((row) => row[at]))).toEqual(new Set([PROVINCES[32]!.short]));
});

const placed = (lines: SampleSet["lines"]): SampleSet["lines"] => ({
  ...lines,
  place: {
    codes: new Int32Array(lines.count),
    values: [{ address: "12 Trần Phú", ward: "", district: "", province: "" }],
  },
});

describe("replay", () => {
  test("the same model answers the same; another is told in a sentence", async () => {
    const same = await replayGolden(golden, samples.preprocess, predictor);
    expect(same).toEqual({ customers: 20, same: 20, largest: expect.closeTo(0, 6) });
    expect(goldenMessage(same).text).toMatch(/^20 of 20 example customers answered as where the model was trained/);
    const other = await loadModel([{ ...network, weights: initialParameters(network.config, 4) }]);
    const differs = await replayGolden(golden, samples.preprocess, other);
    other.dispose();
    expect(differs.same).toBeLessThan(20);
    expect(differs.largest).toBeGreaterThan(1e-4);
    expect(goldenMessage(differs).text).toMatch(/^Only \d+ of 20 example customers/);
  });

  test("a wrong number, a product that no longer is, and no number count as a difference", async () => {
    const with_ = (answers: Partial<Golden["answers"]>) =>
      replayGolden({ ...golden, answers: { ...golden.answers, ...answers } }, samples.preprocess, predictor);
    const { probabilities, products, revenue } = golden.answers;
    expect((await with_({ probabilities: probabilities.with(0, probabilities[0]! + 0.01) })).largest).toBeCloseTo(
      0.01,
      6,
    );
    expect((await with_({ products: products.with(15, "no such product") })).same).toBe(19);
    expect((await with_({ revenue: revenue!.with(3, revenue![3]! * 1.001 + 1) })).same).toBe(19);
    expect((await with_({ revenue: revenue!.with(3, Number.NaN) })).largest).toBe(Number.POSITIVE_INFINITY);
  });

  test("rows that are none are told by row and column", () => {
    const broken = { ...golden, rows: [["C1", "2025-02-31", "A", ...golden.columns.slice(3).map(() => null)]] };
    expect(() => goldenLines(broken)).toThrow(/^golden\.json: line 1 has "2025-02-31" as time/);
  });
});

test("customers with very many lines are passed over, unless there are no others", () => {
  const count = 700;
  const lines = { ...samples.lines, count };
  lines.customer = { codes: Int32Array.from({ length: count }, (_, i) => (i < 5 ? 0 : 1)), values: ["a", "b"] };
  const source = { lines, preprocess: samples.preprocess };
  expect(spreadCustomers(source, Number.POSITIVE_INFINITY)).toEqual([0]);
  lines.customer = { codes: new Int32Array(count).fill(1), values: ["a", "b"] };
  expect(spreadCustomers(source, Number.POSITIVE_INFINITY)).toEqual([1]);
  expect(spreadCustomers(source, parseDay("1990-01-01"))).toEqual([]);
});
