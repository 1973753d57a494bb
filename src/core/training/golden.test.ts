// The reference kernels, composed into the model, against PyTorch.

import { readFileSync } from "node:fs";
import { setBackend } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import { registerReferenceKernels } from "../kernels/reference.ts";
import { checkGolden } from "./golden.ts";

registerReferenceKernels();

describe("golden vectors on the reference backend", () => {
  it("agrees with PyTorch in outputs, losses, gradients and six training steps", async () => {
    await setBackend("cpu");
    const { groups } = await checkGolden(readFileSync(new URL("./golden/single-layer.safetensors", import.meta.url)));
    for (const group of groups)
      expect(group, `${group.name}: ${group.worst} at ${group.at}`).toMatchObject({ passed: true });
    expect(groups).toHaveLength(5);
  });
});
