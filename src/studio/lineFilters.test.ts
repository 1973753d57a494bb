import { expect, test } from "vitest";
import { ALL_LINES, type LineFilter } from "../core/explore/lineFilter.ts";
import { rememberedFilter, rememberFilter } from "./lineFilters.ts";

const store = (start: string | null = null) => {
  let text = start;
  return {
    getItem: () => text,
    setItem: (_: string, value: string) => {
      text = value;
    },
  };
};
const FILTER: LineFilter = { ...ALL_LINES, from: 0, families: ["__proto__", ""], segments: ["At risk"], hours: [0] };

test("a filter comes back for its own data set only", () => {
  const kept = store();
  rememberFilter(kept, "one", FILTER);
  expect(rememberedFilter(kept, "one")).toEqual(FILTER);
  expect(rememberedFilter(kept, "two")).toBe(ALL_LINES);
  rememberFilter(kept, "one", ALL_LINES);
  expect(rememberedFilter(kept, "one")).toBe(ALL_LINES);
});

test("nothing, nonsense and a forbidden storage are all lines", () => {
  for (const text of [
    null,
    "",
    "{",
    '{"dataset":"one","filter":{}}',
    '{"dataset":"one","filter":{"segments":["X"]}}',
  ]) {
    expect(rememberedFilter(store(text), "one")).toBe(ALL_LINES);
  }
  const forbidden = {
    getItem: () => {
      throw new Error("forbidden");
    },
    setItem: () => {
      throw new Error("forbidden");
    },
  };
  rememberFilter(forbidden, "one", FILTER);
  expect(rememberedFilter(forbidden, "one")).toBe(ALL_LINES);
});
