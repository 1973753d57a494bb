// Importance against functions whose shares are known, against a slow integration of a tree, and properties.

import fc from "fast-check";
import { expect, test } from "vitest";
import { random } from "../../lib/random.ts";
import { type Axis, growForest, type Points, valueAt } from "./regressionForest.ts";
import { type Importance, settingImportance, type TriedRun, treeShares } from "./settingImportance.ts";

const never = () => false;
/** Runs with settings a, b, c drawn evenly from 0..1. */
function drawn(count: number, seed: number, result: (a: number, b: number, c: number) => number): TriedRun[] {
  const rng = random(seed);
  return Array.from({ length: count }, () => {
    const values = { a: rng.uniform(), b: rng.uniform(), c: rng.uniform() };
    return { values, result: result(values.a, values.b, values.c) };
  });
}
const importance = (runs: readonly TriedRun[], isLog: (setting: string) => boolean = never): Importance => {
  const found = settingImportance(runs, isLog);
  if ("why" in found) throw new Error(found.why);
  return found;
};
const share = ({ settings }: Importance, name: string) => settings.find(({ setting }) => setting === name)!.share;

test("of a sum each setting has its variance's share, one that does nothing has none", () => {
  // Var(3a) = 9/12, Var(b) = 1/12.
  const found = importance(drawn(300, 1, (a, b) => 3 * a + b));
  expect(Math.abs(share(found, "a") - 0.9)).toBeLessThan(0.05);
  expect(Math.abs(share(found, "b") - 0.1)).toBeLessThan(0.05);
  expect(share(found, "c")).toBeLessThan(0.01);
  expect(found.settings[0]!.setting).toBe("a");
  expect(found.explained).toBeGreaterThan(0.9);
});

test("what two settings do only together is no setting's own", () => {
  const found = importance(drawn(400, 2, (a, b) => Number(a > 0.5) * 2 * (Number(b > 0.5) - 0.5) + 1));
  // a·(±1): its own part is half of nothing, all of it is b within a.
  expect(found.interactions).toBeGreaterThan(0.3);
  expect(share(found, "c")).toBeLessThan(0.05);
});

test("noise alone is not explained", () => {
  const rng = random(9);
  expect(importance(drawn(60, 3, () => rng.normal())).explained).toBeLessThan(0.2);
});

test("where runs were tried does not count: a setting tried mostly at one value has the same share", () => {
  const rng = random(4);
  const runs = Array.from({ length: 400 }, (): TriedRun => {
    const a = rng.uniform() < 0.85 ? rng.uniform() * 0.1 : rng.uniform();
    const b = rng.uniform();
    return { values: { a, b }, result: a + b };
  });
  expect(Math.abs(share(importance(runs), "a") - 0.5)).toBeLessThan(0.12);
});

test("choices, flags, and numbers whose powers count", () => {
  const rng = random(6);
  const memories = ["off", "counts", "experts"];
  const runs = Array.from({ length: 120 }, (): TriedRun => {
    const memory = memories[rng.integer(3)]!;
    const rate = 10 ** (-4 + 3 * rng.uniform());
    return {
      values: { memory, rate, flag: rng.uniform() < 0.5, custom: rng.uniform() < 0.5 ? [] : [{ name: "x" }] },
      result: memories.indexOf(memory) + Math.log10(rate),
    };
  });
  // Var of three even choices is 2/3, of an even 3 is 9/12.
  const found = importance(runs, (name) => name === "rate");
  expect(Math.abs(share(found, "memory") - 0.47)).toBeLessThan(0.1);
  expect(Math.abs(share(found, "rate") - 0.53)).toBeLessThan(0.1);
  expect(share(found, "flag") + share(found, "custom")).toBeLessThan(0.05);
});

