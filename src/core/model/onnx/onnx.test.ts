// The graph, run by onnxruntime, answers as the studio does: every memory, several layers, one row and many, one step and many.

import * as ort from "onnxruntime-web";
import { beforeAll, expect, test } from "vitest";
import { type Batch, SCALE_PERIODS } from "../../features/batch.ts";
import type { Shares } from "../../features/memory/parts.ts";
import type { SampleSet } from "../../features/sampleSet.ts";
import { chooseBackend } from "../../kernels/backends.ts";
import { onnxFile } from "../../lib/onnx/onnxFile.ts";
import { OnnxGraph } from "../../lib/onnx/onnxGraph.ts";
import { random } from "../../lib/random.ts";
import { PRESET_SETTINGS } from "../../training/settings.ts";
import { distributorSamples } from "../../training/testing/exampleSamples.ts";
import { answer } from "../answers.ts";
import { softmaxRows } from "../attention.ts";
import { countedParts, evidenceCount, type ModelConfig } from "../config.ts";
import { EXPERTS, EXPONENT_EVIDENCE, type Experts } from "../experts.ts";
import { modelConfig } from "../fromSettings.ts";
import { MEMORIES } from "../modelSettings.ts";
import { initialParameters } from "../parameters.ts";
import { loadModel, type Network } from "../predict.ts";
import { createVariables } from "../variables.ts";
import { emitModel, emitNetwork, LATELY } from "./emitAnswers.ts";

const INFO = { name: "model", producer: "test", producerVersion: "1", doc: "", metadata: { id: "abc" } };
const SMALL = {
  ...PRESET_SETTINGS.quick,
  ...{
    embedDim: 4,
    hiddenSize: 4,
    numHeads: 2,
    fusionDim: 8,
    headDim: 4,
    periodHidden: 4,
    periodHeads: 2,
    customerDim: 4,
  },
};
let samples: SampleSet;

beforeAll(async () => {
  ort.env.wasm.numThreads = 1;
  await chooseBackend("wasm", { threads: 1 });
  samples = await distributorSamples(3000, SMALL.maxSeqLen);
});

type Feeds = Record<string, ort.Tensor>;

async function run(file: Uint8Array, feeds: Feeds): Promise<Record<string, Float32Array>> {
  const session = await ort.InferenceSession.create(file, { executionProviders: ["wasm"] });
  try {
    const found = await session.run(feeds);
    return Object.fromEntries(Object.entries(found).map(([name, tensor]) => [name, tensor.data as Float32Array]));
  } finally {
    await session.release();
  }
}

const floats = (values: Float32Array, ...shape: number[]) => new ort.Tensor("float32", values, shape);
const longs = (values: Int32Array, ...shape: number[]) =>
  new ort.Tensor("int64", BigInt64Array.from(values, BigInt), shape);

function batchFeeds(batch: Batch, config: ModelConfig): Feeds {
  const { size: B, length: L } = batch;
  const G = evidenceCount(config.memory);
  return {
    products: longs(batch.products, B, L),
    steps: floats(batch.steps, B, L, config.stepFeatures),
    lengths: new ort.Tensor("int32", batch.lengths, [B]),
    ...Object.fromEntries(
      config.scales.map((scale) => [
        scale,
        floats(batch.periods[scale], B, SCALE_PERIODS[scale], config.periodFeatures),
      ]),
    ),
    customer: floats(batch.customer, B, config.customerFeatures),
    province: longs(batch.province, B),
    ...(G > 0 && { evidence: floats(batch.evidence, B, G) }),
  };
}

/** [rows, parts, P] of sparse shares. */
function dense(rows: Shares[][], P: number): ort.Tensor {
  const parts = rows[0]!.length;
  const values = new Float32Array(rows.length * parts * P);
  for (const [b, row] of rows.entries()) {
    for (const [m, { ids, shares }] of row.entries()) {
      for (const [k, id] of ids.entries()) values[(b * parts + m) * P + id] = shares[k]!;
    }
  }
  return floats(values, rows.length, parts, P);
}

function memoryFeeds(targets: Uint32Array, { config, experts }: Network): Feeds {
  const M = countedParts(config.memory);
  const each = Array.from(targets);
  const lately = experts ? each.map((target) => samples.lately(target, experts.halfLives)) : [];
  const everybody = (sales: Float32Array): Shares => ({ ids: Int32Array.from(sales, (_, id) => id), shares: sales });
  return {
    ...(M > 0 && {
      counted: dense(
        each.map((target) => (M === 1 ? [samples.frequencies(target)] : samples.memory(target))),
        config.numProducts,
      ),
    }),
    ...(experts && {
      lately: dense(
        lately.map((row) => LATELY.map((name) => (name === "sales" ? everybody(row.sales) : row[name]))),
        config.numProducts,
      ),
      lately_evidence: floats(
        Float32Array.from(lately.flatMap(({ evidence }) => evidence)),
        lately.length,
        EXPONENT_EVIDENCE,
      ),
    }),
  };
}

