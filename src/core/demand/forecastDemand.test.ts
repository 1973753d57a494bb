// Forecasts against plain loops, and what must hold of any series: no future in an input, parts that come to their sum.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TIME_UNITS } from "../explore/salesOverTime.ts";
import { DAY_MS } from "../lib/calendar.ts";
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
      tet: fc.boolean(),
      promoted: fc.integer({ min: 2, max: 9 }),
    });
    fc.assert(
      fc.property(file, ({ unit, horizon, values: own, other, tet, promoted }) => {
        fc.pre(own.slice(0, 40).some((value) => value > 0));
        const changed = own.map((value, t) => (t < own.length - horizon ? value : value + other));
        const ask = (each: number[]) => {
          const part = Float64Array.from(each, (value, t) => (t % 3 === 0 ? value : 0));
          const discounts = Float64Array.from(each, (value, t) => (t % promoted === 0 ? 0.2 + value / 1e4 : 0.02));
          return runToEnd(
            forecastDemand({
              calendar: { ...calendar, unit, tet },
              horizon,
              series: [
                { values: Float64Array.from(each), level: "total", discounts },
                { values: part, level: "product", parent: 0 },
                { values: Float64Array.from(each, (value, t) => value - part[t]!), level: "product", parent: 0 },
              ],
              sums: [{ parent: 0, children: [1, 2] }],
            }),
          ).series;
        };
        const [all, others] = [ask(own), ask(changed)];
        for (const [i, before] of all.entries()) {
          const after = others[i]!;
          expect(after.method).toBe(before.method);
          expect(after.scores).toEqual(before.scores);
          expect(after.test).toEqual(before.test);
        }
      }),
      { numRuns: 40 },
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
          expect(Math.abs(sum - series[0]!.path.points[h]!)).toBeLessThanOrEqual(1e-12 * sum);
          for (const { path } of series) expect(path.points[h]!).toBeGreaterThanOrEqual(0);
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
      { numRuns: 40 },
    );
  });

  test("a dip at Tết is foretold for the weeks of the next Tết, not for those of last year's", () => {
    // Mondays from 2 January 2023; Tết: 22 January 2023, 10 February 2024, 29 January 2025, 17 February 2026.
    const first = Date.UTC(2023, 0, 2) / DAY_MS;
    const tets = [Date.UTC(2023, 0, 22), Date.UTC(2024, 1, 10), Date.UTC(2025, 0, 29), Date.UTC(2026, 1, 17)];
    const shut = (day: number) => tets.some((tet) => day >= tet / DAY_MS - 2 && day < tet / DAY_MS + 7);
    const weeks = 160;
    const noise = (t: number) => 1 + 0.06 * Math.sin(t * 12.9898);
    const sold = (t: number) => {
      let days = 0;
      for (let day = first + 7 * t; day < first + 7 * t + 7; day++) if (!shut(day)) days++;
      return 100 * days * noise(t);
    };
    const series = [{ values: values(weeks, sold), level: "total" }];
    const ask = (tet: boolean) =>
      runToEnd(forecastDemand({ calendar: { unit: "week", first, tet }, horizon: 8, series })).series[0]!;
    const truth = Array.from({ length: 8 }, (_, h) => sold(weeks + h));
    const lowest = (points: ArrayLike<number>) => Array.from(points).indexOf(Math.min(...Array.from(points)));
    const found = ask(true);
    expect(found.tet).toBe(2);
    expect(lowest(found.path.points)).toBe(lowest(truth));
    // A week's sum does not tell on which of its days the shop was shut: some of the dip lies in its neighbours.
    for (const [h, value] of truth.entries()) expect(Math.abs(found.path.points[h]! - value)).toBeLessThan(0.25 * 700);
    // Without the lunar calendar the dip stays where last year's was, or is nowhere.
    const missed = (points: Float64Array) => truth.reduce((sum, value, h) => sum + Math.abs(points[h]! - value), 0);
    expect(missed(found.path.points)).toBeLessThan(0.5 * missed(ask(false).path.points));
  });

  test("what promotions moved is no part of what is foretold", () => {
    const promoted = (t: number) => t % 11 === 5;
    const level = (t: number) => 100 + 5 * Math.sin(t * t);
    const series = [
      {
        values: values(104, (t) => (promoted(t) ? 2 : 1) * level(t)),
        discounts: values(104, (t) => (promoted(t) ? 0.3 : 0.05)),
        level: "total",
      },
    ];
    const [found] = runToEnd(forecastDemand({ calendar, horizon: 4, series })).series;
    expect(Array.from(found!.promotions, (mark, t) => mark === (promoted(t) ? 1 : 0))).not.toContain(false);
    expect(found!.lift).toBeCloseTo(2, 1);
    for (const point of found!.path.points) expect(Math.abs(point - 100)).toBeLessThan(8);
  });

  test("days on which the shop is shut get nothing, whatever is sold on the others", () => {
    const sunday = (t: number) => (calendar.first + t + 3) % 7 === 6;
    const own = (t: number, much: number) => (sunday(t) ? 0 : much * (1 + 0.3 * Math.sin(t * 3.1)));
    const parts = [values(120, (t) => own(t, 40)), values(120, (t) => (t % 9 === 0 ? own(t, 7) : 0))];
    const { series } = runToEnd(
      forecastDemand({
        calendar: { ...calendar, unit: "day" },
        horizon: 14,
        series: [
          { values: values(120, (t) => parts[0]![t]! + parts[1]![t]!), level: "total" },
          ...parts.map((each) => ({ values: each, level: "product", parent: 0 })),
        ],
        sums: [{ parent: 0, children: [1, 2] }],
      }),
    );
    for (const { path } of series)
      for (let h = 0; h < 14; h++) {
        if (sunday(120 + h)) expect([path.points[h], path.each.high95[h]]).toEqual([0, 0]);
      }
    expect(series[0]!.path.points.filter((_, h) => !sunday(120 + h)).every((point) => point > 20)).toBe(true);
  });

  test("a new product has its own level and the course of its family", () => {
    const course = (t: number) => 100 + 60 * Math.sin((2 * Math.PI * t) / 52);
    const old = values(156, (t) => course(t));
    const young = values(156, (t) => (t < 150 ? 0 : 0.3 * course(t)));
    const { series } = runToEnd(
      forecastDemand({
        calendar,
        horizon: 13,
        series: [
          { values: values(156, (t) => old[t]! + young[t]!), level: "family" },
          { values: old, level: "product", parent: 0 },
          { values: young, level: "product", parent: 0 },
        ],
      }),
    );
    const [family, , own] = series;
    expect([own!.method, own!.reason]).toEqual(["borrowed", "new"]);
    const share = own!.path.points[0]! / family!.path.points[0]!;
    for (let h = 0; h < 13; h++) expect(own!.path.points[h]! / family!.path.points[h]!).toBeCloseTo(share, 9);
    expect(Math.abs(own!.path.points[0]! - 0.3 * course(156))).toBeLessThan(8);
  });

  test("intervals hold as often as they say, of even, growing and seldom sold series", () => {
    let state = 11;
    const random = () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return (state + 0.5) / 2147483648;
    };
    const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
    const kinds = [
      (much: number) => Math.max(0, much * (1 + 0.3 * normal())),
      (much: number, t: number) => Math.max(0, much * (1 + t / 100) * (1 + 0.2 * normal())),
      (much: number) => (random() < 0.3 ? Math.ceil(-much * Math.log(random())) : 0),
    ];
    const series = Array.from({ length: 300 }, (_, i) => ({
      values: values(120, (t) => kinds[i % 3]!(5 + (i % 40), t)),
      level: "product",
    }));
    const [judged] = runToEnd(forecastDemand({ calendar, horizon: 4, series })).judged;
    const { each80, each95, sum80, sum95 } = judged!.coverage;
    for (const share of [each80, sum80]) expect(Math.abs(share - 0.8)).toBeLessThan(0.06);
    for (const share of [each95, sum95]) expect(Math.abs(share - 0.95)).toBeLessThan(0.035);
  });
});
