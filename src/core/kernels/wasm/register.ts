// Registers the backend "wasm" and its kernels with TensorFlow.js.

import {
  type KernelConfig,
  registerBackend,
  registerKernel,
  removeBackend,
  unregisterKernel,
} from "@tensorflow/tfjs-core";
import { InternalError } from "../../lib/internalError.ts";
import { adamwWasm } from "../adamw/wasm.ts";
import { attentionGradWasm, attentionWasm } from "../attention/wasm.ts";
import { dropoutWasm } from "../dropout/wasm.ts";
import { embeddingGradWasm, embeddingWasm } from "../embedding/wasm.ts";
import { lastStepsGradWasm, lastStepsWasm } from "../lastSteps/wasm.ts";
import { layerNormGradWasm, layerNormWasm } from "../layerNorm/wasm.ts";
import { linearGradWasm, linearWasm } from "../linear/wasm.ts";
import { lstmGradWasm, lstmWasm } from "../lstm/wasm.ts";
import { productLossGradWasm, productLossWasm } from "../productLoss/wasm.ts";
import { sequencePoolGradWasm, sequencePoolWasm } from "../sequencePool/wasm.ts";
import { smoothL1GradWasm, smoothL1Wasm } from "../smoothL1/wasm.ts";
import { ARITHMETIC_KERNELS } from "./arithmetic.ts";
import { WasmBackend, type WasmMachine } from "./backend.ts";
import { startMachine } from "./machine.ts";
import { hasRelaxedSimd, loadKernels } from "./module.ts";
import { SHAPE_KERNELS } from "./shapes.ts";
import { availableThreads } from "./threads.ts";

const KERNELS: KernelConfig[] = [
  linearWasm,
  linearGradWasm,
  embeddingWasm,
  embeddingGradWasm,
  lstmWasm,
  lstmGradWasm,
  attentionWasm,
  attentionGradWasm,
  layerNormWasm,
  layerNormGradWasm,
  dropoutWasm,
  sequencePoolWasm,
  sequencePoolGradWasm,
  lastStepsWasm,
  lastStepsGradWasm,
  productLossWasm,
  productLossGradWasm,
  smoothL1Wasm,
  smoothL1GradWasm,
  adamwWasm,
  ...SHAPE_KERNELS,
  ...ARITHMETIC_KERNELS,
];

export interface WasmRegistration {
  /** What runs, in words: "2 threads, relaxed SIMD". */
  detail: string;
  threads: number;
  relaxed: boolean;
  /** Removes the backend and its kernels and ends the threads; its tensors are lost. */
  dispose(): void;
}

let registration: WasmRegistration | undefined;

/**
 * Makes the backend "wasm" available (select it with setBackend("wasm")). `threads` is held to what the machine and the
 * page's isolation allow; the default is all of them, at most 8; where workers cannot
 * start it is one. Throws when it is registered already.
 */
export async function registerWasmBackend(options: { threads?: number } = {}): Promise<WasmRegistration> {
  if (registration)
    throw new InternalError(`the wasm backend is registered already (${registration.detail}): dispose it first`);
  const most = availableThreads();
  const wanted = Math.max(1, Math.min(options.threads ?? most, most === 1 ? 1 : 64));
  const relaxed = hasRelaxedSimd();
  const machine = wanted > 1 ? await start(relaxed, wanted).catch(() => start(relaxed, 1)) : await start(relaxed, 1);
  const { threads, endWorkers } = machine;
  const backend = new WasmBackend(machine);
  registerBackend("wasm", () => backend);
  for (const kernel of KERNELS) registerKernel(kernel);
  registration = {
    detail: `${threads === 1 ? "1 thread" : `${threads} threads`}, ${relaxed ? "relaxed" : "plain"} SIMD`,
    threads,
    relaxed,
    dispose() {
      removeBackend("wasm");
      // A backend that was never selected has no instance for the engine to dispose.
      endWorkers();
      for (const { kernelName } of KERNELS) unregisterKernel(kernelName, "wasm");
      registration = undefined;
    },
  };
  return registration;
}

/** Loads the kernels and starts their threads. Throws where workers cannot start or memory cannot be shared. */
async function start(relaxed: boolean, threads: number): Promise<WasmMachine> {
  return startMachine(await loadKernels(relaxed, threads > 1), threads);
}
