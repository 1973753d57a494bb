// Writes histories into batches: scaling on the fly, nothing allocated per sample.

import { DAY_MS } from "../lib/calendar.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { type Batch, SCALE_PERIODS, type Scale } from "./batch.ts";
import type { CustomerColumns } from "./customerColumns.ts";
import type { CustomerReader } from "./customerFeatures.ts";
import type { CustomReader } from "./formula/customReader.ts";
import type { History } from "./history.ts";
import { EVIDENCE_COUNT, PART_COUNT } from "./memory/parts.ts";
import type { PeriodReader } from "./periodFeatures.ts";
import type { Preprocess, Scaler } from "./sampleSet.ts";
import { applyScaler, signedLog } from "./scaling.ts";
import { CUSTOMER_COUNT, CUSTOMER_FEATURES, PERIOD_COUNT } from "./specs.ts";
import { DAYS_BEFORE_TARGET, DAYS_SINCE_PREVIOUS, rawStep, STEP_COUNT, sequencePositions } from "./stepFeatures.ts";
import { PADDING, UNKNOWN } from "./vocabulary.ts";

/** Lines scaled between two pauses. */
const STEP = 16_384;

/** Standardised custom features end here: a rare value far off must not drown all other inputs. */
export const CUSTOM_LIMIT = 10;

