// Settings that contradict each other are told, at which of them and what to do; presets never do.

import fc from "fast-check";
import { expect, test } from "vitest";
import { PERIOD_HEADS } from "../model/modelSettings.ts";
import { settingNotes } from "./settingRules.ts";
import { PRESET_SETTINGS, PRESETS, type TrainingSettings } from "./settings.ts";

const SPLIT = { split: "time" } as const;
const told = (change: Partial<TrainingSettings>) =>
  settingNotes({ ...PRESET_SETTINGS.quick, ...change }, SPLIT).map(({ severity, settings, message }) => {
    expect(severity).toBe("error");
    return { settings, text: message.text };
  });

test.each(PRESETS)("nothing is to be said about %s", (preset) => {
  expect(settingNotes(PRESET_SETTINGS[preset], SPLIT)).toEqual([]);
});

test("heads must divide the attention's width; those that do are named", () => {
  expect(told({ hiddenSize: 20, numHeads: 8 })).toEqual([]);
  const [note] = told({ hiddenSize: 6, numHeads: 8 });
  expect(note!.settings).toEqual(["numHeads"]);
  expect(note!.text).toBe(
    "8 attention heads do not divide 12 (twice the hidden size). Numbers of heads that do: 1, 2, 3, 4, 6, 12.",
  );
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 512 }), fc.integer({ min: 1, max: 16 }), (hiddenSize, numHeads) => {
      const fits = Number.isInteger((2 * hiddenSize) / numHeads);
      expect(told({ hiddenSize, numHeads })).toHaveLength(fits ? 0 : 1);
    }),
  );
});

test("the period size divides by its heads; the nearest that do are named", () => {
  expect(PERIOD_HEADS).toBe(4);
  expect(told({ periodHidden: 20 })).toEqual([]);
  expect(told({ periodHidden: 18 })).toEqual([
    {
      settings: ["periodHidden"],
      text: "The period size 18 does not divide by 4, the number of heads that compare the periods. Choose 16 or 20.",
    },
  ]);
});

test("the lowest learning rate is told at both rates when it lies above the other", () => {
  expect(told({ learningRate: 1e-3, minLearningRate: 1e-3 })).toEqual([]);
  const [note] = told({ learningRate: 1e-6, minLearningRate: 1e-5 });
  expect(note!.settings).toEqual(["minLearningRate", "learningRate"]);
  expect(note!.text).toContain("The lowest learning rate 0.00001 lies above the learning rate 0.000001");
});

test("some task must count", () => {
  const none = { productWeight: 0, quantityWeight: 0, revenueWeight: 0, discountWeight: 0 };
  expect(told(none).map(({ text }) => text)).toEqual([
    "The weights of all four tasks are 0: there is nothing to learn. Raise one of them.",
  ]);
  expect(told({ ...none, discountWeight: 0.1 })).toEqual([]);
});

test("snapshots need as many ends of restart periods; a period that gives them is named", () => {
  const period = { epochs: 8, warmRestartPeriod: 2, warmRestartFactor: 1 };
  for (const snapshots of [1, 2, 3, 4]) expect(told({ ...period, snapshots })).toEqual([]);
  // Ends at 2, 6 and 14: the third lies behind the last epoch.
  const [note] = told({ ...period, warmRestartFactor: 2, snapshots: 3 });
  expect(note!.settings).toEqual(["snapshots", "warmRestartPeriod", "epochs"]);
  expect(note!.text).toBe(
    "3 snapshots are asked for, and 2 restart periods end within 8 epochs. Choose a warm-restart period of 2 or less with the factor 1, or fewer snapshots.",
  );
  expect(told({ ...period, snapshots: 10 })[0]!.text).toContain("only 8 epochs are planned");
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 2, max: 10 }), (epochs, snapshots) => {
      fc.pre(snapshots <= epochs);
      const warmRestartPeriod = Math.floor(epochs / snapshots);
      expect(told({ epochs, snapshots, warmRestartPeriod, warmRestartFactor: 1 })).toEqual([]);
      expect(told({ epochs, snapshots, warmRestartPeriod: epochs + 1 })).toHaveLength(1);
    }),
  );
});

test("a split that leaks says so, and does not stop a training", () => {
  for (const split of ["time", "customer"] as const) expect(settingNotes(PRESET_SETTINGS.quick, { split })).toEqual([]);
  const [note] = settingNotes(PRESET_SETTINGS.quick, { split: "line" });
  expect(note).toMatchObject({ severity: "warning", settings: ["split"], message: { code: "settings.leak" } });
  expect(note!.message.text).toContain("This leaks");
});
