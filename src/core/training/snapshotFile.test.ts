// The file that a run goes on from: written and read back exactly, read in every version, refused in words.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { exampleArtefact } from "../artefact/testing/exampleArtefact.ts";
import { messageOf } from "../lib/message.ts";
import { readSafetensors, type Safetensors, writeSafetensors } from "../lib/safetensors.ts";
import { shapeOfSchema } from "../lib/testing/shape.ts";
import { checkShape } from "../lib/testing/storedShape.ts";
import { currentVersion } from "../lib/versions.ts";
import { PRESET_SETTINGS, SETTINGS_FORMAT, trainingSettingsSchema } from "./settings.ts";
import type { Snapshot } from "./snapshot.ts";
import { CHECKPOINT_FORMAT, readSnapshot, snapshotFileSchema, writeSnapshot } from "./snapshotFile.ts";
import { readSettings, storeSettings } from "./storedSettings.ts";

const parameters = (...values: number[]) => new Map([["w", { shape: [2], values: Float32Array.from(values) }]]);
const losses = { total: 1 / 3, product: 1, quantity: 0, revenue: 0, discount: 0 };
const SNAPSHOT: Snapshot = {
  settings: PRESET_SETTINGS.quick,
  epoch: 2,
  step: 70,
  stepsPerEpoch: 60,
  seconds: 12.5,
  epochSeconds: 1.25,
  weights: parameters(1, -0),
  moments: parameters(0.5, 1e-30),
  variances: parameters(2, 3),
  best: { loss: Number.POSITIVE_INFINITY, epoch: 0, weights: new Map() },
  steps: [{ step: 1, epoch: 1, learningRate: 0.1, gradientNorm: 2, loss: losses }],
  epochs: [{ epoch: 1, train: losses, validation: losses, best: true, seconds: 2 }],
};
const { preprocess } = exampleArtefact();

/** The same of a model of several networks, one of which is done. */
const SEVERAL: Snapshot = {
  ...SNAPSHOT,
  networks: [
    {
      ...{ seed: 3, batchSize: 32, accumulation: 2, weights: parameters(3, 4) },
      history: exampleArtefact().members[0].history,
    },
  ],
  ends: [
    { epoch: 2, seconds: 1.5, weights: parameters(5, 6) },
    { epoch: 4, seconds: 3, weights: parameters(7, 8) },
  ],
};

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    return messageOf(error)?.code;
  }
  return undefined;
};

/** The file with another metadata. */
function changed(change: (metadata: Safetensors["metadata"]) => void): Uint8Array {
  const file = readSafetensors(writeSnapshot(SNAPSHOT, { lines: "f", preprocess }));
  change(file.metadata);
  return writeSafetensors(file);
}

test.each([
  ["one network", SNAPSHOT],
  ["several", SEVERAL],
])("a state of %s comes back exactly, with its lines' fingerprint and its preprocessing", (_, snapshot) => {
  const back = readSnapshot(writeSnapshot(snapshot, { lines: "f", preprocess }));
  expect(back.snapshot).toStrictEqual(snapshot);
  expect(back.samples).toEqual({ lines: "f", preprocess });
});

test("a file of version 1 is read; of its samples it knows a fingerprint of the preprocessing", () => {
  const { snapshot, samples } = readSnapshot(readFileSync("fixtures/v1/checkpoint.safetensors"));
  expect(snapshot).toMatchObject({ epoch: 3, best: { epoch: 2 }, settings: { epochs: 4, hiddenSize: 4 } });
  expect(samples).toEqual({ fitted: expect.stringMatching(/^[0-9a-f]{32}$/) });
  expect([...snapshot.moments.keys()]).toEqual([...snapshot.weights.keys()]);
});

test("a newer file, another file and a damaged one are refused in words", () => {
  const newer = currentVersion(CHECKPOINT_FORMAT) + 1;
  expect(codeOf(() => readSnapshot(changed((metadata) => metadata.set("version", String(newer)))))).toBe(
    "version.newer",
  );
  expect(codeOf(() => readSnapshot(changed((metadata) => metadata.set("version", "x"))))).toBe("version.unreadable");
  expect(codeOf(() => readSnapshot(changed((metadata) => metadata.delete("format"))))).toBe("checkpoint.other");
  expect(codeOf(() => readSnapshot(changed((metadata) => metadata.set("state", "{"))))).toBe("version.damaged");
  const extra = readSafetensors(writeSnapshot(SEVERAL, { lines: "f", preprocess }));
  extra.tensors.set("networks.1.w", extra.tensors.get("networks.0.w")!);
  expect(codeOf(() => readSnapshot(writeSafetensors(extra)))).toBe("checkpoint.tensor");
  const settings = { ...storeSettings(PRESET_SETTINGS.quick), version: currentVersion(SETTINGS_FORMAT) + 1 };
  const state = (metadata: Safetensors["metadata"]) => {
    metadata.set("state", JSON.stringify({ ...JSON.parse(metadata.get("state") ?? ""), settings }));
  };
  expect(codeOf(() => readSnapshot(changed(state)))).toBe("version.newer");
});

test("settings of a file that is too old for one of them stand for what was trained with", () => {
  const { seed: _, memory: __, ...older } = PRESET_SETTINGS.quick;
  expect(readSettings(older)).toEqual({ ...PRESET_SETTINGS.quick, seed: 1, memory: "counts" });
  expect(readSettings(storeSettings(PRESET_SETTINGS.quick))).toEqual(PRESET_SETTINGS.quick);
  expect(codeOf(() => readSettings({ ...PRESET_SETTINGS.quick, unheardOf: 1 }))).toBe("version.damaged");
  expect(codeOf(() => readSettings({ ...PRESET_SETTINGS.quick, batchSize: Number.NaN }))).toBe("version.damaged");
  expect(codeOf(() => readSettings(null))).toBe("version.damaged");
});

test("what is stored has the shape of its version", () => {
  checkShape("settings", currentVersion(SETTINGS_FORMAT), shapeOfSchema(trainingSettingsSchema));
  checkShape("checkpoint", currentVersion(CHECKPOINT_FORMAT), shapeOfSchema(snapshotFileSchema));
});
