// Which columns tell runs apart: those in which they differ; a setting that follows from the preset is told by the preset.

import { differences } from "../core/experiments/compare/settingDifferences.ts";
import { SETTING_NAMES, type SettingName } from "../core/training/settingList.ts";
import { PRESET_SETTINGS, type TrainingSettings } from "../core/training/settings.ts";
import { presetOf } from "./presetOf.ts";
import type { RunRow } from "./runRows.ts";

/** Of a run's figures, beside the hit rate, which always stands there. */
export const RUN_METRICS = ["mrr", "accuracy", "revenueMae", "validationLoss", "seconds"] as const;
export type RunMetric = (typeof RUN_METRICS)[number];

export interface RunColumns {
  data: boolean;
  preset: boolean;
  startedFrom: boolean;
  search: boolean;
  tags: boolean;
  /** "customFeatures" among them. */
  settings: readonly (SettingName | "customFeatures")[];
  metrics: readonly RunMetric[];
}

type Told = Pick<RunRow, "settings" | "features" | "fingerprint" | "startedFrom" | "search" | "tags" | RunMetric>;

/** The columns in which these runs differ. */
export function differingColumns(rows: readonly Told[]): RunColumns {
  const differ = (value: (row: Told) => unknown): boolean => new Set(rows.map(value)).size > 1;
  const presets = rows.map(({ settings }) => presetOf(settings).preset);
  const own = (name: string): boolean =>
    rows.some(({ settings }, i) => {
      const its: Partial<Record<string, unknown>> = PRESET_SETTINGS[presets[i]!];
      return !(name in its) || settings[name as keyof TrainingSettings] !== its[name];
    });
  const found = differences(rows)
    .map(({ setting }) => setting)
    .filter(own);
  const names: readonly string[] = SETTING_NAMES;
  const order = (name: string): number => names.indexOf(name);
  return {
    data: differ(({ fingerprint }) => fingerprint),
    preset: new Set(presets).size > 1,
    startedFrom: rows.some((row) => row.startedFrom !== undefined),
    search: rows.some((row) => row.search !== undefined),
    tags: rows.some(({ tags }) => tags.length > 0),
    settings: found
      .filter((name): name is SettingName | "customFeatures" => names.includes(name) || name === "customFeatures")
      .sort((a, b) => order(a) - order(b)),
    metrics: RUN_METRICS.filter((metric) => differ((row) => row[metric])),
  };
}

/** Every column that there is. */
export const ALL_COLUMNS: RunColumns = {
  data: true,
  preset: true,
  startedFrom: true,
  search: true,
  tags: true,
  settings: [...SETTING_NAMES, "customFeatures"],
  metrics: RUN_METRICS,
};
