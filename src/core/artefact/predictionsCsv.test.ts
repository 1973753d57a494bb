// predictions.csv by hand: which line, what was said, what happened.

import Papa from "papaparse";
import { expect, test } from "vitest";
import { NO_OPTIONAL_COLUMNS } from "../data/lines/saleColumns.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import { messageOf } from "../lib/message.ts";
import { AMOUNT_NUMBERS, createAmounts } from "../model/amounts/amountModel.ts";
import type { Predictions } from "../model/predictions.ts";
import { readJudgedTargets } from "./judgedTargets.ts";
import { nextCsvHeader, nextCsvLines } from "./nextCsv.ts";
import { predictionsCsv } from "./predictionsCsv.ts";
import { exampleArtefact } from "./testing/exampleArtefact.ts";

const coded = (...texts: string[]) => ({ codes: Int32Array.from(texts.keys()), values: texts });
const lines: SaleLines = {
  ...NO_OPTIONAL_COLUMNS,
  count: 3,
  line: Uint32Array.of(1, 4, 9),
  time: Float64Array.of(Date.UTC(2025, 0, 1), Date.UTC(2025, 1, 2), Date.UTC(2025, 2, 3, 9, 5)),
  customer: coded("A", "B", "=cmd()"),
  product: coded("SP1", "SP9", "=SP2"),
  quantity: Float64Array.of(1, 2, -3),
  revenue: Float64Array.of(10, 20, 30.25),
  discount: Float64Array.of(0, 0.1, 0.2),
  family: coded("SP", "SP", "SP"),
  series: coded("SP1", "SP9", "SP2"),
  customerNames: ["", "", ""],
  productNames: ["", "", ""],
  has: { quantity: true, revenue: true, discount: false, timeOfDay: true },
};

test("one line per predicted target, text defused, absent tasks and unknown products empty", () => {
  const predictions: Predictions = {
    targets: Uint32Array.of(1, 0),
    rank: Int32Array.of(2, 0),
    probability: Float32Array.of(0.25, 0),
    topK: 3,
    topIds: Int32Array.of(2, 3, 4, 4, 0, 0),
    topProbabilities: Float32Array.of(0.5, 0.25, 0.125, 1, 0, 0),
    quantity: Float64Array.of(1.5, 2.123456789),
    revenue: Float64Array.of(33.5, 20),
    discount: Float64Array.of(0.3, 0.3),
  };
  const csv = predictionsCsv(
    { lines, preprocess: exampleArtefact().preprocess, targets: Int32Array.of(1, 2) },
    predictions,
  );
  const [head, first, second, ...rest] = Papa.parse<string[]>(csv, { skipEmptyLines: true }).data;
  expect(head).toEqual([
    ...["line", "customer", "time", "product", "rank", "probability"],
    ...["product_1", "probability_1", "product_2", "probability_2", "product_3", "probability_3"],
    ...["product_4", "probability_4", "product_5", "probability_5"],
    ...["quantity", "quantity_predicted", "revenue", "revenue_predicted", "discount", "discount_predicted"],
  ]);
  expect(first).toEqual([
    ...["9", "'=cmd()", "2025-03-03T09:05:00", "'=SP2", "2", "0.25"],
    ...["SP1", "0.5", "'=SP2", "0.25", "SP3", "0.125", "", "", "", ""],
    ...["-3", "1.5", "30.25", "33.5", "", ""],
  ]);
  expect(second?.slice(0, 10)).toEqual(["4", "B", "2025-02-02T00:00:00", "SP9", "0", "0", "SP3", "1", "", ""]);
  expect(second?.slice(16)).toEqual(["2", "2.123457", "20", "20", "", ""]);
  expect(rest).toEqual([]);
});

