// The training loop, read aloud: batch → forward → backward → clip → step → report → validate → keep the best → stop.

import { tensor1d } from "@tensorflow/tfjs-core";
import type { FitSamples } from "../features/withoutTest.ts";
import type { BackendChoice } from "../kernels/backendChoice.ts";
import { throwIfAborted } from "../lib/abort.ts";
import { MessageError } from "../lib/message.ts";
import { hash32 } from "../lib/random.ts";
import { yieldToEvents } from "../lib/yieldToEvents.ts";
import type { ModelConfig } from "../model/config.ts";
import { modelConfig, startingParameters } from "../model/fromSettings.ts";
import { checkTargets } from "../model/inputs.ts";
import { checkParameters, type Parameter, parameterCount } from "../model/parameters.ts";
import { createSlots, createVariables } from "../model/variables.ts";
import {
  assembleMicro,
  disposeMicro,
  epochTargets,
  oddInputs,
  planEpoch,
  uploadBatch,
  validationTargets,
} from "./batches.ts";
import { TrainControl } from "./control.ts";
import type { EpochReport, StepReport, StopReason } from "./events.ts";
import { checkDevice, faultBehind, TrainingFault } from "./faults.ts";
import type { Member } from "./member.ts";
import {
  averageOf,
  disposePending,
  isSound,
  MOST_PENDING,
  type Pending,
  readPending,
  timeSteps,
  validate,
} from "./readLosses.ts";
import { learningRateAt, periodEnds, scheduleOf } from "./schedule.ts";
import type { TrainingSettings } from "./settings.ts";
import type { Best, LoopEvent, Snapshot } from "./snapshot.ts";
import { trainStep } from "./step.ts";
import { trainingMessage } from "./trainingMessages.ts";
import { warmUp, weightsOf } from "./warmUp.ts";
import type { Onlooker, Watch } from "./watched.ts";

export interface TrainOptions {
  samples: FitSamples;
  settings: TrainingSettings;
  /** The current TensorFlow.js backend, as `chooseBackend` set it. */
  backend: BackendChoice;
  /** Where an earlier run with the same samples and as many steps to an epoch got to. */
  from?: Snapshot;
  /** Where training starts in place of fresh weights (warmStart.ts); `from` goes before it. */
  start?: ReadonlyMap<string, Parameter>;
  /** At least this often within an epoch the state is kept; a minute when left out. */
  snapshotSeconds?: number;
  /** Looks at the validation part after each epoch; of these samples and settings. */
  watch?: Watch;
  /** In place of a watch: is shown the same answers, and tells nothing. */
  onlooker?: Onlooker;
  /** Validation targets scored after each epoch, in place of those that the seed draws; the watch's go before them. */
  scored?: Uint32Array;
  signal?: AbortSignal;
  control?: TrainControl;
}

/** Losses are read from the device about this often, and listeners told. */
const REPORT_SECONDS = 0.2;
/** Weight of a new measurement in the running speed. */
const SPEED_BLEND = 0.3;
const SNAPSHOT_SECONDS = 60;

/**
 * Trains on the training part, judges each epoch on the validation part. Yields its state every minute and after every
 * epoch; throws a TrainingFault when the device fails or the loss stops being a number, after a last state where that
 * is still good.
 */
