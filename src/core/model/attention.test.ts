import { expect, test } from "vitest";
import { meanOverHeads, receivedAttention, softmaxRows } from "./attention.ts";

test("attention received, by hand: two heads, padding left out", () => {
  // Row 0 has two steps of three, row 1 one; what padding holds must not matter.
  const x = 99;
  const weights = Float32Array.from([
    ...[0.25, 0.75, x, 0.5, 0.5, x, x, x, x], // row 0, head 0
    ...[1, 0, x, 0.25, 0.75, x, x, x, x], // row 0, head 1
    ...[1, x, x, x, x, x, x, x, x],
    ...[1, x, x, x, x, x, x, x, x],
  ]);
  const received = receivedAttention(weights, 2, 3, Int32Array.from([2, 1]));
  // (0.25 + 0.5 + 1 + 0.25) / 4, and the rest
  expect([...received]).toEqual([0.5, 0.5, 0, 1, 0, 0]);
});

test("heads are averaged, gates become shares", () => {
  expect([...meanOverHeads(Float32Array.from([1, 0, 0, 1, 0.5, 0.5, 0.25, 0.75]), 2, 2)]).toEqual([
    0.5, 0.5, 0.375, 0.625,
  ]);
  const shares = softmaxRows(Float32Array.from([0, Math.log(3), 1000, 1000]), 2);
  expect([...shares].map((x) => Math.round(x * 1e6) / 1e6)).toEqual([0.25, 0.75, 0.5, 0.5]);
});
