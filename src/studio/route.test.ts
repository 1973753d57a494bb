import { expect, test } from "vitest";
import { formatHash, parseHash, SCREENS } from "./route.ts";

test("every screen has its hash, settings behind it", () => {
  for (const screen of SCREENS) {
    const query = new URLSearchParams({ epochs: "3", backend: "wasm" });
    expect(parseHash(formatHash(screen, query))).toEqual({ screen, query });
    expect(formatHash(screen, new URLSearchParams())).toBe(`#${screen}`);
  }
});

test("an empty or unknown hash is the first screen", () => {
  expect(parseHash("").screen).toBe("data");
  expect(parseHash("#nowhere?seed=2").screen).toBe("data");
  expect(parseHash("#nowhere?seed=2").query.get("seed")).toBe("2");
});
