// The lines of a history that fall into one period, as the features of periods read them.

import { addRange, ExactSum, type RunningSum, rangeSum } from "../lib/exactSum.ts";
import type { CustomerColumns } from "./customerColumns.ts";
import type { History } from "./history.ts";

/** A view that is moved from window to window. */
export class PeriodWindow {
  readonly columns: CustomerColumns;
  /** Lines in the window. */
  count = 0;
  private history: History;
  /** Positions from..to−1, of which excluded[ownBegin..ownEnd−1] are left out. */
  private from = 0;
  private to = 0;
  private ownBegin = 0;
  private ownEnd = 0;
  private readonly sum = new ExactSum();

  constructor(columns: CustomerColumns, history: History) {
    this.columns = columns;
    this.history = history;
  }

  /** To the positions from..to−1 of a history. */
  moveTo(history: History, from: number, to: number): void {
    let ownBegin = 0;
    let ownEnd = 0;
    while (ownEnd < history.excludedCount && history.excluded[ownEnd]! < to) {
      if (history.excluded[ownEnd++]! < from) ownBegin = ownEnd;
    }
    this.history = history;
    this.from = from;
    this.to = to;
    this.ownBegin = ownBegin;
    this.ownEnd = ownEnd;
    this.count = to - from - (ownEnd - ownBegin);
  }

  /** Sum of a column of the lines over the window, from its running sums. */
  total(sums: RunningSum, column: Float64Array): number {
    // Short, so that it becomes part of what asks: most windows leave nothing out.
    if (this.ownBegin === this.ownEnd) return rangeSum(sums, this.from, this.to, this.history.start);
    return this.totalOfRest(sums, column);
  }

  private totalOfRest(sums: RunningSum, column: Float64Array): number {
    const { history, from, to, ownBegin, ownEnd } = this;
    this.sum.clear();
    addRange(this.sum, sums, from, to, history.start);
    for (let e = ownBegin; e < ownEnd; e++) this.sum.add(-column[this.columns.lineAt[history.excluded[e]!]!]!);
    return this.sum.value();
  }

  /** Distinct visits with a line in the window: those that begin there, and those begun before that go on there. */
  visits(): number {
    const { from, to } = this;
    const { begun, continuations } = this.columns;
    const { start } = this.history;
    const visits = begun[to - 1]! - (from === start ? begun[start]! - 1 : begun[from - 1]!);
    const goingOn = continuations.length > 0 ? this.visitsGoingOn() : 0;
    return visits + goingOn - (this.ownEnd > this.ownBegin ? 1 : 0);
  }

  private visitsGoingOn(): number {
    const { from, to } = this;
    const { continuations, previousInVisit } = this.columns;
    let visits = 0;
    for (let i = firstNotBelow(continuations, from); i < continuations.length && continuations[i]! < to; i++) {
      if (previousInVisit[continuations[i]!]! < from) visits++;
    }
    return visits;
  }
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
