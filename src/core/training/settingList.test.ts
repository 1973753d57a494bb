// Every setting, by itself: its bounds, its slider, its default, and what a text may say of it.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_FEATURE_SETTINGS, featureSettingsSchema } from "../features/featureSettings.ts";
import { completed, type SettingValue, settingOf } from "../lib/settingControl.ts";
import { allowed, isSampleName, isSettingName, readSetting, SETTING_NAMES, setting } from "./settingList.ts";
import { featureSettings, PRESET_SETTINGS, PRESETS, trainingSettingsSchema } from "./settings.ts";

test("all settings of the training are listed, then those of the samples alone", () => {
  const training = Object.keys(trainingSettingsSchema.shape);
  const samples = Object.keys(featureSettingsSchema.shape).filter((name) => !training.includes(name));
  expect(SETTING_NAMES).toEqual([...training, ...samples]);
  expect(SETTING_NAMES.filter(isSampleName)).toEqual(samples);
  expect(isSettingName("epochs")).toBe(true);
  expect(isSettingName("toString")).toBe(false);
});

describe.each(SETTING_NAMES)("%s", (name) => {
  const declared = setting(name);

  test("its slider lies within its bounds, its default and every preset's value, too", () => {
    const values: SettingValue[] = [declared.value, declared.before ?? declared.value];
    for (const preset of PRESETS) {
      values.push({ ...DEFAULT_FEATURE_SETTINGS, ...PRESET_SETTINGS[preset] }[name]);
    }
    if (declared.kind === "integer" || declared.kind === "real") {
      const { bounds, slider, scale = "linear", step } = declared;
      const [low, high] = bounds;
      expect(slider[0]).toBeLessThan(slider[1]);
      expect(low).toBeLessThanOrEqual(slider[0]);
      expect(slider[1]).toBeLessThanOrEqual(high);
      if (scale !== "linear") expect(slider[0]).toBeGreaterThan(0);
      if (step !== undefined) expect(step).toBeLessThanOrEqual(slider[1] - slider[0]);
      for (const value of values.map(Number)) expect(value >= low && value <= high).toBe(true);
      expect(readSetting(name, String(low))).toBe(low);
      expect(readSetting(name, String(high))).toBe(high);
    } else {
      const options: readonly SettingValue[] = declared.kind === "choice" ? declared.options : [true, false];
      expect(options).toEqual(expect.arrayContaining(values));
      for (const option of options) expect(readSetting(name, ` ${option} `)).toBe(option);
    }
  });

  test("only what is allowed is read", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String)), (text) => {
        const value = readSetting(name, text);
        if (value === undefined) return;
        if (declared.kind === "integer" || declared.kind === "real") {
          expect(value).toBe(Number(text));
          expect(Number(text) >= declared.bounds[0] && Number(text) <= declared.bounds[1]).toBe(true);
          if (declared.kind === "integer") expect(Number.isInteger(value)).toBe(true);
        } else expect(String(value)).toBe(text.trim());
      }),
    );
    for (const text of ["", "NaN", "Infinity", "-Infinity", "1e999", "-1", "none", "[]", "{}"]) {
      expect(readSetting(name, text), text).toBeUndefined();
    }
  });

  test("says what it may be", () => {
    expect(allowed(name)).toMatch(
      /^(a (whole )?number from [\de.-]+ to \d+|true or false|[\w-]+(, [\w-]+)* or [\w-]+)/,
    );
  });
});

test("settings that a file is too old for take what they stood for", () => {
  const { seed, memory, ...older } = PRESET_SETTINGS.production;
  expect(trainingSettingsSchema.parse(completed(trainingSettingsSchema, older))).toEqual({
    ...older,
    seed: settingOf(trainingSettingsSchema.shape.seed).value,
    memory: "counts",
  });
  expect(trainingSettingsSchema.safeParse(older).success).toBe(false);
  expect(completed(featureSettingsSchema, { split: "line" })).toEqual({ ...DEFAULT_FEATURE_SETTINGS, split: "line" });
});

test("samples are made with the model's sequence length and what was chosen beside it", () => {
  const { maxSeqLen } = PRESET_SETTINGS.quick;
  expect(featureSettings(PRESET_SETTINGS.quick)).toEqual({
    ...DEFAULT_FEATURE_SETTINGS,
    maxSeqLen,
    customFeatures: [],
  });
  expect(featureSettings(PRESET_SETTINGS.quick, { split: "customer", splitSeed: 4 })).toMatchObject({
    ...{ maxSeqLen, split: "customer", splitSeed: 4, minHistory: 1 },
  });
});
