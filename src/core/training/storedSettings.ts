// Training settings as files, runs and checkpoints hold them: with a version, and completed with what the model was trained
// with where they were written before a setting existed.

import { completed } from "../lib/settingControl.ts";
import { checkStored, readStored } from "../lib/storedValue.ts";
import { currentVersion } from "../lib/versions.ts";
import { z } from "../lib/zod.ts";
import { SETTINGS_FORMAT, type TrainingSettings, trainingSettingsSchema } from "./settings.ts";

/** Settings with the version of their format. */
export type StoredSettings = TrainingSettings & { version: number };

/** The settings as they are stored. */
export function storeSettings(settings: TrainingSettings): StoredSettings {
  return { ...settings, version: currentVersion(SETTINGS_FORMAT) };
}

/** Stored settings of any version. Throws a message that names the first one that is wrong, or says that they are newer. */
export function readSettings(stored: unknown): TrainingSettings {
  const migrated = readStored(SETTINGS_FORMAT, z.looseObject({}), stored);
  return checkStored(SETTINGS_FORMAT, trainingSettingsSchema, completed(trainingSettingsSchema, migrated));
}

/** Settings within a larger schema. */
export const storedSettings = z.unknown().describe("settings").transform(readSettings);
