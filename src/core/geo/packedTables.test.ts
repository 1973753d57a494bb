// The packed gazetteer is the gazetteer.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { packTables, unpackTables } from "./packedTables.ts";

test("the tables come back to the letter", () => {
  const file = JSON.parse(readFileSync("public/geo/gazetteer.json", "utf8"));
  expect(unpackTables(JSON.parse(JSON.stringify(packTables(file))))).toEqual(file);
});
