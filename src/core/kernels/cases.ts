// Every kernel's reference, and awkward shapes for it: what tests, and the self-test at start, hold a backend against
// (compare.ts).

import { type Random, random } from "../lib/random.ts";
import { ADAMW } from "./adamw/index.ts";
import { adamwReference } from "./adamw/reference.ts";
import { ATTENTION, ATTENTION_GRAD } from "./attention/index.ts";
import { attentionGradReference, attentionReference } from "./attention/reference.ts";
import { DROPOUT } from "./dropout/index.ts";
import { dropoutReference } from "./dropout/reference.ts";
import { EMBEDDING, EMBEDDING_GRAD } from "./embedding/index.ts";
import { embeddingGradReference, embeddingReference } from "./embedding/reference.ts";
import type { Plain, ReferenceKernel } from "./kernel.ts";
import { LAST_STEPS, LAST_STEPS_GRAD } from "./lastSteps/index.ts";
import { lastStepsGradReference, lastStepsReference } from "./lastSteps/reference.ts";
import { LAYER_NORM, LAYER_NORM_GRAD } from "./layerNorm/index.ts";
import { layerNormGradReference, layerNormReference } from "./layerNorm/reference.ts";
import { LINEAR, LINEAR_GRAD } from "./linear/index.ts";
import { linearGradReference, linearReference } from "./linear/reference.ts";
import { LSTM, LSTM_GRAD } from "./lstm/index.ts";
import { lstmGradReference, lstmReference } from "./lstm/reference.ts";
import { PRODUCT_LOSS, PRODUCT_LOSS_GRAD } from "./productLoss/index.ts";
import { productLossGradReference, productLossReference } from "./productLoss/reference.ts";
import { SEQUENCE_POOL, SEQUENCE_POOL_GRAD } from "./sequencePool/index.ts";
import { sequencePoolGradReference, sequencePoolReference } from "./sequencePool/reference.ts";
import { SMOOTH_L1, SMOOTH_L1_GRAD } from "./smoothL1/index.ts";
import { smoothL1GradReference, smoothL1Reference } from "./smoothL1/reference.ts";

// biome-ignore lint/suspicious/noExplicitAny: each kernel has its own attributes; they meet only in this list.
export const REFERENCE_KERNELS: ReferenceKernel<any>[] = [
  linearReference,
  linearGradReference,
  embeddingReference,
  embeddingGradReference,
  lstmReference,
  lstmGradReference,
  attentionReference,
  attentionGradReference,
  layerNormReference,
  layerNormGradReference,
  dropoutReference,
  sequencePoolReference,
  sequencePoolGradReference,
  lastStepsReference,
  lastStepsGradReference,
  productLossReference,
  productLossGradReference,
  smoothL1Reference,
  smoothL1GradReference,
  adamwReference,
];

export type Inputs = Record<string, Plain | undefined>;

/** A forward kernel with its gradient kernel, or a kernel alone. */
export interface KernelCase {
  name: string;
  kernel: string;
  attributes: object;
  inputs: Inputs;
  /** Outputs whose layout is the backend's own: not compared, only handed to the gradient. */
  opaque?: number[];
  gradient?: {
    kernel: string;
    attributes: object;
    /** Gradient inputs besides those of the forward kernel: names for its outputs, and for the incoming gradient. */
    outputs: Record<string, number>;
    incoming: { name: string; output: number };
    /** Which forward inputs the gradient kernel takes. */
    takes: string[];
    /** The forward input that each gradient output belongs to, for numeric checks. */
    of: string[];
  };
  /** In-place kernels: these inputs are compared after the call. */
  updates?: string[];
  /** The rows are the steps [B·T] of padded sequences: those of padding may hold anything in an output, and dy is 0 there. */
  padded?: boolean;
}

export const size = (shape: number[]): number => shape.reduce((product, dimension) => product * dimension, 1);

function floats(rng: Random, ...shape: number[]): Plain {
  return { shape, values: Float64Array.from({ length: size(shape) }, () => Math.fround(rng.normal() * 0.5)) };
}

function ids(rng: Random, bound: number, ...shape: number[]): Plain {
  return { shape, values: Int32Array.from({ length: size(shape) }, () => rng.integer(bound)) };
}

/** 1..steps, always with the longest and the shortest where there is room. */
function lengths(rng: Random, batch: number, steps: number): Plain {
  const values = Int32Array.from({ length: batch }, () => 1 + rng.integer(steps));
  values[0] = steps;
  if (batch > 1) values[1] = 1;
  return { shape: [batch], values };
}

