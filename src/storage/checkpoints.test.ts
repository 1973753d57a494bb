import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { exampleBundle } from "../core/artefact/testing/exampleBundle.ts";
import { PRESET_SETTINGS } from "../core/training/settings.ts";
import type { Snapshot } from "../core/training/snapshot.ts";
import { deleteCheckpoint, findCheckpoint, loadCheckpoint, markCheckpoint, saveCheckpoint } from "./checkpoints.ts";
import { openStorage } from "./storage.ts";

const parameters = (...values: number[]) => new Map([["w", { shape: [2], values: Float32Array.from(values) }]]);
const snapshot: Snapshot = {
  settings: PRESET_SETTINGS.quick,
  epoch: 2,
  step: 70,
  stepsPerEpoch: 60,
  seconds: 12.5,
  epochSeconds: 1.25,
  weights: parameters(1, -0),
  moments: parameters(0.5, 1e-30),
  variances: parameters(2, 3),
  best: { loss: Number.POSITIVE_INFINITY, epoch: 1, weights: parameters(4, 5) },
  steps: [
    {
      step: 1,
      epoch: 1,
      learningRate: 0.1,
      gradientNorm: 2,
      loss: { total: 1 / 3, product: 1, quantity: 0, revenue: 0, discount: 0 },
    },
  ],
  epochs: [],
};
const { preprocess } = exampleBundle();

test("the state of an unfinished run comes back exactly after a new visit, and the last one counts", async () => {
  const name = `checkpoints-${Math.random()}`;
  const storage = await openStorage(name);
  const run = { id: "data set", savedAt: 5, fingerprint: "f" };
  await saveCheckpoint(storage, run, { ...snapshot, step: 60 }, preprocess);
  await saveCheckpoint(storage, { ...run, savedAt: 6 }, snapshot, preprocess);
  storage.close();
  const later = await openStorage(name);
  expect(await findCheckpoint(later, "data set")).toMatchObject({ savedAt: 6, epoch: 2, step: 70, bestEpoch: 1 });
  const state = await loadCheckpoint(later, "data set");
  expect(state!.snapshot).toStrictEqual(snapshot);
  expect(state!.preprocess).toStrictEqual(preprocess);
  expect(await findCheckpoint(later, "another")).toBeNull();
  expect(await loadCheckpoint(later, "another")).toBeNull();

  const sentence = { code: "run.fault", values: {}, text: "gone" };
  await markCheckpoint(later, "data set", { kind: "memory", sentence });
  expect((await findCheckpoint(later, "data set"))!.problem).toEqual({ kind: "memory", sentence });
  await markCheckpoint(later, "another", null);
  await deleteCheckpoint(later, "data set");
  expect(await findCheckpoint(later, "data set")).toBeNull();
  expect(await loadCheckpoint(later, "data set")).toBeNull();
  later.close();
});