/** A second stage with every expert at work. */
function someExperts(seed: number): Experts {
  const rng = random(seed);
  const numbers = (count: number) => Array.from({ length: count }, () => rng.uniform() - 0.3);
  return {
    halfLives: { visits: 40, sales: 60 },
    mean: [3, 2],
    deviation: [1, 0.8],
    exponents: EXPERTS.map(() => numbers(1 + EXPONENT_EVIDENCE)),
  };
}

function network(memory: (typeof MEMORIES)[number], seed: number, overrides = {}): Network {
  const config = modelConfig(samples.sizes, samples.preprocess, { ...SMALL, ...overrides, memory });
  const experts = memory === "experts" ? { experts: someExperts(seed) } : {};
  return { config, weights: initialParameters(config, seed), ...experts };
}

/** Targets of known products, those of the longest histories first. */
function someTargets(count: number): Uint32Array {
  const known = samples.split.validation.filter((target) => samples.targetProduct[target]! >= 2);
  return Uint32Array.from(known.slice(-count));
}

/** The largest distance between two lists, beside the size of the numbers. */
function apart(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let most = a.length === b.length ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i]! - b[i]!) / (1 + Math.abs(b[i]!)));
  return most;
}

async function expectSame(networks: Network[], targets: Uint32Array, halfWeights = false): Promise<number> {
  const graph = new OnnxGraph({ halfWeights });
  emitModel(graph, networks, samples.preprocess);
  const { config } = networks[0]!;
  const P = config.numProducts;
  const feeds = { ...batchFeeds(samples.assemble(targets), config), ...memoryFeeds(targets, networks[0]!) };
  const found = await run(onnxFile(graph, INFO), feeds);
  const predictor = await loadModel(networks);
  const wanted = await predictor.predictTargets(samples, targets, { topK: P - 2 });
  predictor.dispose();
  const ranked = Array.from(wanted.topIds, (id, i) => found.probabilities![Math.floor(i / (P - 2)) * P + id]!);
  return Math.max(
    apart(ranked, wanted.topProbabilities),
    ...(["quantity", "revenue", "discount"] as const).map((task) => apart(found[task]!, wanted[task])),
  );
}

test.each(MEMORIES)("memory %s answers as the studio does", async (memory) => {
  expect(await expectSame([network(memory, 3)], someTargets(33))).toBeLessThan(1e-5);
});

test.each([1, 2, 3, 4])("%s layers of LSTM answer as the studio's, for one row and for many", async (numLayers) => {
  const model = network("experts", 5, { numLayers });
  expect(await expectSame([model], someTargets(1))).toBeLessThan(1e-5);
  expect(await expectSame([model], someTargets(33))).toBeLessThan(1e-5);
});

test("several members answer with their mean", async () => {
  expect(await expectSame([network("experts", 5), network("experts", 6)], someTargets(9))).toBeLessThan(1e-5);
});

test("weights in half precision answer nearly the same", async () => {
  const distance = await expectSame([network("counts", 5, { hiddenSize: 16, embedDim: 16 })], someTargets(9), true);
  expect(distance).toBeGreaterThan(0);
  expect(distance).toBeLessThan(5e-3);
});

test.each([1, 30])("a network by itself says what the forward pass says, over %s steps", async (length) => {
  const { config, weights } = network("experts", 7);
  const graph = new OnnxGraph();
  emitNetwork(graph, { config, weights });
  const batch = cut(samples.assemble(someTargets(5)), length, config.stepFeatures);
  const found = await run(onnxFile(graph, INFO), batchFeeds(batch, config));
  const variables = createVariables(config, weights);
  const wanted = await answer(config, variables.weights, batch);
  variables.dispose();
  expect(apart(found.logits!, wanted.logits)).toBeLessThan(1e-5);
  expect(apart(found.gate!, softmaxRows(wanted.gate!, 6))).toBeLessThan(1e-5);
  for (const task of ["quantity", "revenue", "discount"] as const) {
    expect(apart(found[task]!, wanted[task])).toBeLessThan(1e-5);
  }
});

/** The batch with sequences of `length` places: cut short, or padded. */
function cut(batch: Batch, length: number, stepFeatures: number): Batch {
  const products = new Int32Array(batch.size * length);
  const steps = new Float32Array(batch.size * length * stepFeatures);
  const kept = Math.min(length, batch.length);
  for (let b = 0; b < batch.size; b++) {
    products.set(batch.products.subarray(b * batch.length, b * batch.length + kept), b * length);
    const from = b * batch.length * stepFeatures;
    steps.set(batch.steps.subarray(from, from + kept * stepFeatures), b * length * stepFeatures);
  }
  return { ...batch, length, products, steps, lengths: batch.lengths.map((own) => Math.min(own, length)) };
}
