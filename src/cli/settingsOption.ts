// --preset and --set key=value: settings of training and samples as written on the command line, and their help.

import type { SettingValue } from "../core/lib/settingControl.ts";
import { allowed, isSettingName, readSetting, type SettingName } from "../core/training/settingList.ts";
import { PRESET_SETTINGS, PRESETS, type TrainingSettings, trainingSettingsSchema } from "../core/training/settings.ts";
import { UsageError } from "./usageError.ts";

/** The preset with the changes applied. Throws a UsageError that names the key and what is allowed. */
export function parseSettings(preset: string, changes: readonly string[]): TrainingSettings {
  const named = PRESETS.find((each) => each === preset);
  if (!named) throw new UsageError(`unknown preset "${preset}" (have: ${PRESETS.join(", ")})`);
  const base = PRESET_SETTINGS[named];
  return trainingSettingsSchema.parse({ ...base, ...parseChanges(Object.keys(base).filter(isSettingName), changes) });
}

/** The values of `--set`, the last of each key, which must be one of `names`. */
export function parseChanges(
  names: readonly SettingName[],
  changes: readonly string[],
): Partial<Record<SettingName, SettingValue>> {
  const values: Partial<Record<SettingName, SettingValue>> = {};
  for (const change of changes) {
    const at = change.indexOf("=");
    const [key, text] = [change.slice(0, at).trim(), change.slice(at + 1).trim()];
    if (at < 1) throw new UsageError(`--set ${change}: write it as key=value, for example --set epochs=3`);
    const name = names.find((each) => each === key);
    if (!name) throw new UsageError(`--set ${change}: unknown setting "${key}" (have: ${names.join(", ")})`);
    const value = readSetting(name, text);
    if (value === undefined) throw new UsageError(`--set ${key}=${text}: ${key} must be ${allowed(name)}`);
    values[name] = value;
  }
  return values;
}
