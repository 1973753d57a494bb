// How a place is written in a list.

import type { PlaceText } from "../../../core/data/lines/saleLines.ts";

/** A place as one line, its parts from small to large. */
export function placeLine({ address, ward, district, province }: PlaceText): string {
  return [address, ward, district, province].filter(Boolean).join(", ");
}
