// The glance at a whole file: known answers, and a slow version over plain lists that knows nothing of columns.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bulkOf } from "../data/lines/bulk.ts";
import { arbitraryFile } from "../features/testing/arbitraryLines.ts";
import { type PlainLine, toSaleLines } from "../features/testing/plainLine.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { alikeIds, sharedNames } from "./alikeIds.ts";
import { largestValue } from "./largestValue.ts";
import { type Overview, overviewOf } from "./overview.ts";

const DAY = 86_400_000;
const at = (text: string) => Date.parse(`${text}Z`);

function line(number: number, changes: Partial<PlainLine>): PlainLine {
  return {
    line: number,
    customer: "K1",
    time: at("2024-01-05T10:00"),
    product: "P1",
    order: null,
    quantity: 1,
    revenue: 10,
    discount: 0,
    family: "P1",
    salesperson: null,
    source: null,
    walkIn: false,
    place: null,
    ...changes,
  };
}

function glance(plain: readonly PlainLine[]): Overview {
  return runToEnd(overviewOf(toSaleLines(plain)))!;
}

describe("a small file with known answers", () => {
  const found = glance([
    line(1, { time: at("2024-01-05T10:00"), customer: "K1", revenue: 100 }),
    line(2, { time: at("2024-01-05T23:59"), customer: "k1", revenue: 30, product: "P2" }),
    line(3, { time: at("2024-01-09T00:00"), customer: "K2", revenue: 20, quantity: 7 }),
    line(4, { time: at("2024-03-01T08:00"), customer: "K2", revenue: 50, quantity: 3 }),
    line(5, { time: at("2024-03-02T08:00"), customer: "KL", revenue: 900, walkIn: true, product: "P3" }),
  ]);

  test("months run through, also the one without a line", () => {
    expect(found.months).toEqual([
      { time: at("2024-01-01T00:00"), revenue: 150, lines: 3, days: 2 },
      { time: at("2024-02-01T00:00"), revenue: 0, lines: 0, days: 0 },
      { time: at("2024-03-01T00:00"), revenue: 950, lines: 2, days: 2 },
    ]);
  });

  test("days without sales and the longest pause", () => {
    // 5 January to 2 March of a leap year: 58 days, 4 of them with lines.
    expect(found.days).toEqual({ all: 58, without: 54, longest: 51, from: at("2024-01-10T00:00") });
  });

  test("shares are of the revenue where there is some", () => {
    expect(found.measure).toBe("revenue");
  });

  test("walk-ins are no customer with a share; ids that differ by capitals are alike", () => {
    expect(found.top.customer).toEqual({ value: "K1", name: "customer K1", lines: 1, share: 100 / 1100 });
    expect(found.top.product).toEqual({ value: "P3", name: "product P3", lines: 1, share: 900 / 1100 });
    expect(found.alike.customer).toEqual({ ids: 2, examples: [["K1", "k1"]] });
    expect(found.alike.product.ids).toBe(0);
  });

  test("the largest value with its line and its share", () => {
    expect(found.largest.quantity).toEqual({ value: 7, line: 3, usual: 7, share: 7 / 13 });
    expect(found.largest.revenue).toEqual({ value: 900, line: 5, usual: 900, share: 900 / 1100 });
  });
});

test("a scanned code among quantities stands out by its share and by what is usual", () => {
  const plain = Array.from({ length: 500 }, (_, i) => line(i + 1, { quantity: i === 123 ? 8_935_001_234_567 : i % 6 }));
  const { quantity } = glance(plain).largest;
  expect(quantity).toMatchObject({ value: 8_935_001_234_567, line: 124, usual: 5 });
  expect(quantity!.share).toBeGreaterThan(0.999);
});

test("one mistyped year lies outside and makes no months of its own", () => {
  const plain = Array.from({ length: 400 }, (_, i) =>
    line(i + 1, { time: at("2024-01-01T09:00") + (i % 200) * DAY + (i === 7 ? 36_525 * DAY : 0) }),
  );
  const { bulk, months, first, last } = glance(plain);
  expect(bulk).toMatchObject({ before: 0, behind: 1 });
  expect(months).toHaveLength(7);
  expect(first).toBe(at("2024-01-01T09:00"));
  expect(last).toBe(at("2024-01-08T09:00") + 36_525 * DAY);
});

test("no lines, no glance; no money, shares of lines", () => {
  expect(runToEnd(overviewOf(toSaleLines([])))).toBeNull();
  const lines = toSaleLines([line(1, { product: "A" }), line(2, { product: "B" }), line(3, { product: "B" })]);
  const has = { ...lines.has, revenue: false };
  const found = runToEnd(overviewOf({ ...lines, has, revenue: new Float64Array(3) }))!;
  expect(found.top.product).toMatchObject({ value: "B", share: 2 / 3 });
  expect(found.measure).toBe("lines");
  expect(found.largest.revenue).toBeUndefined();
  // Money that comes to nothing is nothing to have a share of.
  const free = glance([line(1, { product: "A", revenue: 0 }), line(2, { product: "B", revenue: 0 })]);
  expect(free).toMatchObject({ measure: "lines", top: { product: { value: "A", share: 1 / 2 } } });
});

