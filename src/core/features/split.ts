// Which lines are targets, and which part each belongs to: by time, by customer or by line.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { InternalError } from "../lib/internalError.ts";
import { hash32, hashText } from "../lib/random.ts";
import { orderBy, orderTask } from "../lib/timeOrder.ts";
import { type CustomerColumns, customerAt } from "./customerColumns.ts";
import type { FeatureSettings } from "./featureSettings.ts";
import { History } from "./history.ts";
import type { SplitName } from "./sampleSet.ts";

export const SPLIT_NAMES = ["train", "validation", "test"] as const satisfies SplitName[];
/** Shares after which training and validation end. */
const TRAIN_SHARE = 0.85;
const VALIDATION_SHARE = 0.95;
/** Lines looked at between two pauses. */
const STEP = 65_536;

/** Positions of all targets, in (time, line) order: lines with at least `minHistory` lines of history, chosen gifts left out. */
export function* findTargets(columns: CustomerColumns, settings: FeatureSettings): CooperativeTask<Int32Array> {
  const { byTime, count, lineAt } = columns;
  const gifts = columns.lines.promotion;
  const history = new History(columns);
  const least = Math.max(0, settings.minHistory);
  const targets = new Int32Array(count);
  let found = 0;
  for (let i = 0; i < count; i++) {
    if (i % STEP === 0) yield;
    const position = byTime[i]!;
    if (gifts?.[lineAt[position]!]) continue;
    history.locate(position, customerAt(columns, position), settings.historyRule);
    if (history.length >= least) targets[found++] = position;
  }
  return targets.slice(0, found);
}

export interface Split {
  /** [T] 0 train, 1 validation, 2 test: the part of each target. */
  parts: Uint8Array;
  /** [positions] 1 where the line belongs to the training part, target or not. */
  training: Uint8Array;
  cuts: { train: number; validation: number };
}

/**
 * Splits 85 / 10 / 5. By time, all targets up to the time of number ceil(0.85 n) train, so ties stay together; with
 * `cuts` given (a saved preprocess) those are used. By customer, each customer with a target is drawn into one part,
 * the others only train; by line, targets are drawn one by one. Draws depend on the seed and the ids alone.
 */
export function* splitTargets(
  columns: CustomerColumns,
  targets: Int32Array,
  settings: Pick<FeatureSettings, "split" | "splitSeed">,
  cuts?: { train: number; validation: number },
): CooperativeTask<Split> {
  switch (settings.split) {
    case "time":
      return yield* splitByTime(columns, targets, cuts ?? timeCuts(columns, targets));
    case "customer":
      return yield* splitByCustomer(columns, targets, settings.splitSeed);
    case "line":
      return yield* splitByLine(columns, targets, settings.splitSeed);
    default:
      throw new InternalError(
        `unknown split ${JSON.stringify(settings.split satisfies never)} (have: time, customer, line)`,
      );
  }
}

function timeCuts(columns: CustomerColumns, targets: Int32Array): { train: number; validation: number } {
  const timeOfNumber = (share: number): number => columns.time[targets[shareOf(targets.length, share) - 1]!]!;
  return { train: timeOfNumber(TRAIN_SHARE), validation: timeOfNumber(VALIDATION_SHARE) };
}

/** The same from the targets' distinct times, ascending, and how many targets each has. */
export function timeCutsOf(times: Float64Array, targets: Float64Array): { train: number; validation: number } {
  const count = targets.reduce((sum, each) => sum + each, 0);
  const timeOfNumber = (share: number): number => {
    let left = shareOf(count, share);
    let i = 0;
    while (left > targets[i]!) left -= targets[i++]!;
    return times[i]!;
  };
  return { train: timeOfNumber(TRAIN_SHARE), validation: timeOfNumber(VALIDATION_SHARE) };
}

/** ceil(share · n), at least 1; whole percents avoid the rounding of 0.85 · n. */
function shareOf(n: number, share: number): number {
  return Math.max(1, Math.ceil((Math.round(share * 100) * n) / 100));
}

function* splitByTime(columns: CustomerColumns, targets: Int32Array, cuts: Split["cuts"]): CooperativeTask<Split> {
  const { time, count } = columns;
  const parts = new Uint8Array(targets.length);
  for (let i = 0; i < targets.length; i++) {
    if (i % STEP === 0) yield;
    const at = time[targets[i]!]!;
    parts[i] = at <= cuts.train ? 0 : at <= cuts.validation ? 1 : 2;
  }
  yield;
  const training = new Uint8Array(count);
  for (let p = 0; p < count; p++) training[p] = time[p]! <= cuts.train ? 1 : 0;
  return { parts, training, cuts };
}

function* splitByCustomer(columns: CustomerColumns, targets: Int32Array, seed: number): CooperativeTask<Split> {
  const { values } = columns.lines.customer;
  const judged = new Set<number>();
  for (let i = 0; i < targets.length; i++) {
    if (i % STEP === 0) yield;
    judged.add(customerAt(columns, targets[i]!));
  }
  const customers = [...judged];
  const draws = customers.map((customer) => hashText(values[customer]!, seed));
  const partOf = new Uint8Array(values.length);
  const drawn = partsInOrder(orderBy(draws));
  customers.forEach((customer, i) => {
    partOf[customer] = drawn[i]!;
  });
  const parts = new Uint8Array(targets.length);
  for (let i = 0; i < targets.length; i++) parts[i] = partOf[customerAt(columns, targets[i]!)]!;
  yield;
  const training = new Uint8Array(columns.count);
  for (let p = 0; p < columns.count; p++) training[p] = partOf[customerAt(columns, p)] === 0 ? 1 : 0;
  yield;
  return { parts, training, cuts: lastTrainingTime(columns, training) };
}

function* splitByLine(columns: CustomerColumns, targets: Int32Array, seed: number): CooperativeTask<Split> {
  const key = hash32(seed);
  const draws = new Float64Array(targets.length);
  for (let i = 0; i < targets.length; i++) {
    if (i % STEP === 0) yield;
    draws[i] = hash32(columns.lines.line[columns.lineAt[targets[i]!]!]! ^ key);
  }
  const parts = partsInOrder(yield* orderTask(draws));
  yield;
  const training = new Uint8Array(columns.count).fill(1);
  for (let i = 0; i < targets.length; i++) if (parts[i] !== 0) training[targets[i]!] = 0;
  return { parts, training, cuts: lastTrainingTime(columns, training) };
}

function partsInOrder(order: Uint32Array): Uint8Array {
  const parts = new Uint8Array(order.length);
  const trainEnd = shareOf(order.length, TRAIN_SHARE);
  const validationEnd = shareOf(order.length, VALIDATION_SHARE);
  for (let i = 0; i < order.length; i++) parts[order[i]!] = i < trainEnd ? 0 : i < validationEnd ? 1 : 2;
  return parts;
}

function lastTrainingTime(columns: CustomerColumns, training: Uint8Array): Split["cuts"] {
  let last = Number.NEGATIVE_INFINITY;
  for (let p = 0; p < columns.count; p++) if (training[p] === 1) last = Math.max(last, columns.time[p]!);
  return { train: last, validation: last };
}
