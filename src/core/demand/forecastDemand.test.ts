// Forecasts against plain loops, and what must hold of any series: no future in an input, parts that come to their sum.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TIME_UNITS } from "../explore/salesOverTime.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { forecastDemand } from "./forecastDemand.ts";

const calendar = { unit: "week", first: 19_723, tet: false } as const;
const values = (length: number, of: (t: number) => number) => Float64Array.from({ length }, (_, t) => of(t));

describe("forecastDemand", () => {
  test("a season that repeats is repeated, and nothing beats naive", () => {
    const series = [{ values: values(160, (t) => 100 + 50 * ((t * 7) % 52)), level: "total" }];
    const found = runToEnd(forecastDemand({ calendar, horizon: 4, series }));
    const { method, reason, path, test: held } = found.series[0]!;
    expect([method, reason]).toEqual(["seasonalNaive", "naiveNotBeaten"]);
    expect([...path.points]).toEqual([160, 161, 162, 163].map((t) => 100 + 50 * ((t * 7) % 52)));
    expect(held!.origin).toBe(156);
    expect(found.judged[0]!.naive.wape).toBe(0);
    expect(found.judged[0]!.coverage).toEqual({ each80: 1, each95: 1, sum80: 1, sum95: 1 });
  });

  test("a level that doubled since last year: the mean of the last weeks beats naive, and its miss is judged", () => {
    const series = [{ values: values(120, (t) => (t < 60 ? 10 : 20)), level: "total" }];
    const found = runToEnd(forecastDemand({ calendar, horizon: 4, series }));
    expect(found.series[0]!.reason).toBe("better");
    expect([...found.series[0]!.path.points]).toEqual([20, 20, 20, 20]);
    const [judged] = found.judged;
    expect(judged!.forecast.wape).toBe(0);
    // 116 − 52 = 64 is after the doubling: naive is right there, too.
    expect(judged!.naive.wape).toBe(0);
  });

  test("the last periods change neither a choice nor what was foretold of them", () => {
    const file = fc.record({
      unit: fc.constantFrom(...TIME_UNITS),
      horizon: fc.integer({ min: 1, max: 6 }),
      values: fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 60, maxLength: 130 }),
      other: fc.integer({ min: 0, max: 900 }),
    });
    fc.assert(
      fc.property(file, ({ unit, horizon, values: own, other }) => {
        fc.pre(own.slice(0, 40).some((value) => value > 0));
        const changed = own.map((value, t) => (t < own.length - horizon ? value : value + other));
        const ask = (each: number[]) =>
          runToEnd(
            forecastDemand({
              calendar: { ...calendar, unit },
              horizon,
              series: [{ values: Float64Array.from(each), level: "total" }],
            }),
          ).series[0]!;
        const [before, after] = [ask(own), ask(changed)];
        expect(after.method).toBe(before.method);
        expect(after.scores).toEqual(before.scores);
        expect(after.test).toEqual(before.test);
      }),
    );
  });

  test("parts come to their sum, bounds lie around the points and none is below 0", () => {
    const file = fc.record({
      horizon: fc.integer({ min: 1, max: 5 }),
      parts: fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 70, maxLength: 70 }), {
        minLength: 1,
        maxLength: 4,
      }),
    });
    fc.assert(
      fc.property(file, ({ horizon, parts }) => {
        const children = parts.map((part) => ({ values: Float64Array.from(part), level: "product", parent: 0 }));
        const whole = { values: values(70, (t) => parts.reduce((sum, part) => sum + part[t]!, 0)), level: "total" };
        const sums = [{ parent: 0, children: parts.map((_, i) => i + 1) }];
        const { series } = runToEnd(forecastDemand({ calendar, horizon, series: [whole, ...children], sums }));
        for (let h = 0; h < horizon; h++) {
          const sum = series.slice(1).reduce((total, { path }) => total + path.points[h]!, 0);
          expect(sum).toBeCloseTo(series[0]!.path.points[h]!, 6);
        }
        for (const { path } of series)
          for (let h = 0; h < horizon; h++) {
            const { low80, high80, low95, high95 } = path.each;
            expect(low95[h]).toBeGreaterThanOrEqual(0);
            expect(low95[h]).toBeLessThanOrEqual(low80[h]! + 1e-9);
            expect(low80[h]).toBeLessThanOrEqual(path.points[h]! + 1e-9);
            expect(high80[h]).toBeGreaterThanOrEqual(path.points[h]! - 1e-9);
            expect(high95[h]).toBeGreaterThanOrEqual(high80[h]! - 1e-9);
          }
      }),
    );
  });
});
