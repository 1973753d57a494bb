// Holds the model against PyTorch's golden vectors on whichever backend is current: outputs, losses, every gradient and
// six training steps. Tolerances are MODEL.md's.

import { keep, mean, ones, reshape, softmax, type Tensor, type Tensor1D, tidy } from "@tensorflow/tfjs-core";
import { readSafetensors, type SafeTensor } from "../export/safetensors.ts";
import { type Batch, SCALES, type Scale } from "../features/batch.ts";
import { EVIDENCE_COUNT, PART_COUNT } from "../features/memory/parts.ts";
import { configFromJson, type ModelConfig } from "../model/config.ts";
import { forward } from "../model/forward.ts";
import { checkIds, disposeInputs, disposeTargets, uploadInputs, uploadTargets } from "../model/inputs.ts";
import type { Parameter } from "../model/parameters.ts";
import { createSlots, createVariables } from "../model/variables.ts";
import { TASKS } from "./events.ts";
import { learningRateAt, type WarmRestarts } from "./schedule.ts";
import { lossGradients, type MicroBatch, type OptimiserOptions, trainStep } from "./step.ts";

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

/** Worst difference of each group. Throws when the file is no golden file. */
export async function checkGolden(bytes: Uint8Array): Promise<GoldenGroup[]> {
  const { tensors, metadata } = readSafetensors(bytes);
  const config = configFromJson(json(metadata, "config"));
  const batch = goldenBatch(tensors, config);
  checkIds(batch, config);
  const inputs = uploadInputs(batch, config);
  const targets = uploadTargets(batch, config);
  const micro: MicroBatch = { inputs, targets };
  const taskWeights = ones([4]) as Tensor1D;
  const recipe = trainingRecipe(metadata, find(tensors, "train.loss").values.length);
  const initial = floats(tensors, "param.");
  if (sameValues(initial, floats(tensors, "trained."))) {
    throw new Error(
      "golden file: param.* and trained.* hold the very same numbers, so training wrote over the initial parameters before they were saved: write the file anew with copies",
    );
  }
  const variables = createVariables(config, initial);
  const { slots, dispose } = createSlots(variables);
  const groups: GoldenGroup[] = [];

  const outputs = new Comparison("outputs");
  for (const [name, tensor] of Object.entries(namedOutputs(config, variables.weights, micro))) {
    await outputs.add(name, tensor, find(tensors, `output.${name}`));
    tensor.dispose();
  }
  groups.push(outputs.group());

  const lossGroup = new Comparison("losses");
  const { tasks, gradients } = lossGradients(config, variables, [micro], taskWeights, undefined);
  const taskLosses = Array.from(await tasks.data());
  tasks.dispose();
  lossGroup.addValues("loss.total", [taskLosses.reduce((sum, loss) => sum + loss, 0)], find(tensors, "loss.total"));
  for (const [i, task] of TASKS.entries()) {
    lossGroup.addValues(`loss.${task}`, [taskLosses[i]!], find(tensors, `loss.${task}`));
  }
  groups.push(lossGroup.group());

  const gradientGroup = new Comparison("gradients");
  for (const [i, name] of variables.names.entries()) {
    await gradientGroup.add(name, gradients[i]!, find(tensors, `grad.${name}`));
  }
  groups.push(gradientGroup.group());

  const training = new Comparison("training");
  const rates = find(tensors, "train.lr").values;
  const norms = find(tensors, "train.grad_norm").values;
  const totals = find(tensors, "train.loss").values;
  for (let step = 1; step <= recipe.steps; step++) {
    const { learningRate } = optimiserAt(recipe, step);
    const result = trainStep(config, variables, slots, [micro], taskWeights, 0, optimiserAt(recipe, step));
    const total = Array.from(await result.tasks.data()).reduce((sum, loss) => sum + loss, 0);
    training.addValues(`loss of step ${step}`, [total], { shape: [1], values: totals.slice(step - 1, step) });
    training.addValues(`norm of step ${step}`, await result.norm.data(), {
      shape: [1],
      values: norms.slice(step - 1, step),
    });
    training.addValues(`rate of step ${step}`, [learningRate], { shape: [1], values: rates.slice(step - 1, step) });
    result.tasks.dispose();
    result.norm.dispose();
  }
  groups.push(training.group());

  const trained = new Comparison("trained", TRAINED_TOLERANCE);
  for (const [name, { values }] of await variables.read()) {
    trained.addValues(name, values, find(tensors, `trained.${name}`), name.endsWith("in_proj_bias"));
  }
  groups.push(trained.group());

  dispose();
  variables.dispose();
  for (const each of [...gradients, taskWeights] as Tensor[]) each.dispose();
  disposeInputs(inputs);
  disposeTargets(targets);
  return groups;
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

function trainingRecipe(metadata: ReadonlyMap<string, string>, steps: number): TrainingRecipe {
  const optimiser = json(metadata, "optimizer") as { lr: number; weight_decay: number };
  const scheduler = json(metadata, "scheduler") as { T_0: number; T_mult: number; eta_min: number };
  return {
    steps,
    schedule: {
      learningRate: optimiser.lr,
      period: scheduler.T_0,
      factor: scheduler.T_mult,
      minimum: scheduler.eta_min,
    },
    weightDecay: optimiser.weight_decay,
    gradientClip: Number(metadata.get("clip_grad_norm")),
  };
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
  return JSON.parse(text) as Record<string, unknown>;
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
  const [size, length] = find(tensors, "input.products").shape as [number, number];
  const periods = Object.fromEntries(SCALES.map((scale) => [scale, float(`input.periods.${scale}`)]));
  const counted = new Float32Array(size * PART_COUNT); // [B, M], frequency first
  if (config.memory !== "off") {
    for (const [b, share] of float("target.frequency").entries()) counted[b * PART_COUNT] = share;
  }
  return {
    size,
    length,
    products: integer("input.products"),
    steps: float("input.steps"),
    lengths: integer("input.lengths"),
    periods: periods as Record<Scale, Float32Array>,
    customer: float("input.customer"),
    province: integer("input.province"),
    evidence: new Float32Array(size * EVIDENCE_COUNT),
    target: {
      product: integer("target.product"),
      quantity: float("target.quantity"),
      revenue: float("target.revenue"),
      discount: float("target.discount"),
      counted,
    },
  };
}
