// One whole run, as the page's worker and the command line both do it: train → predict the test targets → judge → bundle.

import type { ModelBundle } from "../artefact/bundleTypes.ts";
import type { Mapping } from "../data/mapping/mapping.ts";
import { createWatch } from "../evaluation/createWatch.ts";
import { evaluate } from "../evaluation/evaluate.ts";
import type { SampleSet } from "../features/sampleSet.ts";
import type { BackendChoice } from "../kernels/backendChoice.ts";
import { chooseAfterLoss } from "../kernels/backends.ts";
import { MessageError } from "../lib/message.ts";
import { yieldToEvents } from "../lib/yieldToEvents.ts";
import { loadModel, type Predictor } from "../model/predict.ts";
import type { Predictions } from "../model/predictions.ts";
import type { TrainControl } from "../training/control.ts";
import { checkDevice, faultBehind, TrainingFault } from "../training/faults.ts";
import { trainOn } from "../training/recover.ts";
import type { TrainingSettings } from "../training/settings.ts";
import type { LoopEvent, Snapshot } from "../training/snapshot.ts";
import { trainingMessage } from "../training/trainingMessages.ts";

export interface RunOptions {
  samples: SampleSet;
  mapping: Mapping;
  settings: TrainingSettings;
  backend: BackendChoice;
  /** Where an earlier run on the same samples got to. */
  from?: Snapshot;
  signal?: AbortSignal;
  control?: TrainControl;
}

export type RunEvent = LoopEvent | { kind: "predicting"; done: number; total: number } | { kind: "judging" };

export interface RunResult {
  bundle: ModelBundle;
  /** The model's answers for the test targets. */
  test: Predictions;
  /** The trained model; the caller disposes it. */
  predictor: Predictor;
}

const NOTHING = { train: "run.noTraining", validation: "run.noValidation", test: "run.noTest" } as const;
/** Test targets predicted between two events. */
const CHUNK = 2048;
/** Products kept of each answer. */
export const TEST_TOP_K = 5;

/** Trains on the training part and judges on the test part. Throws a localised error when a part is empty. */
export async function* runTraining(options: RunOptions): AsyncGenerator<RunEvent, RunResult> {
  const { samples, mapping, settings, backend, from, signal, control } = options;
  if (samples.lines.customer.values.length < 2) {
    throw new Error(
      "The file holds one customer only. The model compares what many customers buy: choose a file with more customers, or check which column is the customer.",
    );
  }
  for (const part of ["train", "validation", "test"] as const) {
    if (samples.split[part].length > 0) continue;
    throw new MessageError(trainingMessage(NOTHING[part], { targets: samples.targets.length }));
  }
  yield { kind: "preparing", what: "comparing" };
  await yieldToEvents();
  const watch = createWatch(samples, settings);
  const { config, weights, history } = yield* trainOn({ samples, settings, backend, from, watch, signal, control });
  for (let losses = 0; ; losses++) {
    let predictor: Predictor | undefined;
    try {
      predictor = await loadModel(config, weights);
      const test = yield* predictInChunks(predictor, samples, samples.split.test, signal);
      checkDevice(settings);
      yield { kind: "judging" };
      await yieldToEvents();
      const metrics = evaluate(samples, test, {
        backend: `${history.backend.name} (${history.backend.detail})`,
        seconds: history.seconds,
      });
      const { preprocess } = samples;
      return { bundle: { config, settings, mapping, preprocess, metrics, history, weights }, test, predictor };
    } catch (error) {
      predictor?.dispose();
      const fault = await faultBehind(error, settings, history.backend.name);
      if (!(fault instanceof TrainingFault) || fault.kind !== "lost" || losses > 1) throw fault;
      await chooseAfterLoss(losses > 0);
    }
  }
}

/** Predicts targets with an event now and then. */
export async function* predictInChunks(
  predictor: Predictor,
  samples: SampleSet,
  targets: Uint32Array,
  signal?: AbortSignal,
): AsyncGenerator<{ kind: "predicting"; done: number; total: number }, Predictions> {
  const parts: Predictions[] = [];
  for (let at = 0; at < targets.length; at += CHUNK) {
    yield { kind: "predicting", done: at, total: targets.length };
    parts.push(await predictor.predictTargets(samples, targets.subarray(at, at + CHUNK), { topK: TEST_TOP_K, signal }));
  }
  yield { kind: "predicting", done: targets.length, total: targets.length };
  return joinPredictions(parts, targets);
}

function joinPredictions(parts: Predictions[], targets: Uint32Array): Predictions {
  const topK = parts[0]?.topK ?? TEST_TOP_K;
  const n = targets.length;
  const all: Predictions = {
    targets: targets.slice(),
    rank: new Int32Array(n),
    topK,
    topIds: new Int32Array(n * topK),
    topProbabilities: new Float32Array(n * topK),
    quantity: new Float64Array(n),
    revenue: new Float64Array(n),
    discount: new Float64Array(n),
  };
  let at = 0;
  for (const part of parts) {
    all.rank.set(part.rank, at);
    all.topIds.set(part.topIds, at * topK);
    all.topProbabilities.set(part.topProbabilities, at * topK);
    for (const task of ["quantity", "revenue", "discount"] as const) all[task].set(part[task], at);
    at += part.targets.length;
  }
  return all;
}
