// The training loop, read aloud: batch → forward → backward → clip → step → report → validate → keep the best → stop.

import { concat, reshape, type Tensor, type Tensor1D, tensor1d, tidy } from "@tensorflow/tfjs-core";
import type { SampleSet } from "../features/sampleSet.ts";
import type { BackendChoice } from "../kernels/backendChoice.ts";
import { deviceFault } from "../kernels/backends.ts";
import { throwIfAborted } from "../lib/abort.ts";
import { breathe } from "../lib/breathe.ts";
import { hash32 } from "../lib/random.ts";
import { SentenceError } from "../lib/sentence.ts";
import type { ModelConfig } from "../model/config.ts";
import { modelConfig, startingParameters } from "../model/fromSettings.ts";
import { type Parameter, parameterCount } from "../model/parameters.ts";
import { createSlots, createVariables, type Variables } from "../model/variables.ts";
import { disposeMicro, type EpochPlan, epochTargets, planEpoch, uploadMicro, validationTargets } from "./batches.ts";
import { TrainControl } from "./control.ts";
import {
  type EpochReport,
  type StepReport,
  type StopReason,
  TASKS,
  type TaskLosses,
  type TrainEvent,
  type TrainHistory,
} from "./events.ts";
import { learningRateAt } from "./schedule.ts";
import type { TrainingSettings } from "./settings.ts";
import { lossGradients, lossSums, trainStep } from "./step.ts";
import { say } from "./trainingSentences.ts";

export interface TrainOptions {
  samples: SampleSet;
  settings: TrainingSettings;
  /** The current TensorFlow.js backend, as `chooseBackend` set it. */
  backend: BackendChoice;
  signal?: AbortSignal;
  control?: TrainControl;
}

export interface TrainResult {
  config: ModelConfig;
  /** The weights of the epoch with the lowest validation loss. */
  weights: Map<string, Parameter>;
  history: TrainHistory;
}

/** Losses are read from the device about this often, and listeners told. */
const REPORT_SECONDS = 0.2;
/** At most this many steps may wait unread, so that the device's queue stays bounded. */
const MOST_PENDING = 16;
/** Weight of a new measurement in the running speed. */
const SPEED_BLEND = 0.3;

interface Pending {
  step: number;
  learningRate: number;
  tasks: Tensor1D;
  norm: Tensor;
}

