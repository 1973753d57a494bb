// The last K periods of a scale before a target: what the customer bought per week, month, quarter and year.

import { DAY_MS } from "../lib/calendar.ts";
import { SCALE_DAYS, SCALE_PERIODS, type Scale } from "./batch.ts";
import type { CustomerColumns } from "./customerColumns.ts";
import { firstAtOrAfter, History } from "./history.ts";
import { PeriodWindow } from "./periodWindow.ts";
import { FEATURES } from "./registry/features.ts";
import type { PeriodGroup } from "./registry/periodFeatures.ts";

/** Raw period features of a history, one scale at a time; rows of the registry's slots, oldest period first. */
export class PeriodReader {
  private readonly columns: CustomerColumns;
  private readonly window: PeriodWindow;
  private readonly writers: readonly PeriodGroup[];
  private readonly comparers: readonly PeriodGroup[];

  /** Of the features of these names, whose groups are computed. */
  constructor(columns: CustomerColumns, names: Iterable<string>) {
    this.columns = columns;
    this.window = new PeriodWindow(columns, new History(columns));
    const groups = FEATURES.period.groupsFor(names);
    this.writers = groups.filter(({ write }) => write);
    this.comparers = groups.filter(({ compare }) => compare);
  }

  /** `out` is [K, width]. */
  read(history: History, scale: Scale, out: Float64Array): void {
    const { columns, window, writers, comparers } = this;
    const { slots, width } = FEATURES.period;
    const periods = SCALE_PERIODS[scale];
    const span = SCALE_DAYS[scale] * DAY_MS;
    out.fill(0, 0, periods * width);
    let to = firstAtOrAfter(columns.time, history.start, history.cut, history.time);
    for (let i = 0; i < periods && to > history.start; i++) {
      const from = firstAtOrAfter(columns.time, history.start, to, history.time - (i + 1) * span);
      if (from < to) {
        window.moveTo(history, from, to);
        const row = (periods - 1 - i) * width;
        if (window.count > 0) for (let g = 0; g < writers.length; g++) writers[g]!.write!(window, out, row, slots);
      }
      to = from;
    }
    for (let g = 0; g < comparers.length; g++) {
      for (let k = 1; k < periods; k++) comparers[g]!.compare!(out, k * width, (k - 1) * width, slots);
    }
  }
}

/** Numbers in the longest row that a reader writes. */
export const PERIOD_ROW = Math.max(...Object.values(SCALE_PERIODS)) * FEATURES.period.width;
