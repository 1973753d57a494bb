// Which preset a run's settings come from, told by the settings themselves.

import { PRESET_SETTINGS, PRESETS, type Preset, type TrainingSettings } from "../core/training/settings.ts";
import type { RunRow } from "./runRows.ts";
import { DEFAULT_SAMPLES, type Form } from "./settings.ts";

/** The preset that these differ least from, and whether they differ; another seed alone is no other setting. */
export function presetOf(settings: TrainingSettings): { preset: Preset; changed: boolean } {
  const distances = PRESETS.map((preset) => {
    const its = PRESET_SETTINGS[preset];
    const names = Object.keys(its) as (keyof TrainingSettings)[];
    const changed = names.filter((name) => name !== "seed" && settings[name] !== its[name]).length;
    return { preset, changed };
  });
  const nearest = distances.reduce((best, each) => (each.changed < best.changed ? each : best));
  return { preset: nearest.preset, changed: nearest.changed > 0 };
}

/** The form that trains once more as this run was trained. */
export function formOf({ settings, features }: Pick<RunRow, "settings" | "features">, backend: Form["backend"]): Form {
  const { maxSeqLen: _, customFeatures = [], ...samples } = features ?? { maxSeqLen: 0, ...DEFAULT_SAMPLES };
  return {
    preset: presetOf(settings).preset,
    settings,
    samples: { ...DEFAULT_SAMPLES, ...samples, customFeatures },
    backend,
  };
}

/** The newest of these runs (newest first) that learnt this data set, as it is now or before files were added to it. */
export function latestOf<Row extends Pick<RunRow, "fingerprint">>(
  rows: readonly Row[],
  { fingerprint, grownFrom = [] }: { fingerprint: string; grownFrom?: readonly string[] },
): Row | undefined {
  return rows.find((row) => row.fingerprint === fingerprint || grownFrom.includes(row.fingerprint));
}
