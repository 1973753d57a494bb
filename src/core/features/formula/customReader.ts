// Values of the named quantities and of custom features as of a history: nothing is read but the history itself.

import { SCALE_PERIODS, SCALES } from "../batch.ts";
import type { CustomerColumns } from "../customerColumns.ts";
import type { History } from "../history.ts";
import { PeriodReader } from "../periodFeatures.ts";
import { CUSTOMER_COUNT, PERIOD_COUNT } from "../specs.ts";
import type { CustomFeature } from "./customFeature.ts";
import { parseCustomFeatures } from "./customFeatures.ts";
import { FORMULA_NAMES, LINE_SLOTS, PERIOD_SLOTS } from "./names.ts";
import type { Formula } from "./parse.ts";

/** Two periods of each scale have names. */
const SLOTS_PER_SCALE = 2 * PERIOD_COUNT;

/** Evaluates custom features; missing results are NaN. */
export class CustomReader {
  /** How many custom features there are. */
  readonly count: number;
  private readonly formulas: readonly Formula[];
  /** By scale: whether a formula names one of its periods. */
  private readonly usesScale: readonly boolean[];
  private readonly columns: CustomerColumns;
  private readonly periods: PeriodReader;
  /** Price tier by product code of the file. */
  private readonly tiers: Uint8Array;
  private readonly values = new Float64Array(FORMULA_NAMES.length);
  private readonly raw = new Float64Array(Math.max(...Object.values(SCALE_PERIODS)) * PERIOD_COUNT);

  /** Throws when a feature's name or formula has a mistake. */
  constructor(features: readonly CustomFeature[], columns: CustomerColumns, tiers: Uint8Array) {
    this.formulas = parseCustomFeatures(features);
    this.count = features.length;
    this.columns = columns;
    this.tiers = tiers;
    this.periods = new PeriodReader(columns);
    this.usesScale = SCALES.map((_, s) => {
      const first = PERIOD_SLOTS + s * SLOTS_PER_SCALE;
      return this.formulas.some(({ uses }) =>
        [...uses].some((slot) => slot >= first && slot < first + SLOTS_PER_SCALE),
      );
    });
  }

  /** Writes the custom features behind the raw customer features, which stand in out[0..30]. */
  read(history: History, out: Float64Array): void {
    if (this.count === 0) return;
    this.fill(history, out, this.usesScale, this.values);
    for (let f = 0; f < this.count; f++) out[CUSTOMER_COUNT + f] = this.formulas[f]!.evaluate(this.values);
  }

  /** All values of `FORMULA_NAMES` as of a history whose raw customer features stand in `customer`. */
  readNamed(history: History, customer: Float64Array, out: Float64Array): void {
    const all = SCALES.map(() => true);
    this.fill(history, customer, all, out);
  }

  private fill(history: History, customer: Float64Array, scales: readonly boolean[], values: Float64Array): void {
    const { columns, raw } = this;
    for (let f = 0; f < CUSTOMER_COUNT; f++) values[f] = customer[f]!;
    SCALES.forEach((scale, s) => {
      if (!scales[s]) return;
      this.periods.read(history, scale, raw);
      const newest = (SCALE_PERIODS[scale] - 1) * PERIOD_COUNT;
      const at = PERIOD_SLOTS + s * SLOTS_PER_SCALE;
      for (let f = 0; f < PERIOD_COUNT; f++) {
        values[at + f] = raw[newest + f]!;
        values[at + PERIOD_COUNT + f] = raw[newest - PERIOD_COUNT + f]!;
      }
    });
    const last = history.last();
    const line = last < 0 ? -1 : columns.lineAt[last]!;
    const { quantity, revenue, discount, product } = columns.lines;
    values[LINE_SLOTS] = line < 0 ? Number.NaN : quantity[line]!;
    values[LINE_SLOTS + 1] = line < 0 ? Number.NaN : revenue[line]!;
    values[LINE_SLOTS + 2] = line < 0 ? Number.NaN : discount[line]!;
    values[LINE_SLOTS + 3] = line < 0 ? Number.NaN : this.tiers[product.codes[line]!]! / 5;
    values[LINE_SLOTS + 4] = history.length;
  }
}
