import { expect, test } from "vitest";
import { featureShuffles, groupShuffles } from "../../core/analysis/importance/shuffles.ts";
import { SCALES } from "../../core/features/batch.ts";
import { DEFAULT_FEATURE_SETTINGS } from "../../core/features/featureSettings.ts";
import { PART_COUNT } from "../../core/features/memory/parts.ts";
import { FEATURES } from "../../core/features/registry/features.ts";
import type { FeatureTable } from "../../core/features/registry/table.ts";
import { enInputs } from "../i18n/enInputs.ts";

test("every input that can be shuffled has a name on the page", () => {
  const scaler = { log: false, scale: false, divisor: 1, mean: 0, deviation: 1 };
  const scalers = ({ all }: FeatureTable) => all.map(({ name }) => ({ name, ...scaler }));
  const period = scalers(FEATURES.period);
  const settings = { ...DEFAULT_FEATURE_SETTINGS, customFeatures: [{ name: "own", formula: "1" }] };
  const preprocess = {
    settings,
    scales: [...SCALES],
    steps: scalers(FEATURES.step),
    periods: { week: period, month: period, quarter: period, year: period },
    customer: [...scalers(FEATURES.customer), { name: "own", ...scaler }],
  };
  const texts: Record<string, Record<string, string>> = enInputs.inputs;
  const all = [...groupShuffles(preprocess, PART_COUNT), ...featureShuffles(preprocess, PART_COUNT)];
  const nameless = all.filter(({ kind, name }) => !texts[kind]?.[name]).map(({ name }) => name);
  expect(nameless).toEqual(["own"]);
  expect(Object.values(texts).reduce((sum, kind) => sum + Object.keys(kind).length, 0)).toBe(all.length - 1);
});
