// Series of sale lines against a slow count over plain lines; whole periods of shops worked out by hand.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TIME_UNITS } from "../explore/salesOverTime.ts";
import { arbitraryFile } from "../features/testing/arbitraryLines.ts";
import { type PlainLine, toSaleLines } from "../features/testing/plainLine.ts";
import { DAY_MS } from "../lib/calendar.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { salesPeriods } from "./salesPeriods.ts";
import { levelsOf, SALES_MEASURES, salesSeries, sumOf } from "./salesSeries.ts";

const dayOf = (text: string) => Date.parse(text) / DAY_MS;
const nameOf = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);

const line = (time: string, more: Partial<PlainLine> = {}): PlainLine => ({
  line: 1,
  customer: "K",
  time: Date.parse(`${time.length > 10 ? time : `${time}T00:00`}Z`),
  product: "P",
  order: null,
  quantity: 1,
  revenue: 10,
  discount: 0,
  family: "P",
  salesperson: null,
  source: null,
  walkIn: false,
  place: null,
  ...more,
});

/** A line on each of these days from the first to the last whose weekday (0 = Monday) is open. */
function shop(first: string, last: string, open: readonly number[]): PlainLine[] {
  const lines: PlainLine[] = [];
  for (let day = dayOf(first); day <= dayOf(last); day++)
    if (open.includes((new Date(day * DAY_MS).getUTCDay() + 6) % 7)) lines.push(line(nameOf(day)));
  return lines;
}

function periodsOf(lines: PlainLine[], unit: (typeof TIME_UNITS)[number], timeOfDay = false) {
  const sale = toSaleLines(lines);
  const found = runToEnd(salesPeriods({ ...sale, has: { ...sale.has, timeOfDay } }, { unit }))!;
  return { ...found, days: [...found.start].map(nameOf) };
}

describe("salesPeriods", () => {
  const WEEKDAYS = [0, 1, 2, 3, 4];

  test("a week is whole although the file ends on Friday, where the shop never sells at weekends", () => {
    // 2024-01-03 is a Wednesday, 2024-02-23 a Friday.
    const { days, cut } = periodsOf(shop("2024-01-03", "2024-02-23", WEEKDAYS), "week");
    expect(days[0]).toBe("2024-01-08");
    expect(days.at(-1)).toBe("2024-02-26");
    expect(cut).toEqual({ first: { start: dayOf("2024-01-03"), end: dayOf("2024-01-08") }, last: null });
  });

  test("a week that has begun is told apart", () => {
    const { days, cut } = periodsOf(shop("2024-01-01", "2024-02-21", WEEKDAYS), "week");
    expect(days[0]).toBe("2024-01-01");
    expect(days.at(-1)).toBe("2024-02-19");
    expect(cut).toEqual({ first: null, last: { start: dayOf("2024-02-19"), end: dayOf("2024-02-22") } });
  });

  test("a month is whole when its last open day is there", () => {
    // 2024-03-29 is the last Friday of March, 2024-03-30 a Saturday.
    const months = periodsOf(shop("2023-12-15", "2024-03-29", WEEKDAYS), "month");
    expect(months.days).toEqual(["2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01"]);
    expect(months.cut.first).toEqual({ start: dayOf("2023-12-15"), end: dayOf("2024-01-01") });
    expect(periodsOf(shop("2023-12-15", "2024-03-28", WEEKDAYS), "month").days.at(-1)).toBe("2024-03-01");
  });

  test("a last day that breaks off before the shop ever closed does not count", () => {
    const lines = shop("2024-01-01", "2024-02-18", WEEKDAYS).flatMap(({ time }) => {
      const day = nameOf(time / DAY_MS);
      return [line(`${day}T09:00`), line(`${day}T17:30`)];
    });
    const whole = periodsOf([...lines, line("2024-02-19T09:00"), line("2024-02-19T18:00")], "day", true);
    expect(whole.lastDayUnfinished).toBe(false);
    expect(whole.days.at(-1)).toBe("2024-02-20");
    const half = periodsOf([...lines, line("2024-02-19T09:00"), line("2024-02-19T12:50")], "day", true);
    expect(half.lastDayUnfinished).toBe(true);
    expect(half.days.at(-1)).toBe("2024-02-19");
    expect(half.cut.last).toEqual({ start: dayOf("2024-02-19"), end: dayOf("2024-02-20") });
  });

  test("days without a line are counted on open weekdays, and the longest pause is told", () => {
    const lines = [...shop("2024-01-01", "2024-02-02", WEEKDAYS), ...shop("2024-02-14", "2024-03-29", WEEKDAYS)];
    const { days, pause, open } = runToEnd(salesPeriods(toSaleLines(lines), { unit: "week" }))!;
    expect(open).toEqual([true, true, true, true, true, false, false]);
    expect(days).toEqual({ open: 65, without: 7 });
    expect(pause).toEqual({ start: dayOf("2024-02-03"), end: dayOf("2024-02-14") });
  });

  test("one mistyped year does not stretch the history, and no line is no history", () => {
    const lines = [...shop("2023-01-01", "2024-02-25", WEEKDAYS), line("2042-01-01")];
    expect(periodsOf(lines, "week").days.at(-1)).toBe("2024-02-26");
    expect(runToEnd(salesPeriods(toSaleLines([]), { unit: "week" }))).toBeNull();
  });
});

