// Holds the model against PyTorch's golden vectors on whichever backend is current: outputs, losses, every gradient and
// six training steps. Tolerances are MODEL.md's.

import { keep, mean, ones, reshape, softmax, type Tensor, type Tensor1D, tidy } from "@tensorflow/tfjs-core";
import { type Batch, SCALES, type Scale } from "../../features/batch.ts";
import { EVIDENCE_COUNT, PART_COUNT } from "../../features/memory/parts.ts";
import { readSafetensors, type SafeTensor } from "../../lib/safetensors.ts";
import { configFromJson, type ModelConfig } from "../../model/config.ts";
import { forward } from "../../model/forward.ts";
import { checkIds, disposeInputs, disposeTargets, uploadInputs, uploadTargets } from "../../model/inputs.ts";
import type { Parameter } from "../../model/parameters.ts";
import { createSlots, createVariables, type Variables } from "../../model/variables.ts";
import { TASKS } from "../events.ts";
import { learningRateAt, type WarmRestarts } from "../schedule.ts";
import { ADAM, lossGradients, type MicroBatch, type OptimiserOptions, trainStep } from "../step.ts";

const TOLERANCE = 1e-4;
const TRAINED_TOLERANCE = 1e-3;
/** Share of the trained values that must lie within TOLERANCE. */
const TRAINED_SHARE = 0.999;

export interface GoldenGroup {
  name: "outputs" | "losses" | "gradients" | "training" | "trained";
  /** Largest |Δ| / max(1, |x|), and where. */
  worst: number;
  at: string;
  passed: boolean;
}

/** Outputs that a file may leave out. */
const OPTIONAL_OUTPUTS = ["step_attention", "scale_attention", "memory_gate"];

/** Worst difference of each group that the file holds. Throws when the file is no golden file or holds none. */
export async function checkGolden(bytes: Uint8Array): Promise<GoldenGroup[]> {
  const { tensors, metadata } = readSafetensors(bytes);
  const config = configFromJson(json(metadata, "config"));
  const initial = floats(tensors, "param.");
  if (initial.size === 0) throw new Error("golden file: it has no parameters (param.*)");
  const trained = floats(tensors, "trained.");
  if (trained.size > 0 && sameValues(initial, trained)) {
    throw new Error(
      "golden file: param.* and trained.* hold the very same numbers, so training wrote over the initial parameters before they were saved: write the file anew with copies",
    );
  }
  const holds = (prefix: string): boolean => [...tensors.keys()].some((name) => name.startsWith(prefix));
  const batch = goldenBatch(tensors, config);
  checkIds(batch, config);
  const recipe = holds("train.") || trained.size > 0 ? trainingRecipe(metadata, tensors) : null;
  const inputs = uploadInputs(batch, config);
  const targets = uploadTargets(batch, config);
  const micro: MicroBatch = { inputs, targets };
  const taskWeights = ones([4]) as Tensor1D;
  const variables = createVariables(config, initial);
  const { slots, dispose } = createSlots(variables);
  const groups: GoldenGroup[] = [];
  try {
    if (holds("output.")) groups.push(await compareOutputs(config, variables, micro, tensors));
    if (holds("loss.") || holds("grad.")) {
      const { tasks, gradients } = lossGradients(config, variables, [micro], taskWeights, undefined);
      if (holds("loss.")) groups.push(compareLosses(Array.from(await tasks.data()), tensors));
      if (holds("grad.")) {
        const group = new Comparison("gradients");
        for (const [i, name] of variables.names.entries()) {
          await group.add(name, gradients[i]!, find(tensors, `grad.${name}`));
        }
        groups.push(group.group());
      }
      for (const each of [tasks, ...gradients]) each.dispose();
    }
    if (recipe) {
      const group = new Comparison("training");
      for (let step = 1; step <= recipe.steps; step++) {
        const options = optimiserAt(recipe, step);
        const result = trainStep(config, variables, slots, [micro], taskWeights, 0, options);
        const total = sumOf(await result.tasks.data());
        const known = (name: string, got: ArrayLike<number>, series: string): void => {
          const values = tensors.get(`train.${series}`)?.values.slice(step - 1, step);
          if (values) group.addValues(`${name} of step ${step}`, got, { shape: [1], values });
        };
        known("loss", [total], "loss");
        known("norm", await result.norm.data(), "grad_norm");
        known("rate", [options.learningRate], "lr");
        result.tasks.dispose();
        result.norm.dispose();
      }
      if (holds("train.")) groups.push(group.group());
    }
    if (trained.size > 0) {
      const group = new Comparison("trained", TRAINED_TOLERANCE);
      for (const [name, { values }] of await variables.read()) {
        group.addValues(name, values, find(tensors, `trained.${name}`), name.endsWith("in_proj_bias"));
      }
      groups.push(group.group());
    }
  } finally {
    dispose();
    variables.dispose();
    taskWeights.dispose();
    disposeInputs(inputs);
    disposeTargets(targets);
  }
  if (groups.length === 0)
    throw new Error("golden file: it holds nothing to compare with (output.*, loss.*, grad.*, train.*)");
  return groups;
}

