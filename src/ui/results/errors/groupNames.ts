// What a group of test targets is called: a province, a family or a month.

import type { Grouping } from "../../../core/analysis/errors/residuals.ts";
import { PROVINCES } from "../../../core/geo/provinces.ts";
import type { Translate } from "../../i18n/translate.ts";

/** The name of a group's key. */
export function groupName(grouping: Grouping, key: number, families: readonly string[], t: Translate): string {
  switch (grouping) {
    case "province":
      return PROVINCES[key - 1]?.short ?? t("analysis.unknownPlace");
    case "family":
      return families[key] ?? t("analysis.noFamily");
    case "month":
      return `${String((key % 12) + 1).padStart(2, "0")}/${Math.floor(key / 12)}`;
    default:
      return grouping satisfies never;
  }
}
