// The kernels that a forward pass needs, on one thread and with plain SIMD: the same binary, and so the same bits, everywhere.

import { attentionWasm } from "../core/kernels/attention/wasm.ts";
import { embeddingWasm } from "../core/kernels/embedding/wasm.ts";
import { lastStepsWasm } from "../core/kernels/lastSteps/wasm.ts";
import { layerNormWasm } from "../core/kernels/layerNorm/wasm.ts";
import { linearWasm } from "../core/kernels/linear/wasm.ts";
import { lstmWasm } from "../core/kernels/lstm/wasm.ts";
import { sequencePoolWasm } from "../core/kernels/sequencePool/wasm.ts";
import { WasmBackend } from "../core/kernels/wasm/backend.ts";
import { startMachine } from "../core/kernels/wasm/machine.ts";
import { instantiateKernels } from "../core/kernels/wasm/module.ts";
import { binary } from "../core/kernels/wasm/plain.generated.ts";
import { SHAPE_KERNELS } from "../core/kernels/wasm/shapes.ts";
import { install } from "./inference.ts";

const KERNELS = [
  ...[linearWasm, embeddingWasm, lstmWasm, attentionWasm, layerNormWasm, sequencePoolWasm, lastStepsWasm],
  ...SHAPE_KERNELS,
];

let started: Promise<void> | undefined;

/** Makes the kernels ready, once. Throws where there is no WebAssembly with SIMD. */
export function startKernels(): Promise<void> {
  started ??= instantiateKernels(binary, false)
    .then((loaded) => startMachine(loaded, 1))
    .then((machine) => install(new WasmBackend(machine), KERNELS));
  return started;
}
