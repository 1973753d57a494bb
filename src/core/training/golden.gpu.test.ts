// The model against PyTorch in a browser: on WebGPU and on WebAssembly with relaxed SIMD.

import { describe, expect, it } from "vitest";
import type { BackendName } from "../kernels/backendChoice.ts";
import { chooseBackend } from "../kernels/backends.ts";
import { checkGolden } from "./testing/golden.ts";
import { GOLDEN_FILES } from "./testing/goldenFiles.ts";

describe.each<BackendName>(["webgpu", "wasm"])("on %s", (backend) => {
  it.each(GOLDEN_FILES)("%s: outputs, losses, gradients and six training steps are PyTorch's", async (name) => {
    await chooseBackend(backend);
    const response = await fetch(new URL(`./golden/${name}.safetensors`, import.meta.url));
    const groups = await checkGolden(new Uint8Array(await response.arrayBuffer()));
    expect(groups).toHaveLength(5);
    for (const group of groups) expect(group, `${group.worst} at ${group.at}`).toMatchObject({ passed: true });
  });
});
