// The amounts network: from a pair's inputs to one value of each measure, a weighted choice among what is counted, moved a
// little. Small enough for plain arithmetic, which is alike on every device.

import { CHOICES, INPUT_COUNT } from "../../features/amounts/encodePair.ts";
import { MEASURE_COUNT } from "../../features/amounts/parts.ts";
import { random } from "../../lib/random.ts";
import type { Parameter } from "../parameters.ts";

export const HIDDEN = 32;
/** Numbers of a product's own embedding. */
export const PRODUCT_DIM = 8;
/** What is read by the first layer, and the last layer's outputs of one measure: a weight of each choice, a move. */
export const WIDTH = INPUT_COUNT + PRODUCT_DIM;
export const OUTPUTS = CHOICES + 1;

const SHAPES = {
  "layers.0.weight": [HIDDEN, WIDTH],
  "layers.0.bias": [HIDDEN],
  "layers.2.weight": [HIDDEN, HIDDEN],
  "layers.2.bias": [HIDDEN],
  "layers.4.weight": [MEASURE_COUNT * OUTPUTS, HIDDEN],
  "layers.4.bias": [MEASURE_COUNT * OUTPUTS],
} as const;

/** Shapes of all parameters of a model of P products. */
export function amountShapes(numProducts: number): Map<string, number[]> {
  return new Map<string, number[]>([
    ["embedding.weight", [numProducts, PRODUCT_DIM]],
    ...Object.entries(SHAPES).map(([name, shape]): [string, number[]] => [name, [...shape]]),
  ]);
}

/** Seeded start values: at first the network chooses the customer's median of the product, and moves it hardly. */
export function startingAmounts(numProducts: number, seed: number): Map<string, Parameter> {
  const rng = random(seed);
  const weights = new Map<string, Parameter>();
  for (const [name, shape] of amountShapes(numProducts)) {
    const values = new Float32Array(shape.reduce((size, dimension) => size * dimension, 1));
    if (name === "embedding.weight") for (let i = 0; i < values.length; i++) values[i] = 0.1 * rng.normal();
    else {
      const inputs = name.startsWith("layers.0") ? WIDTH : HIDDEN;
      const bound = (name.startsWith("layers.4") ? 0.1 : 1) / Math.sqrt(inputs);
      for (let i = 0; i < values.length; i++) values[i] = (2 * rng.uniform() - 1) * bound;
    }
    weights.set(name, { shape, values });
  }
  const bias = weights.get("layers.4.bias")!.values;
  for (let m = 0; m < MEASURE_COUNT; m++)
    for (let k = 0; k < OUTPUTS; k++) bias[m * OUTPUTS + k] = k === OWN_MEDIAN ? 1.5 : 0;
  return weights;
}

/** The choice that training starts from. */
const OWN_MEDIAN = 1;

type AllWeights = [
  embedding: Float64Array,
  w1: Float64Array,
  b1: Float64Array,
  w2: Float64Array,
  b2: Float64Array,
  w3: Float64Array,
  b3: Float64Array,
];

/** One network's forward pass, row by row; it owns its buffers. */
export class AmountNetwork {
  readonly x = new Float64Array(WIDTH);
  readonly h1 = new Float64Array(HIDDEN);
  readonly h2 = new Float64Array(HIDDEN);
  readonly out = new Float64Array(MEASURE_COUNT * OUTPUTS);
  /** Weights of the choices, and their mean. */
  readonly shares = new Float64Array(MEASURE_COUNT * CHOICES);
  readonly mixed = new Float64Array(MEASURE_COUNT);
  readonly #weights: readonly Float64Array[];

  /** Weights in the order of `amountShapes`. */
  constructor(weights: readonly Float64Array[]) {
    this.#weights = weights;
  }

  /**
   * The measures of one row of encoded inputs [n, INPUT_COUNT] and choices [n, MEASURE_COUNT, CHOICES], written to
   * `measures` [MEASURE_COUNT]: Σ share · choice + distance · move.
   */
  forward(
    inputs: Float32Array,
    choices: Float32Array,
    row: number,
    product: number,
    distance: readonly number[],
    measures: Float64Array,
  ): void {
    const { x, h1, h2, out, shares, mixed } = this;
    const [embedding, w1, b1, w2, b2, w3, b3] = this.#weights as AllWeights;
    const from = row * INPUT_COUNT;
    for (let i = 0; i < INPUT_COUNT; i++) x[i] = inputs[from + i]!;
    for (let i = 0; i < PRODUCT_DIM; i++) x[INPUT_COUNT + i] = embedding[product * PRODUCT_DIM + i]!;
    layer(w1, b1, x, h1, true);
    layer(w2, b2, h1, h2, true);
    layer(w3, b3, h2, out, false);
    for (let m = 0; m < MEASURE_COUNT; m++) {
      const o = m * OUTPUTS;
      const s = m * CHOICES;
      const c = row * MEASURE_COUNT * CHOICES + s;
      let highest = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < CHOICES; k++) {
        const value = choices[c + k]!;
        if (!Number.isNaN(value) && out[o + k]! > highest) highest = out[o + k]!;
      }
      let sum = 0;
      let mean = 0;
      for (let k = 0; k < CHOICES; k++) {
        const value = choices[c + k]!;
        const weight = !Number.isNaN(value) ? Math.exp(out[o + k]! - highest) : 0;
        shares[s + k] = weight;
        sum += weight;
        if (weight > 0) mean += weight * value;
      }
      for (let k = 0; k < CHOICES; k++) shares[s + k]! /= sum;
      mixed[m] = mean / sum;
      measures[m] = mixed[m]! + distance[m]! * out[o + CHOICES]!;
    }
  }
}

/** Four outputs at a time: each adds up in its own order as ever, and none waits for another. */
function layer(weight: Float64Array, bias: Float64Array, from: Float64Array, to: Float64Array, relu: boolean): void {
  const inputs = from.length;
  const outputs = to.length;
  let j = 0;
  for (; j + 3 < outputs; j += 4) {
    let [a, b, c, d] = [bias[j]!, bias[j + 1]!, bias[j + 2]!, bias[j + 3]!];
    const w0 = j * inputs;
    const w1 = w0 + inputs;
    const w2 = w1 + inputs;
    const w3 = w2 + inputs;
    for (let i = 0; i < inputs; i++) {
      const x = from[i]!;
      a += weight[w0 + i]! * x;
      b += weight[w1 + i]! * x;
      c += weight[w2 + i]! * x;
      d += weight[w3 + i]! * x;
    }
    to[j] = relu && a < 0 ? 0 : a;
    to[j + 1] = relu && b < 0 ? 0 : b;
    to[j + 2] = relu && c < 0 ? 0 : c;
    to[j + 3] = relu && d < 0 ? 0 : d;
  }
  for (; j < outputs; j++) {
    let sum = bias[j]!;
    const w = j * inputs;
    for (let i = 0; i < inputs; i++) sum += weight[w + i]! * from[i]!;
    to[j] = relu && sum < 0 ? 0 : sum;
  }
}
