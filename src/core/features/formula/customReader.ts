// Values of the named quantities and of custom features as of a history: nothing is read but the history itself.

import { SCALE_PERIODS, SCALES, type Scale } from "../batch.ts";
import type { History } from "../history.ts";
import { PERIOD_ROW, PeriodReader } from "../periodReader.ts";
import { FEATURES } from "../registry/features.ts";
import type { StepSource } from "../registry/stepFeatures.ts";
import type { CustomFeature } from "./customFeature.ts";
import { parseFormulas } from "./customFeatures.ts";
import { LAST_LINE } from "./lastLine.ts";
import { FORMULA_VALUES } from "./names.ts";
import type { Formula } from "./parse.ts";

/** Slots of one scale's named values, in the row of its periods: the newest period, and the one before. */
interface ScaleValues {
  scale: Scale;
  /** First slot of the two periods among the named values, and where each stands in the reader's row. */
  slots: Int32Array;
  from: Int32Array;
}

const SCALE_VALUES: readonly ScaleValues[] = SCALES.map((scale) => {
  const { slots, width } = FEATURES.period;
  const values = [...FORMULA_VALUES.entries()].flatMap(([slot, value]) =>
    value.kind === "period" && value.scale === scale ? [{ ...value, slot }] : [],
  );
  const newest = (SCALE_PERIODS[scale] - 1) * width;
  return {
    scale,
    slots: Int32Array.from(values, ({ slot }) => slot),
    from: Int32Array.from(values, ({ feature, before }) => newest - (before ? width : 0) + slots[feature]!),
  };
});
const LINE_SLOT = FORMULA_VALUES.findIndex(({ kind }) => kind === "line");

/** Evaluates custom features; missing results are NaN. */
export class CustomReader {
  /** How many custom features there are. */
  readonly count: number;
  /** Customer features that the formulas name. */
  readonly customerNames: readonly string[];
  private readonly formulas: readonly Formula[];
  /** Those of which a formula names a period. */
  private readonly scales: readonly ScaleValues[];
  private readonly source: StepSource;
  private readonly periods: PeriodReader;
  private readonly values = new Float64Array(FORMULA_VALUES.length);
  private readonly raw = new Float64Array(PERIOD_ROW);

  /** Throws when a feature's formula has a mistake. */
  constructor(features: readonly CustomFeature[], source: StepSource) {
    this.formulas = parseFormulas(features);
    this.count = features.length;
    this.source = source;
    const named = this.formulas.flatMap(({ uses }) => [...uses].map((slot) => FORMULA_VALUES[slot]!));
    this.customerNames = named.flatMap(({ kind, name }) => (kind === "customer" ? [name] : []));
    this.scales = SCALE_VALUES.filter(({ scale }) =>
      named.some((value) => value.kind === "period" && value.scale === scale),
    );
    this.periods = new PeriodReader(
      source.columns,
      FEATURES.period.all.map(({ name }) => name),
    );
  }

  /** Writes the custom features behind the row of raw customer features that stands in `out`. */
  read(history: History, out: Float64Array): void {
    if (this.count === 0) return;
    this.fill(history, out, this.scales, this.values);
    const { width } = FEATURES.customer;
    for (let f = 0; f < this.count; f++) out[width + f] = this.formulas[f]!.evaluate(this.values);
  }

  /** All values of `FORMULA_NAMES` as of a history whose row of all raw customer features stands in `customer`. */
  readNamed(history: History, customer: Float64Array, out: Float64Array): void {
    this.fill(history, customer, SCALE_VALUES, out);
  }

  private fill(history: History, customer: Float64Array, scales: readonly ScaleValues[], values: Float64Array): void {
    const { source, raw } = this;
    const { width } = FEATURES.customer;
    // The registry's order is that of the slots.
    for (let f = 0; f < width; f++) values[f] = customer[f]!;
    for (const { scale, slots, from } of scales) {
      this.periods.read(history, scale, raw);
      for (let i = 0; i < slots.length; i++) values[slots[i]!] = raw[from[i]!]!;
    }
    const last = history.last();
    const line = last < 0 ? -1 : source.columns.lineAt[last]!;
    for (let i = 0; i < LAST_LINE.length; i++) values[LINE_SLOT + i] = LAST_LINE[i]!.read(source, history, line);
  }
}
