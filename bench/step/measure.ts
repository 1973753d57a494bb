// Times training steps on one backend: what Node and the browser's worker both run.

import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import { engine, env, profile, setBackend, tensor1d } from "@tensorflow/tfjs-core";
import type { BackendName } from "../../src/core/kernels/backendChoice.ts";
import type { WasmBackend } from "../../src/core/kernels/wasm/backend.ts";
import type { KernelExports } from "../../src/core/kernels/wasm/kernelExports.generated.ts";
import { registerWasmBackend } from "../../src/core/kernels/wasm/register.ts";
import { registerWebGpuBackend } from "../../src/core/kernels/webgpu/backend.ts";
import { countGpuWork } from "../../src/core/kernels/webgpu/testing/counters.ts";
import { disposeInputs, disposeTargets, uploadInputs, uploadTargets } from "../../src/core/model/inputs.ts";
import { initialParameters } from "../../src/core/model/parameters.ts";
import { createSlots, createVariables } from "../../src/core/model/variables.ts";
import { trainStep } from "../../src/core/training/step.ts";
import { randomBatch, SIZES, type SizeName } from "./sizes.ts";

export interface StepRequest {
  backend: BackendName;
  /** Of the wasm backend. */
  threads: number;
  size: SizeName;
  /** [B] of the batch's rows. */
  lengths: number[];
  /** Timed steps, after those that warm up. */
  steps: number;
}

export interface StepResult {
  /** What ran: threads and SIMD, or the adapter. */
  detail: string;
  /** Of single steps, each ending with its loss read back. */
  minSeconds: number;
  medianSeconds: number;
  /** The least processor time of a step, user's and system's, of all threads: where the environment tells it. */
  cpuSeconds?: number;
  /** Per step of a run whose losses are read once, at its end. */
  runSeconds: number;
  /** Seconds of the step that came first: it compiles. */
  firstSeconds: number;
  /** TensorFlow.js kernels, ours and stock, without those that only rename a tensor. */
  kernels: number;
  dispatches?: number;
  submits?: number;
  /**
   * JavaScript's share of a step: outside the wasm kernels, or until everything is recorded for the GPU. A software
   * adapter computes on the same cores: there it is of steps that are submitted only once they are recorded.
   */
  scriptMilliseconds: number;
  /** Of tensors and working memory; on a GPU all that was allocated. */
  peakBytes: number;
}

const WARM_UP_MILLISECONDS = 1500;

/** Measures one backend at one size. Throws a localised error where the backend is not to be had. */
export async function measureStep({ backend, threads, size, lengths, steps }: StepRequest): Promise<StepResult> {
  const device = backend === "wasm" ? await openWasm(threads) : await openWebGpu();
  const { config } = SIZES[size];
  const rows = randomBatch(SIZES[size], lengths);
  const inputs = uploadInputs(rows, config);
  const targets = uploadTargets(rows, config);
  const taskWeights = tensor1d([1, 1, 1, 1]);
  const variables = createVariables(config, initialParameters(config, 1));
  const { slots, dispose } = createSlots(variables);
  let count = 0;
  /** Records one step and answers how to wait for it. */
  const step = (): (() => Promise<void>) => {
    const options = { learningRate: 1e-3, weightDecay: 1e-2, gradientClip: 1, step: ++count };
    const { tasks, norm } = trainStep(config, variables, slots, [{ inputs, targets }], taskWeights, count, options);
    return async () => {
      const losses = await tasks.data();
      tasks.dispose();
      norm.dispose();
      if (!losses.every(Number.isFinite)) throw new Error(`step ${count}: the losses are ${losses.join(", ")}`);
    };
  };

  const begin = performance.now();
  await step()();
  const firstSeconds = (performance.now() - begin) / 1000;
  // small steps are JavaScript for the most part, which takes a while to be compiled
  while (performance.now() - begin < WARM_UP_MILLISECONDS) await step()();
  const seconds: number[] = [];
  const processor: number[] = [];
  const script: number[] = [];
  for (let i = 0; i < steps; i++) {
    device.reset();
    const start = performance.now();
    const before = processorSeconds();
    const wait = step();
    script.push(performance.now() - start - device.kernelMilliseconds());
    await wait();
    seconds.push((performance.now() - start) / 1000);
    processor.push(processorSeconds() - before);
  }
  const counts = device.counts(); // of the last step
  if (device.holdBack) {
    script.length = 0;
    const release = device.holdBack();
    for (let i = 0; i < steps; i++) {
      const start = performance.now();
      const wait = step();
      script.push(performance.now() - start);
      await wait();
    }
    release();
  }
  const start = performance.now();
  const waits = Array.from({ length: steps }, step);
  for (const wait of waits) await wait();
  const runSeconds = (performance.now() - start) / 1000 / steps;
  const { kernels } = await profile(async () => {
    await step()();
    return [];
  });
  const peakBytes = device.peakBytes();
  disposeInputs(inputs);
  disposeTargets(targets);
  taskWeights.dispose();
  variables.dispose();
  dispose();
  device.close();
  return {
    detail: device.detail,
    minSeconds: Math.min(...seconds),
    medianSeconds: median(seconds),
    ...(processor.every((each) => each > 0) && { cpuSeconds: Math.min(...processor) }),
    runSeconds,
    firstSeconds,
    kernels: kernels.filter(({ name }) => name !== "Identity" && name !== "Reshape").length,
    ...counts,
    scriptMilliseconds: median(script),
    peakBytes,
  };
}