test("settings that change together are told as one; too few runs, and runs that are alike, are refused", () => {
  const runs = drawn(40, 7, (a) => a).map(({ values, result }) => ({
    values: { ...values, twice: Number(values.a) * 2, same: 1 },
    result,
  }));
  expect(importance(runs).settings[0]).toMatchObject({ setting: "a", together: ["twice"] });
  expect(
    importance(runs)
      .settings.map(({ setting }) => setting)
      .sort(),
  ).toEqual(["a", "b", "c"]);
  expect(settingImportance(runs.slice(0, 9), never)).toEqual({ why: "few", runs: 9, least: 10 });
  expect(settingImportance([...runs.slice(0, 9), { ...runs[10]!, result: Number.NaN }], never)).toMatchObject({
    why: "few",
  });
  const alike = runs.map(({ values }) => ({ values, result: 3 }));
  expect(settingImportance(alike, never)).toEqual({ why: "same", runs: 40 });
  const many = drawn(12, 1, (a) => a).map(({ values, result }, i) => ({
    values: { ...values, d: i % 2, e: i % 3, f: i % 4, g: i % 5 },
    result,
  }));
  expect(settingImportance(many, never)).toEqual({ why: "few", runs: 12, least: 14 });
});

test("at the fewest runs the setting that matters most comes first in most draws", () => {
  const first = Array.from({ length: 50 }, (_, seed) => {
    const rng = random(1000 + seed);
    return importance(drawn(10, seed, (a, b) => 3 * a + b + 0.3 * rng.normal())).settings[0]!.setting;
  });
  expect(first.filter((name) => name === "a").length).toBeGreaterThanOrEqual(40);
});

test("a tree's shares are those of a slow integration over a grid", () => {
  const axes: Axis[] = [{ kind: "number" }, { kind: "category", count: 3 }, { kind: "number" }];
  const rng = random(11);
  const n = 40;
  const places = Float64Array.from({ length: n * 3 }, (_, i) => (i % 3 === 1 ? rng.integer(3) : rng.integer(9) / 8));
  const results = Float64Array.from(
    { length: n },
    (_, i) => places[3 * i]! * (1 + places[3 * i + 1]!) + rng.normal() / 4,
  );
  const { trees } = growForest({ axes, places, results });
  const steps = Array.from({ length: 160 }, (_, i) => (i + 0.5) / 160);
  for (const leaves of trees.slice(0, 3)) {
    const shares = treeShares(leaves, axes)!;
    const at = (x: number, c: number, z: number) => {
      const point: Points = { axes, places: Float64Array.of(x, c, z), results: Float64Array.of(0) };
      return valueAt(leaves, point, 0);
    };
    const grid = steps.map((x) => [0, 1, 2].map((c) => steps.map((z) => at(x, c, z))));
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const all = grid.flat(2);
    const variance = (values: number[]) => {
      const middle = mean(values);
      return mean(values.map((value) => (value - middle) ** 2));
    };
    const own = [
      variance(grid.map((each) => mean(each.flat()))),
      variance([0, 1, 2].map((c) => mean(grid.flatMap((each) => each[c]!)))),
      variance(steps.map((_, k) => mean(grid.flatMap((each) => each.map((row) => row[k]!))))),
    ];
    for (const [axis, part] of own.entries()) expect(Math.abs(shares[axis]! - part / variance(all))).toBeLessThan(0.02);
  }
});

test("shares lie in 0..1, add up to one with what is left, and do not change with the result's unit", () => {
  const run = fc.record({
    values: fc.record({ a: fc.integer({ min: 0, max: 4 }), b: fc.constantFrom("x", "y", "z"), c: fc.boolean() }),
    result: fc.double({ min: -5, max: 5, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(run, { minLength: 12, maxLength: 25 }), fc.constantFrom(0.5, 4, 1024), (runs, unit) => {
      const found = settingImportance(runs, never);
      if ("why" in found) return;
      const sum = found.settings.reduce((total, each) => total + each.share, 0);
      for (const { share: own } of found.settings) expect(own).toBeGreaterThanOrEqual(0);
      expect(sum).toBeLessThanOrEqual(1 + 1e-9);
      expect(sum + found.interactions).toBeCloseTo(1, 9);
      const scaled = importance(runs.map((each) => ({ ...each, result: unit * each.result })));
      for (const { setting, share: own } of scaled.settings) expect(own).toBeCloseTo(share(found, setting), 9);
    }),
  );
});
