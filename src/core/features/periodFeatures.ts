// Sums over the last K periods of a scale before a target: what the customer bought per week, month, quarter and year.

import { DAY_MS } from "../lib/calendar.ts";
import { addRange, ExactSum, type RunningSum, rangeSum } from "../lib/exactSum.ts";
import { SCALE_DAYS, SCALE_PERIODS, type Scale } from "./batch.ts";
import type { CustomerColumns } from "./customerColumns.ts";
import { firstAtOrAfter, type History } from "./history.ts";
import { signedLog } from "./scaling.ts";
import { PERIOD_COUNT } from "./specs.ts";

/** Raw period features of a history, one scale at a time; `out` is [K, 5], oldest period first. */
export class PeriodReader {
  private readonly sum = new ExactSum();
  private readonly columns: CustomerColumns;

  constructor(columns: CustomerColumns) {
    this.columns = columns;
  }

  read(history: History, scale: Scale, out: Float64Array): void {
    this.readSums(history, scale, out);
    for (let k = 1; k < SCALE_PERIODS[scale]; k++) {
      const at = k * PERIOD_COUNT;
      out[at + 4] = change(out[at]!, out[at - PERIOD_COUNT]!);
    }
  }

  /** All but `change`, which stays 0. */
  readSums(history: History, scale: Scale, out: Float64Array): void {
    const { columns } = this;
    const periods = SCALE_PERIODS[scale];
    const span = SCALE_DAYS[scale] * DAY_MS;
    out.fill(0, 0, periods * PERIOD_COUNT);
    let to = firstAtOrAfter(columns.time, history.start, history.cut, history.time);
    for (let i = 0; i < periods && to > history.start; i++) {
      const from = firstAtOrAfter(columns.time, history.start, to, history.time - (i + 1) * span);
      if (from < to) this.window(history, from, to, out, (periods - 1 - i) * PERIOD_COUNT);
      to = from;
    }
  }

  private window(history: History, from: number, to: number, out: Float64Array, at: number): void {
    const { columns } = this;
    let ownBegin = 0;
    let ownEnd = 0;
    while (ownEnd < history.excludedCount && history.excluded[ownEnd]! < to) {
      if (history.excluded[ownEnd++]! < from) ownBegin = ownEnd;
    }
    const count = to - from - (ownEnd - ownBegin);
    if (count === 0) return;
    out[at] = this.total(history, columns.revenue, columns.lines.revenue, from, to, ownBegin, ownEnd);
    out[at + 1] = this.total(history, columns.quantity, columns.lines.quantity, from, to, ownBegin, ownEnd);
    out[at + 2] = visitsBetween(columns, history.start, from, to) - (ownEnd > ownBegin ? 1 : 0);
    out[at + 3] = this.total(history, columns.discount, columns.lines.discount, from, to, ownBegin, ownEnd) / count;
  }

  private total(
    history: History,
    sums: RunningSum,
    column: Float64Array,
    from: number,
    to: number,
    ownBegin: number,
    ownEnd: number,
  ): number {
    if (ownBegin === ownEnd) return rangeSum(sums, from, to, history.start);
    this.sum.clear();
    addRange(this.sum, sums, from, to, history.start);
    for (let e = ownBegin; e < ownEnd; e++) this.sum.add(-column[this.columns.lineAt[history.excluded[e]!]!]!);
    return this.sum.value();
  }
}

/** Distinct visits among the positions from..to−1: those that begin there, and those begun before that go on there. */
function visitsBetween(columns: CustomerColumns, start: number, from: number, to: number): number {
  const { begun, continuations, previousInVisit } = columns;
  let visits = begun[to - 1]! - (from === start ? begun[start]! - 1 : begun[from - 1]!);
  if (continuations.length === 0) return visits;
  for (let i = firstNotBelow(continuations, from); i < continuations.length && continuations[i]! < to; i++) {
    if (previousInVisit[continuations[i]!]! < from) visits++;
  }
  return visits;
}

function firstNotBelow(ascending: Int32Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** ln((now + 1) / (before + 1)) clipped to ±5. */
export function change(now: number, before: number): number {
  if (now === before) return 0;
  const ratio = now > -1 && before > -1 ? Math.log((now + 1) / (before + 1)) : signedLog(now) - signedLog(before);
  return Math.max(-5, Math.min(5, ratio));
}