test("ids are alike by blanks, forms, leading zeros and .0; different ones are not", () => {
  const written = ["KH 1", "kh1", "0017", "17.0", "17", "Trà", "Trà".normalize("NFD"), "A-1", "A1", "170", "1.05"];
  expect(alikeIds(written)).toEqual({
    ids: 7,
    examples: [
      ["KH 1", "kh1"],
      ["0017", "17.0", "17"],
      ["Trà", "Trà".normalize("NFD")],
    ],
  });
  expect(alikeIds(["__proto__", "constructor", "", "0", "00x"])).toEqual({ ids: 0, examples: [] });
});

test("names of several ids are counted; a name that is the id, or none at all, is not", () => {
  expect(sharedNames(["1", "2", "3", "Hoa", "5"], ["Chị Hoa", "chị hoa", "An", "Hoa", ""])).toEqual({
    names: 1,
    ids: 2,
    examples: [{ name: "Chị Hoa", ids: ["1", "2"] }],
  });
});

/** The same by plain lists: from the definitions, without columns, codes or buckets. */
function slowGlance(plain: readonly PlainLine[]) {
  const { first, last } = bulkOf({ count: plain.length, time: Float64Array.from(plain, ({ time }) => time) });
  const inside = plain.filter(({ time }) => time >= first && time <= last);
  const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
  const days: { day: string; time: number; lines: PlainLine[] }[] = [];
  for (let time = Date.parse(dayOf(first)); time <= last; time += DAY) {
    const day = dayOf(time);
    days.push({ day, time, lines: inside.filter((each) => dayOf(each.time) === day) });
  }
  const monthNames = [...new Set(days.map(({ day }) => day.slice(0, 7)))];
  const total = (some: readonly PlainLine[]) => some.reduce((sum, { revenue }) => sum + revenue, 0);
  const largestOf = (of: (line: PlainLine) => number) => {
    const sorted = plain.map(of).sort((a, b) => a - b);
    const value = sorted.at(-1)!;
    const sum = sorted.reduce((a, b) => a + b, 0);
    const usual = sorted[Math.ceil(0.99 * sorted.length) - 1]!;
    return { value, line: plain.find((each) => of(each) === value)!.line, usual, share: sum > 0 ? value / sum : 0 };
  };
  const bought = plain.filter(({ walkIn }) => !walkIn);
  const revenueOf = (customer: string) => total(bought.filter((each) => each.customer === customer));
  return {
    months: monthNames.map((month) => {
      const of = days.filter(({ day }) => day.startsWith(month));
      const all = of.flatMap(({ lines }) => lines);
      return {
        time: Date.parse(`${month}-01`),
        lines: all.length,
        revenue: total(all),
        days: of.filter(({ lines }) => lines.length > 0).length,
      };
    }),
    all: days.length,
    without: days.filter(({ lines }) => lines.length === 0).length,
    longest: Math.max(
      ...days.map((_, i) => {
        let pause = 0;
        while (days[i + pause]?.lines.length === 0) pause++;
        return pause;
      }),
    ),
    quantity: largestOf(({ quantity }) => quantity),
    revenue: largestOf(({ revenue }) => revenue),
    topShare: Math.max(...bought.map(({ customer }) => revenueOf(customer))) / total(plain),
    hasCustomer: bought.length > 0,
    money: total(plain),
  };
}

test("arbitrary lines: what a slow version over plain lists finds", () => {
  fc.assert(
    fc.property(arbitraryFile, ({ lines: plain, has }) => {
      fc.pre(plain.length > 0);
      const found = runToEnd(overviewOf(toSaleLines(plain, has)))!;
      const slow = slowGlance(has.walkIn ? plain : plain.map((each) => ({ ...each, walkIn: false })));
      expect(found.months.map(({ revenue: _, ...month }) => month)).toEqual(
        slow.months.map(({ revenue: _, ...month }) => month),
      );
      for (const [i, { revenue }] of slow.months.entries()) expect(found.months[i]!.revenue).toBeCloseTo(revenue, 3);
      expect(found.days).toMatchObject({ all: slow.all, without: slow.without, longest: slow.longest });
      for (const name of ["quantity", "revenue"] as const) {
        expect(found.largest[name]).toMatchObject({
          value: slow[name].value,
          line: slow[name].line,
          usual: slow[name].usual,
        });
        expect(found.largest[name]!.share).toBeCloseTo(slow[name].share, 9);
      }
      expect(found.top.customer !== null).toBe(slow.hasCustomer);
      if (slow.money > 0 && slow.hasCustomer) expect(found.top.customer!.share).toBeCloseTo(slow.topShare, 9);
    }),
    { numRuns: 60 },
  );
});

test("the usual value is the one at its rank, whatever the values", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 300 }),
      (values) => {
        const numbers = Uint32Array.from(values, (_, i) => i + 1);
        const found = runToEnd(largestValue(Float64Array.from(values), numbers));
        const distances = values.map(Math.abs).sort((a, b) => a - b);
        expect(found.usual).toBe(distances[Math.ceil(0.99 * values.length) - 1]);
        expect(Math.abs(found.value)).toBe(distances.at(-1));
      },
    ),
  );
});
