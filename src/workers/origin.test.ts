// What a sample says beyond its bytes.

import { expect, test } from "vitest";
import { sniff } from "../core/data/dialect/sniff.ts";
import { asOriginTells, openOrigin } from "./origin.ts";
import type { DataOrigin } from "./protocol.ts";

test("the sample shop counts in pounds, the distributor in dong", async () => {
  const currencyOf = async (origin: DataOrigin) =>
    asOriginTells(origin, await sniff(openOrigin(origin))).mapping.currency;
  expect(await currencyOf({ kind: "sample", sample: "shop", rows: 500, seed: 1 })).toBe("GBP");
  expect(await currencyOf({ kind: "sample", sample: "distributor", rows: 300, seed: 7 })).toBe("VND");
});
