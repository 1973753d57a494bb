import { expect, test } from "vitest";
import { DEFAULT_FEATURE_SETTINGS } from "../../features/featureSettings.ts";
import { PRESET_SETTINGS } from "../../training/settings.ts";
import { differences } from "./settingDifferences.ts";

const settings = PRESET_SETTINGS.quick;

test("settings that differ, older runs without a setting included", () => {
  const { seed: _, ...older } = { ...settings, epochs: settings.epochs + 1 };
  expect(differences([{ settings }, { settings: older as typeof settings }])).toEqual([
    { setting: "epochs", values: [settings.epochs, settings.epochs + 1] },
    { setting: "seed", values: [settings.seed, undefined] },
  ]);
  expect(differences([{ settings }, { settings: { ...settings } }])).toEqual([]);
});

test("settings of the samples that differ; those of an older run are not known", () => {
  const features = { ...DEFAULT_FEATURE_SETTINGS, customFeatures: [] };
  const other = { ...features, split: "customer" as const, maxSeqLen: 99 };
  expect(
    differences([
      { settings, features },
      { settings, features: other },
    ]),
  ).toEqual([{ setting: "split", values: ["time", "customer"] }]);
  expect(differences([{ settings, features }, { settings }])).toContainEqual({
    setting: "split",
    values: ["time", undefined],
  });
  const custom = [{ name: "overdue", formula: "recency_days / gap_mean_days" }];
  expect(
    differences([
      { settings, features },
      { settings, features: { ...features, customFeatures: custom } },
    ]),
  ).toEqual([{ setting: "customFeatures", values: [[], custom] }]);
});
