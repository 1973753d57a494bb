// How settings and their values are written where no control shows them: comparison of runs, report, buttons.

import { isSettingName, type SettingName, setting } from "../core/training/settingList.ts";
import { SETTING_TEXTS, type SettingText } from "../core/training/settingTexts.ts";
import type { Format } from "./format.ts";
import type { TextKey, Translate } from "./i18n/translate.ts";

type ChoiceKey = Extract<TextKey, `settings.${string}.options.${string}`>;

/** Name, explanation and choices of a setting. */
export function settingText(t: Translate, name: SettingName): SettingText {
  const { options }: SettingText = SETTING_TEXTS[name];
  const choice = (value: string, what: "label" | "hint") => t(`settings.${name}.options.${value}.${what}` as ChoiceKey);
  const named = (value: string) => [value, { label: choice(value, "label"), hint: choice(value, "hint") }] as const;
  return {
    label: t(`settings.${name}.label`),
    hint: t(`settings.${name}.hint`),
    ...(options && { options: Object.fromEntries(Object.keys(options).map(named)) }),
  };
}

/** A setting's name where its group does not stand above it; as it is written where it is none of this version. */
export function settingLabel(t: Translate, name: string): string {
  if (name === "customFeatures") return t("features.title");
  if (!isSettingName(name)) return name;
  const label = t(`settings.${name}.label`);
  return setting(name).group === "weights" ? `${t("train.weights")}: ${label}` : label;
}

/** A value of a setting, as read from a file: "–" where there is none. */
export function settingValueText(t: Translate, format: Format, name: string, value: unknown): string {
  if (value === undefined) return "–";
  if (typeof value === "boolean") return t(value ? "runs.on" : "runs.off");
  if (typeof value === "number") return format.number(value, 8);
  const options = isSettingName(name) ? settingText(t, name).options : undefined;
  if (Array.isArray(value)) return value.map(customName).join(", ") || "–";
  if (typeof value !== "string") return JSON.stringify(value);
  return options && Object.hasOwn(options, value) ? options[value]!.label : value;
}

function customName(feature: unknown): string {
  if (typeof feature === "object" && feature !== null && "name" in feature) return String(feature.name);
  return JSON.stringify(feature);
}
