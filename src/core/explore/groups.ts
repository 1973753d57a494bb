// Customers and products by a dimension: what lists and sums "by salesperson" are cut by.

import {
  belongingTask,
  type CustomerDimension,
  type Dimension,
  type ProductDimension,
} from "../data/lines/dimensions.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import { PROVINCES } from "../geo/provinces.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { InternalError } from "../lib/internalError.ts";

export interface Groups {
  /** [groups] as the file writes them; provinces by the names of today. */
  names: readonly string[];
  /** [customer or product codes] the group; −1 = none known. */
  of: Int32Array;
  /** How many customers or products have two groups at their latest time: one of them was taken. */
  tied: number;
}

/** The group that each customer is in now, or was just before `before`: see `belongingTask`. */
export function customerGroups(
  lines: SaleLines,
  dimension: CustomerDimension,
  { provinces, before }: { provinces?: Uint8Array; before?: number } = {},
): CooperativeTask<Groups> {
  return groupsTask(lines, "customer", dimension, { provinces, before });
}

/** The category or family of each product, by its latest line before `before`. */
export function productGroups(
  lines: SaleLines,
  dimension: ProductDimension,
  { before }: { before?: number } = {},
): CooperativeTask<Groups> {
  return groupsTask(lines, "product", dimension, { before });
}

/** `provinces` [place codes]: 1..34, 0 = not recognised; needed by the province alone. */
function* groupsTask(
  lines: SaleLines,
  whose: "customer" | "product",
  dimension: Dimension,
  { provinces, before }: { provinces?: Uint8Array; before?: number },
): CooperativeTask<Groups> {
  const { codes, tied } = yield* belongingTask(lines, whose, dimension === "province" ? "place" : dimension, before);
  const ties = tied.reduce((sum, each) => sum + each, 0);
  if (dimension !== "province") return { names: lines[dimension]?.values ?? [], of: codes, tied: ties };
  if (!provinces) throw new InternalError("groups by province need the provinces of the places");
  return {
    names: PROVINCES.map(({ short }) => short),
    of: codes.map((place) => (place < 0 ? 0 : provinces[place]!) - 1),
    tied: ties,
  };
}
