// All settings by name, those of the training and those of the samples: what forms, help texts and addresses list.

import { type FeatureSettings, featureSettingsSchema } from "../features/featureSettings.ts";
import { type Setting, type SettingValue, settingOf } from "../lib/settingControl.ts";
import type { z } from "../lib/zod.ts";
import { type TrainingSettings, trainingSettingsSchema } from "./settings.ts";

export type TrainingName = keyof TrainingSettings;
/** Settings of the samples alone: the sequence length belongs to the training settings. */
export type SampleName = Exclude<keyof typeof featureSettingsSchema.shape, "maxSeqLen">;
export type SettingName = TrainingName | SampleName;
/** What is chosen about samples beside the sequence length. */
export type SampleSettings = Omit<FeatureSettings, "maxSeqLen">;

const SCHEMAS: Record<SettingName, z.ZodType<SettingValue>> = {
  ...trainingSettingsSchema.shape,
  ...featureSettingsSchema.shape,
};

/** All of them, those of the training first. */
export const SETTING_NAMES = Object.keys(SCHEMAS) as SettingName[];
export const SAMPLE_NAMES = SETTING_NAMES.filter(isSampleName);

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SCHEMAS, name);
}

export function isSampleName(name: SettingName): name is SampleName {
  return !Object.hasOwn(trainingSettingsSchema.shape, name);
}

/** How a setting was declared. */
export function setting(name: SettingName): Setting {
  return settingOf(SCHEMAS[name]);
}

/**
 * The value that a text stands for, as it is written in an address or behind `--set`; undefined where it is none or out
 * of bounds.
 */
export function readSetting(name: SettingName, text: string): SettingValue | undefined {
  return SCHEMAS[name].safeParse(valueIn(setting(name), text.trim())).data;
}

function valueIn({ kind }: Setting, text: string): unknown {
  switch (kind) {
    case "integer":
    case "real":
      return text === "" ? Number.NaN : Number(text);
    case "choice":
      return text;
    case "flag":
      return text === "true" ? true : text === "false" ? false : text;
    default:
      return kind satisfies never;
  }
}

/** What a setting may be, in words: "a whole number from 1 to 500". */
export function allowed(name: SettingName): string {
  const declared = setting(name);
  switch (declared.kind) {
    case "integer":
    case "real": {
      const [low, high] = declared.bounds;
      return `a ${declared.kind === "integer" ? "whole number" : "number"} from ${low} to ${high}`;
    }
    case "choice":
      return declared.options.join(", ").replace(/, ([^,]*)$/, " or $1");
    case "flag":
      return "true or false";
    default:
      return declared satisfies never;
  }
}