describe("salesSeries", () => {
  test("each series has its lines of each period, and parts come to the whole", () => {
    const asked = fc.record({
      unit: fc.constantFrom(...TIME_UNITS),
      measure: fc.constantFrom(...SALES_MEASURES),
      limit: fc.constantFrom(1, 2, 3000),
      at: fc.nat(),
    });
    const keyOf = {
      total: () => "",
      product: ({ product }: PlainLine) => product,
      family: ({ family }: PlainLine) => family,
      salesperson: ({ salesperson }: PlainLine) => salesperson,
      source: ({ source }: PlainLine) => source,
      province: ({ place }: PlainLine) => (place === "Hà Nội" ? "1" : place === "Cà Mau" ? "34" : null),
      category: () => null,
      route: () => null,
    };
    fc.assert(
      fc.property(arbitraryFile, asked, (file, { unit, measure, limit, at }) => {
        const lines = toSaleLines(file.lines, file.has);
        const levels = levelsOf(lines);
        const level = levels[at % levels.length]!;
        const provinces = Uint8Array.from(lines.place?.values ?? [], ({ province }) =>
          province === "Hà Nội" ? 1 : province === "Cà Mau" ? 34 : 0,
        );
        const periods = runToEnd(salesPeriods(lines, { unit }))!;
        const found = runToEnd(salesSeries(lines, periods, { level, measure, limit, provinces }));
        const n = periods.start.length - 1;
        const [begin, over] = [periods.start[0]!, periods.start[n]!];
        const end = periods.cut.last?.end ?? over;
        const counted = file.lines.filter(({ time }) => time >= begin * DAY_MS && time < end * DAY_MS);
        const inPeriod = (own: PlainLine[], p: number) =>
          own.filter(({ time }) => time >= periods.start[p]! * DAY_MS && time < periods.start[p + 1]! * DAY_MS);
        const sum = (own: PlainLine[]) => own.reduce((total, each) => total + each[measure], 0);
        const keys = new Set(counted.map(keyOf[level]));
        expect(found.reduce((total, { lines: own }) => total + own, 0)).toBe(counted.length);
        expect(found.reduce((total, { count }) => total + count, 0)).toBe(keys.size);
        expect(found.length).toBe(Math.min(keys.size, limit + 1));
        for (const series of found) {
          if (series.kind === "rest") continue;
          const key = series.kind === "untold" ? null : series.value;
          const own = counted.filter((each) => keyOf[level](each) === key);
          expect(series.lines).toBe(own.length);
          const days = own.map(({ time }) => Math.floor(time / DAY_MS));
          expect([series.first, series.last]).toEqual([Math.min(...days), Math.max(...days)]);
          expect(series.begun).toBeCloseTo(sum(own.filter(({ time }) => time >= over * DAY_MS)), 3);
          for (let p = 0; p < n; p++) {
            const these = inPeriod(own, p);
            expect(series.values[p]).toBeCloseTo(sum(these), 3);
            const sold = these.filter(({ discount, revenue }) => discount < 1 && revenue > 0);
            const listed = sold.reduce((total, { discount, revenue }) => total + revenue / (1 - discount), 0);
            const given = listed - sold.reduce((total, { revenue }) => total + revenue, 0);
            if (listed > 0) expect(series.discounts![p]).toBeCloseTo(given / listed, 9);
            else expect(series.discounts![p]).toBeNaN();
          }
        }
        const whole = sumOf(found, n);
        for (let p = 0; p < n; p++) expect(whole[p]).toBeCloseTo(sum(inPeriod(counted, p)), 3);
      }),
    );
  });

  test("what sold most in the last year stands first, and the rest is one series", () => {
    const lines = toSaleLines([
      ...shop("2022-01-03", "2024-02-25", [0, 1, 2, 3, 4, 5, 6]),
      line("2022-02-05", { product: "OLD", revenue: 1e6 }),
      line("2024-02-05", { product: "A", revenue: 9000 }),
      line("2024-02-05", { product: "B", revenue: 8000 }),
      line("2024-02-05", { product: "C", revenue: 7000 }),
    ]);
    const periods = runToEnd(salesPeriods(lines, { unit: "month" }))!;
    const found = runToEnd(salesSeries(lines, periods, { level: "product", measure: "revenue", limit: 3 }));
    expect(found.map(({ kind, value, count }) => [kind, value, count])).toEqual([
      ["one", "A", 1],
      ["one", "B", 1],
      ["one", "C", 1],
      ["rest", "", 2],
    ]);
    expect(found[3]!.values[0]).toBe(1e6 + 280);
  });
});
