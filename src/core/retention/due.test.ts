// Reports against plain lists and against customers whose process is known; and what comes after the date changes nothing.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { visitOf } from "../data/testing/oracleVisits.ts";
import { arbitraryFile, arbitraryRow } from "../features/testing/arbitraryLines.ts";
import { type PlainLine, toSaleLines } from "../features/testing/plainLine.ts";
import { DAY_MS } from "../lib/calendar.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { median } from "../lib/quantile.ts";
import { random } from "../lib/random.ts";
import { dueTask } from "./due.ts";
import { dueQualityTask, judge } from "./dueQuality.ts";
import { type Standing, stateOf } from "./dueState.ts";

const START = Date.UTC(2024, 0, 1);

/** Shops of a rhythm of their own, some of which leave. */
function shops(customers: number, days: number, seed: number): PlainLine[] {
  const rng = random(seed);
  const lines: PlainLine[] = [];
  for (let c = 0; c < customers; c++) {
    const gap = 4 + 20 * rng.uniform();
    const leaves = rng.uniform() < 0.3 ? days * rng.uniform() : days;
    for (let day = Math.floor(gap * rng.uniform()); day < leaves; ) {
      const time = START + day * DAY_MS + 9 * 3_600_000;
      lines.push({
        ...{ line: lines.length + 1, customer: `C${String(c).padStart(3, "0")}`, time, product: "P1", order: null },
        ...{ quantity: 1 + rng.integer(5), revenue: 100 + rng.integer(900), discount: 0, family: "F" },
        ...{ salesperson: null, source: null, walkIn: false, place: null },
      });
      day += Math.max(1, Math.round(gap * Math.exp(0.2 * rng.normal())));
    }
  }
  return lines;
}

const SHOPS = shops(120, 300, 5);

describe("the report", () => {
  test("has each customer's own figures, of orders up to the date", () => {
    fc.assert(
      fc.property(arbitraryFile, fc.integer({ min: -5, max: 60 }), (file, ahead) => {
        const date = Date.UTC(2021, 10, 20) + ahead * DAY_MS;
        const lines = toSaleLines(file.lines, file.has);
        if (!file.lines.some(({ time, walkIn }) => time < date && !walkIn)) {
          expect(() => runToEnd(dueTask(lines, date))).toThrow("choose a later date");
          return;
        }
        const report = runToEnd(dueTask(lines, date));
        const before = file.lines.filter(({ time, walkIn }) => time < date && !walkIn);
        for (const row of report.customers) {
          const own = before.filter(({ customer }) => customer === row.customer);
          // Lines that lie far before the others do not count.
          const near = own.filter(({ time }) => time >= row.first);
          const days = [...new Set(near.map((line) => Math.floor(visitOf(line, before).time / DAY_MS)))].sort(
            (a, b) => a - b,
          );
          const gaps = days.slice(1).map((day, k) => day - days[k]!);
          expect(row).toMatchObject({
            orders: days.length,
            gaps: gaps.length,
            last: days.at(-1)! * DAY_MS,
            daysSince: date / DAY_MS - 1 - days.at(-1)!,
            typicalGap: gaps.length > 0 ? median(gaps) : null,
          });
        }
      }),
    );
  });

  test("stays the same to the last bit, whatever comes after its date", () => {
    const date = START + 220 * DAY_MS;
    const past = shops(50, 260, 7).filter(({ time }) => time < date);
    const report = JSON.stringify(runToEnd(dueTask(toSaleLines(past), date)));
    expect(report).toContain('"within":[0.');
    fc.assert(
      fc.property(fc.array(arbitraryRow, { maxLength: 30 }), fc.boolean(), (rows, first) => {
        const later = rows.map((row, i) => ({
          ...row,
          ...{
            line: 10_000 + i,
            time: date + (i % 40) * DAY_MS,
            customer: i % 2 === 0 ? `C00${i % 10}` : row.customer,
          },
        }));
        const lines = first ? [...later, ...past] : [...past, ...later];
        expect(JSON.stringify(runToEnd(dueTask(toSaleLines(lines), date)))).toBe(report);
      }),
      { numRuns: 3 },
    );
  });

  test("tells rising probabilities, and who has left as lost", () => {
    const report = runToEnd(dueTask(toSaleLines(SHOPS), null));
    expect(report.model).not.toBeNull();
    for (const { within, weeks, lost, daysSince, yearlyValue, revenueAtRisk, state } of report.customers) {
      const [week, fortnight, month] = within as number[];
      expect(week).toBeLessThanOrEqual(fortnight!);
      expect(fortnight).toBeLessThanOrEqual(month!);
      expect(weeks.slice(0, 2)).toEqual([week, fortnight]);
      expect([...weeks, month]).toEqual([...weeks, month].toSorted((a, b) => a! - b!));
      expect(lost! + month!).toBeLessThanOrEqual(1.001);
      expect(revenueAtRisk).toBe(lost! * yearlyValue!);
      if (daysSince > 120) expect(state).toBe("lost");
    }
    const stakes = report.customers.map(({ revenueAtRisk }) => revenueAtRisk!);
    expect(stakes).toEqual(stakes.toSorted((a, b) => b - a));
  });

  test("says what is missing of a short file, and tells no probability then", () => {
    const short = SHOPS.filter(({ time }) => time < START + 15 * DAY_MS);
    const report = runToEnd(dueTask(toSaleLines(short), null));
    expect(report.model).toBeNull();
    expect(report.notes.map(({ code }) => code)).toContain("due.tooShort");
    for (const { within, lost } of report.customers) expect([...within, lost]).toEqual([null, null, null, null]);
    const middling = SHOPS.filter(({ time }) => time < START + 60 * DAY_MS);
    const some = runToEnd(dueTask(toSaleLines(middling), null));
    expect(some.notes.map(({ code }) => code)).toContain("due.short");
    expect(some.customers[0]!.within[1]).not.toBeNull();
    expect(some.customers[0]!.within[2]).toBeNull();
  });
});

