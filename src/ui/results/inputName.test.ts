import { expect, test } from "vitest";
import { featureShuffles, groupShuffles } from "../../core/analysis/importance/shuffles.ts";
import { SCALES } from "../../core/features/batch.ts";
import { PART_COUNT } from "../../core/features/memory/parts.ts";
import { CUSTOMER_FEATURES } from "../../core/features/specs.ts";
import { enInputs } from "../i18n/enInputs.ts";

test("every input that can be shuffled has a name on the page", () => {
  const scaler = { log: false, scale: false, mean: 0, deviation: 1 };
  const customer = [...CUSTOMER_FEATURES.map(({ name }) => ({ name, ...scaler })), { name: "own", ...scaler }];
  const preprocess = { scales: [...SCALES], customer };
  const texts: Record<string, Record<string, string>> = enInputs.inputs;
  const all = [...groupShuffles(preprocess, PART_COUNT), ...featureShuffles(preprocess, PART_COUNT)];
  const nameless = all.filter(({ kind, name }) => !texts[kind]?.[name]).map(({ name }) => name);
  expect(nameless).toEqual(["own"]);
  expect(Object.values(texts).reduce((sum, kind) => sum + Object.keys(kind).length, 0)).toBe(all.length - 1);
});
