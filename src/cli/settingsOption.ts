// --preset and --set key=value: the training settings as written on the command line.

import { PRESET_SETTINGS, PRESETS, type TrainingSettings, trainingSettingsSchema } from "../core/training/settings.ts";
import { UsageError } from "./usageError.ts";

/** The preset with the changes applied. Throws a UsageError that names the key and what is allowed. */
export function parseSettings(preset: string, changes: readonly string[]): TrainingSettings {
  const named = PRESETS.find((each) => each === preset);
  if (!named) throw new UsageError(`unknown preset "${preset}" (have: ${PRESETS.join(", ")})`);
  const settings = new Map<string, unknown>(Object.entries(PRESET_SETTINGS[named]));
  for (const change of changes) {
    const at = change.indexOf("=");
    const [key, text] = [change.slice(0, at).trim(), change.slice(at + 1).trim()];
    if (at < 1) throw new UsageError(`--set ${change}: write it as key=value, for example --set epochs=3`);
    if (!settings.has(key)) {
      throw new UsageError(`--set ${change}: unknown setting "${key}" (have: ${[...settings.keys()].join(", ")})`);
    }
    settings.set(key, parseValue(key, text));
  }
  return trainingSettingsSchema.parse(Object.fromEntries(settings));
}

function parseValue(key: string, text: string): unknown {
  const schema = Object.entries(trainingSettingsSchema.shape).find(([name]) => name === key)?.[1];
  const result = schema?.safeParse(schema.type === "enum" ? text : text === "" ? Number.NaN : Number(text));
  if (result?.success) return result.data;
  throw new UsageError(`--set ${key}=${text}: ${key} must be ${allowed(key)}`);
}

/** What a setting may be, in words: "a whole number from 1 to 500". */
export function allowed(key: string): string {
  const schema = Object.entries(trainingSettingsSchema.shape).find(([name]) => name === key)?.[1];
  if (!schema) throw new Error(`no setting named "${key}"`);
  if (schema.type === "enum") return schema.options.join(", ").replace(/, ([^,]*)$/, " or $1");
  const { minValue, maxValue, format } = schema;
  return `a ${format === "safeint" ? "whole number" : "number"} from ${minValue} to ${maxValue}`;
}

/** All settings by name. */
export function settingNames(): string[] {
  return Object.keys(trainingSettingsSchema.shape);
}
