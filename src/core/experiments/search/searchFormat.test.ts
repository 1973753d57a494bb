// A search as it is stored: read back exactly, in its version, and refused in words where it is damaged or newer.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { messageOf } from "../../lib/message.ts";
import { shapeOfSchema } from "../../lib/testing/shape.ts";
import { checkShape } from "../../lib/testing/storedShape.ts";
import { currentVersion } from "../../lib/versions.ts";
import { outcomeOf } from "./outcome.ts";
import { readSearch, SEARCH_FORMAT, storeSearch } from "./searchFormat.ts";
import { newSearch } from "./state.ts";
import { exampleSpec, simulate } from "./testing/simulate.ts";
import { searchStateSchema } from "./types.ts";

const state = simulate(newSearch(exampleSpec({ budget: { trials: 3 } }), "f"), (_, epoch) => ({ ndcg10: epoch / 10 }));
const plain = (): Record<string, unknown> => JSON.parse(JSON.stringify(storeSearch(state)));

function codeOf(stored: unknown): string | undefined {
  try {
    readSearch(stored);
  } catch (error) {
    return messageOf(error)?.code;
  }
  return undefined;
}

test("a search comes back exactly", () => {
  expect(readSearch(plain())).toEqual(state);
});

test("its shape is that of its version", () => {
  checkShape("search", currentVersion(SEARCH_FORMAT), shapeOfSchema(searchStateSchema));
});

test("a search of version 1 is read, and its outcome told", () => {
  const stored = readSearch(JSON.parse(readFileSync("fixtures/search/search.v1.json", "utf8")));
  expect(stored).toMatchObject({ closed: true, spec: { strategy: "asha", base: { epochs: 3 } } });
  // Its trials were compared without a second stage, and stay so.
  expect(stored).not.toHaveProperty("secondStage");
  expect(outcomeOf(stored)).toMatchObject({ finalists: expect.any(Array), targets: expect.any(Number) });
});

test("what is newer or damaged is refused", () => {
  expect(codeOf({ ...plain(), version: 99 })).toBe("version.newer");
  expect(codeOf({ ...plain(), version: undefined })).toBe("version.unreadable");
  expect(codeOf({ ...plain(), closed: "no" })).toBe("version.damaged");
  expect(codeOf({ ...plain(), trials: [{ id: 0 }] })).toBe("version.damaged");
  expect(codeOf(null)).toBe("version.damaged");
});
