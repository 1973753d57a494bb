// Runs as TensorBoard reads them: a folder for each, with one event file of its curves, its metrics and its settings; further
// trainings of a run, of other seeds, are folders with curves alone.

import {
  type EventFileContent,
  eventFile,
  type Hyperparameter,
  type ScalarEvent,
} from "../../lib/tensorboard/eventFile.ts";
import { TASKS, type TaskLosses, type TrainHistory } from "../../training/events.ts";
import { headlineMetrics, type RunHistory } from "./runHistory.ts";

/** Event files by path: a folder per run, named after it. A file is known by "tfevents" in its name. */
export function tensorboardFiles(runs: readonly RunHistory[]): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const folders = new Set<string>();
  for (const run of runs) {
    const folder = free(folderName(run.name), folders);
    const add = (name: string, content: EventFileContent): void => {
      files.set(`${name}/events.out.tfevents.${Math.floor(content.started)}.sales-studio`, eventFile(content));
    };
    add(folder, eventsOf(run));
    for (const { seed, history } of run.otherTrainings ?? [])
      add(free(`${folder} seed ${seed}`, folders), curvesOf(run.createdAt, history));
  }
  return files;
}

/**
 * The curves over optimiser steps: losses, rate and gradient of the steps that were kept, the losses of epochs at their last
 * step, and the metrics of the test part at the end.
 */
export function eventsOf({ createdAt, settings, features, metrics, history }: RunHistory): EventFileContent {
  const { started, ended, scalars } = curvesOf(createdAt, history);
  const last = { step: history.steps.at(-1)?.step ?? history.epochs.at(-1)?.epoch ?? 0, wallTime: ended };
  const test = Object.entries(headlineMetrics(metrics)).map(([name, value]) => ({
    tag: `test/${name}`,
    value,
    ...last,
  }));
  return {
    ...{ started, ended, scalars: [...scalars, ...test] },
    hyperparameters: hyperparameters({ ...features, ...settings }),
  };
}

function curvesOf(createdAt: number | null, { steps, epochs, seconds }: TrainHistory): EventFileContent {
  const ended = (createdAt ?? 0) / 1000;
  const started = ended - seconds;
  const lastStep = new Map<number, number>();
  for (const { epoch, step } of steps) lastStep.set(epoch, step);
  const scalars: ScalarEvent[] = [];
  let passed = 0;
  const endOf = new Map<number, number>();
  for (const { epoch, seconds: took } of epochs) {
    passed += took;
    endOf.set(epoch, passed);
  }
  for (const { step, epoch, seconds: at, learningRate, gradientNorm, loss } of steps) {
    const wallTime = started + (at ?? endOf.get(epoch) ?? seconds);
    const event = { step, wallTime };
    scalars.push(...losses("step", loss, event));
    scalars.push({ tag: "step/learning_rate", value: learningRate, ...event });
    scalars.push({ tag: "step/gradient_norm", value: gradientNorm, ...event });
  }
  for (const { epoch, train, validation, check } of epochs) {
    const event = { step: lastStep.get(epoch) ?? epoch, wallTime: started + endOf.get(epoch)! };
    scalars.push(...losses("train", train, event), ...losses("validation", validation, event));
    if (check) scalars.push({ tag: "validation/hit10", value: check.hit10, ...event });
  }
  return { started, ended, scalars };
}

function losses(part: string, loss: TaskLosses, event: { step: number; wallTime: number }): ScalarEvent[] {
  return (["total", ...TASKS] as const).map((task) => ({ tag: `${part}/loss_${task}`, value: loss[task], ...event }));
}

/** Settings that are one value; custom features as their formulas. */
function hyperparameters(settings: object): Record<string, Hyperparameter> {
  const entries = Object.entries(settings).map(([name, value]): [string, Hyperparameter] =>
    ["number", "string", "boolean"].includes(typeof value) ? [name, value] : [name, JSON.stringify(value)],
  );
  return Object.fromEntries(entries);
}

const LONGEST_NAME = 80;
/** What Windows takes for a device, whatever stands behind the dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** A name as a folder's on any system. */
function folderName(name: string): string {
  const safe = name
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N} ._()-]+/gu, "_")
    .slice(0, LONGEST_NAME)
    .replace(/^[. ]+|[. ]+$/g, "");
  return safe === "" || DEVICE.test(safe) ? `run ${safe}`.trim() : safe;
}

/** The name, or with a number behind it where another folder has it. */
function free(name: string, taken: Set<string>): string {
  let found = name;
  for (let n = 2; taken.has(found.toLowerCase()); n++) found = `${name} (${n})`;
  taken.add(found.toLowerCase());
  return found;
}
