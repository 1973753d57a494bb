// How scores, differences and values of a search are written.

import type { SettingValue } from "../../../core/lib/settingControl.ts";
import type { Format } from "../../format.ts";
import type { Translate } from "../../i18n/translate.ts";
import { settingLabel, settingValueText } from "../../settingTexts.ts";

/** NDCG in three digits. */
export function scoreText(score: number | null, format: Format): string {
  return score === null ? "–" : format.fixed(score, 3);
}

/** A difference of NDCG, with its sign. */
export function gapText(difference: number, format: Format): string {
  return `${difference > 0 ? "+" : ""}${format.fixed(difference, 3)}`;
}

export function parameterLabel(name: string, t: Translate): string {
  return name === "customFeatures" ? t("search.customFeatures") : settingLabel(t, name);
}

/** Numbers in three digits: values are drawn, and nobody reads the rest of them. */
export function parameterText(name: string, value: SettingValue | undefined, t: Translate, format: Format): string {
  const drawn = typeof value === "number" ? Number(value.toPrecision(3)) : value;
  return settingValueText(t, format, name, drawn);
}
