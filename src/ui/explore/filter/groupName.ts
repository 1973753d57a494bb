// What the groups of today's provinces are called.

import { TODAY } from "../../../core/explore/placesReport.ts";
import { PROVINCES } from "../../../core/geo/provinces.ts";
import type { Translate } from "../../i18n/translate.ts";

/** The name of a group of TODAY. */
export function groupName(group: number, t: Translate): string {
  if (group === TODAY.blank) return t("places.blank");
  return PROVINCES[group - 1]?.short ?? t("places.unknown");
}
