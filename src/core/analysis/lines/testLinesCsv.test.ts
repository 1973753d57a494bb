import { expect, test } from "vitest";
import { exampleTable } from "../testing/exampleTable.ts";
import { testLinesCsv } from "./testLinesCsv.ts";

test("the rows come in the order asked for, formulas as text, a product never learned without a rank", () => {
  const table = exampleTable(
    ["A", "=B()"],
    [
      { product: "A", first: "A", probability: 0.25, day: 0, quantity: [2, 3.5], revenue: [10, 12] },
      { product: "new", first: "=B()", probability: 0.5, day: 1, quantity: [1, 1], revenue: [7, 7] },
      { product: "=B()", first: "A", rank: 4, day: 365, discount: [0.1, 0.25] },
    ],
  );
  const [head, ...lines] = testLinesCsv(table, Uint32Array.of(2, 1)).join("").trimEnd().split("\r\n");
  expect(head).toBe(
    "line,customer,customer_name,time,product,product_name,likeliest,likeliest_name,probability,rank,quantity,quantity_predicted,revenue,revenue_predicted,discount,discount_predicted",
  );
  expect(lines).toEqual([
    "3,C2,,1971-01-01T00:00:00,'=B(),,A,name A,0.5,4,1,1,10,10,0.1,0.25",
    "2,C1,,1970-01-02T00:00:00,new,,'=B(),name =B(),0.5,,1,1,7,7,0,0",
  ]);
});

test("a number that the data lacks has no columns; thousands of rows are all written", () => {
  const table = exampleTable(
    ["A"],
    Array.from({ length: 2500 }, () => ({ product: "A", first: "A" })),
  );
  table.source.preprocess.tasks = { quantity: true, revenue: false, discount: false };
  const text = testLinesCsv(table, Uint32Array.from(Array(2500).keys())).join("");
  expect(text.split("\r\n")[0]).toMatch(/rank,quantity,quantity_predicted$/);
  expect(text.trimEnd().split("\r\n")).toHaveLength(2501);
});