export function linearCase(rng: Random, m: number, k: number, n: number, activation: string): KernelCase {
  return {
    name: `linear ${m}×${k}→${n} ${activation}`,
    kernel: LINEAR,
    attributes: { activation },
    inputs: { x: floats(rng, m, k), weight: floats(rng, n, k), bias: floats(rng, n) },
    gradient: {
      kernel: LINEAR_GRAD,
      attributes: { activation, wantDx: true },
      outputs: { y: 0 },
      incoming: { name: "dy", output: 0 },
      takes: ["x", "weight", "bias"],
      of: ["x", "weight", "bias"],
    },
  };
}

export function lstmCase(rng: Random, b: number, t: number, i: number, h: number, bidirectional: boolean): KernelCase {
  const inputs: Inputs = { x: floats(rng, b, t, i), lengths: lengths(rng, b, t) };
  const of = ["x"];
  for (const suffix of bidirectional ? ["", "Reverse"] : [""]) {
    inputs[`weightIh${suffix}`] = floats(rng, 4 * h, i);
    inputs[`weightHh${suffix}`] = floats(rng, 4 * h, h);
    inputs[`biasIh${suffix}`] = floats(rng, 4 * h);
    inputs[`biasHh${suffix}`] = floats(rng, 4 * h);
    of.push(`weightIh${suffix}`, `weightHh${suffix}`, `biasIh${suffix}`);
  }
  return {
    name: `lstm B${b} T${t} I${i} H${h} ${bidirectional ? "two directions" : "one direction"}`,
    kernel: LSTM,
    attributes: { bidirectional },
    inputs,
    opaque: [1, 2],
    gradient: {
      kernel: LSTM_GRAD,
      attributes: { bidirectional, wantDx: true },
      outputs: { y: 0, gates: 1, cells: 2 },
      incoming: { name: "dy", output: 0 },
      takes: Object.keys(inputs),
      of,
    },
  };
}

/** The same case over the steps of `batch` padded sequences. */
function paddedCase(rng: Random, test: KernelCase, batch: number): KernelCase {
  const steps = test.inputs.x!.shape[0]! / batch;
  return {
    ...test,
    name: `${test.name}, ${batch} padded`,
    inputs: { ...test.inputs, lengths: lengths(rng, batch, steps) },
    gradient: { ...test.gradient!, takes: [...test.gradient!.takes, "lengths"] },
    padded: true,
  };
}

function attentionCase(
  rng: Random,
  b: number,
  tq: number,
  tk: number,
  dim: number,
  heads: number,
  rate: number,
  packed = tq === tk,
): KernelCase {
  const self = tq === tk;
  const q = floats(rng, b, tq, packed ? 3 * dim : dim);
  const kOffset = packed ? dim : 0;
  const attributes = { dim, heads, kOffset, vOffset: kOffset + dim, dropout: rate, seed: 77 };
  return {
    name: `attention B${b} ${tq}×${tk} D${dim} heads ${heads} dropout ${rate}${packed && !self ? " packed" : ""}`,
    kernel: ATTENTION,
    attributes,
    inputs: { q, kv: self ? q : floats(rng, b, tk, kOffset + 2 * dim), lengths: lengths(rng, b, tk) },
    gradient: {
      kernel: ATTENTION_GRAD,
      attributes: { ...attributes, self },
      outputs: { weights: 1 },
      incoming: { name: "dcontext", output: 0 },
      takes: ["q", "kv", "lengths"],
      of: self ? ["q"] : ["q", "kv"],
    },
  };
}

function embeddingCase(rng: Random, n: number, p: number, e: number, f: number, featuresFirst: boolean): KernelCase {
  return {
    name: `embedding N${n} P${p} E${e} F${f} ${featuresFirst ? "features first" : "table first"}`,
    kernel: EMBEDDING,
    attributes: { featuresFirst },
    inputs: { ids: ids(rng, p, n), table: floats(rng, p, e), features: f > 0 ? floats(rng, n, f) : undefined },
    gradient: {
      kernel: EMBEDDING_GRAD,
      attributes: { rows: p, width: e, offset: featuresFirst ? f : 0, paddingRow: featuresFirst ? -1 : 0 },
      outputs: {},
      incoming: { name: "dy", output: 0 },
      takes: ["ids"],
      of: ["table"],
    },
  };
}

