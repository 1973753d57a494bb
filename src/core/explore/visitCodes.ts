// Which lines belong together as one order: by the file's order numbers, else one customer's lines of one time.

import type { SaleLines } from "../data/saleLines.ts";

export interface VisitCodes {
  /** [n] −1 where the file has orders and the line none. */
  codes: Int32Array;
  /** Codes are below this. */
  limit: number;
}

/** The visit of every line. */
export function visitCodes(lines: Pick<SaleLines, "count" | "customer" | "time" | "order">): VisitCodes {
  if (lines.order) return { codes: lines.order.codes, limit: lines.order.values.length };
  const { codes, values } = lines.customer;
  const start = new Uint32Array(values.length + 1);
  for (const code of codes) start[code + 1]!++;
  for (let c = 1; c < start.length; c++) start[c]! += start[c - 1]!;
  const next = start.slice();
  const times = new Float64Array(lines.count);
  for (let i = 0; i < lines.count; i++) times[next[codes[i]!]!++] = lines.time[i]!;
  // Distinct times move to the front of each customer's stretch; `next` becomes where they end.
  for (let c = 0; c < values.length; c++) {
    const own = times.subarray(start[c], start[c + 1]).sort();
    let distinct = 0;
    for (let i = 0; i < own.length; i++) if (i === 0 || own[i] !== own[distinct - 1]) own[distinct++] = own[i]!;
    next[c] = start[c]! + distinct;
  }
  const visits = new Int32Array(lines.count);
  for (let i = 0; i < lines.count; i++) {
    let low = start[codes[i]!]!;
    let high = next[codes[i]!]! - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (times[middle]! < lines.time[i]!) low = middle + 1;
      else high = middle;
    }
    visits[i] = low;
  }
  return { codes: visits, limit: lines.count };
}