/** The device under measurement; `counts` and `kernelMilliseconds` since the last `reset`. */
interface Device {
  detail: string;
  reset(): void;
  counts(): { dispatches?: number; submits?: number };
  /** Time that the recording thread spent computing. */
  kernelMilliseconds(): number;
  peakBytes(): number;
  /** Of a software adapter: submits nothing while a step is recorded, until the answer is called. */
  holdBack?(): () => void;
  close(): void;
}

async function openWasm(threads: number): Promise<Device> {
  const registration = await registerWasmBackend({ threads });
  if (registration.threads !== threads) {
    registration.dispose();
    throw new Error(`${threads} threads were asked for, ${registration.threads} can be had here`);
  }
  await setBackend("wasm");
  const backend = engine().backend as WasmBackend;
  let spent = 0;
  const timed = Object.entries(backend.kernels).map(([name, kernel]) => {
    if (typeof kernel !== "function") return [name, kernel];
    const call = kernel as (...args: number[]) => unknown;
    return [
      name,
      (...args: number[]) => {
        const start = performance.now();
        const result = call(...args);
        spent += performance.now() - start;
        return result;
      },
    ];
  });
  (backend as { kernels: KernelExports }).kernels = Object.fromEntries(timed) as KernelExports;
  return {
    detail: registration.detail,
    reset: () => {
      spent = 0;
    },
    counts: () => ({}),
    kernelMilliseconds: () => spent,
    peakBytes: () => backend.memory().peakBytes,
    close: () => registration.dispose(),
  };
}

async function openWebGpu(): Promise<Device> {
  let fault: string | undefined;
  const found = await registerWebGpuBackend({
    allowSoftware: true,
    onError: (message) => {
      fault ??= message;
    },
  });
  if ("unavailable" in found) throw new Error(found.unavailable);
  await setBackend("webgpu");
  const backend = engine().backend as WebGPUBackend;
  const counter = countGpuWork(found.device);
  return {
    detail: found.software ? `${found.detail}, a software adapter: no performance number` : found.detail,
    reset: () => counter.reset(),
    counts: () => {
      const { dispatches, submits } = counter.counts();
      return { dispatches, submits };
    },
    kernelMilliseconds: () => 0,
    peakBytes: () => backend.memory().numBytesAllocatedInGPU,
    ...(found.software && { holdBack }),
    close: () => {
      counter.stop();
      if (fault) throw new Error(`the device reported an error, so the times mean nothing: ${fault}`);
    },
  };
}

function holdBack(): () => void {
  const usual = env().getNumber("WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE");
  env().set("WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE", Number.MAX_SAFE_INTEGER);
  return () => env().set("WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE", usual);
}

/** Of this process, all threads; 0 in a browser, which does not tell. */
function processorSeconds(): number {
  if (typeof process === "undefined" || typeof process.cpuUsage !== "function") return 0;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
}