export function layerNormCase(rng: Random, m: number, n: number, residual: boolean, activation: string): KernelCase {
  const attributes = { epsilon: 1e-5, activation };
  const inputs: Inputs = { x: floats(rng, m, n), gamma: floats(rng, n), beta: floats(rng, n) };
  if (residual) inputs.residual = floats(rng, m, n);
  return {
    name: `layer norm ${m}×${n} ${residual ? "with residual" : "alone"} ${activation}`,
    kernel: LAYER_NORM,
    attributes,
    inputs,
    gradient: {
      kernel: LAYER_NORM_GRAD,
      attributes,
      outputs: { mean: 1, rstd: 2 },
      incoming: { name: "dy", output: 0 },
      takes: Object.keys(inputs),
      of: ["x", "gamma", "beta"],
    },
  };
}

/** `counted`: M, shares beside the softmax; 0 = no memory. */
function productLossCase(rng: Random, b: number, p: number, counted: number): KernelCase {
  const target = ids(rng, p, b);
  if (b > 2) target.values[1] = 0;
  target.values[0] = p - 1;
  const attributes = { denominator: Math.max(1, target.values.filter((y) => y > 0).length) };
  const inputs: Inputs = { logits: floats(rng, b, p), target };
  if (counted > 0) {
    const shares = Float64Array.from({ length: b * counted }, () => Math.fround(rng.uniform() * 0.5));
    inputs.gate = floats(rng, b, 1 + counted);
    inputs.counted = { shape: [b, counted], values: shares };
  }
  return {
    name: `product loss ${b}×${p} ${counted > 0 ? `with ${counted} counted` : "alone"}`,
    kernel: PRODUCT_LOSS,
    attributes,
    inputs,
    gradient: {
      kernel: PRODUCT_LOSS_GRAD,
      attributes,
      outputs: { logNormaliser: 1 },
      incoming: { name: "dy", output: 0 },
      takes: Object.keys(inputs),
      of: counted > 0 ? ["logits", "gate"] : ["logits"],
    },
  };
}

function adamwCase(rng: Random, shapes: number[][], maxNorm: number, step: number): KernelCase {
  const inputs: Inputs = {};
  shapes.forEach((shape, i) => {
    inputs[`p${i}`] = floats(rng, ...shape);
    inputs[`g${i}`] = floats(rng, ...shape);
    inputs[`m${i}`] = floats(rng, ...shape);
    const variance = floats(rng, ...shape);
    inputs[`v${i}`] = { shape, values: variance.values.map((value) => Math.abs(value)) as Float64Array };
  });
  return {
    name: `AdamW ${shapes.length} parameters, clip ${maxNorm}, step ${step}`,
    kernel: ADAMW,
    attributes: {
      count: shapes.length,
      learningRate: 1e-2,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      weightDecay: 1e-2,
      maxNorm,
      step,
    },
    inputs,
    updates: shapes.flatMap((_, i) => [`p${i}`, `m${i}`, `v${i}`]),
  };
}

function lastStepsCase(rng: Random, b: number, dim: number, steps: number[]): KernelCase {
  const names = steps.map((_, s) => `x${s}`);
  return {
    name: `last steps B${b} D${dim} of ${steps.join(", ")}`,
    kernel: LAST_STEPS,
    attributes: { count: steps.length },
    inputs: Object.fromEntries(names.map((name, s) => [name, floats(rng, b, steps[s]!, dim)])),
    gradient: {
      kernel: LAST_STEPS_GRAD,
      attributes: { steps },
      outputs: {},
      incoming: { name: "dtokens", output: 0 },
      takes: [],
      of: names,
    },
  };
}

