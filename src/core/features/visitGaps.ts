// Days between a customer's visits: how many visits a history has, and mean and deviation of the gaps between them.

import { DAY_MS } from "../lib/calendar.ts";
import { addRange, ExactSum } from "../lib/exactSum.ts";
import type { CustomerColumns } from "./customerColumns.ts";
import type { History } from "./history.ts";

/** A visit's time is that of its first line. Results of the last `read` stand in the fields. */
export class VisitGaps {
  visits = 0;
  /** 0 with fewer than 2 visits. */
  meanDays = 0;
  /** Population deviation; 0 with fewer than 3 visits. */
  deviationDays = 0;

  private readonly squares = new ExactSum();
  private readonly columns: CustomerColumns;

  constructor(columns: CustomerColumns) {
    this.columns = columns;
  }

  /** Of a history with at least one line. */
  read(history: History): void {
    const { columns } = this;
    const first = columns.begun[history.start]!;
    const last = columns.begun[history.cut - 1]!;
    const own = history.ownVisit;
    this.visits = last - first + 1 - (own < 0 ? 0 : 1);
    this.meanDays = 0;
    this.deviationDays = 0;
    const gaps = this.visits - 1;
    if (gaps < 1) return;
    const from = own === first ? first + 1 : first;
    const to = own === last ? last - 1 : last;
    const span = this.timeOf(to) - this.timeOf(from);
    this.meanDays = span / DAY_MS / gaps;
    if (gaps < 2) return;
    const { squares } = this;
    squares.clear();
    // The running sum's entry v includes the gap before visit v, so gaps from..to are the entries from+1..to.
    addRange(squares, columns.gapSquares, from + 1, to + 1, first);
    if (own > from && own < to) {
      const before = this.timeOf(own) - this.timeOf(own - 1);
      const after = this.timeOf(own + 1) - this.timeOf(own);
      // (before + after)² takes the place of before² + after².
      squares.addProduct(2 * before, after);
    }
    // gaps · Σ gap² − (Σ gap)², without the cancellation that doubles would suffer.
    const { high, low } = squares;
    squares.clear();
    squares.addProduct(high, gaps);
    squares.addProduct(low, gaps);
    squares.addProduct(-span, span);
    this.deviationDays = Math.sqrt(Math.max(0, squares.value())) / gaps / DAY_MS;
  }

  private timeOf(visit: number): number {
    return this.columns.time[this.columns.visitFirst[visit]!]!;
  }
}
