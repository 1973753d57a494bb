// What the groups of today's provinces are called.

import { FORMER, TODAY } from "../../../core/explore/placesReport.ts";
import { FORMER_PROVINCES } from "../../../core/geo/formerProvinces.ts";
import { PROVINCES } from "../../../core/geo/provinces.ts";
import type { Translate } from "../../i18n/translate.ts";

/** The name of a group of TODAY. */
export function groupName(group: number, t: Translate): string {
  if (group === TODAY.blank) return t("places.blank");
  return PROVINCES[group - 1]?.short ?? t("places.unknown");
}

/** The name of a group of FORMER. */
export function formerGroupName(group: number, t: Translate): string {
  if (group === FORMER.blank) return t("places.blank");
  if (group === FORMER.mergedOnly) return t("places.mergedOnly");
  return FORMER_PROVINCES[group - 1]?.name ?? t("places.unknown");
}
