// Where each customer lies and who visits it, by name: what tables of customers show beside them.

import { CUSTOMER_DIMENSIONS, type CustomerDimension, dimensionsOf } from "../data/lines/dimensions.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { customerGroups } from "./groups.ts";

export interface CustomerGroupNames {
  dimension: CustomerDimension;
  /** The group of each customer that has one, by the customer's id. */
  groups: Map<string, string>;
}

/** Of the latest lines before `before`, of each dimension that tells at least one customer apart. */
export function* customerGroupNames(
  lines: SaleLines,
  provinces: Uint8Array,
  before: number | null,
): CooperativeTask<CustomerGroupNames[]> {
  const has = new Set(dimensionsOf(lines));
  const found: CustomerGroupNames[] = [];
  for (const dimension of CUSTOMER_DIMENSIONS) {
    if (!has.has(dimension)) continue;
    const { names, of } = yield* customerGroups(lines, dimension, { provinces, ...(before !== null && { before }) });
    const groups = new Map<string, string>();
    for (const [code, customer] of lines.customer.values.entries()) {
      const name = names[of[code]!];
      if (name !== undefined) groups.set(customer, name);
    }
    if (groups.size > 0) found.push({ dimension, groups });
  }
  return found;
}
