// Writes histories into batches: scaling on the fly, nothing allocated per sample.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { type Batch, SCALE_PERIODS, type Scale } from "./batch.ts";
import type { CustomerReader } from "./customerReader.ts";
import type { CustomReader } from "./formula/customReader.ts";
import type { History } from "./history.ts";
import { EVIDENCE_COUNT, PART_COUNT } from "./memory/parts.ts";
import { PERIOD_ROW, type PeriodReader } from "./periodReader.ts";
import { PADDING, UNKNOWN } from "./productIds.ts";
import { FEATURES } from "./registry/features.ts";
import type { StepSource } from "./registry/stepFeatures.ts";
import type { Preprocess, SampleSizes } from "./sampleSet.ts";
import { ScalerColumns } from "./scalerColumns.ts";
import { StepReader } from "./stepReader.ts";

/** Lines scaled between two pauses, and at a time. */
const STEP = 16_384;
const RUN = 256;

/** Standardised custom features end here: a rare value far off must not drown all other inputs. */
export const CUSTOM_LIMIT = 10;

/** Numbers per step, period and customer. */
export type BatchWidths = Omit<SampleSizes, "numProducts">;

/** An empty batch of B rows of padded length L; all zeros. */
export function createBatch(size: number, length: number, widths: BatchWidths): Batch {
  const periods = (scale: Scale) => new Float32Array(size * SCALE_PERIODS[scale] * widths.periodFeatures);
  return {
    size,
    length,
    products: new Int32Array(size * length), // [B, L]
    steps: new Float32Array(size * length * widths.stepFeatures), // [B, L, Fs]
    lengths: new Int32Array(size), // [B]
    periods: { week: periods("week"), month: periods("month"), quarter: periods("quarter"), year: periods("year") },
    customer: new Float32Array(size * widths.customerFeatures), // [B, Fc]
    province: new Int32Array(size), // [B]
    evidence: new Float32Array(size * EVIDENCE_COUNT), // [B, G]
    target: {
      product: new Int32Array(size),
      quantity: new Float32Array(size),
      revenue: new Float32Array(size),
      discount: new Float32Array(size),
      counted: new Float32Array(size * PART_COUNT),
    },
  };
}

/** What reads the raw values of a preprocess's inputs. */
export interface InputReaders {
  periods: PeriodReader;
  customer: CustomerReader;
  custom: CustomReader;
}

/** Turns located histories into rows of a batch by one preprocess. */
export class Assembler {
  /** [positions, Fs] scaled step features; those that change with the target are filled in per target. */
  private readonly steps: Float32Array;
  /** Step features that change with the target, and with the line before where lines are left out. */
  private readonly asOfTarget: StepReader;
  private readonly afterGap: StepReader;
  private readonly rawPeriods = new Float64Array(PERIOD_ROW);
  private readonly rawCustomer: Float64Array;
  private readonly readers: InputReaders;
  private readonly preprocess: Preprocess;
  /** Slots of the inputs in the rows of raw values. */
  private readonly periodSlots: Int32Array;
  private readonly stepScalers: ScalerColumns;
  private readonly periodScalers: Record<Scale, ScalerColumns>;
  private readonly customerScalers: ScalerColumns;
  private readonly customerSlots: Int32Array;
  /** [positions] vocabulary id of each line's product. */
  private readonly ids: Int32Array;

  constructor(source: StepSource, readers: InputReaders, preprocess: Preprocess, ids: Int32Array, steps: Float32Array) {
    const names = preprocess.steps.map(({ name }) => name);
    this.readers = readers;
    this.preprocess = preprocess;
    this.ids = ids;
    this.steps = steps;
    const { maxSeqLen } = preprocess.settings;
    this.asOfTarget = new StepReader(source, maxSeqLen, names, ["target"]);
    this.afterGap = new StepReader(source, 1, names, ["previous"]);
    this.periodSlots = FEATURES.period.slotsOf(preprocess.periods.week.map(({ name }) => name));
    this.customerSlots = customerSlots(preprocess, readers.custom.count);
    const { week, month, quarter, year } = preprocess.periods;
    this.stepScalers = new ScalerColumns(preprocess.steps);
    this.periodScalers = {
      week: new ScalerColumns(week),
      month: new ScalerColumns(month),
      quarter: new ScalerColumns(quarter),
      year: new ScalerColumns(year),
    };
    this.customerScalers = new ScalerColumns(preprocess.customer);
    this.rawCustomer = new Float64Array(FEATURES.customer.width + readers.custom.count);
  }

