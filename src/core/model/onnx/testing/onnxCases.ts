// Models as ONNX graphs: what an onnxruntime answers beside what the studio does. The tests say which runtime and what to ask.

import type * as Web from "onnxruntime-web";
import { type Batch, SCALE_PERIODS } from "../../../features/batch.ts";
import type { Shares } from "../../../features/memory/parts.ts";
import type { SampleSet } from "../../../features/sampleSet.ts";
import { onnxFile } from "../../../lib/onnx/onnxFile.ts";
import { OnnxGraph } from "../../../lib/onnx/onnxGraph.ts";
import { random } from "../../../lib/random.ts";
import { PRESET_SETTINGS } from "../../../training/settings.ts";
import { distributorSamples } from "../../../training/testing/exampleSamples.ts";
import { answer } from "../../answers.ts";
import { softmaxRows } from "../../attention.ts";
import { countedParts, evidenceCount, type ModelConfig } from "../../config.ts";
import { EXPERTS, EXPONENT_EVIDENCE, type Experts } from "../../experts.ts";
import { modelConfig } from "../../fromSettings.ts";
import type { Memory } from "../../modelSettings.ts";
import { initialParameters } from "../../parameters.ts";
import { loadModel, type Network } from "../../predict.ts";
import { createVariables } from "../../variables.ts";
import { emitModel, emitNetwork, LATELY } from "../emitAnswers.ts";

/** onnxruntime, for the web or for Node; where it computes, such as `wasm`. */
export interface Runtime {
  ort: Pick<typeof Web, "InferenceSession" | "Tensor">;
  provider: string;
}

const INFO = { name: "model", producer: "test", producerVersion: "1", doc: "", metadata: { id: "abc" } };
const SMALL = {
  ...PRESET_SETTINGS.quick,
  ...{ embedDim: 4, hiddenSize: 4, numHeads: 2, fusionDim: 8, headDim: 4, periodHidden: 4, periodHeads: 2 },
  customerDim: 4,
};

/** Lines of a small distributor, as the models here are asked about them. */
export const exampleSamples = (): Promise<SampleSet> => distributorSamples(3000, SMALL.maxSeqLen);

interface Feed {
  type: "float32" | "int32" | "int64";
  data: Float32Array | Int32Array | BigInt64Array;
  shape: number[];
}
type Feeds = Record<string, Feed>;

const floats = (data: Float32Array, ...shape: number[]): Feed => ({ type: "float32", data, shape });
const longs = (ids: Int32Array, ...shape: number[]): Feed => ({
  type: "int64",
  data: BigInt64Array.from(ids, BigInt),
  shape,
});

type Answers = Record<string, Float32Array>;

/** A graph in a session, to be asked several times. */
async function sessionOf(graph: OnnxGraph, { ort, provider }: Runtime) {
  const session = await ort.InferenceSession.create(onnxFile(graph, INFO), {
    executionProviders: [provider],
    logSeverityLevel: 3,
  });
  return {
    async run(feeds: Feeds): Promise<Answers> {
      const tensors = Object.entries(feeds).map(([name, { type, data, shape }]) => {
        return [name, new ort.Tensor(type as "float32", data as Float32Array, shape)] as const;
      });
      const found = await session.run(Object.fromEntries(tensors));
      return Object.fromEntries(Object.entries(found).map(([name, tensor]) => [name, tensor.data as Float32Array]));
    },
    release: () => session.release(),
  };
}

function batchFeeds(batch: Batch, config: ModelConfig): Feeds {
  const { size: B, length: L } = batch;
  const G = evidenceCount(config.memory);
  const periods = config.scales.map((scale) => {
    return [scale, floats(batch.periods[scale], B, SCALE_PERIODS[scale], config.periodFeatures)] as const;
  });
  return {
    products: longs(batch.products, B, L),
    steps: floats(batch.steps, B, L, config.stepFeatures),
    lengths: { type: "int32", data: batch.lengths, shape: [B] },
    ...Object.fromEntries(periods),
    customer: floats(batch.customer, B, config.customerFeatures),
    province: longs(batch.province, B),
    ...(G > 0 && { evidence: floats(batch.evidence, B, G) }),
  };
}

