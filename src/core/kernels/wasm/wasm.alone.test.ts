// The WASM backend in Node: plain SIMD, worker_threads.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bytesOverSteps,
  checkCases,
  functionErrors,
  lstmValues,
  productDifference,
  withWasm,
} from "./testing/checks.ts";

describe("wasm backend", () => {
  it.each([1, 2, 3])("agrees with the references on %i threads", async (threads) => {
    await checkCases(threads);
  });

  it("multiplies matrices of any size, order, stride and row map", async () => {
    const size = fc.integer({ min: 1, max: 40 });
    await withWasm(2, (backend) =>
      fc.assert(
        fc.property(
          fc.record({
            m: fc.oneof(size, fc.integer({ min: 90, max: 210 })),
            n: fc.oneof(size, fc.integer({ min: 60, max: 150 })),
            k: fc.oneof(fc.constant(0), size, fc.integer({ min: 500, max: 700 })),
            transA: fc.boolean(),
            transB: fc.boolean(),
            accumulate: fc.boolean(),
            bias: fc.boolean(),
            mapped: fc.boolean(),
            gap: fc.integer({ min: 0, max: 5 }),
            seed: fc.integer(),
          }),
          (product) => {
            expect(productDifference(backend, product)).toBeLessThan(1e-6);
          },
        ),
        { numRuns: 40 },
      ),
    );
  });

  it("keeps exp, tanh and sigmoid within 1e-6", async () => {
    const errors = await withWasm(1, functionErrors);
    expect(errors.exp).toBeLessThan(1e-6);
    expect(errors.tanh).toBeLessThan(1e-6);
    expect(errors.sigmoid).toBeLessThan(1e-6);
  });

  it("gives the same bits whatever the number of threads", async () => {
    const alone = await lstmValues(1);
    expect(await lstmValues(2)).toEqual(alone);
    expect(await lstmValues(3)).toEqual(alone);
  });

  it("uses no more memory after 1,000 steps than after one", async () => {
    const [first, last, tensors] = await bytesOverSteps(1000);
    expect(last).toBe(first);
    expect(tensors).toBe(0);
  });
});
