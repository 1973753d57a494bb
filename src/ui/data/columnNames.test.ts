import { expect, test } from "vitest";
import { columnsInUse } from "./columnNames.ts";

test("a column that two fields are read from counts once, and a field without one not at all", () => {
  expect(columnsInUse({ columns: { customer: 0, customerName: 0, product: 1, productName: 1, date: undefined } })).toBe(
    2,
  );
});