/** Every case: odd sizes, batch 1, length 1, mixed lengths, hidden sizes that are no multiple of 4, a larger one. */
export function kernelCases(): KernelCase[] {
  const rng = random(20250701);
  const pool = floats(rng, 5, 7, 6);
  return [
    linearCase(rng, 1, 1, 1, "none"),
    linearCase(rng, 7, 13, 9, "relu"),
    linearCase(rng, 5, 6, 1, "sigmoid"),
    linearCase(rng, 65, 33, 70, "none"),
    linearCase(rng, 130, 64, 128, "relu"),
    embeddingCase(rng, 1, 3, 5, 0, false),
    embeddingCase(rng, 42, 11, 7, 3, false),
    embeddingCase(rng, 9, 35, 8, 5, true),
    embeddingCase(rng, 300, 64, 16, 11, false),
    lstmCase(rng, 1, 1, 3, 4, true),
    lstmCase(rng, 3, 5, 7, 5, true),
    lstmCase(rng, 6, 8, 5, 8, false),
    lstmCase(rng, 1, 9, 4, 15, true),
    lstmCase(rng, 17, 6, 24, 33, true),
    lstmCase(rng, 32, 10, 20, 16, true),
    attentionCase(rng, 3, 5, 5, 8, 2, 0),
    attentionCase(rng, 2, 7, 7, 15, 3, 0.3),
    attentionCase(rng, 4, 1, 4, 12, 4, 0),
    attentionCase(rng, 1, 1, 1, 4, 1, 0),
    attentionCase(rng, 2, 20, 20, 64, 4, 0.1),
    layerNormCase(rng, 1, 3, false, "none"),
    layerNormCase(rng, 9, 17, true, "none"),
    layerNormCase(rng, 12, 24, false, "relu"),
    layerNormCase(rng, 70, 128, true, "none"),
    {
      name: "dropout 5×7",
      kernel: DROPOUT,
      attributes: { rate: 0.25, seed: 123456789 },
      inputs: { x: floats(rng, 5, 7) },
    },
    {
      name: "dropout 1000",
      kernel: DROPOUT,
      attributes: { rate: 0.5, seed: 4000000000 },
      inputs: { x: floats(rng, 1000) },
    },
    {
      name: "sequence pool 5×7×6",
      kernel: SEQUENCE_POOL,
      attributes: {},
      inputs: { y: pool, lengths: lengths(rng, 5, 7) },
      gradient: {
        kernel: SEQUENCE_POOL_GRAD,
        attributes: { steps: 7 },
        outputs: {},
        incoming: { name: "dout", output: 0 },
        takes: ["lengths"],
        of: ["y"],
      },
    },
    productLossCase(rng, 1, 3, 0),
    productLossCase(rng, 7, 29, 0),
    productLossCase(rng, 9, 300, 1),
    productLossCase(rng, 1, 5, 1),
    productLossCase(rng, 8, 31, 4),
    productLossCase(rng, 5, 64, 3),
    {
      name: "smooth L1 of 9",
      kernel: SMOOTH_L1,
      attributes: { denominator: 9 },
      inputs: {
        prediction: { shape: [9], values: Float64Array.from([0, 1, -1, 2.5, -3, 0.2, 0.9, -0.4, 5]) },
        target: { shape: [9], values: Float64Array.from([0.5, 0.5, 0.5, 0, 0, 0.1, -0.05, 0.3, 5]) },
      },
      gradient: {
        kernel: SMOOTH_L1_GRAD,
        attributes: { denominator: 9 },
        outputs: {},
        incoming: { name: "dy", output: 0 },
        takes: ["prediction", "target"],
        of: ["prediction"],
      },
    },
    adamwCase(rng, [[7, 5], [3], [1]], 0.5, 1),
    adamwCase(rng, [[64, 33], [129]], 1000, 7),
    lstmCase(rng, 5, 4, 6, 70, true),
    lstmCase(rng, 35, 3, 9, 68, false),
    attentionCase(rng, 3, 1, 4, 12, 4, 0.2, true),
    attentionCase(rng, 2, 3, 2, 10, 2, 0, true),
    lastStepsCase(rng, 1, 3, [1]),
    lastStepsCase(rng, 5, 7, [4, 1]),
    lastStepsCase(rng, 9, 8, [8, 12, 8, 3]),
    lastStepsCase(rng, 2, 5, [1, 2, 3, 4, 5, 6, 7]),
    lstmCase(rng, 1, 1, 2, 3, true),
    lstmCase(rng, 4, 6, 3, 6, false),
    lstmCase(rng, 1, 4, 1, 1, true),
    attentionCase(rng, 1, 1, 1, 3, 3, 0),
    attentionCase(rng, 4, 5, 5, 7, 1, 0.2),
    layerNormCase(rng, 1, 1, true, "relu"),
    linearCase(rng, 1, 3, 7, "sigmoid"),
    embeddingCase(rng, 1, 2, 1, 1, true),
    paddedCase(rng, linearCase(rng, 35, 9, 13, "none"), 5),
    paddedCase(rng, linearCase(rng, 234, 64, 70, "relu"), 13),
    paddedCase(rng, linearCase(rng, 6, 3, 5, "sigmoid"), 6),
    paddedCase(rng, layerNormCase(rng, 24, 17, true, "none"), 4),
    paddedCase(rng, layerNormCase(rng, 140, 64, true, "none"), 7),
    paddedCase(rng, layerNormCase(rng, 18, 5, false, "relu"), 3),
  ];
}
