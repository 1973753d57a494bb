// The yardstick itself: every reference gradient against numeric differentiation in float64, and through TensorFlow.js.

import { describe, expect, it } from "vitest";
import { kernelCases } from "./cases.ts";
import { incomingGradient, referenceOf, worstDifference } from "./compare.ts";
import type { Plain } from "./kernel.ts";
import { registerReferenceKernels } from "./testing/registerReference.ts";

registerReferenceKernels();

/** Σ output · incoming as a function of one input value: its numeric slope by central differences. */
function numericSlope(evaluate: () => number, values: Float64Array, at: number): number {
  const held = values[at]!;
  const step = 1e-5;
  values[at] = held + step;
  const above = evaluate();
  values[at] = held - step;
  const below = evaluate();
  values[at] = held;
  return (above - below) / (2 * step);
}

const small = kernelCases().filter((test) => {
  const total = Object.values(test.inputs).reduce((sum, input) => sum + (input?.values.length ?? 0), 0);
  return test.gradient && total < 3000;
});

describe("reference gradients", () => {
  it.each(small.map((test) => [test.name, test] as const))("%s agrees with numeric differentiation", (_, test) => {
    const gradient = test.gradient!;
    const forward = referenceOf(test.kernel);
    const outputs = forward(test.inputs, test.attributes);
    const incoming = incomingGradient(outputs[gradient.incoming.output]!.shape);
    const inputs: Record<string, Plain | undefined> = { [gradient.incoming.name]: incoming };
    for (const name of gradient.takes) inputs[name] = test.inputs[name];
    for (const [name, output] of Object.entries(gradient.outputs)) inputs[name] = outputs[output];
    const grads = referenceOf(gradient.kernel)(inputs, gradient.attributes);
    const evaluate = (): number => {
      const values = Array.from(forward(test.inputs, test.attributes)[gradient.incoming.output]!.values);
      return values.reduce((sum, value, i) => sum + value * incoming.values[i]!, 0);
    };
    for (const [i, name] of gradient.of.entries()) {
      const values = test.inputs[name]!.values as Float64Array;
      const stride = Math.max(1, Math.floor(values.length / 25));
      const paddingRow = "paddingRow" in gradient.attributes ? gradient.attributes.paddingRow : -1;
      for (let at = 0; at < values.length; at += stride) {
        const width = test.inputs[name]!.shape.at(-1)!;
        if (name === "table" && Math.floor(at / width) === paddingRow) continue;
        expect(grads[i]!.values[at]).toBeCloseTo(numericSlope(evaluate, values, at), 5);
      }
    }
  });

  it.each(kernelCases().map((test) => [test.name, test] as const))(
    "%s runs as a TensorFlow.js kernel",
    async (_, test) => {
      expect(await worstDifference("cpu", test)).toBeLessThanOrEqual(1e-4);
    },
  );
});
