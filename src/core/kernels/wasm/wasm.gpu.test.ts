// The WASM backend in the browser: relaxed SIMD where it is known, workers on shared memory.

import { describe, expect, it } from "vitest";
import { hasRelaxedSimd } from "./module.ts";
import { registerWasmBackend } from "./register.ts";
import {
  bytesOverSteps,
  checkCases,
  functionErrors,
  lstmValues,
  productDifference,
  withWasm,
} from "./testing/checks.ts";

describe("wasm backend in the browser", () => {
  it("runs relaxed SIMD on threads", async () => {
    expect(crossOriginIsolated).toBe(true);
    expect(hasRelaxedSimd()).toBe(true);
    const registration = await registerWasmBackend({ threads: 2 });
    expect(registration.detail).toBe("2 threads, relaxed SIMD");
    registration.dispose();
  });

  it.each([1, 2])("agrees with the references on %i threads", async (threads) => {
    await checkCases(threads);
  });

  it("multiplies with fused multiply-add", async () => {
    const sizes = { m: 40, n: 21, k: 530, gap: 3, seed: 5 };
    await withWasm(2, (backend) => {
      for (let bits = 0; bits < 32; bits++) {
        const [transA, transB, accumulate, bias, mapped] = [1, 2, 4, 8, 16].map((bit) => (bits & bit) !== 0);
        const product = { ...sizes, transA, transB, accumulate, bias, mapped } as Parameters<
          typeof productDifference
        >[1];
        expect(productDifference(backend, product)).toBeLessThan(1e-6);
      }
    });
  });

  it("keeps exp, tanh and sigmoid within 1e-6", async () => {
    const errors = await withWasm(1, functionErrors);
    expect(Math.max(errors.exp, errors.tanh, errors.sigmoid)).toBeLessThan(1e-6);
  });

  it("gives the same bits whatever the number of threads", async () => {
    expect(await lstmValues(2)).toEqual(await lstmValues(1));
  });

  it("uses no more memory after 100 steps than after one", async () => {
    const [first, last, tensors] = await bytesOverSteps(100);
    expect(last).toBe(first);
    expect(tensors).toBe(0);
  });
});
