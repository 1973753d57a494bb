// The sum over customers against customers whose rates are known; and what comes after a date changes nothing of it.

import { describe, expect, test } from "vitest";
import { type PlainLine, toSaleLines } from "../features/testing/plainLine.ts";
import { DAY_MS } from "../lib/calendar.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { random } from "../lib/random.ts";
import { customersExpected } from "./customersExpected.ts";
import { originsOf } from "./origins.ts";

/** A Monday. */
const FIRST = 19_723;
const [WEEKS, HORIZON] = [60, 4];
const START = Int32Array.from({ length: WEEKS + HORIZON + 1 }, (_, w) => FIRST + 7 * w);
const ORIGINS = [...originsOf(WEEKS, HORIZON, "week"), WEEKS];

interface Shop {
  /** Orders a week, and what each comes to. */
  rate: number;
  value: number;
  /** Weeks of the first order and of the last. */
  from: number;
  to: number;
}

function sold(shops: readonly Shop[], seed: number): PlainLine[] {
  const rng = random(seed);
  return shops.flatMap(({ rate, value, from, to }, c) => {
    const lines: PlainLine[] = [];
    for (let at = from; at < to; at += -Math.log(1 - rng.uniform()) / rate)
      lines.push({
        ...{ line: 1, customer: `C${c}`, time: Math.floor((FIRST + 7 * at) * DAY_MS), product: "P", order: null },
        ...{ quantity: 2, revenue: value, discount: 0, family: "F" },
        ...{ salesperson: null, source: null, walkIn: false, place: null },
      });
    return lines;
  });
}

const expectedOf = (lines: readonly PlainLine[], measure: "revenue" | "quantity" = "revenue") =>
  runToEnd(customersExpected(toSaleLines(lines.toSorted((a, b) => a.time - b.time)), measure, START, ORIGINS, HORIZON));

describe("customersExpected", () => {
  test("customers who stay are expected to order at their rates, those long gone hardly", () => {
    const rng = random(3);
    const shops = Array.from({ length: 300 }, (_, c): Shop => {
      const rate = 0.1 + 0.8 * rng.uniform();
      return { rate, value: 100 + 900 * rng.uniform(), from: 6 * rng.uniform(), to: c % 3 === 0 ? 20 : WEEKS };
    });
    const lines = sold(shops, 4);
    const weekly = shops.reduce((sum, { rate, value, to }) => sum + (to === WEEKS ? rate * value : 0), 0);
    const sums = expectedOf(lines).get(WEEKS)!;
    for (const sum of sums) expect(Math.abs(sum / weekly - 1)).toBeLessThan(0.08);
    const pieces = shops.reduce((sum, { rate, to }) => sum + (to === WEEKS ? 2 * rate : 0), 0);
    expect(Math.abs(expectedOf(lines, "quantity").get(WEEKS)![0]! / pieces - 1)).toBeLessThan(0.08);
  });

  test("later lines change nothing of what was expected before them, whatever they are", () => {
    const shops = Array.from({ length: 80 }, (_, c): Shop => ({ rate: 0.5, value: 10 + c, from: c / 20, to: WEEKS }));
    const lines = sold(shops, 8);
    const all = expectedOf(lines);
    for (const origin of ORIGINS.slice(-6, -1)) {
      const until = (FIRST + 7 * origin) * DAY_MS;
      const changed = lines.flatMap((line, i) =>
        line.time < until
          ? [line]
          : i % 3 === 0
            ? []
            : [{ ...line, revenue: -5 * line.revenue, customer: `N${i % 50}` }],
      );
      expect(expectedOf(changed).get(origin)).toEqual(all.get(origin));
    }
  });

  test("too few customers say nothing", () => {
    const shops = Array.from({ length: 30 }, (): Shop => ({ rate: 1, value: 10, from: 0, to: WEEKS }));
    expect(expectedOf(sold(shops, 2)).size).toBe(0);
  });
});
