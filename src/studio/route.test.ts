import { expect, test } from "vitest";
import { formatHash, parseHash, SCREENS } from "./route.ts";

test("every screen has its hash, settings behind it", () => {
  for (const screen of SCREENS) {
    const query = new URLSearchParams({ epochs: "3", backend: "wasm" });
    expect(parseHash(formatHash(screen, query))).toEqual({ screen, part: "", query });
    expect(formatHash(screen, new URLSearchParams())).toBe(`#${screen}`);
  }
});

test("a part of a screen stands behind a slash", () => {
  const query = new URLSearchParams({ epochs: "3" });
  expect(formatHash("results", query, "errors")).toBe("#results/errors?epochs=3");
  expect(parseHash("#results/errors?epochs=3")).toEqual({ screen: "results", part: "errors", query });
  expect(parseHash("#nowhere/errors").part).toBe("");
});

test("an empty or unknown hash is the first screen", () => {
  expect(parseHash("").screen).toBe("data");
  expect(parseHash("#nowhere?seed=2").screen).toBe("data");
  expect(parseHash("#nowhere?seed=2").query.get("seed")).toBe("2");
});
