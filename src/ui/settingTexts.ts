// How settings and their values are written where no control shows them: comparison of runs, report, buttons.

import type { TFunction } from "i18next";
import { isSettingName, type SettingName, setting } from "../core/training/settingList.ts";
import type { SettingText } from "../core/training/settingTexts.ts";
import type { Format } from "./format.ts";

/** Names, explanations and choices of all settings. */
export function settingTexts(t: TFunction): Record<SettingName, SettingText> {
  return t("settings", { returnObjects: true });
}

/** A setting's name where its group does not stand above it; as it is written where it is none of this version. */
export function settingLabel(t: TFunction, name: string): string {
  if (name === "customFeatures") return t("features.title");
  if (!isSettingName(name)) return name;
  const { label } = settingTexts(t)[name];
  return setting(name).group === "weights" ? `${t("train.weights")}: ${label}` : label;
}

/** A value of a setting, as read from a file: "–" where there is none. */
export function settingValueText(t: TFunction, format: Format, name: string, value: unknown): string {
  if (value === undefined) return "–";
  if (typeof value === "boolean") return t(value ? "runs.on" : "runs.off");
  if (typeof value === "number") return format.number(value, 8);
  const options = isSettingName(name) ? settingTexts(t)[name].options : undefined;
  if (Array.isArray(value)) return value.map(customName).join(", ") || "–";
  if (typeof value !== "string") return JSON.stringify(value);
  return options && Object.hasOwn(options, value) ? options[value]!.label : value;
}

function customName(feature: unknown): string {
  if (typeof feature === "object" && feature !== null && "name" in feature) return String(feature.name);
  return JSON.stringify(feature);
}