/** An empty batch of B rows of padded length L and Fc customer features; all zeros. */
export function createBatch(size: number, length: number, customerFeatures: number): Batch {
  const periods = (scale: Scale) => new Float32Array(size * SCALE_PERIODS[scale] * PERIOD_COUNT);
  return {
    size,
    length,
    products: new Int32Array(size * length), // [B, L]
    steps: new Float32Array(size * length * STEP_COUNT), // [B, L, Fs]
    lengths: new Int32Array(size), // [B]
    periods: { week: periods("week"), month: periods("month"), quarter: periods("quarter"), year: periods("year") },
    customer: new Float32Array(size * customerFeatures), // [B, Fc]
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

/** Turns located histories into rows of a batch by one preprocess. */
export class Assembler {
  /** [positions, Fs] scaled step features; "days before the target" is filled in per target. */
  private readonly steps: Float32Array;
  private readonly sequence: Int32Array;
  private readonly raw: Float64Array;
  private readonly columns: CustomerColumns;
  private readonly periods: PeriodReader;
  private readonly customer: CustomerReader;
  private readonly custom: CustomReader;
  private readonly preprocess: Preprocess;
  /** [positions] vocabulary id of each line's product. */
  private readonly ids: Int32Array;

  constructor(
    columns: CustomerColumns,
    periods: PeriodReader,
    customer: CustomerReader,
    custom: CustomReader,
    preprocess: Preprocess,
    ids: Int32Array,
    steps: Float32Array,
  ) {
    this.columns = columns;
    this.periods = periods;
    this.customer = customer;
    this.custom = custom;
    this.raw = new Float64Array(Math.max(CUSTOMER_COUNT + custom.count, 12 * PERIOD_COUNT));
    this.preprocess = preprocess;
    this.ids = ids;
    this.sequence = new Int32Array(preprocess.settings.maxSeqLen);
    this.steps = steps;
  }

  /** Writes the inputs (not the target) of a history into one row. */
  write(history: History, batch: Batch, row: number): void {
    this.writeSteps(history, batch, row);
    const { raw, preprocess } = this;
    for (const scale of preprocess.scales) {
      const width = SCALE_PERIODS[scale] * PERIOD_COUNT;
      const scalers = preprocess.periods[scale];
      const out = batch.periods[scale];
      this.periods.read(history, scale, raw);
      for (let i = 0; i < width; i++) out[row * width + i] = applyScaler(scalers[i % PERIOD_COUNT]!, raw[i]!);
    }
    batch.province[row] = this.customer.read(history, raw);
    this.custom.read(history, raw);
    const features = CUSTOMER_COUNT + this.custom.count;
    for (let f = 0; f < CUSTOMER_COUNT; f++) {
      const value = raw[f]! / (CUSTOMER_FEATURES[f]!.divisor ?? 1);
      batch.customer[row * features + f] = applyScaler(preprocess.customer[f]!, value);
    }
    for (let f = CUSTOMER_COUNT; f < features; f++) {
      const value = applyScaler(preprocess.customer[f]!, raw[f]!);
      batch.customer[row * features + f] = Math.max(-CUSTOM_LIMIT, Math.min(CUSTOM_LIMIT, value));
    }
  }

  private writeSteps(history: History, batch: Batch, row: number): void {
    const { columns, sequence, steps } = this;
    const length = sequencePositions(history, batch.length, sequence);
    const products = row * batch.length;
    const out = products * STEP_COUNT;
    const daysBefore = this.preprocess.steps[DAYS_BEFORE_TARGET]!;
    for (let i = 0; i < length; i++) {
      const p = sequence[i]!;
      const at = out + i * STEP_COUNT;
      batch.products[products + i] = this.ids[p]!;
      for (let f = 0; f < STEP_COUNT; f++) batch.steps[at + f] = steps[p * STEP_COUNT + f]!;
      batch.steps[at + DAYS_BEFORE_TARGET] = applyScaler(daysBefore, (history.time - columns.time[p]!) / DAY_MS);
    }
    if (history.ownVisit >= 0) this.repairGaps(history, batch, length, out);
    batch.products.fill(PADDING, products + length, products + batch.length);
    batch.steps.fill(0, out + length * STEP_COUNT, out + batch.length * STEP_COUNT);
    if (length === 0) batch.products[products] = UNKNOWN;
    batch.lengths[row] = Math.max(1, length);
  }

  /** Where the line before a step is left out of the history, its gap is told to the line before that. */
  private repairGaps(history: History, batch: Batch, length: number, out: number): void {
    const { columns, sequence } = this;
    for (let i = 0; i < length; i++) {
      const p = sequence[i]!;
      if (p === history.start || !history.leavesOut(p - 1)) continue;
      const previous = history.before(p);
      const days = previous < 0 ? 0 : (columns.time[p]! - columns.time[previous]!) / DAY_MS;
      batch.steps[out + i * STEP_COUNT + DAYS_SINCE_PREVIOUS] = applyScaler(
        this.preprocess.steps[DAYS_SINCE_PREVIOUS]!,
        days,
      );
    }
  }
}

/** [positions, Fs] step features of every line as the model sees them. */
export function* scaleSteps(
  columns: CustomerColumns,
  preprocess: Preprocess,
  tiers: Uint8Array,
): CooperativeTask<Float32Array> {
  const { start } = columns;
  const steps = new Float32Array(columns.count * STEP_COUNT);
  let customer = 0;
  for (let from = 0; from < columns.count; from += STEP) {
    yield;
    const to = Math.min(from + STEP, columns.count);
    while (start[customer + 1]! <= from) customer++;
    scaleRange(columns, preprocess.steps, tiers, customer, from, to, steps);
  }
  return steps;
}

/** Positions from..to−1, the first of which belongs to this customer. */
function scaleRange(
  columns: CustomerColumns,
  scalers: readonly Scaler[],
  tiers: Uint8Array,
  customer: number,
  from: number,
  to: number,
  steps: Float32Array,
): void {
  const { start, lineAt, lines, time } = columns;
  const products = lines.product.codes;
  const raw = new Float64Array(STEP_COUNT);
  // Plain arrays of numbers instead of objects: this runs for every line of the file.
  const isLog = Uint8Array.from(scalers, ({ log }) => (log ? 1 : 0));
  const isScaled = Uint8Array.from(scalers, ({ scale }) => (scale ? 1 : 0));
  const means = Float64Array.from(scalers, ({ mean }) => mean);
  const deviations = Float64Array.from(scalers, ({ deviation }) => deviation);
  let c = customer;
  for (let p = from; p < to; p++) {
    while (start[c + 1]! <= p) c++;
    rawStep(columns, p, p > start[c]! ? p - 1 : -1, time[p]!, tiers[products[lineAt[p]!]!]!, raw);
    const at = p * STEP_COUNT;
    for (let f = 0; f < STEP_COUNT; f++) {
      const value = isLog[f] === 1 ? signedLog(raw[f]!) : raw[f]!;
      steps[at + f] = isScaled[f] === 1 ? (value - means[f]!) / deviations[f]! : value;
    }
  }
}
