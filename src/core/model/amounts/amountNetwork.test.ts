import { expect, test } from "vitest";
import { CHOICES, INPUT_COUNT } from "../../features/amounts/encodePair.ts";
import { MEASURE_COUNT } from "../../features/amounts/parts.ts";
import { AmountNetwork, amountShapes } from "./amountNetwork.ts";

/** Printed by python/golden/amounts.py: PyTorch's answers for a network whose weights and inputs are sines. */
const PYTORCH = [
  [0.6867835, 0.5333424, -0.0854782],
  [-0.3126772, 0.1082214, 0.2317067],
  [-0.8639547, -0.3331791, -0.1188055],
  [0.2135538, -0.2013202, -0.2543699],
];

function sines(count: number, phase: number, scale: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => scale * Math.sin(phase + i));
}

test("says what the same network says in PyTorch, with candidates that are not known left out", () => {
  const weights = [...amountShapes(6).values()].map((shape, i) =>
    Float64Array.from(
      sines(
        shape.reduce((size, each) => size * each, 1),
        i,
        0.2,
      ),
    ),
  );
  const network = new AmountNetwork(weights);
  const inputs = sines(PYTORCH.length * INPUT_COUNT, 0.5, 1);
  const choices = sines(PYTORCH.length * MEASURE_COUNT * CHOICES, 0.25, 2);
  for (let i = 0; i < choices.length; i += 3) if (i % CHOICES !== CHOICES - 1) choices[i] = Number.NaN;
  const measures = new Float64Array(MEASURE_COUNT);
  const products = [0, 5, 2, 3];
  for (const [row, expected] of PYTORCH.entries()) {
    network.forward(inputs, choices, row, products[row]!, [0.4, 0.1, 0.02], measures);
    for (const [m, value] of expected.entries()) expect(measures[m]).toBeCloseTo(value, 5);
    for (let m = 0; m < MEASURE_COUNT; m++) {
      const shares = network.shares.subarray(m * CHOICES, (m + 1) * CHOICES);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      shares.forEach((share, k) => {
        expect(share === 0).toBe(Number.isNaN(choices[(row * MEASURE_COUNT + m) * CHOICES + k]!));
      });
    }
  }
});
