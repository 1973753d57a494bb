// A province's short name by its code, as orders have it.

import { PROVINCES } from "../../core/geo/provinces.ts";

/** Of a two-digit code; empty where it is unknown. */
export function provinceName(code: string | null): string {
  return PROVINCES.find((province) => province.code === code)?.short ?? "";
}
