import { expect, test } from "vitest";
import { PRESET_SETTINGS } from "../core/training/settings.ts";
import { differingColumns } from "./runColumns.ts";

const run = {
  settings: PRESET_SETTINGS.quick,
  fingerprint: "a",
  ...{ mrr: 0.5, accuracy: 0.5, revenueMae: Number.NaN, validationLoss: 2, seconds: 10 },
  tags: [],
};

test("one run, or two alike, differ in nothing", () => {
  const none = {
    data: false,
    preset: false,
    startedFrom: false,
    search: false,
    tags: false,
    settings: [],
    metrics: [],
  };
  expect(differingColumns([run])).toEqual(none);
  expect(differingColumns([run, { ...run }])).toEqual(none);
  expect(differingColumns([])).toEqual(none);
});

test("settings, seed, data and figures that differ are columns", () => {
  const other = { ...run, settings: { ...run.settings, seed: 2, epochs: 3 }, fingerprint: "b", mrr: 0.6 };
  expect(differingColumns([run, other])).toEqual({
    data: true,
    preset: false,
    startedFrom: false,
    search: false,
    tags: false,
    settings: ["epochs", "seed"],
    metrics: ["mrr"],
  });
});

test("what a preset says is told by the preset; what was changed from it by a column of its own", () => {
  const full = { ...run, settings: PRESET_SETTINGS.production };
  expect(differingColumns([run, full])).toMatchObject({ preset: true, settings: [] });
  const changed = { ...run, settings: { ...run.settings, hiddenSize: 50 } };
  expect(differingColumns([full, changed])).toMatchObject({ preset: true, settings: ["hiddenSize"] });
});

test("what a run started from is a column as soon as one started from another", () => {
  const startedFrom = { name: "r", createdAt: 1, fingerprint: null, lastDay: null };
  expect(differingColumns([run, { ...run, startedFrom }]).startedFrom).toBe(true);
});

test("searches and tags are columns as soon as one run has them", () => {
  const search = { id: "s", name: "Wider", trial: 1 };
  expect(differingColumns([run, { ...run, search, tags: ["slow"] }])).toMatchObject({ search: true, tags: true });
});
