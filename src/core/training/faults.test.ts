// What can go wrong in mid-run, on the wasm backend: the run stops with a sentence, and goes on from its last state as if
// nothing had been.

import { memory } from "@tensorflow/tfjs-core";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Batch } from "../features/batch.ts";
import type { SampleSet } from "../features/sampleSet.ts";
import type { BackendChoice } from "../kernels/backendChoice.ts";
import { chooseBackend, currentDevice } from "../kernels/backends.ts";
import { messageOf } from "../lib/message.ts";
import { TrainControl } from "./control.ts";
import { estimateRun } from "./estimate.ts";
import type { EpochReport, StepReport } from "./events.ts";
import { TrainingFault } from "./faults.ts";
import type { Member } from "./member.ts";
import { PRESET_SETTINGS, type TrainingSettings } from "./settings.ts";
import { halveBatch, type LoopEvent, type Snapshot } from "./snapshot.ts";
import { distributorSamples } from "./testing/exampleSamples.ts";
import { type TrainOptions, train } from "./train.ts";

const SMALL: TrainingSettings = {
  ...PRESET_SETTINGS.quick,
  embedDim: 8,
  hiddenSize: 6,
  numHeads: 2,
  fusionDim: 16,
  headDim: 8,
  periodHidden: 8,
  customerDim: 8,
  maxSeqLen: 6,
  batchSize: 16,
  dropout: 0.2,
  epochs: 3,
  targetsPerEpoch: 320,
  validationTargets: 64,
};

let samples: SampleSet;
let backend: BackendChoice;

beforeAll(async () => {
  backend = await chooseBackend("wasm", { threads: 1 });
  samples = await distributorSamples(3000, SMALL.maxSeqLen);
});
afterEach(() => vi.restoreAllMocks());

interface Seen {
  result: Member | undefined;
  error: unknown;
  snapshots: Snapshot[];
  steps: StepReport[];
  epochs: EpochReport[];
}

async function run(
  options: Partial<TrainOptions> & { settings: TrainingSettings },
  onEvent: (event: LoopEvent) => void = () => {},
): Promise<Seen> {
  const seen: Seen = { result: undefined, error: undefined, snapshots: [], steps: [], epochs: [] };
  const training = train({ samples, backend, ...options });
  try {
    let next = await training.next();
    for (; !next.done; next = await training.next()) {
      const event = next.value;
      onEvent(event);
      if (event.kind === "snapshot") seen.snapshots.push(event.snapshot);
      if (event.kind === "steps") seen.steps.push(...event.steps);
      if (event.kind === "epoch") seen.epochs.push(event.report);
    }
    seen.result = next.value;
  } catch (error) {
    seen.error = error;
  }
  return seen;
}

const untimed = ({ steps, epochs }: { steps: StepReport[]; epochs: EpochReport[] }) => ({
  steps: steps.map((report) => ({ ...report, seconds: 0 })),
  epochs: epochs.map((report) => ({ ...report, seconds: 0 })),
});

/** Samples whose `assemble` changes the batch of one call. */
function tampered(at: number, change: (batch: Batch) => void): SampleSet {
  let calls = 0;
  const assemble: SampleSet["assemble"] = (targets) => {
    const batch = samples.assemble(targets);
    if (++calls === at) change(batch);
    return batch;
  };
  return Object.assign(Object.create(samples) as SampleSet, { assemble });
}

describe("a run that goes on from a snapshot", () => {
  it("is bit for bit the run that never stopped, from an epoch's end and from within", async () => {
    const whole = await run({ settings: SMALL, snapshotSeconds: 0 });
    expect(whole.error).toBeUndefined();
    expect(whole.steps).toHaveLength(60);
    const within = whole.snapshots.find(({ step }) => step > 20 && step % 20 !== 0)!;
    const atEnd = whole.snapshots.find(({ step, epoch }) => step === 20 && epoch === 2)!;
    expect(within.epoch).toBe(Math.ceil(within.step / 20));
    for (const from of [within, atEnd]) {
      const rest = await run({ settings: SMALL, from: structuredClone(from) });
      expect(rest.steps[0]!.step).toBe(from.step + 1);
      expect(rest.result!.weights).toEqual(whole.result!.weights);
      expect(untimed(rest.result!.history)).toEqual(untimed(whole.result!.history));
      expect(rest.result!.history.bestEpoch).toBe(whole.result!.history.bestEpoch);
      expect(rest.result!.history.seconds).toBeGreaterThan(from.seconds);
    }
  });

  it("is finished at once where it was over, or where only its best epoch is wanted", async () => {
    const whole = await run({ settings: SMALL });
    expect(whole.snapshots.map(({ epoch, step }) => [epoch, step])).toEqual([
      [2, 20],
      [3, 40],
      [4, 60],
    ]);
    const over = await run({ settings: SMALL, from: whole.snapshots[2] });
    expect(over.steps).toEqual([]);
    expect(over.result!.weights).toEqual(whole.result!.weights);
    const control = new TrainControl();
    control.stop();
    const ended = await run({ settings: SMALL, from: whole.snapshots[0], control });
    expect(ended.steps).toEqual([]);
    expect(ended.result!.history).toMatchObject({ reason: "stopped by user", bestEpoch: 1 });
    expect(ended.result!.weights).toEqual(whole.snapshots[0]!.best.weights);
  });

  it("takes the same steps with half the batch and twice the accumulation, and refuses others", async () => {
    const settings = { ...SMALL, dropout: 0, epochs: 2 };
    const whole = await run({ settings });
    const from = whole.snapshots[0]!;
    const light = halveBatch(settings)!;
    expect(light).toMatchObject({ batchSize: 8, accumulation: 2 });
    const rest = await run({ settings: light, from });
    for (const [i, { loss }] of rest.steps.slice(0, 5).entries()) {
      expect(loss.total).toBeCloseTo(whole.result!.history.steps[20 + i]!.loss.total, 3);
    }
    const other = await run({ settings: { ...settings, batchSize: 32 }, from });
    expect(String(other.error)).toMatch(/had 20 steps to an epoch.*would be 10/);
    expect(halveBatch({ ...settings, batchSize: 1 })).toBeNull();
    expect(halveBatch({ ...settings, accumulation: 32 })).toBeNull();
  });
});

