// Every setting stands in the form once, and is named and explained in both languages.

import { expect, test } from "vitest";
import { SETTING_NAMES, setting } from "../../core/training/settingList.ts";
import { SETTING_TEXTS, type SettingText } from "../../core/training/settingTexts.ts";
import { viSettings } from "../i18n/viSettings.ts";
import { ADVANCED, PLAIN } from "./settingGroups.ts";

test("every setting has one control", () => {
  const shown = [...PLAIN, ...ADVANCED].flatMap(({ names }) => names);
  expect([...shown].sort()).toEqual([...SETTING_NAMES].sort());
});

test("those that had none have one among the advanced", () => {
  const advanced = ADVANCED.flatMap(({ names }) => names);
  for (const name of ["fusionDim", "headDim", "periodHidden", "customerDim", "warmRestartFactor", "minLearningRate"]) {
    expect(advanced).toContain(name);
  }
});

test.each([
  ["English", SETTING_TEXTS],
  ["Vietnamese", viSettings.settings],
])("every setting has a name of its own, a hint and names for its choices in %s", (_, texts) => {
  const labels = new Set<string>();
  for (const name of SETTING_NAMES) {
    const { label, hint, options }: SettingText = texts[name];
    expect(label.trim(), name).not.toBe("");
    expect(hint.trim(), name).not.toBe("");
    labels.add(label);
    const declared = setting(name);
    expect(Object.keys(options ?? {}), name).toEqual(declared.kind === "choice" ? declared.options : []);
    for (const option of Object.values(options ?? {})) {
      expect(option.label.trim()).not.toBe("");
      expect(option.hint.trim()).not.toBe("");
    }
  }
  expect(labels.size).toBe(SETTING_NAMES.length);
});
