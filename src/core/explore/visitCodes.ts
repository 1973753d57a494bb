// Which lines belong together as one order: by the file's order numbers, else one customer's lines of one time.

import type { SaleLines } from "../data/lines/saleLines.ts";
import { customerTimes } from "../data/lines/visits.ts";

export interface VisitCodes {
  /** [n] −1 where the file has orders and the line none. */
  codes: Int32Array;
  /** Codes are below this. */
  limit: number;
}

/** The visit of every line. */
export function visitCodes(lines: Pick<SaleLines, "count" | "customer" | "time" | "order">): VisitCodes {
  if (lines.order) return { codes: lines.order.codes, limit: lines.order.values.length };
  const { codes } = lines.customer;
  const { times, start, end } = customerTimes(lines);
  const visits = new Int32Array(lines.count);
  for (let i = 0; i < lines.count; i++) {
    let low = start[codes[i]!]!;
    let high = end[codes[i]!]! - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (times[middle]! < lines.time[i]!) low = middle + 1;
      else high = middle;
    }
    visits[i] = low;
  }
  return { codes: visits, limit: lines.count };
}
