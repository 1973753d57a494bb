// Settings as written on the command line, and what a mistake is answered with.

import { expect, test } from "vitest";
import { PRESET_SETTINGS } from "../core/training/settings.ts";
import { parseSettings } from "./settingsOption.ts";

test("changes apply to the preset, the last one wins", () => {
  const changes = ["epochs=3", "hiddenSize = 64", "memory=off", "learningRate=1e-4", "epochs=5"];
  expect(parseSettings("development", changes)).toEqual({
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
  ["memory=1", /memory must be off, frequency or counts/],
])("--set %s", (change, message) => {
  expect(() => parseSettings("quick", [change])).toThrow(message);
});

test("an unknown preset is answered with those there are", () => {
  expect(() => parseSettings("fast", [])).toThrow(
    'unknown preset "fast" (have: quick, development, production, experiment)',
  );
});