test("states, by the first rule that fits", () => {
  const usual: Standing = {
    ...{ orders: 9, gaps: 8, daysSince: 3, ratio: 0.4, within: [0.3, 0.6, 0.9], lost: 0.05, age: 300, longGap: 9 },
  };
  const states = (changed: Partial<Standing>) => stateOf({ ...usual, ...changed });
  expect(states({})).toBe("rhythm");
  expect(states({ within: [0.5, 0.6, 0.9] })).toBe("due");
  expect(states({ ratio: 1, daysSince: 7 })).toBe("due");
  expect(states({ ratio: 1.5, daysSince: 10 })).toBe("overdue");
  expect(states({ ratio: 1.5, daysSince: 9 })).toBe("due");
  expect(states({ ratio: 4, daysSince: 40, lost: 0.5 })).toBe("lost");
  expect(states({ ratio: 0.9, lost: 0.6 })).toBe("rhythm");
  expect(states({ orders: 3, gaps: 2, age: 90 })).toBe("new");
  expect(states({ orders: 1, gaps: 0, age: 200, ratio: null, longGap: null, lost: 0.8 })).toBe("lost");
});

describe("the judging", () => {
  test("beats the base rate on shops of a rhythm, and is calibrated", () => {
    const quality = runToEnd(dueQualityTask(toSaleLines(shops(400, 300, 9))))!;
    for (const { share, models, difference } of quality.horizons) {
      const base = -share * Math.log(share) - (1 - share) * Math.log(1 - share);
      const scores = models[quality.model];
      expect(scores.logLoss.value).toBeLessThan(0.9 * base);
      expect(scores.ece.value).toBeLessThan(0.06);
      expect(difference[quality.model].value).toBe(0);
    }
  });

  test("scores are those of their definitions", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 19 }), fc.boolean()), { minLength: 12, maxLength: 40 }),
        (rows) => {
          const said = Float64Array.from(rows, ([chance]) => chance / 20);
          const is = Uint8Array.from(rows, ([, came]) => (came ? 1 : 0));
          const { models, customers } = runToEnd(judge({ hazard: said, bgNbd: said, ownGap: said }, is, "hazard"));
          expect(customers).toBe(rows.length);
          let [wins, pairs] = [0, 0];
          for (const [a, came] of rows)
            for (const [b, other] of rows) {
              if (!came || other) continue;
              pairs++;
              wins += a > b ? 1 : a === b ? 0.5 : 0;
            }
          if (pairs > 0) expect(models.hazard.auc.value).toBeCloseTo(wins / pairs, 10);
          const brier = rows.reduce((sum, [chance, came]) => sum + (chance / 20 - Number(came)) ** 2, 0) / rows.length;
          expect(models.hazard.brier.value).toBeCloseTo(brier, 10);
          const loss = rows.reduce((sum, [chance, came]) => sum - Math.log(came ? chance / 20 : 1 - chance / 20), 0);
          expect(models.hazard.logLoss.value).toBeCloseTo(loss / rows.length, 10);
          const ece = models.hazard.deciles.reduce(
            (sum, bin) => sum + bin.customers * Math.abs(bin.said - bin.came),
            0,
          );
          expect(models.hazard.ece.value).toBeCloseTo(ece / rows.length, 10);
        },
      ),
      { numRuns: 20 },
    );
  });
});
