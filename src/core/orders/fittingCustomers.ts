// Whose next orders are asked for: the customers with a line before a day that fit a filter.

import type { SaleLines } from "../data/lines/saleLines.ts";
import { type FilterFacts, fittingLines } from "../explore/filterLines.ts";
import type { LineFilter } from "../explore/lineFilter.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";

/**
 * Codes of the customers with a line before `time` that fits, in the order of their first such line; walk-in customers, whom nobody
 * can visit, are left out and counted. Throws when a condition's facts are missing.
 */
export function* fittingCustomers(
  lines: SaleLines,
  filter: LineFilter,
  facts: FilterFacts,
  time: number,
): CooperativeTask<{ customers: number[]; walkIns: number }> {
  const fitting = yield* fittingLines(lines, filter, facts);
  const seen = new Uint8Array(lines.customer.values.length);
  const counts = new Uint32Array(seen.length);
  const marked = new Uint32Array(seen.length);
  for (let i = 0; i < lines.count; i++) {
    if (lines.time[i]! >= time) continue;
    counts[lines.customer.codes[i]!]!++;
    if (lines.walkIn?.[i] === 1) marked[lines.customer.codes[i]!]!++;
  }
  const customers: number[] = [];
  let walkIns = 0;
  for (const line of fitting) {
    const code = lines.customer.codes[line]!;
    if (lines.time[line]! >= time || seen[code] === 1) continue;
    seen[code] = 1;
    if (2 * marked[code]! > counts[code]!) walkIns++;
    else customers.push(code);
  }
  return { customers, walkIns };
}
