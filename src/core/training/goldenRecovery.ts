// Some golden files hold the trained parameters under `param.*` too: the arrays were shared with the optimiser, which
// wrote over them. The start is then found by fixed-point iteration, guess ← guess + (trained − train(guess)), with the
// file's own gradient for the first step. Outputs, losses and norms in the file take no part in that, so they still test
// what was found; where the iteration ends at another start that trains to the same end, they fail.

import { type Tensor1D, tensor } from "@tensorflow/tfjs-core";
import { adamw } from "../kernels/adamw/index.ts";
import type { ModelConfig } from "../model/config.ts";
import type { Parameter } from "../model/parameters.ts";
import { createSlots, createVariables } from "../model/variables.ts";
import { learningRateAt, type WarmRestarts } from "./schedule.ts";
import { ADAM, type MicroBatch, type OptimiserOptions, trainStep } from "./step.ts";

export interface TrainingRecipe {
  steps: number;
  /** In steps. */
  schedule: WarmRestarts;
  weightDecay: number;
  gradientClip: number;
}

/** What the iteration works with: the file's end, its first gradients, its batch. */
export interface Recovery {
  trained: ReadonlyMap<string, Parameter>;
  firstGradients: ReadonlyMap<string, Parameter>;
  micro: MicroBatch;
  taskWeights: Tensor1D;
  recipe: TrainingRecipe;
}

const ROUNDS = 60;
const CLOSE = 2e-7;
/** Share of the miss that a round corrects: less than all, so that rounding noise does not swing. */
const DAMPING = 0.7;

export function optimiserAt(recipe: TrainingRecipe, step: number): OptimiserOptions {
  return {
    learningRate: learningRateAt(recipe.schedule, step - 1),
    weightDecay: recipe.weightDecay,
    gradientClip: recipe.gradientClip,
    step,
  };
}

/** Whether two sets of parameters hold the very same numbers. */
export function sameValues(a: ReadonlyMap<string, Parameter>, b: ReadonlyMap<string, Parameter>): boolean {
  return [...a].every(([name, { values }]) => {
    const other = b.get(name)?.values;
    return other?.length === values.length && values.every((value, i) => value === other[i]);
  });
}

/** Parameters from which the recipe leads to `trained`, as near as float32 allows. */
export async function recoverInitial(config: ModelConfig, recovery: Recovery): Promise<Map<string, Parameter>> {
  const { trained, recipe } = recovery;
  const guess = new Map([...trained].map(([name, { shape, values }]) => [name, { shape, values: values.slice() }]));
  // The first guess takes every step in the first gradient's direction, later ones only the first step.
  for (let round = 0, fixedSteps = recipe.steps; round < ROUNDS; round++, fixedSteps = 1) {
    const reached = await trainFrom(config, guess, recovery, fixedSteps);
    let worst = 0;
    for (const [name, { values }] of guess) {
      const want = trained.get(name)!.values;
      const got = reached.get(name)!.values;
      for (let i = 0; i < values.length; i++) {
        const miss = want[i]! - got[i]!;
        worst = Math.max(worst, Math.abs(miss));
        values[i]! += round === 0 ? miss : miss * DAMPING;
      }
    }
    if (worst < CLOSE) break;
  }
  return guess;
}

/** Trains by the recipe, the first `fixedSteps` of it with the file's first gradients. */
async function trainFrom(
  config: ModelConfig,
  start: ReadonlyMap<string, Parameter>,
  { firstGradients, micro, taskWeights, recipe }: Recovery,
  fixedSteps: number,
): Promise<Map<string, Parameter>> {
  const variables = createVariables(config, start);
  const { slots, dispose } = createSlots(variables);
  const first = variables.names.map((name) => {
    const { shape, values } = firstGradients.get(name)!;
    return tensor(values.slice(), shape, "float32");
  });
  for (let step = 1; step <= recipe.steps; step++) {
    const { learningRate, weightDecay, gradientClip } = optimiserAt(recipe, step);
    if (step <= fixedSteps) {
      adamw(slots, first, { ...ADAM, learningRate, weightDecay, maxNorm: gradientClip, step }).dispose();
      continue;
    }
    const { tasks, norm } = trainStep(config, variables, slots, [micro], taskWeights, 0, optimiserAt(recipe, step));
    tasks.dispose();
    norm.dispose();
  }
  const reached = await variables.read();
  for (const gradient of first) gradient.dispose();
  dispose();
  variables.dispose();
  return reached;
}