/** Trains on the training part, judges each epoch on the validation part. Throws when the loss stops being a number. */
export async function* train(options: TrainOptions): AsyncGenerator<TrainEvent, TrainResult> {
  const { samples, settings, backend, signal } = options;
  const control = options.control ?? new TrainControl();
  const plan = planEpoch(samples.split.train.length, settings);
  const checked = validationTargets(samples.split.validation, settings.validationTargets, settings.seed);
  const config = modelConfig(samples.sizes, samples.preprocess, settings);
  const schedule = {
    learningRate: settings.learningRate,
    period: settings.warmRestartPeriod,
    factor: settings.warmRestartFactor,
    minimum: settings.minLearningRate,
  };

  yield { kind: "preparing", what: "initialising" };
  const variables = createVariables(config, startingParameters(config, samples.preprocess, settings.seed));
  const moments = createSlots(variables);
  const weights = weightsOf(settings, samples);
  const taskWeights = tensor1d(weights); // [4]
  try {
    yield { kind: "preparing", what: "compiling" };
    await warmUp(samples, config, variables, taskWeights, plan);
    yield {
      kind: "started",
      backend,
      settings,
      parameters: parameterCount(config),
      epochs: settings.epochs,
      stepsPerEpoch: plan.steps,
      samplesPerEpoch: plan.samples,
    };

    const started = performance.now();
    const steps: StepReport[] = [];
    const epochs: EpochReport[] = [];
    let best = { loss: Number.POSITIVE_INFINITY, epoch: 0, weights: new Map<string, Parameter>() };
    let reason: StopReason = "all epochs done";
    let secondsPerStep = 0;
    let validationSeconds = 0;
    let pausedSeconds = 0;

    for (let epoch = 1; epoch <= settings.epochs && reason === "all epochs done"; epoch++) {
      const epochStarted = performance.now() - pausedSeconds * 1000;
      const order = epochTargets(samples.split.train, plan, settings.seed, epoch);
      const first = steps.length;
      let pending: Pending[] = [];
      let reported = performance.now();

      for (let inEpoch = 0; inEpoch < plan.steps; inEpoch++) {
        const step = (epoch - 1) * plan.steps + inEpoch + 1;
        const learningRate = learningRateAt(schedule, epoch - 1 + inEpoch / plan.steps);
        const rows = order.subarray(
          inEpoch * plan.batch * plan.accumulation,
          (inEpoch + 1) * plan.batch * plan.accumulation,
        );
        const micros = Array.from({ length: plan.accumulation }, (_, i) =>
          uploadMicro(samples, config, rows.subarray(i * plan.batch, (i + 1) * plan.batch)),
        );
        const { tasks, norm } = trainStep(
          config,
          variables,
          moments.slots,
          micros,
          taskWeights,
          hash32(settings.seed ^ hash32(step)),
          {
            learningRate,
            weightDecay: settings.weightDecay,
            gradientClip: settings.gradientClip,
            step,
          },
        );
        for (const micro of micros) disposeMicro(micro);
        pending.push({ step, learningRate, tasks, norm });

        const seconds = (performance.now() - reported) / 1000;
        const last = inEpoch === plan.steps - 1;
        if (seconds < REPORT_SECONDS && pending.length < MOST_PENDING && !last) continue;
        const fresh = await readPending(pending, epoch, weights);
        const measured = (performance.now() - reported) / 1000 / pending.length;
        secondsPerStep = secondsPerStep === 0 ? measured : secondsPerStep + SPEED_BLEND * (measured - secondsPerStep);
        pending = [];
        steps.push(...fresh);
        const left = settings.epochs * plan.steps - step;
        yield {
          kind: "steps",
          steps: fresh,
          samplesPerSecond: (plan.batch * plan.accumulation) / secondsPerStep,
          progress: step / (settings.epochs * plan.steps),
          secondsLeft: left * secondsPerStep + (settings.epochs - epoch + 1) * validationSeconds,
        };
        await breathe();
        throwIfAborted(signal);
        const fault = deviceFault();
        if (fault) throw new SentenceError(say("run.fault", { fault }));
        if (control.paused) {
          const since = performance.now();
          yield { kind: "paused" };
          await control.wait();
          pausedSeconds += (performance.now() - since) / 1000;
          yield { kind: "resumed" };
        }
        reported = performance.now();
        if (control.stopRequested) {
          reason = "stopped by user";
          break;
        }
      }

      const trainLosses = averageOf(steps.slice(first).map((each) => each.loss));
      const validationStarted = performance.now();
      const validation =
        checked.length > 0
          ? await validate(samples, config, variables, { weights, taskWeights }, checked, settings.batchSize, signal)
          : trainLosses;
      validationSeconds = (performance.now() - validationStarted) / 1000;
      const improved = validation.total < best.loss;
      if (improved) best = { loss: validation.total, epoch, weights: await variables.read() };
      const seconds = (performance.now() - pausedSeconds * 1000 - epochStarted) / 1000;
      const report: EpochReport = { epoch, train: trainLosses, validation, best: improved, seconds };
      epochs.push(report);
      yield { kind: "epoch", report };
      if (reason === "all epochs done" && epoch - best.epoch >= settings.patience && epoch < settings.epochs) {
        reason = "early stop";
      }
    }

    const seconds = (performance.now() - started) / 1000 - pausedSeconds;
    yield { kind: "finished", reason, bestEpoch: best.epoch, seconds };
    return {
      config,
      weights: best.weights,
      history: { steps, epochs, bestEpoch: best.epoch, reason, seconds, backend },
    };
  } finally {
    taskWeights.dispose();
    moments.dispose();
    variables.dispose();
  }
}

