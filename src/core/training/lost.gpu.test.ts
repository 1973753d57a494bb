// A graphics card that fails in mid-run, on a real WebGPU device: lost, it is replaced and training goes on from the last
// state kept; with an invalid command, or without memory, training stops with a sentence.

import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import { backend as currentBackend, engine, memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, it, vi } from "vitest";
import type { SampleSet } from "../features/sampleSet.ts";
import type { BackendChoice } from "../kernels/backendChoice.ts";
import { chooseBackend, currentDevice } from "../kernels/backends.ts";
import type { StepReport } from "./events.ts";
import type { Member } from "./member.ts";
import { trainOn } from "./recover.ts";
import { PRESET_SETTINGS, type TrainingSettings } from "./settings.ts";
import type { LoopEvent } from "./snapshot.ts";
import { distributorSamples } from "./testing/exampleSamples.ts";

const SMALL: TrainingSettings = {
  ...PRESET_SETTINGS.quick,
  embedDim: 6,
  hiddenSize: 5,
  numHeads: 2,
  fusionDim: 12,
  headDim: 6,
  periodHidden: 8,
  customerDim: 6,
  maxSeqLen: 4,
  batchSize: 8,
  epochs: 2,
  targetsPerEpoch: 160,
  validationTargets: 35,
};
const STEPS = 40;

let samples: SampleSet;

beforeAll(async () => {
  samples = await distributorSamples(1500, SMALL.maxSeqLen);
});

const device = (): GPUDevice => (engine().backend as WebGPUBackend).device;

async function run(
  backend: BackendChoice,
  onEvent: (event: LoopEvent) => void,
): Promise<{ result: Member; steps: StepReport[]; kinds: string[] }> {
  const training = trainOn({ samples, settings: SMALL, backend, snapshotSeconds: 0 });
  const steps: StepReport[] = [];
  const kinds: string[] = [];
  let next = await training.next();
  for (; !next.done; next = await training.next()) {
    kinds.push(next.value.kind);
    if (next.value.kind === "steps") steps.push(...next.value.steps);
    onEvent(next.value);
  }
  return { result: next.value, steps, kinds };
}

it("compiles every shader before training starts", async () => {
  const backend = await chooseBackend("webgpu");
  const spies = (["createComputePipeline", "createComputePipelineAsync"] as const).map((name) =>
    vi.spyOn(GPUDevice.prototype, name),
  );
  const compiled = (): number => spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  let before = 0;
  const phases: string[] = [];
  await run(backend, (event) => {
    if (event.kind === "preparing") phases.push(event.what);
    if (event.kind === "started") before = compiled();
  });
  expect(phases.at(-1)).toBe("compiling");
  expect(before).toBeGreaterThan(20);
  expect(compiled()).toBe(before);
  vi.restoreAllMocks();
});

it("stops with a sentence after an invalid command, with the state before it kept", async () => {
  const backend = await chooseBackend("webgpu");
  const tensors = memory().numTensors;
  const kept: number[] = [];
  let planted = 0;
  const failed = run(backend, (event) => {
    if (event.kind === "snapshot") kept.push(event.snapshot.step);
    if (event.kind === "steps" && !planted && kept.length > 0) {
      planted = event.steps.at(-1)!.step;
      device().createBuffer({ size: 16, usage: 0 });
    }
  });
  await expect(failed).rejects.toMatchObject({
    kind: "error",
    message: expect.stringMatching(/reported an error.*WebAssembly/),
  });
  expect(kept.at(-1)).toBeLessThanOrEqual(planted);
  expect(memory().numTensors).toBe(tensors);
  // The device itself is well: it may be chosen again.
  expect((await chooseBackend("webgpu")).name).toBe("webgpu");
});

it("stops with what to change when the card has no memory left", async () => {
  const backend = await chooseBackend("webgpu");
  const failed = run(backend, (event) => {
    if (event.kind !== "steps") return;
    const error = new GPUOutOfMemoryError("buffer of 4 GiB");
    device().dispatchEvent(new GPUUncapturedErrorEvent("uncapturederror", { error }));
  });
  await expect(failed).rejects.toMatchObject({
    kind: "memory",
    message: expect.stringMatching(/batches of 8 .*4 GiB.*batch size to 4 and the accumulation to 2/),
  });
  expect(currentBackend()).toBeDefined();
});

it("goes on from the last state kept when the device is destroyed, and ends where an untroubled run ends", async () => {
  const backend = await chooseBackend("webgpu");
  const first = currentDevice();
  const calm = await run(backend, () => {});
  let destroyedAfter = 0;
  let kept = 0;
  let recovered: Extract<LoopEvent, { kind: "recovered" }> | undefined;
  const troubled = await run(backend, (event) => {
    if (event.kind === "snapshot" && !destroyedAfter) kept = event.snapshot.step;
    if (event.kind === "steps" && kept > 0 && !destroyedAfter) {
      destroyedAfter = event.steps.at(-1)!.step;
      device().destroy();
    }
    if (event.kind === "recovered") recovered = event;
  });
  expect(destroyedAfter).toBeGreaterThan(kept);
  expect(recovered).toMatchObject({ step: kept, backend: { name: "webgpu" } });
  expect(recovered!.fault.text).toMatch(/lost/);
  expect(currentDevice()).not.toBe(first);
  expect(troubled.kinds.filter((kind) => kind === "started")).toHaveLength(2);
  const { history } = troubled.result;
  expect(history.steps.map(({ step }) => step)).toEqual(Array.from({ length: STEPS }, (_, i) => i + 1));
  expect(history.epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
  for (const [i, { loss, gradientNorm }] of history.steps.entries()) {
    expect(Number.isFinite(gradientNorm)).toBe(true);
    expect(loss).toEqual(calm.result.history.steps[i]!.loss);
  }
  // The same adapter: the same bits.
  expect(troubled.result.weights).toEqual(calm.result.weights);
});

it("goes on with WebAssembly when the card is lost again before anything was kept", async () => {
  const backend = await chooseBackend("webgpu");
  const names: string[] = [];
  const { result } = await run(backend, (event) => {
    if (event.kind === "recovered") names.push(event.backend.name);
    if (event.kind === "started" && event.backend.name === "webgpu") device().destroy();
  });
  expect(names).toEqual(["webgpu", "wasm"]);
  expect(result.history.steps).toHaveLength(STEPS);
  expect(result.history.backend.name).toBe("wasm");
});