export async function* train(options: TrainOptions): AsyncGenerator<LoopEvent, Member> {
  const { samples, settings, backend, from, watch, signal } = options;
  const control = options.control ?? new TrainControl();
  const snapshotMs = (options.snapshotSeconds ?? SNAPSHOT_SECONDS) * 1000;
  const plan = planEpoch(samples.split.train.length, settings);
  if (from && from.stepsPerEpoch !== plan.steps) {
    throw new MessageError(trainingMessage("run.otherSteps", { had: from.stepsPerEpoch, have: plan.steps }));
  }
  const looking = watch ?? options.onlooker;
  const checked =
    looking?.targets ??
    options.scored ??
    validationTargets(samples.split.validation, settings.validationTargets, settings.seed);
  const config = modelConfig(samples.sizes, samples.preprocess, settings);
  checkTargets(samples.targetProduct, config);
  if (from) checkModel(config, from);
  const schedule = scheduleOf(settings);
  const ends = new Set(settings.snapshots > 1 ? periodEnds(settings) : []);
  const given: { dispose(): void }[] = [];
  let pending: Pending[] = [];

  try {
    yield { kind: "preparing", what: "initialising" };
    const start = from?.weights ?? options.start ?? startingParameters(config, samples.preprocess, settings.seed);
    yield { kind: "preparing", what: "compiling" };
    await yieldToEvents(); // what a listener was told shows before the thread is busy
    await warmUp(samples, config, start, settings, plan, checked.length % settings.batchSize);
    const variables = createVariables(config, start);
    given.push(variables);
    const moments = createSlots(variables, from);
    given.push(moments);
    const weights = weightsOf(settings, samples);
    const taskWeights = tensor1d(weights); // [4]
    given.push(taskWeights);
    checkDevice(settings);
    yield {
      kind: "started",
      backend,
      settings,
      parameters: parameterCount(config),
      epochs: settings.epochs,
      stepsPerEpoch: plan.steps,
      samplesPerEpoch: plan.samples,
    };

    if (watch) yield { kind: "watching", watched: watch.watched };

    const allSteps = settings.epochs * plan.steps;
    const steps: StepReport[] = from?.steps.slice() ?? [];
    const epochs: EpochReport[] = from?.epochs.slice() ?? [];
    let { before: untrained, answers }: Pick<Snapshot, "before" | "answers"> = from ?? {};
    let best: Best = from?.best ?? { loss: Number.POSITIVE_INFINITY, epoch: 0, weights: new Map() };
    if (from) {
      const { step, epoch, steps, epochs, before, answers } = from;
      yield { kind: "continued", step, epoch, progress: step / allSteps, steps, epochs, before, answers };
    }
    const started = performance.now() - (from?.seconds ?? 0) * 1000;
    let active = from?.steps.at(-1)?.seconds ?? from?.seconds ?? 0;
    let reason: StopReason = "all epochs done";
    // A run taken up only to be ended, or one that had just ended when it was interrupted.
    if (from && control.stopRequested && best.epoch > 0) reason = "stopped by user";
    else if (isSpent(epochs, best, settings)) reason = "early stop";
    if (watch && !from) {
      await validate(samples, config, variables, { weights, taskWeights }, checked, settings, signal, watch);
      checkDevice(settings);
      ({ check: untrained, answers } = watch.conclude());
      yield { kind: "untrained", check: untrained, answers };
    }
    let secondsPerStep = 0;
    let validationSeconds = 0;
    let pausedSeconds = 0;
    let kept = performance.now();

    for (let epoch = from?.epoch ?? 1; epoch <= settings.epochs && reason === "all epochs done"; epoch++) {
      const goesOn = from?.epoch === epoch;
      const epochStarted = performance.now() - (pausedSeconds + (goesOn ? from.epochSeconds : 0)) * 1000;
      const order = epochTargets(samples.split.train, plan, settings.seed, epoch);
      const before = (epoch - 1) * plan.steps;
      const rowsOf = (step: number): Uint32Array =>
        order.subarray(
          (step - before - 1) * plan.batch * plan.accumulation,
          (step - before) * plan.batch * plan.accumulation,
        );
      const hostBatches = (step: number) =>
        Array.from({ length: plan.accumulation }, (_, i) =>
          assembleMicro(samples, config, rowsOf(step).subarray(i * plan.batch, (i + 1) * plan.batch)),
        );
      const stateAt = async (epochUnderWay: number): Promise<LoopEvent> => {
        const [values, { moments: first, variances }] = await Promise.all([variables.read(), moments.read()]);
        checkDevice(settings);
        const now = performance.now() - pausedSeconds * 1000;
        kept = performance.now();
        const snapshot: Snapshot = {
          settings,
          epoch: epochUnderWay,
          step: steps.length,
          stepsPerEpoch: plan.steps,
          seconds: (now - started) / 1000,
          epochSeconds: epochUnderWay === epoch ? (now - epochStarted) / 1000 : 0,
          weights: values,
          moments: first,
          variances,
          best,
          steps: steps.slice(),
          epochs: epochs.slice(),
          before: untrained,
          answers,
        };
        return { kind: "snapshot", snapshot };
      };
      let reported = performance.now();
      const firstStep = goesOn ? from.step + 1 : before + 1;
      const lastStep = before + plan.steps;
      let prepared = firstStep <= lastStep ? hostBatches(firstStep) : [];

      for (let step = firstStep; step <= lastStep; step++) {
        const learningRate = learningRateAt(schedule, epoch - 1 + (step - before - 1) / plan.steps);
        const micros = prepared.map((host) => uploadBatch(host, config));
        try {
          const seed = hash32(settings.seed ^ hash32(step));
          const { weightDecay, gradientClip } = settings;
          const optimiser = { learningRate, weightDecay, gradientClip, step };
          const { tasks, norm } = trainStep(config, variables, moments.slots, micros, taskWeights, seed, optimiser);
          pending.push({ step, learningRate, tasks, norm });
        } finally {
          for (const micro of micros) disposeMicro(micro);
        }

        const seconds = (performance.now() - reported) / 1000;
        const last = step === lastStep;
        const due = seconds >= REPORT_SECONDS || pending.length >= MOST_PENDING || last;
        const reading = due ? readPending(pending, epoch, weights) : undefined;
        // The next batch is put together while the device works.
        if (!last) prepared = hostBatches(step + 1);
        if (!reading) continue;
        const count = pending.length;
        pending = [];
        const fresh = await reading;
        const worked = (performance.now() - reported) / 1000;
        timeSteps(fresh, active, worked);
        active += worked;
        const unsound = fresh.findIndex((report) => !isSound(report));
        steps.push(...(unsound < 0 ? fresh : fresh.slice(0, unsound)));
        checkDevice(settings);
        if (unsound >= 0) {
          // Nothing was learned since: the state is that of the step before.
          if (!fresh.slice(unsound).some(isSound)) yield await stateAt(epoch);
          const { step: at, learningRate: rate } = fresh[unsound]!;
          const odd = oddInputs(hostBatches(at));
          const values = { step: at, rate: rate.toPrecision(3) };
          throw new TrainingFault(
            "notANumber",
            odd ? trainingMessage("run.oddInput", { ...values, ...odd }) : trainingMessage("run.notANumber", values),
          );
        }
        const measured = worked / count;
        secondsPerStep = secondsPerStep === 0 ? measured : secondsPerStep + SPEED_BLEND * (measured - secondsPerStep);
        yield {
          kind: "steps",
          steps: fresh,
          samplesPerSecond: (plan.batch * plan.accumulation) / secondsPerStep,
          progress: step / allSteps,
          secondsLeft: (allSteps - step) * secondsPerStep + (settings.epochs - epoch + 1) * validationSeconds,
        };
        await yieldToEvents();
        throwIfAborted(signal);
        if (control.paused) {
          const since = performance.now();
          yield { kind: "paused" };
          await control.wait();
          pausedSeconds += (performance.now() - since) / 1000;
          yield { kind: "resumed" };
        }
        if (!last && performance.now() - kept >= snapshotMs) yield await stateAt(epoch);
        reported = performance.now();
        if (control.stopRequested) {
          reason = "stopped by user";
          break;
        }
      }

      const trainLosses = averageOf(steps.filter((each) => each.epoch === epoch).map((each) => each.loss));
      const validationStarted = performance.now();
      const validation =
        checked.length > 0
          ? await validate(samples, config, variables, { weights, taskWeights }, checked, settings, signal, looking)
          : trainLosses;
      checkDevice(settings);
      validationSeconds = (performance.now() - validationStarted) / 1000;
      active += validationSeconds;
      const improved = validation.total < best.loss;
      if (improved) best = { loss: validation.total, epoch, weights: await variables.read() };
      const seconds = (performance.now() - pausedSeconds * 1000 - epochStarted) / 1000;
      const report: EpochReport = { epoch, train: trainLosses, validation, best: improved, seconds };
      if (watch) ({ check: report.check, answers } = watch.conclude());
      epochs.push(report);
      yield { kind: "epoch", report, answers };
      if (reason === "all epochs done") {
        if (isSpent(epochs, best, settings)) reason = "early stop";
        if (ends.has(epoch)) {
          const spent = (performance.now() - started) / 1000 - pausedSeconds;
          yield { kind: "periodEnd", end: { epoch, seconds: spent, weights: await variables.read() } };
        }
        yield await stateAt(epoch + 1);
      }
    }

    const seconds = (performance.now() - started) / 1000 - pausedSeconds;
    yield { kind: "finished", reason, bestEpoch: best.epoch, seconds };
    return {
      config,
      settings,
      weights: best.weights,
      history: { steps, epochs, bestEpoch: best.epoch, reason, seconds, backend },
    };
  } catch (error) {
    throw signal?.aborted ? error : await faultBehind(error, settings, backend.name);
  } finally {
    disposePending(pending);
    for (const each of given) each.dispose();
  }
}

/** Whether the validation loss has not fallen for as many epochs as the settings wait. */
function isSpent(epochs: EpochReport[], best: Best, { patience, epochs: planned }: TrainingSettings): boolean {
  return epochs.length > 0 && epochs.length - best.epoch >= patience && epochs.length < planned;
}

/** Throws a message where a state is that of another model. */
function checkModel(config: ModelConfig, { weights }: Snapshot): void {
  try {
    checkParameters(config, weights);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new MessageError(trainingMessage("run.otherModel", { why }));
  }
}
