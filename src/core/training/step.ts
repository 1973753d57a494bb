// One training step on the device: forward, backward (accumulated over micro-batches), clip, AdamW.

import {
  add,
  engine,
  keep,
  type NamedTensorMap,
  type Scalar,
  type Tensor,
  type Tensor1D,
  tidy,
  variableGrads,
} from "@tensorflow/tfjs-core";
import { type AdamWSlot, adamw } from "../kernels/adamw/index.ts";
import { InternalError } from "../lib/internalError.ts";
import type { ModelConfig } from "../model/config.ts";
import { forward, type Outputs } from "../model/forward.ts";
import type { Inputs, Targets } from "../model/inputs.ts";
import { losses } from "../model/loss.ts";
import type { Variables } from "../model/variables.ts";

/** AdamW's constants (MODEL.md, Optimiser). */
export const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

export interface MicroBatch {
  inputs: Inputs;
  targets: Targets;
}

export interface OptimiserOptions {
  learningRate: number;
  weightDecay: number;
  gradientClip: number;
  /** Step number from 1. */
  step: number;
}

/** Gradients of the total loss over all micro-batches, as of one whole batch, and the task losses [4]. */
export function lossGradients(
  config: ModelConfig,
  variables: Variables,
  micros: MicroBatch[],
  taskWeights: Tensor1D,
  dropoutSeed: number | undefined,
): { tasks: Tensor1D; gradients: Tensor[] } {
  const denominators = {
    known: micros.reduce((sum, micro) => sum + micro.targets.known, 0),
    rows: micros.reduce((sum, micro) => sum + micro.inputs.batch, 0),
  };
  let tasks: Tensor1D | undefined;
  let gradients: Tensor[] | undefined;
  let micro: Tensor1D | undefined;
  try {
    for (const [i, { inputs, targets }] of micros.entries()) {
      const { value, grads } = variableGrads(() => {
        const seed = dropoutSeed === undefined ? undefined : (dropoutSeed + i * 0x9e3779b9) >>> 0;
        const outputs = forward(config, variables.weights, inputs, seed === undefined ? {} : { dropoutSeed: seed });
        const result = losses(outputs, targets, taskWeights, denominators);
        micro = keep(result.tasks);
        return result.total;
      }, variables.list);
      value.dispose();
      const fresh = ordered(variables, grads);
      tasks = tasks ? replace(tasks, micro!) : micro!;
      micro = undefined;
      gradients = gradients ? gradients.map((sum, at) => replace(sum, fresh[at]!)) : fresh;
    }
  } catch (error) {
    // A device without room for the next micro-batch must get back what the ones before hold.
    for (const held of [tasks, micro, ...(gradients ?? [])]) held?.dispose();
    dropTape();
    throw error;
  }
  return { tasks: tasks!, gradients: gradients! };
}

/** Updates the parameters in place. Returns device tensors that the caller disposes: task losses [4], gradient norm []. */
export function trainStep(
  config: ModelConfig,
  variables: Variables,
  slots: AdamWSlot[],
  micros: MicroBatch[],
  taskWeights: Tensor1D,
  dropoutSeed: number,
  options: OptimiserOptions,
): { tasks: Tensor1D; norm: Scalar } {
  const seed = config.dropout > 0 ? dropoutSeed : undefined;
  engine().startScope("train step");
  let backward: ReturnType<typeof lossGradients> | undefined;
  try {
    backward = lossGradients(config, variables, micros, taskWeights, seed);
    const norm = adamw(slots, backward.gradients, {
      learningRate: options.learningRate,
      ...ADAM,
      weightDecay: options.weightDecay,
      maxNorm: options.gradientClip,
      step: options.step,
    });
    keep(backward.tasks);
    return { tasks: backward.tasks, norm: keep(norm) };
  } catch (error) {
    backward?.tasks.dispose();
    throw error;
  } finally {
    engine().endScope();
    for (const gradient of backward?.gradients ?? []) gradient.dispose();
  }
}

/** Task losses of a batch without training: sums over rows, so that batches of any size add up. */
export function lossSums(
  config: ModelConfig,
  variables: Variables,
  micro: MicroBatch,
  taskWeights: Tensor1D,
): Tensor1D {
  return tidy(() => {
    const outputs = forward(config, variables.weights, micro.inputs);
    return losses(outputs, micro.targets, taskWeights, { known: 1, rows: 1 }).tasks;
  });
}

/** The same with the answers they come from, for those who look at them; the caller disposes all. */
export function lossSumsAndAnswers(
  config: ModelConfig,
  variables: Variables,
  micro: MicroBatch,
  taskWeights: Tensor1D,
): { sums: Tensor1D; outputs: Outputs } {
  const { sums, ...outputs } = tidy(() => {
    const outputs = forward(config, variables.weights, micro.inputs);
    return { sums: losses(outputs, micro.targets, taskWeights, { known: 1, rows: 1 }).tasks, ...outputs };
  });
  return { sums, outputs };
}

/** Gives back what a pass that broke off had saved for its gradients: TensorFlow.js does so only at a pass's end. */
function dropTape(): void {
  const { state } = engine();
  for (const { saved } of state.activeTape ?? []) for (const tensor of saved ?? []) tensor.dispose();
  state.activeTape = [];
}

function ordered(variables: Variables, grads: NamedTensorMap): Tensor[] {
  return variables.list.map((each, i) => {
    const found = grads[each.name];
    if (!found) throw new InternalError(`no gradient reached ${variables.names[i]}`);
    return keep(found);
  });
}

/** a + b, disposing both. */
function replace<T extends Tensor>(a: T, b: T): T {
  const sum = keep(add(a, b)) as T;
  a.dispose();
  b.dispose();
  return sum;
}