  /** Writes the inputs (not the target) of a history into one row. */
  write(history: History, batch: Batch, row: number): void {
    this.writeSteps(history, batch, row);
    this.writePeriods(history, batch, row);
    const { rawCustomer, customerScalers, customerSlots } = this;
    const { customer, custom } = this.readers;
    batch.province[row] = customer.read(history, rawCustomer);
    custom.read(history, rawCustomer);
    const features = customerSlots.length;
    const at = row * features;
    customerScalers.scaleRow(rawCustomer, 0, customerSlots, batch.customer, at);
    for (let f = features - custom.count; f < features; f++) {
      batch.customer[at + f] = Math.max(-CUSTOM_LIMIT, Math.min(CUSTOM_LIMIT, batch.customer[at + f]!));
    }
  }

  private writePeriods(history: History, batch: Batch, row: number): void {
    const { rawPeriods, periodSlots, preprocess } = this;
    const features = periodSlots.length;
    for (const scale of preprocess.scales) {
      const periods = SCALE_PERIODS[scale];
      const scalers = this.periodScalers[scale];
      const out = batch.periods[scale];
      this.readers.periods.read(history, scale, rawPeriods);
      for (let k = 0; k < periods; k++) {
        scalers.scaleRow(rawPeriods, k * FEATURES.period.width, periodSlots, out, (row * periods + k) * features);
      }
    }
  }

  private writeSteps(history: History, batch: Batch, row: number): void {
    const { asOfTarget, steps, ids } = this;
    const width = this.preprocess.steps.length;
    const length = asOfTarget.readHistory(history, batch.length);
    const { positions } = asOfTarget;
    const products = row * batch.length;
    const out = products * width;
    for (let i = 0; i < length; i++) {
      const p = positions[i]!;
      const at = out + i * width;
      batch.products[products + i] = ids[p]!;
      for (let f = 0; f < width; f++) batch.steps[at + f] = steps[p * width + f]!;
    }
    scaleRows(asOfTarget, this.stepScalers, width, length, batch.steps, out);
    if (history.ownVisit >= 0) this.repairGaps(history, batch, length, out);
    batch.products.fill(PADDING, products + length, products + batch.length);
    batch.steps.fill(0, out + length * width, out + batch.length * width);
    if (length === 0) batch.products[products] = UNKNOWN;
    batch.lengths[row] = Math.max(1, length);
  }

  /** Where the line before a step is left out of the history, the step is told of the line before that. */
  private repairGaps(history: History, batch: Batch, length: number, out: number): void {
    const { asOfTarget, afterGap } = this;
    const width = this.preprocess.steps.length;
    for (let i = 0; i < length; i++) {
      const p = asOfTarget.positions[i]!;
      if (p === history.start || !history.leavesOut(p - 1)) continue;
      afterGap.positions[0] = p;
      afterGap.previous[0] = history.before(p);
      afterGap.read(1);
      scaleRows(afterGap, this.stepScalers, width, 1, batch.steps, out + i * width);
    }
  }
}

/** Slots of the customer inputs in a row of raw values; custom features stand behind the registry's. */
export function customerSlots({ customer }: Pick<Preprocess, "customer">, customs: number): Int32Array {
  const { width } = FEATURES.customer;
  const own = customer.slice(0, customer.length - customs).map(({ name }) => name);
  const behind = Array.from({ length: customs }, (_, i) => width + i);
  return Int32Array.from([...FEATURES.customer.slotsOf(own), ...behind]);
}

/** [positions, Fs] step features of every line as the model sees them, but for those that change with the target. */
export function* scaleSteps(source: StepSource, preprocess: Preprocess): CooperativeTask<Float32Array> {
  const { columns } = source;
  const { start } = columns;
  const names = preprocess.steps.map(({ name }) => name);
  const reader = new StepReader(source, RUN, names, ["line", "previous"]);
  const steps = new Float32Array(columns.count * names.length);
  const scalers = new ScalerColumns(preprocess.steps);
  let customer = 0;
  for (let from = 0; from < columns.count; from += RUN) {
    if (from % STEP === 0) yield;
    const to = Math.min(from + RUN, columns.count);
    for (let p = from; p < to; p++) {
      while (start[customer + 1]! <= p) customer++;
      reader.positions[p - from] = p;
      reader.previous[p - from] = p > start[customer]! ? p - 1 : -1;
    }
    reader.read(to - from);
    scaleRows(reader, scalers, names.length, to - from, steps, from * names.length);
  }
  return steps;
}

/** Scales what a reader read of `count` lines into as many steps of `width` numbers, the first of which begins at `at`. */
function scaleRows(
  { rows, indices, slots }: StepReader,
  scalers: ScalerColumns,
  width: number,
  count: number,
  steps: Float32Array,
  at: number,
): void {
  for (let i = 0; i < count; i++) {
    const row = i * FEATURES.step.width;
    const step = at + i * width;
    for (let j = 0; j < indices.length; j++) {
      const f = indices[j]!;
      steps[step + f] = scalers.apply(f, rows[row + slots[j]!]!);
    }
  }
}
