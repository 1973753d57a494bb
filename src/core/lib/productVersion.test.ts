import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PRODUCT_VERSION } from "./productVersion.ts";

test("the version that files are marked with is the package's", () => {
  expect(PRODUCT_VERSION).toBe(JSON.parse(readFileSync("package.json", "utf8")).version);
});
