// What the worker tells while it trains, kept outside React: columns of steps, and the latest numbers.

import { type EpochReport, type StepReport, TASKS, type TrainEvent } from "../core/training/events.ts";
import { restartsWithin, scheduleOf } from "../core/training/schedule.ts";
import type { CountedVerdict, EpochCheck, LatestAnswers, Watched } from "../core/training/watched.ts";
import { createSeries, type Series } from "./series.ts";

const STEP_COLUMNS = ["step", "epoch", "seconds", "learningRate", "gradientNorm", "total", ...TASKS] as const;
export type StepColumn = (typeof STEP_COLUMNS)[number];

export interface Telemetry {
  steps: Series<StepColumn>;
  speed: Series<"step" | "samplesPerSecond">;
  /** Replaced, never changed, with each epoch. */
  epochs: readonly EpochReport[];
  /** Validation losses by epoch of the model's networks that are done, by seed; and which network this one is. */
  done: readonly { seed: number; epochs: readonly EpochReport[] }[];
  network: { number: number; of: number; seed: number } | null;
  /** How good counting alone is on the validation part: a run's first verdict. */
  counted: CountedVerdict | null;
  /** What is watched on the validation part, and the model's latest answers for it; null while there are none. */
  watched: Watched | null;
  /** How the untrained model stood. */
  before: EpochCheck | null;
  answers: LatestAnswers | null;
  stepsPerEpoch: number;
  /** Steps of the whole run, if it does not stop early. */
  stepsPlanned: number;
  /** When the learning rate starts over, in epochs from the start. */
  restarts: number[];
  /** The latest numbers of the run. */
  now: { step: number; epoch: number; samplesPerSecond: number; progress: number; secondsLeft: number };
  /** Changes whenever anything here changed. */
  version: number;
  record(event: TrainEvent): void;
  clear(): void;
}

const NOTHING = { step: 0, epoch: 0, samplesPerSecond: 0, progress: 0, secondsLeft: Number.NaN };

/** Empty telemetry; `record` takes the events of one run after the other, "counted" and "started" begin anew. */
export function createTelemetry(): Telemetry {
  const take = (steps: StepReport[]): void => {
    for (const { step, epoch, learningRate, gradientNorm, loss, seconds = Number.NaN } of steps) {
      telemetry.steps.push({ step, epoch, seconds, learningRate, gradientNorm, ...loss });
      telemetry.now.step = step;
      telemetry.now.epoch = epoch;
    }
  };
  const telemetry: Telemetry = {
    steps: createSeries(STEP_COLUMNS),
    speed: createSeries(["step", "samplesPerSecond"]),
    epochs: [],
    done: [],
    network: null,
    counted: null,
    watched: null,
    before: null,
    answers: null,
    stepsPerEpoch: 0,
    stepsPlanned: 0,
    restarts: [],
    now: { ...NOTHING },
    version: 0,
    record(event) {
      telemetry.version++;
      switch (event.kind) {
        case "counted":
          telemetry.clear();
          telemetry.counted = event.counted;
          return;
        case "network":
          telemetry.done = event.done.map(({ seed, history }) => ({ seed, epochs: history.epochs }));
          telemetry.network = { number: event.number, of: event.of, seed: event.seed };
          return;
        case "started":
          clearNetwork();
          telemetry.stepsPerEpoch = event.stepsPerEpoch;
          telemetry.stepsPlanned = event.stepsPerEpoch * event.epochs;
          telemetry.restarts = restartsWithin(scheduleOf(event.settings), event.epochs);
          return;
        case "continued":
          take(event.steps);
          telemetry.epochs = [...event.epochs];
          telemetry.before = event.before ?? null;
          telemetry.answers = event.answers ?? null;
          telemetry.now.progress = event.progress;
          return;
        case "steps": {
          take(event.steps);
          telemetry.now.samplesPerSecond = event.samplesPerSecond;
          telemetry.now.progress = event.progress;
          telemetry.now.secondsLeft = event.secondsLeft;
          telemetry.speed.push({ step: telemetry.now.step, samplesPerSecond: event.samplesPerSecond });
          return;
        }
        case "epoch":
          telemetry.epochs = [...telemetry.epochs, event.report];
          telemetry.answers = event.answers ?? null;
          return;
        case "watching":
          telemetry.watched = event.watched;
          return;
        case "untrained":
          telemetry.before = event.check;
          telemetry.answers = event.answers;
          return;
        case "finished":
          telemetry.now.progress = 1;
          telemetry.now.secondsLeft = 0;
          return;
        case "preparing":
        case "recovered":
        case "paused":
        case "resumed":
          return;
        default:
          event satisfies never;
      }
    },
    clear() {
      clearNetwork();
      telemetry.done = [];
      telemetry.network = null;
      telemetry.counted = null;
    },
  };
  /** All but the networks that are done. */
  const clearNetwork = (): void => {
    telemetry.version++;
    telemetry.steps.clear();
    telemetry.speed.clear();
    telemetry.epochs = [];
    telemetry.watched = null;
    telemetry.before = null;
    telemetry.answers = null;
    telemetry.stepsPerEpoch = 0;
    telemetry.stepsPlanned = 0;
    telemetry.restarts = [];
    telemetry.now = { ...NOTHING };
  };
  return telemetry;
}

/** The report of the best epoch so far; undefined before the first epoch's end. */
export function bestEpoch(epochs: readonly EpochReport[]): EpochReport | undefined {
  return epochs.findLast((report) => report.best);
}
