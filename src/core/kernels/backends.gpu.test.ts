// Which device is chosen, and what is said about it: software adapters count as none, a card that computes wrongly is
// left, one that computes right is measured.

import { getBackend } from "@tensorflow/tfjs-core";
import { afterEach, expect, it, vi } from "vitest";
import { chooseBackend } from "./backends.ts";

type Backends = typeof import("./backends.ts");

/** The module with nothing chosen yet. */
async function fresh(name: string): Promise<Backends> {
  const address = import.meta.url.replace(/backends\.gpu\.test\.ts.*/, `backends.ts?${name}`);
  return (await import(/* @vite-ignore */ address)) as Backends;
}

afterEach(() => vi.restoreAllMocks());

/** Lets the software adapter pass for a graphics card. */
function inDisguise(): void {
  const info = { vendor: "test", architecture: "card", device: "", description: "", isFallbackAdapter: false };
  vi.spyOn(GPUAdapter.prototype, "info", "get").mockReturnValue(info as unknown as GPUAdapterInfo);
}

it("takes WebAssembly where the only adapter is software, and says so", async () => {
  const choice = await chooseBackend("auto");
  expect(choice.name).toBe("wasm");
  expect(getBackend()).toBe("wasm");
  expect(choice.reasonSentence).toMatchObject({ code: "backend.onCpu" });
  expect(choice.reason).toMatch(/swiftshader.*slower than WebAssembly/i);
  expect(choice.detail).toMatch(/^\d+ threads, relaxed SIMD$/);
});

it("says that there is no WebGPU, or no adapter", async () => {
  vi.spyOn(GPU.prototype, "requestAdapter").mockResolvedValue(null);
  const { chooseBackend: choose } = await fresh("none");
  await expect(choose("webgpu")).rejects.toMatchObject({
    sentence: { code: "backend.gpuMissing", values: { why: { code: "backend.noAdapter" } } },
  });
});

it("leaves a card whose gradients are wrong", async () => {
  inDisguise();
  const { createShaderModule } = GPUDevice.prototype;
  vi.spyOn(GPUDevice.prototype, "createShaderModule").mockImplementation(function (this: GPUDevice, descriptor) {
    const code = descriptor.label?.startsWith("lstm backward")
      ? descriptor.code.replaceAll("1.0 -", "1.001 -")
      : descriptor.code;
    return createShaderModule.call(this, { ...descriptor, code });
  });
  const { chooseBackend: choose } = await fresh("wrong");
  await expect(choose("webgpu")).rejects.toMatchObject({
    sentence: { values: { why: { code: "backend.selfTest" } } },
    message: expect.stringMatching(/failed its self-test: lstm .* worst difference/),
  });
});

it("leaves a card that refuses a shader", async () => {
  inDisguise();
  const { createShaderModule } = GPUDevice.prototype;
  vi.spyOn(GPUDevice.prototype, "createShaderModule").mockImplementation(function (this: GPUDevice, descriptor) {
    const code = descriptor.label?.startsWith("product loss") ? "no shader" : descriptor.code;
    return createShaderModule.call(this, { ...descriptor, code });
  });
  const { chooseBackend: choose } = await fresh("refused");
  await expect(choose("webgpu")).rejects.toMatchObject({ sentence: { values: { why: { code: "backend.selfTest" } } } });
});

it("takes a card that computes right, with the faster of its shader variants", async () => {
  inDisguise();
  const { chooseBackend: choose } = await fresh("right");
  // The software adapter is slow, and what is asked here does not hang on the sizes.
  const choice = await choose("auto", { measuring: { rounds: 2, scale: 0.25 } });
  expect(choice).toMatchObject({ name: "webgpu", detail: "test card" });
  expect(choice.reasonSentence!.code).toBe("backend.gpu");
  const { variant, other, time, slower } = choice.reasonSentence!.values;
  expect(new Set([variant, other])).toEqual(new Set(["tiled", "direct"]));
  expect(Number(time)).toBeGreaterThan(0);
  expect(Number(time)).toBeLessThanOrEqual(Number(slower));
});
