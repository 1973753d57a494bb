// Node 20's relaxed SIMD, which stands behind a flag there, is held to what plain SIMD is held to.

import { expect, it } from "vitest";
import { hasRelaxedSimd } from "../core/kernels/wasm/module.ts";
import { registerWasmBackend } from "../core/kernels/wasm/register.ts";
import { checkCases, functionErrors, lstmValues, withWasm } from "../core/kernels/wasm/testing/checks.ts";
import { allowRelaxedSimd } from "./relaxedSimd.ts";

it("computes what the references say with fused multiply-add, on threads too", async () => {
  allowRelaxedSimd();
  expect(hasRelaxedSimd()).toBe(true);
  const registration = await registerWasmBackend({ threads: 2 });
  expect(registration.detail).toBe("2 threads, relaxed SIMD");
  registration.dispose();
  await checkCases(2);
  const errors = await withWasm(1, functionErrors);
  expect(Math.max(errors.exp, errors.tanh, errors.sigmoid)).toBeLessThan(1e-6);
  expect(await lstmValues(2)).toEqual(await lstmValues(1));
});
