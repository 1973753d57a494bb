// Lines that steer what is told of a whole file although they are surely mistaken: dates far from all others, numbers far
// larger than all others. They are told, and left out where that is chosen.

import type { Bounds } from "./bounds.ts";
import { type Bulk, bulkOf } from "./bulk.ts";
import { type HugeValues, hugeValues } from "./hugeValues.ts";
import type { SaleLines } from "./saleLines.ts";

export const OUTLIER_FIELDS = ["quantity", "revenue"] as const;

export interface Outliers {
  bulk: Bulk;
  huge: Record<(typeof OUTLIER_FIELDS)[number], HugeValues | null>;
}

/** Looks for outliers among these lines. */
export function outliersOf(lines: Pick<SaleLines, "count" | "time" | "quantity" | "revenue">): Outliers {
  const { count, quantity, revenue } = lines;
  return {
    bulk: bulkOf(lines),
    huge: { quantity: hugeValues(quantity, count), revenue: hugeValues(revenue, count) },
  };
}

/** What leaves all outliers out; null where there are none. */
export function boundsOf({ bulk, huge: { quantity, revenue } }: Outliers): Bounds | null {
  const { first, last, before, behind } = bulk;
  if (before + behind === 0 && !quantity && !revenue) return null;
  return {
    first,
    last,
    quantity: quantity?.limit ?? Number.POSITIVE_INFINITY,
    revenue: revenue?.limit ?? Number.POSITIVE_INFINITY,
  };
}
