// Which provinces a map shows, and what its areas are called.

import { FORMER_PROVINCES } from "../../core/geo/formerProvinces.ts";
import { PROVINCES } from "../../core/geo/provinces.ts";

export const DIVISIONS = ["today", "former"] as const;
/** The 34 provinces of July 2025, or the 63 before. */
export type Division = (typeof DIVISIONS)[number];

/** Vietnamese names, which are also the names of the map's areas. */
export function areaNames(division: Division): string[] {
  return division === "today" ? PROVINCES.map(({ short }) => short) : FORMER_PROVINCES.map(({ name }) => name);
}
