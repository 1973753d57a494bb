import { expect, test } from "vitest";
import { exampleArtefact } from "../core/artefact/testing/exampleArtefact.ts";
import { type RunRow, rowOf } from "./runRows.ts";
import { comparableRuns, isLogSetting, triedRuns, variedSettings } from "./settingEffects.ts";

const { members, metrics } = exampleArtefact();
const { settings, history } = members[0];
const base = rowOf({ id: "r", createdAt: 1, name: "r", note: "", fingerprint: "f", settings, metrics, history });
const row = (id: string, change: Partial<RunRow> = {}): RunRow => ({ ...base, id, ...change });

test("only runs on the same targets stand together, the most of them", () => {
  const rows = [row("a", { fingerprint: "g" }), row("b"), row("c"), row("d", { fingerprint: "" })];
  const { runs, leftOut } = comparableRuns(rows);
  expect(runs.map(({ id }) => id)).toEqual(["b", "c"]);
  expect(leftOut).toBe(2);
  expect(comparableRuns([])).toEqual({ runs: [], leftOut: 0 });
});

test("settings that differ, with the result; powers count where the slider says so", () => {
  const runs = [row("a"), row("b", { settings: { ...settings, learningRate: 0.1 }, validationLoss: 2 })];
  expect(variedSettings(runs)).toEqual(["learningRate"]);
  expect(triedRuns(runs, "validationLoss").map(({ values, result }) => [values.learningRate, result])).toEqual([
    [settings.learningRate, 2.75],
    [0.1, 2],
  ]);
  expect(["learningRate", "batchSize", "dropout", "memory", "customFeatures"].map(isLogSetting)).toEqual([
    ...[true, true, false, false, false],
  ]);
});
