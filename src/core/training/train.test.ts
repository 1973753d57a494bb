// The loop on a small synthetic shop, on the wasm backend: it learns, repeats, pauses, stops, and leaks nothing.

import { backend as backendOf, memory } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import type { SampleSet } from "../features/sampleSet.ts";
import type { BackendChoice } from "../kernels/backendChoice.ts";
import { chooseBackend } from "../kernels/backends.ts";
import { difference } from "../kernels/compare.ts";
import { TrainControl } from "./control.ts";
import { estimateRun } from "./estimate.ts";
import type { Member } from "./member.ts";
import type { TrainingSettings } from "./settings.ts";
import type { LoopEvent } from "./snapshot.ts";
import { distributorSamples, TINY_MODEL } from "./testing/exampleSamples.ts";
import { train } from "./train.ts";

const SMALL: TrainingSettings = {
  ...TINY_MODEL,
  batchSize: 32,
  epochs: 3,
  targetsPerEpoch: 640,
  validationTargets: 128,
};

let samples: SampleSet;
let backend: BackendChoice;

beforeAll(async () => {
  backend = await chooseBackend("wasm", { threads: 2 });
  samples = await distributorSamples(3000, SMALL.maxSeqLen);
});

async function run(
  settings: TrainingSettings,
  onEvent: (event: LoopEvent, control: TrainControl) => void = () => {},
): Promise<Member> {
  const control = new TrainControl();
  const training = train({ samples, settings, backend, control });
  let next = await training.next();
  while (!next.done) {
    onEvent(next.value, control);
    next = await training.next();
  }
  return next.value;
}

describe("training", () => {
  it("lowers the loss on both parts and keeps the best epoch", async () => {
    const { history, weights } = await run(SMALL);
    expect(history.reason).toBe("all epochs done");
    expect(history.epochs).toHaveLength(3);
    expect(history.steps).toHaveLength(60);
    expect(history.epochs[2]!.train.total).toBeLessThan(history.epochs[0]!.train.total);
    const losses = history.epochs.map((epoch) => epoch.validation.total);
    expect(history.epochs[history.bestEpoch - 1]!.validation.total).toBe(Math.min(...losses));
    expect(weights.get("product_embedding.weight")!.values.slice(0, SMALL.embedDim)).toEqual(
      new Float32Array(SMALL.embedDim),
    );
  });

  it("repeats bit for bit with the same seed, and differs with another", async () => {
    const settings = { ...SMALL, epochs: 1 };
    const [first, again, other] = [await run(settings), await run(settings), await run({ ...settings, seed: 2 })];
    for (const [name, { values }] of first.weights) expect(again.weights.get(name)!.values).toEqual(values);
    expect(other.weights.get("fusion.0.weight")!.values).not.toEqual(first.weights.get("fusion.0.weight")!.values);
  });

  it("gives the same step for a whole batch and for its accumulated parts", async () => {
    const settings = { ...SMALL, epochs: 1, dropout: 0, targetsPerEpoch: 64, batchSize: 64 };
    const whole = await run(settings);
    const parts = await run({ ...settings, batchSize: 16, accumulation: 4 });
    expect(parts.history.steps).toHaveLength(1);
    for (const [name, { values }] of whole.weights) {
      // Adam turns rounding noise of gradients that are zero in theory (attention keys) into whole steps.
      if (!name.endsWith("in_proj_bias"))
        expect(difference(parts.weights.get(name)!.values, values)).toBeLessThan(1e-4);
    }
    expect(parts.history.steps[0]!.loss.total).toBeCloseTo(whole.history.steps[0]!.loss.total, 4);
  });

  it("pauses, resumes and stops with the best weights so far", async () => {
    const seen: string[] = [];
    const { history, weights } = await run({ ...SMALL, epochs: 50 }, (event, control) => {
      if (event.kind !== "steps") seen.push(event.kind);
      if (event.kind === "epoch" && event.report.epoch === 1) control.pause();
      if (event.kind === "paused") queueMicrotask(() => control.resume());
      if (event.kind === "epoch" && event.report.epoch === 2) control.stop();
    });
    expect(seen).toContain("paused");
    expect(seen).toContain("resumed");
    expect(history.reason).toBe("stopped by user");
    expect(history.epochs.length).toBeLessThan(5);
    expect(weights.size).toBeGreaterThan(20);
  });

  it("stops early when the validation loss no longer falls", async () => {
    const { history } = await run({ ...SMALL, epochs: 40, patience: 1, learningRate: 0.3, targetsPerEpoch: 128 });
    expect(history.reason).toBe("early stop");
    expect(history.epochs.at(-1)!.epoch - history.bestEpoch).toBe(1);
  });

  it("can be aborted, and gives all device memory back", async () => {
    const before = memory();
    const abort = new AbortController();
    const training = train({ samples, settings: SMALL, backend, signal: abort.signal });
    await expect(
      (async () => {
        for await (const event of training) if (event.kind === "steps") abort.abort();
      })(),
    ).rejects.toThrow(/abort/i);
    await run({ ...SMALL, epochs: 1 });
    expect(memory().numTensors).toBe(before.numTensors);
    expect(memory().numBytes).toBe(before.numBytes);
  });

  it("holds as many tensors and bytes after 1,000 steps, 25 validations and states kept as after the first", async () => {
    const held: unknown[] = [];
    const device = backendOf() as unknown as { memory(): { bytesInUse: number; reservedBytes: number } };
    const settings = { ...SMALL, epochs: 25, targetsPerEpoch: 320, batchSize: 8, validationTargets: 20, patience: 100 };
    const { history } = await run(settings, (event) => {
      if (event.kind !== "epoch") return;
      const { numTensors, numBytes } = memory();
      const { bytesInUse, reservedBytes } = device.memory();
      held.push({ numTensors, numBytes, bytesInUse, reservedBytes });
    });
    expect(history.steps).toHaveLength(1000);
    expect(held).toHaveLength(25);
    for (const each of held.slice(1)) expect(each).toEqual(held[0]);
  });

  it("says what to do when there is nothing to train on", async () => {
    const empty: SampleSet = { ...samples, split: { ...samples.split, train: new Uint32Array() } };
    await expect(train({ samples: empty, settings: SMALL, backend }).next()).rejects.toThrow(/no training targets/);
  });
});

it("estimates the time and memory of a run from a few steps", async () => {
  const estimate = await estimateRun({ samples, settings: SMALL });
  expect(estimate.samplesPerEpoch).toBe(640);
  expect(estimate.secondsPerEpoch).toBeGreaterThan(0);
  expect(estimate.peakBytes).toBeGreaterThan(4 * estimate.parameters);
  const wider = await estimateRun({ samples, settings: { ...SMALL, hiddenSize: 32, batchSize: 64 } });
  expect(wider.parameters).toBeGreaterThan(estimate.parameters);
  expect(wider.peakBytes).toBeGreaterThan(estimate.peakBytes);
  expect((await estimateRun({ samples, settings: SMALL })).peakBytes).toBeLessThan(wider.peakBytes);
});
