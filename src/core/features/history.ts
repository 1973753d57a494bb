// What may be known about a target: the positions before its cut, without the lines of its own order.

import type { CustomerColumns } from "./customerColumns.ts";
import type { HistoryRule } from "./featureSettings.ts";

/**
 * The history of one target or of one customer at a time: positions start..cut−1 of the customer, less `excluded`
 * (earlier lines of the target's own order, ascending; nearly always none). One object is reused for many targets.
 */
export class History {
  start = 0;
  cut = 0;
  /** The time everything is told as of, ms. */
  time = 0;
  /** The target's visit where some of its lines are excluded, else −1. */
  ownVisit = -1;
  excludedCount = 0;
  excluded = new Int32Array(64);
  /** Number of lines. */
  length = 0;

  private readonly columns: CustomerColumns;

  constructor(columns: CustomerColumns) {
    this.columns = columns;
  }

  /** The history of the line at a position, which belongs to this customer. */
  locate(position: number, customer: number, rule: HistoryRule): void {
    const { columns } = this;
    this.start = columns.start[customer]!;
    this.time = columns.time[position]!;
    this.cut = rule === "previous-lines" ? position : columns.cutAt[position]!;
    this.ownVisit = -1;
    this.excludedCount = 0;
    if (rule === "before-visit" && columns.visitFirst[columns.visit[position]!]! < this.cut) this.exclude(position);
    this.length = this.cut - this.start - this.excludedCount;
  }

  /** The history of a customer at a time: all lines strictly before it; none for customer −1. */
  locateAt(customer: number, time: number): void {
    const { columns } = this;
    const known = customer >= 0 && customer + 1 < columns.start.length;
    this.start = known ? columns.start[customer]! : 0;
    this.time = time;
    this.cut = known ? firstAtOrAfter(columns.time, this.start, columns.start[customer + 1]!, time) : 0;
    this.ownVisit = -1;
    this.excludedCount = 0;
    this.length = this.cut - this.start;
  }

  has(position: number): boolean {
    return position >= this.start && position < this.cut && !this.leavesOut(position);
  }

  leavesOut(position: number): boolean {
    return this.ownVisit >= 0 && this.columns.visit[position] === this.ownVisit;
  }

  /** The last line of the history, −1 when it is empty. */
  last(): number {
    return this.before(this.cut);
  }

  /** The history's line before a position, −1 when there is none. */
  before(position: number): number {
    let p = position - 1;
    while (p >= this.start && this.leavesOut(p)) p--;
    return p >= this.start ? p : -1;
  }

  /** The first line of the history, −1 when it is empty. */
  first(): number {
    let p = this.start;
    while (p < this.cut && this.leavesOut(p)) p++;
    return p < this.cut ? p : -1;
  }

  private exclude(position: number): void {
    const { previousInVisit, visit } = this.columns;
    this.ownVisit = visit[position]!;
    let p = previousInVisit[position]!;
    while (p >= this.cut) p = previousInVisit[p]!;
    for (; p >= 0; p = previousInVisit[p]!) {
      if (this.excludedCount === this.excluded.length) {
        const wider = new Int32Array(2 * this.excluded.length);
        wider.set(this.excluded);
        this.excluded = wider;
      }
      this.excluded[this.excludedCount++] = p;
    }
    this.excluded.subarray(0, this.excludedCount).reverse();
  }
}

/** First position in from..to whose time is at or after `time`; `to` when all are earlier. Gallops from the end. */
export function firstAtOrAfter(times: Float64Array, from: number, to: number, time: number): number {
  let high = to;
  let step = 1;
  while (high > from && times[Math.max(from, high - step)]! >= time) {
    high = Math.max(from, high - step);
    step *= 2;
  }
  let low = Math.max(from, high - step);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
