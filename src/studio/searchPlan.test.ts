// From the form and a few choices to what is searched, and how long that takes.

import { describe, expect, test } from "vitest";
import { searchSpecSchema } from "../core/experiments/search/types.ts";
import { DEFAULT_CHOICE, parametersOf, plannedSearch, searchSpec } from "./searchPlan.ts";
import { presetForm } from "./settings.ts";

const form = presetForm("quick");

describe("what is searched", () => {
  test("is around the form's own settings and samples, and fit to be stored", () => {
    const spec = searchSpec(form, DEFAULT_CHOICE)!;
    expect(spec.base).toEqual(form.settings);
    expect(spec.features).toMatchObject({ maxSeqLen: form.settings.maxSeqLen, split: form.samples.split });
    expect(spec.budget).toEqual({ trials: 30 });
    expect(() => searchSpecSchema.parse(spec)).not.toThrow();
  });

  test("leaves out what stays as it is; nothing is left where all does", () => {
    const names = parametersOf(form).map(({ name }) => name);
    const spec = searchSpec(form, { ...DEFAULT_CHOICE, fixed: ["dropout"] })!;
    expect(spec.space.parameters.map(({ name }) => name)).toEqual(names.filter((name) => name !== "dropout"));
    expect(searchSpec(form, { ...DEFAULT_CHOICE, fixed: names })).toBeNull();
  });

  test("ends by trials, by minutes, by both or by the user alone", () => {
    const budget = (trials: number | null, minutes: number | null) =>
      searchSpec(form, { ...DEFAULT_CHOICE, trials, minutes })!.budget;
    expect(budget(5, 7)).toEqual({ trials: 5, minutes: 7 });
    expect(budget(null, 7)).toEqual({ minutes: 7 });
    expect(budget(null, null)).toEqual({});
  });
});

test("the time is known once an epoch's is, and grows with it", () => {
  const spec = searchSpec(form, { ...DEFAULT_CHOICE, strategy: "random", trials: 2 })!;
  expect(plannedSearch(spec, null)).toBeNull();
  expect(plannedSearch(null, 1)).toBeNull();
  // Two trials of eight epochs, and two trained again with three other seeds.
  expect(plannedSearch(spec, 1.5)).toMatchObject({ trials: 2, seconds: 1.5 * (2 * 8 + 2 * 3 * 8) });
  expect(plannedSearch(searchSpec(form, { ...DEFAULT_CHOICE, trials: null }), 1)).toBeNull();
});
