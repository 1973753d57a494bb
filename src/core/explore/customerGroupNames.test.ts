import { expect, test } from "vitest";
import { type PlainLine, toSaleLines } from "../features/testing/plainLine.ts";
import { PROVINCES } from "../geo/provinces.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { customerGroupNames } from "./customerGroupNames.ts";

const LINE: PlainLine = {
  ...{ line: 1, customer: "A", time: 0, product: "P", order: null, quantity: 1, revenue: 1, discount: 0 },
  ...{ family: "F", salesperson: "S1", source: null, walkIn: false, place: "Hà Nội" },
};
const LINES = toSaleLines([
  LINE,
  { ...LINE, time: 1, salesperson: "S2" },
  { ...LINE, customer: "__proto__", salesperson: null },
]);

test("each customer's latest salesperson and province stand by name, and what the file lacks is left out", () => {
  const provinces = Uint8Array.of(3);
  const at = (before: number | null) => runToEnd(customerGroupNames(LINES, provinces, before));
  expect(at(null)).toEqual([
    { dimension: "salesperson", groups: new Map([["A", "S2"]]) },
    {
      dimension: "province",
      groups: new Map([
        ["A", PROVINCES[2]!.short],
        ["__proto__", PROVINCES[2]!.short],
      ]),
    },
  ]);
  expect(at(1)[0]!.groups.get("A")).toBe("S1");
});
