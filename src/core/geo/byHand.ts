// Where a place lies when a user said which province it is in: that beats what the geocoder made of its text.

import type { PlacePoint } from "./geocode.ts";
import { PROVINCES, provinceId } from "./provinces.ts";

/**
 * The province's centre, or what was found where that lies in the same province; what was found where the code is none
 * of today's 34.
 */
export function pointByHand(code34: string, found: PlacePoint | null): PlacePoint | null {
  const province = provinceId(code34);
  const unit = PROVINCES[province - 1];
  if (unit === undefined) return found;
  if (found?.province === province) return { ...found, confidence: "exact" };
  const { latitude, longitude, merged63 } = unit;
  const province63 = merged63.length === 1 ? merged63[0]! : null;
  return { province, latitude, longitude, urban: 0.5, province63, confidence: "exact" };
}
