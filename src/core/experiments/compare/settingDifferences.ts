// The settings in which runs differ.

import type { FeatureSettings } from "../../features/featureSettings.ts";
import type { TrainingSettings } from "../../training/settings.ts";

/** A run as far as its settings go; how its samples were made is absent in runs of older versions. */
export interface SetRun {
  settings: TrainingSettings;
  features?: FeatureSettings;
}

export interface SettingDifference {
  setting: keyof TrainingSettings | keyof FeatureSettings;
  /** One value a run, in the order of the runs; undefined where the run does not tell. */
  values: unknown[];
}

/** The settings of training and samples in which the runs differ. */
export function differences(runs: readonly SetRun[]): SettingDifference[] {
  const all: Partial<TrainingSettings & FeatureSettings>[] = runs.map(({ settings, features }) => ({
    ...features,
    ...settings,
  }));
  const names = new Set(all.flatMap((each) => Object.keys(each))) as Set<keyof (TrainingSettings & FeatureSettings)>;
  const found: SettingDifference[] = [];
  for (const setting of names) {
    const values = all.map((each) => each[setting]);
    if (values.some((value) => JSON.stringify(value) !== JSON.stringify(values[0]))) found.push({ setting, values });
  }
  return found;
}
