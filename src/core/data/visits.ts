// Visits in a file without order numbers: the lines of one customer at one time.

import type { SaleLines } from "./saleLines.ts";

/** How many distinct pairs of customer and time there are. */
export function countVisits(lines: Pick<SaleLines, "count" | "customer" | "time">): number {
  const { codes, values } = lines.customer;
  const ends = new Uint32Array(values.length + 1);
  for (const code of codes) ends[code + 1]!++;
  for (let i = 1; i < ends.length; i++) ends[i]! += ends[i - 1]!;
  const next = ends.slice();
  const times = new Float64Array(lines.count);
  for (let i = 0; i < lines.count; i++) times[next[codes[i]!]!++] = lines.time[i]!;
  let visits = 0;
  for (let customer = 0; customer < values.length; customer++) {
    const own = times.subarray(ends[customer], ends[customer + 1]).sort();
    for (let i = 0; i < own.length; i++) if (i === 0 || own[i] !== own[i - 1]) visits++;
  }
  return visits;
}