async function compareOutputs(
  config: ModelConfig,
  variables: Variables,
  micro: MicroBatch,
  tensors: ReadonlyMap<string, SafeTensor>,
): Promise<GoldenGroup> {
  const group = new Comparison("outputs");
  const outputs = namedOutputs(config, variables.weights, micro);
  for (const [name, tensor] of Object.entries(outputs)) {
    const key = `output.${name}`;
    if (tensors.has(key) || !OPTIONAL_OUTPUTS.includes(name)) await group.add(name, tensor, find(tensors, key));
    tensor.dispose();
  }
  for (const name of tensors.keys()) {
    if (name.startsWith("output.") && !Object.hasOwn(outputs, name.slice("output.".length))) {
      throw new Error(`golden file: the model has no ${name} (have: ${Object.keys(outputs).join(", ")})`);
    }
  }
  return group.group();
}

function compareLosses(losses: number[], tensors: ReadonlyMap<string, SafeTensor>): GoldenGroup {
  const group = new Comparison("losses");
  group.addValues("loss.total", [sumOf(losses)], find(tensors, "loss.total"));
  for (const [i, task] of TASKS.entries()) {
    group.addValues(`loss.${task}`, [losses[i]!], find(tensors, `loss.${task}`));
  }
  return group.group();
}

function sumOf(values: ArrayLike<number>): number {
  return Array.prototype.reduce.call(values, (sum, value) => Number(sum) + Number(value), 0) as number;
}

interface TrainingRecipe {
  steps: number;
  /** In steps. */
  schedule: WarmRestarts;
  weightDecay: number;
  gradientClip: number;
}

function optimiserAt(recipe: TrainingRecipe, step: number): OptimiserOptions {
  return {
    learningRate: learningRateAt(recipe.schedule, step - 1),
    weightDecay: recipe.weightDecay,
    gradientClip: recipe.gradientClip,
    step,
  };
}

/** Whether two sets of parameters hold the very same numbers. */
function sameValues(a: ReadonlyMap<string, Parameter>, b: ReadonlyMap<string, Parameter>): boolean {
  return [...a].every(([name, { values }]) => {
    const other = b.get(name)?.values;
    return other?.length === values.length && values.every((value, i) => value === other[i]);
  });
}

function trainingRecipe(
  metadata: ReadonlyMap<string, string>,
  tensors: ReadonlyMap<string, SafeTensor>,
): TrainingRecipe {
  const optimiser = json(metadata, "optimizer");
  const scheduler = json(metadata, "scheduler");
  const { betas = [ADAM.beta1, ADAM.beta2], eps = ADAM.epsilon } = optimiser;
  if (!Array.isArray(betas) || betas[0] !== ADAM.beta1 || betas[1] !== ADAM.beta2 || eps !== ADAM.epsilon) {
    throw new Error(
      `golden file: trained with betas ${JSON.stringify(betas)} and eps ${eps}; the model's are ${ADAM.beta1}, ${ADAM.beta2} and ${ADAM.epsilon}`,
    );
  }
  const series = ["loss", "grad_norm", "lr"].flatMap((name) => tensors.get(`train.${name}`)?.values.length ?? []);
  return {
    steps: Math.max(...series, series.length === 0 ? number("steps", metadata.get("steps")) : 0),
    schedule: {
      learningRate: number("optimizer.lr", optimiser.lr),
      period: number("scheduler.T_0", scheduler.T_0),
      factor: number("scheduler.T_mult", scheduler.T_mult ?? 1),
      minimum: number("scheduler.eta_min", scheduler.eta_min ?? 0),
    },
    weightDecay: number("optimizer.weight_decay", optimiser.weight_decay),
    gradientClip: number("clip_grad_norm", metadata.get("clip_grad_norm")),
  };
}

function number(name: string, value: unknown): number {
  const found = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof found !== "number" || !Number.isFinite(found)) {
    throw new Error(`golden file: ${name} must be a number, found ${JSON.stringify(value)}`);
  }
  return found;
}

