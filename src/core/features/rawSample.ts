// One sample as numbers anyone can recompute: raw values before log and scaling, in the shape the `samples` command writes.

import { timeText } from "../lib/timeText.ts";
import { customerSlots, type InputReaders } from "./assembler.ts";
import { SCALE_PERIODS, type Scale } from "./batch.ts";
import type { History } from "./history.ts";
import { PERIOD_ROW } from "./periodReader.ts";
import { FEATURES } from "./registry/features.ts";
import type { StepSource } from "./registry/stepFeatures.ts";
import type { Preprocess, RawSample, SplitName } from "./sampleSet.ts";
import { sequencePositions } from "./sequence.ts";
import { StepReader } from "./stepReader.ts";

export interface RawSource {
  lines: StepSource;
  readers: InputReaders;
  preprocess: Preprocess;
}

/** Writes the sample of the line at a position, whose history has been located. */
export function readRawSample(source: RawSource, history: History, position: number, split: SplitName): RawSample {
  const { lines, lineAt } = source.lines.columns;
  const line = lineAt[position]!;
  return {
    line: lines.line[line]!,
    customer: lines.customer.values[lines.customer.codes[line]!]!,
    time: timeText(history.time, true),
    split,
    history: Array.from(historyPositions(history), (p) => lines.line[lineAt[p]!]!),
    steps: stepColumns(source, history),
    periods: {
      week: periodColumns(source, history, "week"),
      month: periodColumns(source, history, "month"),
      quarter: periodColumns(source, history, "quarter"),
      year: periodColumns(source, history, "year"),
    },
    features: customerColumns(source, history),
    target: {
      product: lines.product.values[lines.product.codes[line]!]!,
      quantity: lines.quantity[line]!,
      revenue: lines.revenue[line]!,
      discount: lines.discount[line]!,
    },
  };
}

/** Positions of a whole history, oldest first. */
export function historyPositions(history: History): Int32Array {
  const positions = new Int32Array(history.length);
  sequencePositions(history, history.length, positions);
  return positions;
}

function stepColumns({ lines, preprocess }: RawSource, history: History): RawSample["steps"] {
  const names = preprocess.steps.map(({ name }) => name);
  const { maxSeqLen } = preprocess.settings;
  const reader = new StepReader(lines, maxSeqLen, names);
  const { slots, width } = FEATURES.step;
  const steps: number[][] = names.map(() => []);
  const length = reader.readHistory(history, maxSeqLen);
  for (let i = 0; i < length; i++) {
    for (const [f, name] of names.entries()) steps[f]!.push(reader.rows[i * width + slots[name]!]!);
  }
  return Object.fromEntries(names.map((name, f) => [name, steps[f]!]));
}

function periodColumns({ readers, preprocess }: RawSource, history: History, scale: Scale): Record<string, number[]> {
  const { slots, width } = FEATURES.period;
  const raw = new Float64Array(PERIOD_ROW);
  readers.periods.read(history, scale, raw);
  return Object.fromEntries(
    preprocess.periods[scale].map(({ name }) => [
      name,
      Array.from({ length: SCALE_PERIODS[scale] }, (_, k) => raw[k * width + slots[name]!]!),
    ]),
  );
}

function customerColumns({ readers, preprocess }: RawSource, history: History): RawSample["features"] {
  const { customer, custom } = readers;
  const raw = new Float64Array(FEATURES.customer.width + custom.count);
  customer.read(history, raw);
  custom.read(history, raw);
  const slots = customerSlots(preprocess, custom.count);
  return Object.fromEntries(
    preprocess.customer.map(({ name }, f) => [name, Number.isNaN(raw[slots[f]!]!) ? null : raw[slots[f]!]!]),
  );
}