test("it is read back as the answers it was written from, whatever order its lines are in", () => {
  const written: Predictions = {
    targets: Uint32Array.of(1, 0),
    rank: Int32Array.of(2, 0),
    probability: Float32Array.of(0.25, 0),
    topK: 1,
    topIds: Int32Array.of(2, 3),
    topProbabilities: Float32Array.of(0.5, 1),
    quantity: Float64Array.of(1.5, 2.25),
    revenue: Float64Array.of(33.5, 20),
    discount: Float64Array.of(0.3, 0.3),
  };
  const amounts = createAmounts(2);
  amounts.quantity.set([4, 3]);
  amounts.amount.set([30, 18]);
  const samples = { lines, preprocess: exampleArtefact().preprocess, targets: Int32Array.of(1, 2) };
  const text = predictionsCsv(samples, { ...written, amounts });
  const read = readJudgedTargets(new TextEncoder().encode(text));
  expect(read.ranks).toEqual(Int32Array.of(0, 2));
  expect(read).toMatchObject({ customers: 2, customerOf: Int32Array.of(0, 1) });
  expect(read.numbers).toEqual({
    quantity: { actual: Float64Array.of(2, -3), said: Float64Array.of(2.25, 1.5), given: Float64Array.of(3, 4) },
    revenue: { actual: Float64Array.of(20, 30.25), said: Float64Array.of(20, 33.5), given: Float64Array.of(18, 30) },
  });
  const [head, first, second] = text.split("\r\n");
  const bytes = (...rows: (string | undefined)[]) => new TextEncoder().encode(rows.join("\n"));
  expect(readJudgedTargets(bytes(head, second, first))).toEqual(read);
  // Other answers for the same targets; other targets.
  const others = predictionsCsv(samples, { ...written, rank: Int32Array.of(7, 7) });
  expect(readJudgedTargets(bytes(others)).fingerprint).toBe(read.fingerprint);
  expect(readJudgedTargets(bytes(head, first)).fingerprint).not.toBe(read.fingerprint);
  const otherLines = { ...lines, revenue: Float64Array.of(10, 20, 31) };
  const changed = predictionsCsv({ ...samples, lines: otherLines }, written);
  expect(readJudgedTargets(bytes(changed)).fingerprint).not.toBe(read.fingerprint);
  // As older versions wrote it, and as nobody did.
  expect(readJudgedTargets(bytes(head!.replace("rank", "place"), first, second)).ranks).toBeNull();
  const refused = (...rows: (string | undefined)[]) => {
    try {
      return readJudgedTargets(bytes(...rows));
    } catch (error) {
      return messageOf(error)?.code;
    }
  };
  expect(refused(head!.replace("customer", "shop"), first)).toBe("predictions.noColumn");
  expect(refused(head, first!.replace(/,2,/, ",2.5,"))).toBe("predictions.noNumber");
  expect(refused(head, first!.replace("1.5", "lots"))).toBe("predictions.noNumber");
  expect(refused("")).toBe("predictions.noColumn");
});

test("what customers buy next: one line each, names beside codes, absent tasks empty", () => {
  const next = {
    topIds: Int32Array.of(3, 2, 4, 0),
    topProbabilities: Float32Array.of(0.75, 0.25, 0.5, 0),
    quantity: [1.25, 2],
    revenue: [100.5, 7],
    discount: [0.1, 0.2],
  };
  const samples = { lines, preprocess: exampleArtefact().preprocess };
  const csv = nextCsvHeader(2) + nextCsvLines(samples, [2, 0], Date.UTC(2025, 3, 1), 2, next);
  const names = ["product_1", "name_1", "probability_1", "product_2", "name_2", "probability_2"];
  expect(Papa.parse<string[]>(csv, { skipEmptyLines: true }).data).toEqual([
    ["customer", "name", "date", ...names, "quantity", "revenue", "discount"],
    ["'=cmd()", "", "2025-04-01", "'=SP2", "Bánh", "0.75", "SP1", "Sữa", "0.25", "1.25", "100.5", ""],
    ["A", "", "2025-04-01", "SP3", "", "0.5", "", "", "", "2", "7", ""],
  ]);
});

test("each product has its amounts where the model knows them: medians, and the amount's mean", () => {
  const amounts = createAmounts(4);
  for (const [i, name] of AMOUNT_NUMBERS.entries()) amounts[name].set([i + 1, i + 2, i + 3, i + 4]);
  const next = {
    topIds: Int32Array.of(3, 2, 4, 0),
    topProbabilities: Float32Array.of(0.75, 0.25, 0.5, 0),
    quantity: [1.25, 2],
    revenue: [100.5, 7],
    discount: [0.1, 0.2],
    amounts,
  };
  const samples = { lines, preprocess: exampleArtefact().preprocess };
  const csv = nextCsvHeader(2, true) + nextCsvLines(samples, [2, 0], Date.UTC(2025, 3, 1), 2, next);
  const [head, first, second] = Papa.parse<string[]>(csv, { skipEmptyLines: true }).data as [
    string[],
    string[],
    string[],
  ];
  const cell = (row: string[], column: string) => row[head.indexOf(column)];
  expect(cell(first, "quantity_1")).toBe(String(amounts.quantity[0]));
  expect(cell(first, "price_2")).toBe(String(amounts.price[1]));
  expect(cell(first, "amount_median_2")).toBe(String(amounts.amount[1]));
  expect(cell(second, "amount_mean_1")).toBe(String(amounts.amountMean[2]));
  // The example has no discounts, and the second customer no second product.
  expect(cell(first, "discount_1")).toBe("");
  expect(cell(second, "quantity_2")).toBe("");
  expect(first).toHaveLength(head.length);
});
