import { expect, test } from "vitest";
import { meanAttention } from "./meanAttention.ts";

test("means by place from the end, beside what even weights would be", () => {
  const mean = meanAttention({
    length: 3,
    steps: Float32Array.from([0.25, 0.75, 0, 1, 0, 0]),
    lengths: Int32Array.from([2, 1]),
    scales: Float32Array.from([0.5, 0.5, 0.25, 0.75]),
    gate: null,
  });
  expect(mean.steps).toEqual([
    { count: 2, weight: 0.875, even: 0.75 },
    { count: 1, weight: 0.25, even: 0.5 },
  ]);
  expect(mean.scales).toEqual([0.375, 0.625]);
  expect(mean.gate).toBeNull();
  const none = {
    length: 3,
    steps: new Float32Array(),
    lengths: new Int32Array(),
    scales: new Float32Array(),
    gate: null,
  };
  expect(() => meanAttention(none)).toThrow(/no rows/);
});
