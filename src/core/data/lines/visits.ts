// Visits in a file without order numbers: the lines of one customer at one time.

import type { SaleLines } from "./saleLines.ts";

type Timed = Pick<SaleLines, "count" | "customer" | "time">;

/** Each customer's distinct times, ascending, from `start[customer]` up to `end[customer]` in `times`. */
export interface CustomerTimes {
  times: Float64Array;
  start: Uint32Array;
  end: Uint32Array;
}

/** Sorts every customer's times; those that repeat are moved out of its stretch. */
export function customerTimes(lines: Timed): CustomerTimes {
  const { codes, values } = lines.customer;
  const start = new Uint32Array(values.length + 1);
  for (const code of codes) start[code + 1]!++;
  for (let c = 1; c < start.length; c++) start[c]! += start[c - 1]!;
  const end = start.slice();
  const times = new Float64Array(lines.count);
  for (let i = 0; i < lines.count; i++) times[end[codes[i]!]!++] = lines.time[i]!;
  for (let c = 0; c < values.length; c++) {
    const own = times.subarray(start[c], start[c + 1]).sort();
    let distinct = 0;
    for (let i = 0; i < own.length; i++) if (i === 0 || own[i] !== own[distinct - 1]) own[distinct++] = own[i]!;
    end[c] = start[c]! + distinct;
  }
  return { times, start, end };
}

/** How many distinct pairs of customer and time there are. */
export function countVisits(lines: Timed): number {
  const { start, end } = customerTimes(lines);
  let visits = 0;
  for (let c = 0; c < lines.customer.values.length; c++) visits += end[c]! - start[c]!;
  return visits;
}
