// Networks of a model beside the whole: held against plain loops over the answers, and against judging each network by itself.

import { beforeAll, expect, test } from "vitest";
import type { SampleSet } from "../features/sampleSet.ts";
import { chooseBackend } from "../kernels/backends.ts";
import { modelConfig } from "../model/fromSettings.ts";
import { initialParameters } from "../model/parameters.ts";
import { loadModel, type Network } from "../model/predict.ts";
import type { Predictions } from "../model/predictions.ts";
import { distributorSamples, TINY_MODEL } from "../training/testing/exampleSamples.ts";
import { evaluate } from "./evaluate.ts";
import { PRODUCT_METRICS } from "./report.ts";

let samples: SampleSet;
let networks: Network[];
let whole: Predictions;

const CONTEXT = { backend: "wasm", seconds: 1 };
const TOLD = [
  { seed: 1, epoch: 4 },
  { seed: 2, epoch: 3 },
  { seed: 3, epoch: 1 },
];

async function asking(of: Network[], eachNetwork: boolean): Promise<Predictions> {
  const predictor = await loadModel(of);
  try {
    return await predictor.predictTargets(samples, samples.split.test, { topK: 5, eachNetwork });
  } finally {
    predictor.dispose();
  }
}

beforeAll(async () => {
  await chooseBackend("wasm", { threads: 1 });
  samples = await distributorSamples(3000, TINY_MODEL.maxSeqLen);
  const config = modelConfig(samples.sizes, samples.preprocess, { ...TINY_MODEL, memory: "counts" });
  networks = TOLD.map(({ seed }) => ({ config, weights: initialParameters(config, seed) }));
  whole = await asking(networks, true);
});

test("what each network says beside the mean is what it says alone; one asks for nothing more", async () => {
  for (const [i, network] of networks.entries()) {
    const { rank, quantity, revenue, discount } = await asking([network], false);
    expect(whole.networks![i]).toEqual({ rank, quantity, revenue, discount });
  }
  const { networks: _, ...mean } = whole;
  expect(await asking(networks, false)).toEqual(mean);
});

test("each network's metrics and intervals are those of judging it by itself, and the whole's are as without them", () => {
  const { networks: told, ...report } = evaluate(samples, whole, { ...CONTEXT, networks: TOLD });
  const { networks: _, ...mean } = whole;
  expect(report).toEqual(evaluate(samples, mean, CONTEXT));
  for (const [i, own] of told!.networks.entries()) {
    const { seed, epoch, product, quantity, revenue, discount } = own;
    expect({ seed, epoch }).toEqual(TOLD[i]);
    const alone = evaluate(samples, { ...mean, ...whole.networks![i] }, CONTEXT);
    for (const metric of PRODUCT_METRICS) expect(product[metric]).toEqual(alone.product[metric]);
    expect({ quantity, revenue, discount }).toEqual({
      ...{ quantity: alone.quantity, revenue: alone.revenue, discount: alone.discount },
    });
  }
});

test("mean, deviation and lead are what plain loops over the targets say", () => {
  const { networks: told } = evaluate(samples, whole, { ...CONTEXT, networks: TOLD });
  const n = whole.targets.length;
  const actual = Array.from(whole.targets, (target) => samples.lines.revenue[samples.targets[target]!]!);
  // [metric's place in the report, its value for some answers, whether more is better]
  const hit10 = ({ rank }: Pick<Predictions, "rank">) => rank.filter((each) => each > 0 && each <= 10).length / n;
  const mrr = ({ rank }: Pick<Predictions, "rank">) =>
    rank.reduce((sum, each) => sum + (each > 0 ? 1 / each : 0), 0) / n;
  const mae = ({ revenue }: Pick<Predictions, "revenue">) =>
    actual.reduce((sum, value, i) => sum + Math.abs(value - revenue[i]!), 0) / n;
  const cases = [
    [told!.mean.product.hit10, told!.deviation!.product.hit10, told!.lead.product.hit10, hit10, 1],
    [told!.mean.product.mrr, told!.deviation!.product.mrr, told!.lead.product.mrr, mrr, 1],
    [told!.mean.revenue!.mae, told!.deviation!.revenue!.mae, told!.lead.revenue!.mae, mae, -1],
  ] as const;
  for (const [mean, deviation, lead, metric, sign] of cases) {
    const values = whole.networks!.map((each) => metric(each as Predictions));
    const [a, b, c] = values as [number, number, number];
    const middle = (a + b + c) / 3;
    const size = Math.max(1, Math.abs(middle));
    expect(Math.abs(mean.value - middle)).toBeLessThan(1e-12 * size);
    const spread = Math.sqrt(((a - middle) ** 2 + (b - middle) ** 2 + (c - middle) ** 2) / 2);
    expect(Math.abs(deviation - spread)).toBeLessThan(1e-9 * size);
    expect(Math.abs(lead.value - sign * (metric(whole) - middle))).toBeLessThan(1e-12 * size);
    expect(lead.low).toBeLessThanOrEqual(lead.value);
    expect(lead.high).toBeGreaterThanOrEqual(lead.value);
  }
});

test("the lead's interval is paired: a whole that is as good as its networks at every target leads by nothing", () => {
  const alike = whole.networks![0]!;
  const level: Predictions = { ...whole, ...alike, networks: [alike, alike, alike] };
  const { networks: told } = evaluate(samples, level, { ...CONTEXT, networks: TOLD });
  const ulp = 1e-12;
  for (const metric of PRODUCT_METRICS) {
    const { value, low, high } = told!.lead.product[metric];
    expect(Math.max(...[value, low, high].map(Math.abs))).toBeLessThan(ulp);
    expect(told!.deviation!.product[metric]).toBeLessThan(ulp);
  }
});

test("between states of one training there is no spread of seeds; one network has no report", () => {
  const states = TOLD.map((each, i) => ({ seed: i === 2 ? 7 : 1, epoch: each.epoch }));
  expect(evaluate(samples, whole, { ...CONTEXT, networks: states }).networks!.deviation).toBeNull();
  const one = { ...whole, networks: whole.networks!.slice(0, 1) };
  expect(evaluate(samples, one, { ...CONTEXT, networks: TOLD.slice(0, 1) }).networks).toBeUndefined();
});
