// --preset and --set key=value: settings of training and samples as written on the command line, and their help.

import { DEFAULT_FEATURE_SETTINGS, type FeatureSettings } from "../core/features/featureSettings.ts";
import type { SettingValue } from "../core/lib/settingControl.ts";
import {
  allowed,
  isSampleName,
  readSetting,
  type SampleSettings,
  SETTING_NAMES,
  type SettingName,
} from "../core/training/settingList.ts";
import { sampleNotes, settingNotes } from "../core/training/settingRules.ts";
import { PRESET_SETTINGS, PRESETS, type TrainingSettings } from "../core/training/settings.ts";
import { SETTING_TEXTS } from "../core/training/settingTexts.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usageError.ts";

/** What `samples` lets be set: its sequence length is its own. */
const OF_SAMPLES: readonly SettingName[] = ["maxSeqLen", ...SETTING_NAMES.filter(isSampleName)];

export interface ParsedSettings {
  settings: TrainingSettings;
  /** What was chosen about samples beside the sequence length. */
  samples: SampleSettings;
}

/**
 * The preset with the changes applied. Throws a UsageError that names the key and what is allowed, or says what the
 * settings contradict.
 */
export function parseSettings(preset: string, changes: readonly string[]): ParsedSettings {
  const named = PRESETS.find((each) => each === preset);
  if (!named) throw new UsageError(`unknown preset "${preset}" (have: ${PRESETS.join(", ")})`);
  const { maxSeqLen: _, ...samples } = DEFAULT_FEATURE_SETTINGS;
  const parsed = { settings: { ...PRESET_SETTINGS[named] }, samples };
  for (const [name, value] of parseChanges(SETTING_NAMES, changes)) {
    Object.assign(isSampleName(name) ? parsed.samples : parsed.settings, { [name]: value });
  }
  for (const { severity, message } of settingNotes(parsed.settings, parsed.samples)) {
    if (severity === "error") throw new UsageError(message.text);
  }
  return parsed;
}

/**
 * `--members` and `--snapshots` as changes of settings beside those of `--set`. Snapshots of restart periods that were not chosen
 * are of as many periods of one length as fit into the epochs.
 */
export function networkChanges(
  preset: string,
  changes: readonly string[],
  { members, snapshots }: { members?: string | undefined; snapshots?: string | undefined },
): string[] {
  const asked = members === undefined ? [] : [`members=${members}`];
  if (snapshots === undefined) return asked;
  const set = parseChanges(SETTING_NAMES, changes);
  const named = PRESETS.find((each) => each === preset);
  const epochs = Number(set.get("epochs") ?? (named && PRESET_SETTINGS[named].epochs));
  const period = Math.floor(epochs / Number(snapshots));
  asked.push(`snapshots=${snapshots}`);
  if (set.has("warmRestartPeriod") || set.has("warmRestartFactor") || !(period >= 1) || snapshots === "1") return asked;
  return [...asked, `warmRestartPeriod=${Math.min(200, period)}`, "warmRestartFactor=1"];
}

/** The settings of samples with the changes applied. Throws as `parseSettings` does. */
export function parseSampleSettings(changes: readonly string[]): FeatureSettings {
  return { ...DEFAULT_FEATURE_SETTINGS, ...Object.fromEntries(parseChanges(OF_SAMPLES, changes)) };
}

/** Throws a UsageError where `--set` asks for other samples than those that something was fitted on. */
export function checkSettled(changes: readonly string[], settled: FeatureSettings): void {
  for (const [name, value] of parseChanges(SETTING_NAMES, changes)) {
    const found = Object.entries(settled).find(([each]) => each === name && OF_SAMPLES.includes(name));
    if (found && found[1] !== value)
      throw new UsageError(
        `--set ${name}=${value}: fit was made with ${name}=${found[1]}; leave it out beside --fitted`,
      );
  }
}

/** Says what is to be told about the samples, such as a split that leaks. */
export function noteSampleSettings(samples: SampleSettings, terminal: Terminal): void {
  for (const { message } of sampleNotes(samples)) terminal.note(`Warning: ${message.text}`);
}

/** The values of `--set`, the last of each key, which must be one of `names`. */
function parseChanges(names: readonly SettingName[], changes: readonly string[]): Map<SettingName, SettingValue> {
  const values = new Map<SettingName, SettingValue>();
  for (const change of changes) {
    const at = change.indexOf("=");
    const [key, text] = [change.slice(0, at).trim(), change.slice(at + 1).trim()];
    if (at < 1) throw new UsageError(`--set ${change}: write it as key=value, for example --set ${names[1]}=3`);
    const name = names.find((each) => each === key);
    if (!name) throw new UsageError(`--set ${change}: unknown setting "${key}" (have: ${names.join(", ")})`);
    const value = readSetting(name, text);
    if (value === undefined) throw new UsageError(`--set ${key}=${text}: ${key} must be ${allowed(name)}`);
    values.set(name, value);
  }
  return values;
}

/** One entry a setting: what it may be, and what it does. */
export const SETTINGS_HELP = `Settings:
${help(SETTING_NAMES)}`;
export const SAMPLE_SETTINGS_HELP = `Settings:
${help(OF_SAMPLES)}`;

function help(names: readonly SettingName[]): string {
  return names
    .map((name) => `  ${name.padEnd(18)} ${allowed(name)}\n  ${"".padEnd(18)} ${SETTING_TEXTS[name].hint}`)
    .join("\n");
}