/** [rows, parts, P] of sparse shares. */
function dense(rows: Shares[][], P: number): Feed {
  const parts = rows[0]!.length;
  const values = new Float32Array(rows.length * parts * P);
  for (const [b, row] of rows.entries()) {
    for (const [m, { ids, shares }] of row.entries()) {
      for (const [k, id] of ids.entries()) values[(b * parts + m) * P + id] = shares[k]!;
    }
  }
  return floats(values, rows.length, parts, P);
}

function memoryFeeds(samples: SampleSet, targets: Uint32Array, { config, experts }: Network): Feeds {
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

/** A small network with weights by seed. */
export function exampleNetwork(samples: SampleSet, memory: Memory, seed: number, overrides = {}): Network {
  const config = modelConfig(samples.sizes, samples.preprocess, { ...SMALL, ...overrides, memory });
  const experts = memory === "experts" ? { experts: someExperts(seed) } : {};
  return { config, weights: initialParameters(config, seed), ...experts };
}

/** Targets of known products, those of the longest histories first. */
function someTargets(samples: SampleSet, count: number): Uint32Array {
  const known = samples.split.validation.filter((target) => samples.targetProduct[target]! >= 2);
  return Uint32Array.from(known.slice(-count));
}

/** The largest distance between two lists, beside the size of the numbers. */
function apart(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let most = a.length === b.length ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < a.length; i++) {
    const distance = Math.abs(a[i]! - b[i]!) / (1 + Math.abs(b[i]!));
    if (!(distance <= most)) most = distance;
  }
  return most;
}

const NUMBERS = ["quantity", "revenue", "discount"] as const;

/** How far the whole model's answers lie from the studio's, at most, for any of these numbers of targets. */
export async function modelDistance(
  runtime: Runtime,
  samples: SampleSet,
  networks: Network[],
  counts: readonly number[],
  halfWeights = false,
): Promise<number> {
  const graph = new OnnxGraph({ halfWeights });
  emitModel(graph, networks, samples.preprocess);
  const { config } = networks[0]!;
  const P = config.numProducts;
  const session = await sessionOf(graph, runtime);
  const predictor = await loadModel(networks);
  let most = 0;
  for (const targets of counts.map((count) => someTargets(samples, count))) {
    const batch = batchFeeds(samples.assemble(targets), config);
    const found = await session.run({ ...batch, ...memoryFeeds(samples, targets, networks[0]!) });
    const wanted = await predictor.predictTargets(samples, targets, { topK: P - 2 });
    const ranked = Array.from(wanted.topIds, (id, i) => found.probabilities![Math.floor(i / (P - 2)) * P + id]!);
    const numbers = NUMBERS.map((task) => apart(found[task]!, wanted[task]));
    most = Math.max(most, apart(ranked, wanted.topProbabilities), ...numbers);
  }
  predictor.dispose();
  await session.release();
  return most;
}

/** The same of a network by itself, over each of these numbers of rows and steps. */
export async function networkDistance(
  runtime: Runtime,
  samples: SampleSet,
  { config, weights }: Network,
  shapes: readonly { rows: number; steps: number }[],
): Promise<number> {
  const graph = new OnnxGraph();
  emitNetwork(graph, { config, weights });
  const session = await sessionOf(graph, runtime);
  const variables = createVariables(config, weights);
  let most = 0;
  for (const { rows, steps } of shapes) {
    const batch = cut(samples.assemble(someTargets(samples, rows)), steps, config.stepFeatures);
    const found = await session.run(batchFeeds(batch, config));
    const wanted = await answer(config, variables.weights, batch);
    most = Math.max(
      most,
      apart(found.logits!, wanted.logits),
      apart(found.gate!, softmaxRows(wanted.gate!, 1 + countedParts(config.memory))),
      ...NUMBERS.map((task) => apart(found[task]!, wanted[task])),
    );
  }
  variables.dispose();
  await session.release();
  return most;
}

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
