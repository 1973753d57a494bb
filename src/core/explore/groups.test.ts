import { expect, test } from "vitest";
import { type PlainLine, toSaleLines } from "../features/testing/plainLine.ts";
import { PROVINCES } from "../geo/provinces.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { customerGroups, productGroups } from "./groups.ts";

const LINE: PlainLine = {
  ...{ line: 1, customer: "A", time: 0, product: "P", order: null, quantity: 1, revenue: 1, discount: 0 },
  ...{ family: "F", salesperson: "S1", source: null, walkIn: false, place: "Hà Nội" },
};
const LINES = toSaleLines([
  LINE,
  { ...LINE, time: 1, salesperson: "S2" },
  { ...LINE, time: 1, salesperson: "S3", family: "G" },
  { ...LINE, customer: "B", salesperson: null, place: "nowhere" },
]);

test("customers are in the group of their latest line, and ties are counted", () => {
  expect(runToEnd(customerGroups(LINES, "salesperson"))).toEqual({
    names: ["S1", "S2", "S3"],
    of: Int32Array.of(1, -1),
    tied: 1,
  });
  expect(runToEnd(customerGroups(LINES, "salesperson", { before: 1 })).of).toEqual(Int32Array.of(0, -1));
  expect(runToEnd(customerGroups(LINES, "route")).of).toEqual(Int32Array.of(-1, -1));
  expect(runToEnd(productGroups(LINES, "family")).of).toEqual(Int32Array.of(0));
});

test("provinces are named, unknown ones are none", () => {
  const provinces = Uint8Array.of(3, 0);
  const { names, of } = runToEnd(customerGroups(LINES, "province", { provinces }));
  expect([...of].map((group) => names[group] ?? null)).toEqual([PROVINCES[2]!.short, null]);
  expect(() => runToEnd(customerGroups(LINES, "province"))).toThrow("provinces");
});
