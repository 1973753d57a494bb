// Visit lists: expected values, in which order, and that the chances are those of who is due, of the past alone.

import fc from "fast-check";
import { expect, test } from "vitest";
import { type PlainLine, toSaleLines } from "../features/testing/plainLine.ts";
import { DAY_MS } from "../lib/calendar.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { random } from "../lib/random.ts";
import { dueTask } from "../retention/due.ts";
import type { ListedOrder } from "./listedOrder.ts";
import { byExpectedValue, expectedValueOf, orderChances } from "./orderChances.ts";

const START = Date.UTC(2024, 0, 1);

const row = (customer: string, mean: number | null, within: ListedOrder["within"], lines = 2): ListedOrder => ({
  ...{ customer, name: "", last: null, orders: 3, salesperson: null, route: null, source: null },
  ...{ address: null, province: null, lines, products: [], within },
  value: mean === null ? null : { mean, range: null },
});

test("the expected value is the order's times the chance within the days", () => {
  const one = row("a", 200, [0.1, 0.25, 0.5]);
  expect(expectedValueOf(one, 7)).toBeCloseTo(20, 12);
  expect(expectedValueOf(one, 14)).toBe(50);
  expect(expectedValueOf(one, 30)).toBe(100);
  expect(expectedValueOf(row("a", 200, [0.1, 0.2, null]), 30)).toBeNull();
  expect(expectedValueOf(row("a", null, [0.1, 0.2, 0.3]), 7)).toBeNull();
});

test("the highest expected value comes first, the order is whole, and without a horizon or money the next best counts", () => {
  const rows = [
    row("large but late", 900, [0.01, 0.02, 0.5]),
    row("small and due", 100, [0.9, 0.95, 0.99]),
    row("untold, larger", 5000, [null, null, null]),
    row("untold", 50, [null, null, null]),
    row("b", 40, [0.5, 0.5, 0.5], 3),
    row("c", 40, [0.5, 0.5, 0.5], 3),
    row("no money", null, [0.5, 0.5, 0.5], 9),
  ];
  const names = (horizon: Parameters<typeof byExpectedValue>[0], any: ListedOrder[]) =>
    any.toSorted(byExpectedValue(horizon)).map(({ customer }) => customer);
  const week = ["small and due", "b", "c", "large but late", "no money", "untold, larger", "untold"];
  const month = ["large but late", "small and due", "b", "c", "no money", "untold, larger", "untold"];
  const anyDay = ["untold, larger", "large but late", "small and due", "untold", "b", "c", "no money"];
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (any) => {
      expect(names(7, any)).toEqual(week);
      expect(names(30, any)).toEqual(month);
      expect(names(null, any)).toEqual(anyDay);
    }),
  );
});

/** Shops that come every so many days, from 9 o'clock on. */
function shops(customers: number, days: number, seed = 3): PlainLine[] {
  const rng = random(seed);
  return Array.from({ length: customers }, (_, c) => {
    const gap = 4 + (c % 9);
    const visits = Math.floor(days / gap);
    return Array.from({ length: visits }, (_, k): PlainLine => {
      const time = START + (k * gap + rng.integer(2)) * DAY_MS + (9 + rng.integer(8)) * 3_600_000;
      return {
        ...{ line: 1000 * c + k + 1, customer: `C${c}`, time, product: "P1", order: null, quantity: 1, revenue: 100 },
        ...{ discount: 0, family: "F", salesperson: null, source: null, walkIn: false, place: null },
      };
    });
  }).flat();
}

test("chances are those of who is due at the day of the visits, and no bit of them knows what comes after", () => {
  const file = shops(60, 200);
  const time = START + 150 * DAY_MS;
  const past = file.filter((line) => line.time < time);
  const found = runToEnd(orderChances(toSaleLines(past), time));
  const due = runToEnd(dueTask(toSaleLines(past), found.date));
  expect(found.horizons).toEqual([7, 14, 30]);
  expect(found.model).toBe(due.model);
  expect(time - found.date).toBeLessThanOrEqual(DAY_MS);
  expect([...found.of]).toEqual(due.customers.map(({ customer, within }) => [customer, within]));
  expect(runToEnd(orderChances(toSaleLines(file), time))).toEqual(found);
});

test("days behind the end of the file are no days without an order", () => {
  const lines = toSaleLines(shops(60, 150));
  const atEnd = runToEnd(orderChances(lines, START + 152 * DAY_MS));
  expect(runToEnd(orderChances(lines, START + 400 * DAY_MS))).toEqual(atEnd);
});

test("a file too short for chances says so", () => {
  const { model, horizons, notes, of } = runToEnd(orderChances(toSaleLines(shops(5, 12)), START + 12 * DAY_MS));
  expect({ model, horizons }).toEqual({ model: null, horizons: [] });
  expect(notes.map(({ code }) => code)).toEqual(["due.tooShort"]);
  expect([...of.values()].flat().every((chance) => chance === null)).toBe(true);
});
