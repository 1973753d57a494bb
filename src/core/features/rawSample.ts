// One sample as numbers anyone can recompute: raw values before log and scaling, in the shape the `samples` command writes.

import { timeText } from "../lib/timeText.ts";
import { SCALE_PERIODS, type Scale } from "./batch.ts";
import type { CustomerColumns } from "./customerColumns.ts";
import type { CustomerReader } from "./customerFeatures.ts";
import type { CustomFeature } from "./formula/customFeature.ts";
import type { CustomReader } from "./formula/customReader.ts";
import type { History } from "./history.ts";
import type { PeriodReader } from "./periodFeatures.ts";
import type { RawSample, SplitName } from "./sampleSet.ts";
import { CUSTOMER_COUNT, CUSTOMER_FEATURES, PERIOD_COUNT, PERIOD_FEATURES } from "./specs.ts";
import { rawStep, STEP_COUNT, STEP_FEATURES, sequencePositions } from "./stepFeatures.ts";

export interface RawSource {
  columns: CustomerColumns;
  periods: PeriodReader;
  customer: CustomerReader;
  custom: CustomReader;
  customFeatures: readonly CustomFeature[];
  /** Price tier by product code of the file. */
  tiers: Uint8Array;
  maxSeqLen: number;
}

/** Writes the sample of the line at a position, whose history has been located. */
export function readRawSample(source: RawSource, history: History, position: number, split: SplitName): RawSample {
  const { lines, lineAt } = source.columns;
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

function stepColumns(source: RawSource, history: History): RawSample["steps"] {
  const { columns, tiers, maxSeqLen } = source;
  const positions = new Int32Array(maxSeqLen);
  const length = sequencePositions(history, maxSeqLen, positions);
  const raw = new Float64Array(STEP_COUNT);
  const steps: number[][] = STEP_FEATURES.map(() => []);
  for (let i = 0; i < length; i++) {
    const p = positions[i]!;
    const tier = tiers[columns.lines.product.codes[columns.lineAt[p]!]!]!;
    rawStep(columns, p, history.before(p), history.time, tier, raw);
    for (let f = 0; f < STEP_COUNT; f++) steps[f]!.push(raw[f]!);
  }
  return Object.fromEntries(STEP_FEATURES.map((spec, f) => [spec.name, steps[f]!]));
}

function periodColumns(source: RawSource, history: History, scale: Scale): Record<string, number[]> {
  const periods = SCALE_PERIODS[scale];
  const raw = new Float64Array(periods * PERIOD_COUNT);
  source.periods.read(history, scale, raw);
  return Object.fromEntries(
    PERIOD_FEATURES.map((spec, f) => [
      spec.name,
      Array.from({ length: periods }, (_, k) => raw[k * PERIOD_COUNT + f]!),
    ]),
  );
}

function customerColumns(source: RawSource, history: History): RawSample["features"] {
  const raw = new Float64Array(CUSTOMER_COUNT + source.custom.count);
  source.customer.read(history, raw);
  source.custom.read(history, raw);
  const named = [...CUSTOMER_FEATURES, ...source.customFeatures];
  return Object.fromEntries(named.map(({ name }, f) => [name, Number.isNaN(raw[f]!) ? null : raw[f]!]));
}
