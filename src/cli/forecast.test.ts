// `forecast` against sums made from the same lines, in every form that it writes.

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { studio } from "./testing/studio.ts";

const DAY = 86_400_000;
const FIRST = Date.UTC(2024, 0, 1); // a Monday
const WEEKS = 60;
const folder = mkdtempSync(join(tmpdir(), "forecast-"));
const path = (name: string) => join(folder, name);

/** Two products, one line each a day, through WEEKS whole weeks. */
const LINES = Array.from({ length: WEEKS * 7 }, (_, day) =>
  ["AA1", "BB2"].map((product, p) => ({
    product,
    week: Math.floor(day / 7),
    date: new Date(FIRST + day * DAY).toISOString().slice(0, 10),
    quantity: 1 + ((day * (7 + p)) % 11),
  })),
).flat();
writeFileSync(
  path("sales.csv"),
  `customer_id,product_id,date,quantity\n${LINES.map(({ product, date, quantity }, i) => `K${i % 5},${product},${date},${quantity}`).join("\n")}\n`,
);

const sold = (product: string, from: number, to: number) =>
  LINES.filter((line) => line.product === product && line.week >= from && line.week < to).reduce(
    (sum, { quantity }) => sum + quantity,
    0,
  );

test("history and comparisons are sums of the lines; parts come to the total", async () => {
  const { code, err } = await studio(
    "forecast",
    path("sales.csv"),
    "--by",
    "product",
    "--json",
    "--out",
    path("f.json"),
  );
  expect({ code, err: err.includes("Error") }).toEqual({ code: 0, err: false });
  const found = JSON.parse(readFileSync(path("f.json"), "utf8"));
  expect([found.measure, found.unit, found.known, found.periods[0]]).toEqual(["quantity", "week", WEEKS, "2024-01-01"]);
  expect(found.series.map(({ value }: { value: string }) => value).toSorted()).toEqual(["AA1", "BB2"]);
  for (const { value, history, sum, forecast } of found.series) {
    expect(history).toEqual(Array.from({ length: WEEKS }, (_, week) => sold(value, week, week + 1)));
    expect(sum.before).toBe(sold(value, WEEKS - 4, WEEKS));
    expect(sum.lastYear).toBe(sold(value, WEEKS - 52, WEEKS - 48));
    expect(sum.ahead).toBeCloseTo(
      forecast.reduce((all: number, each: number) => all + each, 0),
      6,
    );
  }
  for (let h = 0; h < 4; h++)
    expect(found.series[0].forecast[h] + found.series[1].forecast[h]).toBeCloseTo(found.total.forecast[h], 6);
});

test("CSV has a column for each period, and what to hold", async () => {
  const { code, out } = await studio("forecast", path("sales.csv"), "--by", "product", "--csv", "--horizon", "2");
  expect(code).toBe(0);
  const [head, ...rows] = out.trim().split("\r\n");
  expect(head).toBe(
    "product,name,state,2025-02-24,2025-03-03,sum,low80,high80,low95,high95,hold,before,last_year,method,wape,wape_naive",
  );
  expect(rows.length).toBe(2);
});

test.each([
  [["--by", "salesperson"], "--by salesperson: have total, product"],
  [["--measure", "revenue"], "this file has no money"],
  [["--period", "year"], "--period year: have day, week, month"],
  [["--horizon", "0"], "--horizon 0: give a whole number from 1 to 104"],
])("%s", async (args, message) => {
  const { code, err } = await studio("forecast", path("sales.csv"), ...args);
  expect(code).toBe(1);
  expect(err).toContain(message);
});

test("too short a history says what is missing", async () => {
  writeFileSync(path("short.csv"), "customer_id,product_id,date\nA,P,2025-01-06\nB,P,2025-01-20\n");
  const { code, err } = await studio("forecast", path("short.csv"));
  expect(code).toBe(1);
  expect(err).toMatch(/too short a history: a forecast by week needs 8 whole weeks, this file has \d/);
});

test("JSON leaves out what there is no number of, and says null only of what is not known", async () => {
  const rows = readFileSync(path("sales.csv"), "utf8").split("\n").slice(0, 120);
  writeFileSync(path("short.csv"), rows.join("\n"));
  const { code, out } = await studio("forecast", path("short.csv"), "--by", "product", "--horizon", "1", "--json");
  expect(code).toBe(0);
  const { currency, total, series } = JSON.parse(out);
  expect(currency).toBeNull();
  for (const { sum } of [total, ...series]) {
    expect(sum).not.toHaveProperty("lastYear");
  }
});
