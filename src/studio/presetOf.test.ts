import { expect, test } from "vitest";
import { DEFAULT_FEATURE_SETTINGS } from "../core/features/featureSettings.ts";
import { PRESET_SETTINGS, PRESETS } from "../core/training/settings.ts";
import { formOf, latestOf, presetOf } from "./presetOf.ts";
import { formFeatures, presetForm } from "./settings.ts";

test("settings tell their preset, and whether they were changed", () => {
  for (const preset of PRESETS) {
    expect(presetOf(PRESET_SETTINGS[preset])).toEqual({ preset, changed: false });
    expect(presetOf({ ...PRESET_SETTINGS[preset], seed: 77 })).toEqual({ preset, changed: false });
    expect(presetOf({ ...PRESET_SETTINGS[preset], weightDecay: 0.123 })).toEqual({ preset, changed: true });
  }
});

test("a run's form asks for what the run had", () => {
  const settings = { ...PRESET_SETTINGS.quick, epochs: 3, maxSeqLen: 9 };
  const features = { ...DEFAULT_FEATURE_SETTINGS, maxSeqLen: 9, minHistory: 4, dropWalkIns: true };
  const form = formOf({ settings, features }, "wasm");
  expect(form.settings).toBe(settings);
  expect(form.preset).toBe("quick");
  expect(form.backend).toBe("wasm");
  expect(formFeatures(form)).toMatchObject({ maxSeqLen: 9, minHistory: 4, dropWalkIns: true });
  expect(formOf({ settings: PRESET_SETTINGS.quick }, "auto")).toEqual(presetForm("quick"));
});

test("the latest model is that of the data set or of what it has grown from", () => {
  const rows = [{ fingerprint: "x" }, { fingerprint: "before", id: 1 }, { fingerprint: "now", id: 2 }];
  expect(latestOf(rows, { fingerprint: "now", grownFrom: ["before"] })).toBe(rows[1]);
  expect(latestOf(rows, { fingerprint: "now" })).toBe(rows[2]);
  expect(latestOf(rows, { fingerprint: "other" })).toBeUndefined();
});
