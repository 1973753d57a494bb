// Runs as points between settings and results, for charts and importance: only runs that were judged on the same targets.

import { differences } from "../core/experiments/compare/settingDifferences.ts";
import type { TriedRun } from "../core/experiments/compare/settingImportance.ts";
import { isSettingName, setting } from "../core/training/settingList.ts";
import { type RunRow, sameTargets } from "./runRows.ts";

/** What was reached: by validation, which settings are chosen by, or on the test part. */
export const RESULTS = ["validationLoss", "hit10", "mrr", "accuracy", "revenueMae", "seconds"] as const;
export type Result = (typeof RESULTS)[number];
/** Results of which the smaller is better. */
export const SMALLER_IS_BETTER: ReadonlySet<Result> = new Set(["validationLoss", "revenueMae", "seconds"]);

/** The most runs that were judged on the same targets, the newest of equally many; and how many are not among them. */
export function comparableRuns(rows: readonly RunRow[]): { runs: RunRow[]; leftOut: number } {
  const groups: RunRow[][] = [];
  for (const row of rows) {
    const group = groups.find(([first]) => sameTargets([first!, row]));
    if (group) group.push(row);
    else groups.push([row]);
  }
  const runs = groups.reduce((most, group) => (group.length > most.length ? group : most), [] as RunRow[]);
  return { runs, leftOut: rows.length - runs.length };
}

/** The settings in which the runs differ, in the order of their declaration. */
export function variedSettings(runs: readonly RunRow[]): string[] {
  return differences(runs).map(({ setting: name }) => name);
}

/** Whether a setting's powers count: its slider says so. */
export function isLogSetting(name: string): boolean {
  if (!isSettingName(name)) return false;
  const declared = setting(name);
  return "scale" in declared && (declared.scale === "log10" || declared.scale === "log2");
}

export function triedRuns(runs: readonly RunRow[], result: Result): TriedRun[] {
  return runs.map((row) => ({ values: { ...row.features, ...row.settings }, result: row[result] }));
}
