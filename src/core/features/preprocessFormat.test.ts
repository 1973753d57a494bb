// A stored preprocess of version 1, which knew divisors from its code alone, gives its model the same inputs.

import { expect, test } from "vitest";
import { shapeOfSchema } from "../lib/testing/shape.ts";
import { checkShape } from "../lib/testing/storedShape.ts";
import { currentVersion } from "../lib/versions.ts";
import { DEFAULT_FEATURE_SETTINGS } from "./featureSettings.ts";
import { fitPreprocess } from "./fit.ts";
import { openSamples } from "./open.ts";
import { migratePreprocess, PREPROCESS_FORMAT, PREPROCESS_VERSION } from "./preprocessFormat.ts";
import { preprocessSchema, readPreprocess } from "./preprocessSchema.ts";
import type { Preprocess, Scaler } from "./sampleSet.ts";
import { type PlainLine, toSaleLines } from "./testing/plainLine.ts";

const plain: PlainLine[] = Array.from({ length: 30 }, (_, i) => ({
  line: i + 1,
  customer: `C${i % 2}`,
  time: Date.UTC(2024, 0, 20) + i * 86_400_000,
  product: `P${i % 3}`,
  order: null,
  quantity: 1 + (i % 4),
  revenue: 100 * (1 + (i % 5)),
  discount: 0,
  family: "P",
  salesperson: null,
  source: null,
  walkIn: false,
  place: null,
}));
const lines = toSaleLines(plain);
const customFeatures = [{ name: "double", formula: "2 * monetary" }];
const today = fitPreprocess(lines, { ...DEFAULT_FEATURE_SETTINGS, minProductCount: 1, customFeatures });

/** As version 1 was written. */
function versionOne({ steps, periods, customer, targets, ...rest }: Preprocess): Record<string, unknown> {
  const without = (scalers: Scaler[]) => scalers.map(({ divisor: _, ...scaler }) => scaler);
  const each = <T extends Record<string, Scaler[]>>(lists: T) =>
    Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, without(list)]));
  const flat = Object.fromEntries(Object.entries(targets).map(([key, scaler]) => [key, without([scaler])[0]]));
  return {
    ...rest,
    version: 1,
    steps: without(steps),
    periods: each(periods),
    customer: without(customer),
    targets: flat,
  };
}

test("version 1 becomes what this version fits, and batches are the same", () => {
  const old = versionOne(today);
  const stored = JSON.stringify(old);
  const read = readPreprocess(JSON.parse(stored));
  expect(read).toEqual(JSON.parse(JSON.stringify(today)));
  expect(migratePreprocess(old)).toEqual(today);
  expect(JSON.stringify(old)).toBe(stored);
  const divided = read.customer.filter(({ divisor }) => divisor !== 1).map(({ name, divisor }) => [name, divisor]);
  expect(divided).toEqual([
    ["r_score", 5],
    ["f_score", 5],
    ["m_score", 5],
    ["days_to_tet", 60],
  ]);
  const targets = [...openSamples(lines, today).targets.keys()];
  expect(openSamples(lines, read).assemble(targets)).toEqual(openSamples(lines, today).assemble(targets));
});

test("a newer preprocess, or a damaged one, is refused in words", () => {
  expect(() => readPreprocess({ ...today, version: PREPROCESS_VERSION + 1 })).toThrow(
    /^A newer version of the studio wrote the preprocessing/,
  );
  const old = versionOne(today);
  for (const damaged of [
    { ...old, steps: 3 },
    { ...old, customer: [null] },
    { ...old, periods: null },
    { ...old, targets: [1] },
    { ...today, steps: [{ ...today.steps[0], divisor: 0 }] },
  ]) {
    expect(() => readPreprocess(damaged)).toThrow(/steps|customer|periods|targets/);
  }
});

test("the shape of a stored preprocess has its version", () => {
  expect(currentVersion(PREPROCESS_FORMAT)).toBe(PREPROCESS_VERSION);
  checkShape("preprocess", PREPROCESS_VERSION, shapeOfSchema(preprocessSchema));
});