/** Task weights in the order of TASKS; an absent task weighs 0. */
export function weightsOf(settings: TrainingSettings, samples: SampleSet): number[] {
  const { tasks } = samples.preprocess;
  return [
    settings.productWeight,
    tasks.quantity ? settings.quantityWeight : 0,
    tasks.revenue ? settings.revenueWeight : 0,
    tasks.discount ? settings.discountWeight : 0,
  ];
}

/** One forward and backward pass without an update: shaders compile here, outside of all timing. */
export async function warmUp(
  samples: SampleSet,
  config: ModelConfig,
  variables: Variables,
  taskWeights: Tensor1D,
  plan: EpochPlan,
): Promise<void> {
  const micro = uploadMicro(samples, config, samples.split.train.subarray(0, plan.batch));
  const { tasks, gradients } = lossGradients(
    config,
    variables,
    [micro],
    taskWeights,
    config.dropout > 0 ? 1 : undefined,
  );
  await tasks.data();
  tasks.dispose();
  for (const gradient of gradients) gradient.dispose();
  disposeMicro(micro);
}

/** Reads all waiting losses and norms in one go. Throws when one is not a number. */
async function readPending(pending: Pending[], epoch: number, weights: number[]): Promise<StepReport[]> {
  const packed = tidy(() => concat(pending.flatMap(({ tasks, norm }) => [tasks, reshape(norm, [1])]))); // [5n]
  const values = await packed.data();
  for (const tensor of [packed, ...pending.flatMap(({ tasks, norm }) => [tasks, norm])]) tensor.dispose();
  return pending.map(({ step, learningRate }, i) => {
    const loss = lossesOf(Array.from(values.subarray(5 * i, 5 * i + 4)), weights);
    const gradientNorm = values[5 * i + 4]!;
    if (!Number.isFinite(loss.total) || !Number.isFinite(gradientNorm)) {
      throw new SentenceError(say("run.notANumber", { step, rate: learningRate.toPrecision(3) }));
    }
    return { step, epoch, learningRate, gradientNorm, loss };
  });
}

async function validate(
  samples: SampleSet,
  config: ModelConfig,
  variables: Variables,
  { weights, taskWeights }: { weights: number[]; taskWeights: Tensor1D },
  targets: Uint32Array,
  batchSize: number,
  signal: AbortSignal | undefined,
): Promise<TaskLosses> {
  const sums = [0, 0, 0, 0];
  let known = 0;
  for (let at = 0; at < targets.length; at += batchSize) {
    const micro = uploadMicro(samples, config, targets.subarray(at, at + batchSize));
    const result = lossSums(config, variables, micro, taskWeights);
    known += micro.targets.known;
    const values = await result.data();
    for (let task = 0; task < sums.length; task++) sums[task]! += values[task]!;
    result.dispose();
    disposeMicro(micro);
    await breathe();
    throwIfAborted(signal);
  }
  return lossesOf(
    sums.map((sum, task) => sum / Math.max(1, task === 0 ? known : targets.length)),
    weights,
  );
}

/** Names the four task losses; an absent task's loss is 0, and the total is their weighted sum. */
function lossesOf(values: number[], weights: number[]): TaskLosses {
  const [product, quantity, revenue, discount] = values.map((value, i) => (weights[i] === 0 ? 0 : value)) as [
    number,
    number,
    number,
    number,
  ];
  const total = values.reduce((sum, value, i) => sum + (weights[i] === 0 ? 0 : weights[i]! * value), 0);
  return { total, product, quantity, revenue, discount };
}

function averageOf(reports: TaskLosses[]): TaskLosses {
  const mean: TaskLosses = { total: 0, product: 0, quantity: 0, revenue: 0, discount: 0 };
  for (const report of reports) {
    for (const key of ["total", ...TASKS] as const) mean[key] += report[key] / reports.length;
  }
  return mean;
}
