// From the form and a few choices to what is searched, and how long that takes.

import { describe, expect, test } from "vitest";
import { newSearch } from "../core/experiments/search/state.ts";
import { exampleSpec, simulate } from "../core/experiments/search/testing/simulate.ts";
import { searchSpecSchema } from "../core/experiments/search/types.ts";
import { DEFAULT_CHOICE, moreBudget, parametersOf, plannedSearch, searchSpec } from "./searchPlan.ts";
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
    expect(searchSpec(form, DEFAULT_CHOICE)!.space.parameters.map(({ name }) => name)).not.toContain("memory");
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

describe("a search that is over goes on", () => {
  const searchOf = (change: Parameters<typeof exampleSpec>[0]) =>
    simulate(newSearch(exampleSpec(change), "f"), () => ({ ndcg10: 0.5, seconds: 10 }));
  const more = (change: Parameters<typeof exampleSpec>[0]) => moreBudget(searchOf(change))?.budget;

  test("by what it was to end by", () => {
    expect(more({ budget: { trials: 2 } })).toEqual({ trials: 17 });
    // An epoch takes 10 seconds: 3 minutes are over after 18.
    expect(more({ budget: { minutes: 3 } })).toEqual({ minutes: 13 });
    expect(more({ budget: { trials: 2, minutes: 30 } })).toEqual({ trials: 17, minutes: 13 });
  });

  test("not where a grid has no more points", () => {
    const space = { parameters: [{ kind: "choice" as const, name: "numLayers", values: [1, 2] }] };
    expect(more({ space, strategy: "grid", budget: {} })).toBeUndefined();
    expect(more({ strategy: "grid", budget: { trials: 3 } })).toEqual({ trials: 18 });
  });
});
