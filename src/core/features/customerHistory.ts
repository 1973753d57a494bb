// One customer's history as the features of the customer read it: its sums and counts, without the lines left out.

import { addRange, ExactSum, type RunningSum, rangeSum } from "../lib/exactSum.ts";
import type { CustomerColumns } from "./customerColumns.ts";
import type { History } from "./history.ts";
import type { BaseColumns, PlaceTable } from "./places.ts";
import type { Preprocess } from "./sampleSet.ts";
import { VisitGaps } from "./visitGaps.ts";

/** A view that is moved from history to history. Sums, counts and gaps need a history with at least one line. */
export class CustomerHistory {
  readonly columns: CustomerColumns;
  readonly places: PlaceTable;
  readonly bases: BaseColumns;
  /** Thresholds of the scores. */
  readonly rfm: Preprocess["rfm"];
  readonly gaps: VisitGaps;
  history: History;
  /** Position of the history's last line, −1 when it is empty. */
  last = -1;
  private readonly sum = new ExactSum();

  constructor(
    columns: CustomerColumns,
    places: PlaceTable,
    bases: BaseColumns,
    rfm: Preprocess["rfm"],
    history: History,
  ) {
    this.columns = columns;
    this.places = places;
    this.bases = bases;
    this.rfm = rfm;
    this.gaps = new VisitGaps(columns);
    this.history = history;
  }

  moveTo(history: History): void {
    this.history = history;
    this.last = history.last();
  }

  /** Code of the last line's place; −1 where there is none. */
  place(): number {
    const { lines, lineAt } = this.columns;
    return this.last < 0 ? -1 : (lines.place?.codes[lineAt[this.last]!] ?? -1);
  }

  /** Sum of a column of the lines over the history, from its running sums. */
  total(sums: RunningSum, column: Float64Array): number {
    const { history } = this;
    // Short, so that it becomes part of what asks: most histories leave nothing out.
    if (history.excludedCount === 0) return rangeSum(sums, history.start, history.cut, history.start);
    return this.totalOfRest(sums, column);
  }

  private totalOfRest(sums: RunningSum, column: Float64Array): number {
    const { start, cut, excludedCount, excluded } = this.history;
    this.sum.clear();
    addRange(this.sum, sums, start, cut, start);
    for (let e = 0; e < excludedCount; e++) this.sum.add(-column[this.columns.lineAt[excluded[e]!]!]!);
    return this.sum.value();
  }

  /** Lines of the history that a running count counts. */
  counted(counts: Int32Array): number {
    const { start, cut, excludedCount, excluded } = this.history;
    let count = counts[cut - 1]!;
    for (let e = 0; e < excludedCount; e++) {
      const p = excluded[e]!;
      count -= counts[p]! - (p > start ? counts[p - 1]! : 0);
    }
    return count;
  }

  /** Distinct values of the history; one first met in an excluded line counts only if the history meets it later. */
  distinct(counts: Int32Array, next: Int32Array | null): number {
    const { history } = this;
    const { start, cut, excludedCount, excluded } = history;
    let count = counts[cut - 1]!;
    for (let e = 0; e < excludedCount && next !== null; e++) {
      const p = excluded[e]!;
      if (p > start && counts[p] === counts[p - 1]) continue;
      let later = next[p]!;
      while (later >= 0 && later < cut && history.leavesOut(later)) later = next[later]!;
      if (later < 0 || later >= cut) count--;
    }
    return count;
  }
}
