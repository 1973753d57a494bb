// The stock kernels of the WASM backend against TensorFlow.js's own "cpu" backend.

import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { random } from "../../lib/random.ts";
import { registerWasmBackend, type WasmRegistration } from "./register.ts";

let registration: WasmRegistration;
beforeAll(async () => {
  registration = await registerWasmBackend({ threads: 2 });
});
afterAll(() => registration.dispose());

function floats(seed: number, ...shape: number[]): tf.Tensor {
  const rng = random(seed);
  return tf.tensor(
    Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () => rng.normal()),
    shape,
  );
}

const OPERATIONS: Record<string, () => tf.Tensor> = {
  "add of equal shapes": () => tf.add(floats(1, 7, 5, 3), floats(2, 7, 5, 3)),
  "add of a row": () => tf.add(floats(1, 7, 5), floats(2, 5)),
  "add of a column": () => tf.add(floats(1, 7, 1), floats(2, 1, 5)),
  "add of integers": () => tf.add(tf.tensor([1, 2, 3], [3], "int32"), tf.tensor([4, 5, -6], [3], "int32")),
  "integer plus float": () => tf.add(tf.tensor([1, 2, 3], [3], "int32"), floats(1, 3)),
  "subtract a scalar": () => tf.sub(floats(1, 9), tf.scalar(2)),
  "multiply by a scalar": () => tf.mul(floats(1, 9, 11), tf.scalar(-0.3)),
  "scalar by a tensor": () => tf.mul(tf.scalar(-0.3), floats(1, 9, 11)),
  divide: () => tf.div(floats(1, 9), floats(2, 9)),
  "add many": () => tf.addN([floats(1, 9, 2), floats(2, 9, 2), floats(3, 9, 2)]),
  "reshape with a free dimension": () => tf.reshape(floats(1, 6, 4), [3, -1]),
  "expand dims": () => tf.expandDims(floats(1, 6, 4), 1),
  "cast to integers": () => tf.cast(tf.tensor([1.9, -1.9, 0]), "int32"),
  "cast to booleans": () => tf.cast(tf.tensor([1.9, -1.9, 0]), "bool"),
  "cast of booleans": () => tf.cast(tf.tensor([true, false]), "float32"),
  fill: () => tf.fill([2, 3], 1.5),
  "zeros like": () => tf.zerosLike(floats(1, 4)),
  "ones like": () => tf.onesLike(tf.tensor([3, 4], [2], "int32")),
  slice: () => tf.slice(floats(1, 4, 6, 5), [1, 2, 0], [2, 3, 5]),
  "slice of the last dimension": () => tf.slice(floats(1, 4, 6, 5), [0, 0, 3], [-1, -1, 2]),
  "slice of one value": () => tf.slice(floats(1, 5), [3], [1]),
  "concat of the first dimension": () => tf.concat([floats(1, 2, 3), floats(2, 4, 3)], 0),
  "concat of the last dimension": () => tf.concat([floats(1, 4, 2, 3), floats(2, 4, 2, 1), floats(3, 4, 2, 6)], -1),
  pad: () =>
    tf.pad(
      floats(1, 3, 4),
      [
        [1, 2],
        [0, 3],
      ],
      7,
    ),
  "pad of integers": () => tf.pad(tf.tensor([1, 2, 3], [3], "int32"), [[2, 1]]),
  transpose: () => tf.transpose(floats(1, 4, 5, 6), [2, 0, 1]),
  "transpose of a matrix": () => tf.transpose(floats(1, 4, 5)),
  "sum of all": () => tf.sum(floats(1, 4, 5, 6)),
  "sum of the middle": () => tf.sum(floats(1, 4, 5, 6), 1),
  "sum of two, kept": () => tf.sum(floats(1, 4, 5, 6), [0, 2], true),
  mean: () => tf.mean(floats(1, 4, 5, 6), [0, 1]),
  exp: () => tf.exp(floats(1, 33)),
  tanh: () => tf.tanh(floats(1, 33)),
  sigmoid: () => tf.sigmoid(floats(1, 33)),
  softmax: () => tf.softmax(tf.mul(floats(1, 3, 7, 11), tf.scalar(5))),
  relu: () => tf.relu(floats(1, 33)),
  negative: () => tf.neg(floats(1, 33)),
  square: () => tf.square(floats(1, 33)),
  "square root": () => tf.sqrt(tf.square(floats(1, 33))),
  logarithm: () => tf.log(tf.square(floats(1, 33))),
};

describe("stock kernels", () => {
  it.each(Object.entries(OPERATIONS))("%s", async (_, operation) => {
    await tf.setBackend("cpu");
    const expected = operation();
    const wanted = await expected.data();
    await tf.setBackend("wasm");
    const got = operation();
    const values = await got.data();
    expect(got.shape).toEqual(expected.shape);
    expect(got.dtype).toBe(expected.dtype);
    expect(values.length).toBe(wanted.length);
    for (const [i, value] of wanted.entries()) {
      expect(Math.abs(values[i]! - value)).toBeLessThanOrEqual(2e-6 * Math.max(1, Math.abs(value)));
    }
  });

  it("moves a tensor from another backend and back, and reads its own copy", async () => {
    await tf.setBackend("cpu");
    const made = floats(1, 5);
    const values = await made.data();
    await tf.setBackend("wasm");
    const doubled = tf.add(made, made);
    const copy = doubled.dataSync();
    expect(Array.from(copy)).toEqual(Array.from(values, (value) => Math.fround(value + value)));
    copy.fill(0);
    expect(doubled.dataSync()).not.toEqual(copy);
    await tf.setBackend("cpu");
    expect(tf.sub(doubled, made).dataSync()).toEqual(values);
  });

  it("frees a tensor only when its last alias is disposed", async () => {
    await tf.setBackend("wasm");
    const a = floats(4, 6);
    const b = tf.reshape(a, [2, 3]);
    const values = a.dataSync();
    a.dispose();
    floats(5, 6);
    expect(b.dataSync()).toEqual(values);
    b.dispose();
  });

  it("says which types it holds", async () => {
    await tf.setBackend("wasm");
    expect(() => tf.tensor(["a"])).toThrow(/not string/);
  });
});