describe("numbers that stop being numbers", () => {
  it("end the run at the step before, with the sentence and the state of that step", async () => {
    const sound = await run({ settings: SMALL, snapshotSeconds: 0 });
    // One for the warm-up, then 20 steps and 4 parts of the validation an epoch.
    let calls = 0;
    const broken = Object.assign(Object.create(samples) as SampleSet, {
      assemble: ((targets) => {
        const batch = samples.assemble(targets);
        if (targets.length === SMALL.batchSize && ++calls > 1 + 2 * (20 + 4) + 5) batch.steps[3] = Number.NaN;
        return batch;
      }) satisfies SampleSet["assemble"],
    });
    const { error, snapshots } = await run({ samples: broken, settings: SMALL });
    expect(error).toBeInstanceOf(TrainingFault);
    expect(error).toMatchObject({ kind: "notANumber" });
    expect(String(error)).toMatch(/stopped being a number at step 46 .*step before are kept.*learning rate/);
    const last = snapshots.at(-1)!;
    expect(last.step).toBe(45);
    const rest = await run({ settings: SMALL, from: last });
    expect(rest.result!.weights).toEqual(sound.result!.weights);
  });

  it("are looked for in the data before the learning rate is blamed", async () => {
    const broken = Object.assign(Object.create(samples) as SampleSet, {
      assemble: ((targets) => {
        const batch = samples.assemble(targets);
        if (targets.length !== SMALL.batchSize) return batch;
        batch.customer[1] = Number.POSITIVE_INFINITY;
        batch.target.revenue[0] = Number.NaN;
        return batch;
      }) satisfies SampleSet["assemble"],
    });
    const { error } = await run({ samples: broken, settings: SMALL });
    expect(error).toMatchObject({ kind: "notANumber" });
    expect(messageOf(error)).toMatchObject({ code: "run.oddInput", values: { count: 2, what: "customer, revenue" } });
    expect(String(error)).toMatch(/The data are at fault, not the learning rate: 2 values that this step learns from/);
  });

  it("never reach the weights, even when later steps are sound again", async () => {
    const { error, snapshots } = await run({
      samples: tampered(8, (batch) => {
        batch.customer[0] = Number.POSITIVE_INFINITY;
      }),
      settings: SMALL,
      snapshotSeconds: 0,
    });
    expect(String(error)).toMatch(/at step 7 /);
    for (const { weights, moments, variances, step } of snapshots) {
      expect(step).toBeLessThan(7);
      for (const part of [weights, moments, variances]) {
        for (const { values } of part.values()) expect(values.every(Number.isFinite)).toBe(true);
      }
    }
  });
});

it("names an id outside its table before the device sees it", async () => {
  const bound = samples.sizes.numProducts;
  const broken = async (change: (batch: Batch) => void): Promise<unknown> =>
    (await run({ samples: tampered(4, change), settings: SMALL })).error;
  const product = await broken((batch) => {
    batch.products[2] = bound;
  });
  expect(messageOf(product)).toMatchObject({ code: "ids.product", values: { id: bound, last: bound - 1 } });
  const province = await broken((batch) => {
    batch.province[0] = -1;
  });
  expect(messageOf(province)).toMatchObject({ code: "ids.province", values: { id: -1, last: 34 } });
  const length = await broken((batch) => {
    batch.lengths[1] = 0;
  });
  expect(messageOf(length)).toMatchObject({ code: "ids.length", values: { length: 0, most: SMALL.maxSeqLen } });
  const targetProduct = samples.targetProduct.slice();
  targetProduct[targetProduct.length - 1] = bound + 3;
  const seen: string[] = [];
  const all = Object.assign(Object.create(samples) as SampleSet, { targetProduct });
  const { error } = await run({ samples: all, settings: SMALL }, ({ kind }) => seen.push(kind));
  expect(messageOf(error)).toMatchObject({ code: "ids.target", values: { id: bound + 3 } });
  expect(seen).toEqual([]);
});

it("says what to change when memory runs out, gives everything back, and trains again with less", async () => {
  const before = memory();
  const device = currentDevice();
  const grow = vi.spyOn(WebAssembly.Memory.prototype, "grow").mockImplementation(() => {
    throw new RangeError("Maximum memory size exceeded");
  });
  const hungry = { ...SMALL, batchSize: 512, hiddenSize: 160, embedDim: 160, targetsPerEpoch: 1024 };
  const { error } = await run({ settings: hungry });
  expect(error).toMatchObject({ kind: "memory" });
  expect(String(error)).toMatch(/no room for batches of 512 .* batch size to 256 and the accumulation to 2/);
  expect(memory().numTensors).toBe(before.numTensors);
  expect(memory().numBytes).toBe(before.numBytes);
  await expect(estimateRun({ samples, settings: hungry })).rejects.toMatchObject({
    sentence: { code: "run.outOfMemoryHalve", values: { smaller: 256, more: 2 } },
  });
  expect(memory().numTensors).toBe(before.numTensors);
  grow.mockRestore();
  await chooseBackend("wasm");
  expect(currentDevice()).not.toBe(device);
  const { result } = await run({ settings: { ...SMALL, epochs: 1 } });
  expect(result!.history.steps).toHaveLength(20);
});
