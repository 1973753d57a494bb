// Settings as written on the command line, and what a mistake is answered with.

import { expect, test } from "vitest";
import { DEFAULT_FEATURE_SETTINGS } from "../core/features/featureSettings.ts";
import { allowed, isSampleName, SETTING_NAMES } from "../core/training/settingList.ts";
import { PRESET_SETTINGS } from "../core/training/settings.ts";
import { SETTING_TEXTS } from "../core/training/settingTexts.ts";
import {
  noteSampleSettings,
  parseSampleSettings,
  parseSettings,
  SAMPLE_SETTINGS_HELP,
  SETTINGS_HELP,
} from "./settingsOption.ts";
import { Terminal } from "./terminal.ts";

test("changes apply to the preset, the last one wins", () => {
  const changes = ["epochs=3", "hiddenSize = 64", "memory=off", "learningRate=1e-4", "epochs=5"];
  expect(parseSettings("development", changes).settings).toEqual({
    ...PRESET_SETTINGS.development,
    ...{ epochs: 5, hiddenSize: 64, memory: "off" as const, learningRate: 1e-4 },
  });
});

test.each([
  ["epochs", /write it as key=value/],
  ["=3", /write it as key=value/],
  ["epoch=3", /unknown setting "epoch" \(have: batchSize, epochs/],
  ["__proto__=3", /unknown setting "__proto__"/],
  ["epochs=0", /--set epochs=0: epochs must be a whole number from 1 to 500/],
  ["epochs=2.5", /epochs must be a whole number from 1 to 500/],
  ["epochs=", /epochs must be a whole number/],
  ["epochs=many", /epochs must be a whole number/],
  ["dropout=1", /dropout must be a number from 0 to 0.9/],
  ["memory=1", /memory must be off, frequency, counts or experts/],
])("--set %s", (change, message) => {
  expect(() => parseSettings("quick", [change])).toThrow(message);
});

test("an unknown preset is answered with those there are", () => {
  expect(() => parseSettings("fast", [])).toThrow(
    'unknown preset "fast" (have: quick, development, production, experiment)',
  );
});

test("settings of the samples stand beside those of the training", () => {
  const { settings, samples } = parseSettings("quick", ["split=customer", "historyRule=previous-lines", "splitSeed=4"]);
  expect(settings).toEqual(PRESET_SETTINGS.quick);
  expect({ ...samples, maxSeqLen: 30 }).toEqual({
    ...DEFAULT_FEATURE_SETTINGS,
    ...{ split: "customer", historyRule: "previous-lines", splitSeed: 4 },
  });
  expect(parseSampleSettings(["maxSeqLen=7", "dropWalkIns=true"])).toEqual({
    ...DEFAULT_FEATURE_SETTINGS,
    ...{ maxSeqLen: 7, dropWalkIns: true },
  });
});

test.each([
  ["split=random", /split must be time, customer or line/],
  ["dropWalkIns=yes", /dropWalkIns must be true or false/],
  ["maxProducts=1", /maxProducts must be a whole number from 2 to 50000/],
  ["epochs=3", /unknown setting "epochs" \(have: maxSeqLen, minHistory, historyRule, split/],
])("samples --set %s", (change, message) => {
  expect(() => parseSampleSettings([change])).toThrow(message);
});

test("settings that contradict each other are refused in the words of the page", () => {
  expect(() => parseSettings("quick", ["hiddenSize=6", "numHeads=8"])).toThrow(/8 attention heads do not divide 12/);
  expect(() => parseSettings("quick", ["minLearningRate=0.1"])).toThrow(/lowest learning rate 0.1 lies above/);
});

test("a split that leaks is told", () => {
  const noted: string[] = [];
  const terminal = new Terminal({ stdout: { write: () => {} }, stderr: { write: (text) => noted.push(text) } });
  noteSampleSettings(parseSampleSettings([]), terminal);
  expect(noted).toEqual([]);
  noteSampleSettings(parseSampleSettings(["split=line"]), terminal);
  expect(noted.join("")).toContain("Warning: Split at random by line");
  expect(noted.join("")).toContain("This leaks");
});

test("the help of both commands names every setting that they take, with its bounds and its hint", () => {
  for (const name of SETTING_NAMES) {
    for (const text of isSampleName(name) ? [SETTINGS_HELP, SAMPLE_SETTINGS_HELP] : [SETTINGS_HELP]) {
      expect(text).toMatch(new RegExp(`^  ${name} `, "m"));
      expect(text).toContain(allowed(name));
      expect(text).toContain(SETTING_TEXTS[name].hint);
    }
  }
});