/** The outputs as the files name them; product logits without the memory mixture. */
function namedOutputs(
  config: ModelConfig,
  weights: Parameters<typeof forward>[1],
  { inputs }: MicroBatch,
): Record<string, Tensor> {
  return tidy(() => {
    const named: Record<string, Tensor> = {};
    const outputs = forward(config, weights, inputs, {
      onStepAttention: (attention) => {
        named.step_attention = keep(mean(attention, 1)); // [B, L, L]
      },
      onScaleAttention: (attention) => {
        named.scale_attention = keep(reshape(mean(attention, 1), [inputs.batch, config.scales.length])); // [B, S]
      },
    });
    named.product = outputs.logits;
    named.quantity = outputs.quantity;
    named.revenue = outputs.revenue;
    named.discount = outputs.discount;
    if (outputs.gate) named.memory_gate = softmax(outputs.gate); // [B, 2]
    return named;
  });
}

/** Gathers the worst difference of a group; NaN fails. */
class Comparison {
  private worst = 0;
  private at = "";
  private beyond = 0;
  private count = 0;
  private broken = false;

  constructor(
    private readonly name: GoldenGroup["name"],
    private readonly tolerance: number = TOLERANCE,
  ) {}

  async add(name: string, tensor: Tensor, want: SafeTensor): Promise<void> {
    this.addValues(name, await tensor.data(), want);
  }

  /** `skipKeys`: leaves out the middle third (keys), whose gradient is zero in theory and noise in practice. */
  addValues(name: string, got: ArrayLike<number>, want: SafeTensor, skipKeys = false): void {
    const size = want.values.length;
    if (got.length !== size) throw new Error(`${name}: ${got.length} values, the file has ${size}`);
    for (let i = 0; i < size; i++) {
      if (skipKeys && i >= size / 3 && i < (2 * size) / 3) continue;
      const delta = Math.abs(got[i]! - want.values[i]!) / Math.max(1, Math.abs(want.values[i]!));
      this.count++;
      if (!(delta <= TOLERANCE)) this.beyond++;
      if (Number.isNaN(delta)) this.broken = true;
      if (Number.isNaN(delta) || delta > this.worst) {
        this.worst = delta;
        this.at = `${name}[${i}]`;
      }
    }
  }

  group(): GoldenGroup {
    const within = 1 - this.beyond / Math.max(1, this.count);
    const passed = !this.broken && this.worst <= this.tolerance && (this.name !== "trained" || within >= TRAINED_SHARE);
    return { name: this.name, worst: this.broken ? Number.NaN : this.worst, at: this.at, passed };
  }
}

function json(metadata: ReadonlyMap<string, string>, key: string): Record<string, unknown> {
  const text = metadata.get(key);
  if (text === undefined)
    throw new Error(`golden file: metadata has no "${key}" (have: ${[...metadata.keys()].join(", ")})`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error(`golden file: metadata "${key}" is no JSON object`);
  }
  return Object.fromEntries(Object.entries(value));
}

function find(tensors: ReadonlyMap<string, SafeTensor>, name: string): SafeTensor {
  const found = tensors.get(name);
  if (!found) throw new Error(`golden file: tensor "${name}" is missing`);
  return found;
}

function floats(
  tensors: ReadonlyMap<string, SafeTensor>,
  prefix: string,
): Map<string, { shape: number[]; values: Float32Array }> {
  const found = new Map<string, { shape: number[]; values: Float32Array }>();
  for (const [name, { shape, values }] of tensors) {
    if (name.startsWith(prefix)) found.set(name.slice(prefix.length), { shape, values: Float32Array.from(values) });
  }
  return found;
}

function goldenBatch(tensors: ReadonlyMap<string, SafeTensor>, config: ModelConfig): Batch {
  const float = (name: string): Float32Array => Float32Array.from(find(tensors, name).values);
  const integer = (name: string): Int32Array => Int32Array.from(find(tensors, name).values);
  const { shape } = find(tensors, "input.products");
  const [size = 0, length = 0] = shape;
  if (shape.length !== 2 || size === 0 || length === 0) {
    throw new Error(`golden file: input.products must have a shape [B, L], found [${shape}]`);
  }
  const periods = Object.fromEntries(
    SCALES.map((scale) => [
      scale,
      config.scales.includes(scale) ? float(`input.periods.${scale}`) : new Float32Array(),
    ]),
  );
  const counted = new Float32Array(size * PART_COUNT); // [B, M], frequency first
  if (config.memory === "frequency") {
    for (const [b, share] of float("target.frequency").entries()) counted[b * PART_COUNT] = share;
  } else if (config.memory === "counts") counted.set(float("target.counted"));
  return {
    size,
    length,
    products: integer("input.products"),
    steps: float("input.steps"),
    lengths: integer("input.lengths"),
    periods: periods as Record<Scale, Float32Array>,
    customer: float("input.customer"),
    province: integer("input.province"),
    evidence: config.memory === "counts" ? float("input.evidence") : new Float32Array(size * EVIDENCE_COUNT),
    target: {
      product: integer("target.product"),
      quantity: float("target.quantity"),
      revenue: float("target.revenue"),
      discount: float("target.discount"),
      counted,
    },
  };
}
