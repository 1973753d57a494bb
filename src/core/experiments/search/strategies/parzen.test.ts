// The densities of the Parzen estimator: they sum to 1, and what is drawn from them follows them.

import { expect, test } from "vitest";
import { random } from "../../../lib/random.ts";
import type { Values } from "../parameter.ts";
import type { SearchParameter } from "../types.ts";
import { parzen } from "./parzen.ts";

const rate: SearchParameter = { kind: "range", name: "learningRate", low: 1e-4, high: 1e-1, scale: "log" };
const layers: SearchParameter = { kind: "range", name: "numLayers", low: 1, high: 4, scale: "linear" };
const memory: SearchParameter = { kind: "choice", name: "memory", values: ["off", "counts"] };
const heads: SearchParameter = {
  kind: "range",
  name: "numHeads",
  low: 2,
  high: 16,
  scale: "log",
  when: { name: "memory", values: ["counts"] },
};
const space = { parameters: [memory, heads, layers] };
const TRIALS: Values[] = [
  { memory: "counts", numHeads: 8, numLayers: 2 },
  { memory: "off", numLayers: 3 },
  { memory: "counts", numHeads: 12, numLayers: 2 },
];

test("probabilities of a space of listed and stepped values sum to 1, with what does not exist left out", () => {
  for (const trials of [[], TRIALS.slice(0, 1), TRIALS]) {
    const density = parzen(space, trials);
    let sum = 0;
    for (let numLayers = 1; numLayers <= 4; numLayers++) {
      sum += Math.exp(density.logDensity({ memory: "off", numLayers }));
      for (let numHeads = 2; numHeads <= 16; numHeads++) {
        sum += Math.exp(density.logDensity({ memory: "counts", numHeads, numLayers }));
      }
    }
    expect(sum).toBeCloseTo(1, 9);
  }
});

test("the density of a range integrates to 1 over its scale, and stands higher where trials were", () => {
  const density = parzen({ parameters: [rate] }, [
    { learningRate: 0.01 },
    { learningRate: 0.012 },
    { learningRate: 0.008 },
  ]);
  const [low, high, n] = [Math.log(1e-4), Math.log(1e-1), 20_000];
  let sum = 0;
  for (let i = 0; i < n; i++) {
    sum +=
      (Math.exp(density.logDensity({ learningRate: Math.exp(low + ((i + 0.5) * (high - low)) / n) })) * (high - low)) /
      n;
  }
  expect(sum).toBeCloseTo(1, 6);
  expect(density.logDensity({ learningRate: 0.01 })).toBeGreaterThan(density.logDensity({ learningRate: 0.001 }) + 1);
});

test("what is drawn is as frequent as the density says", () => {
  const density = parzen(space, TRIALS);
  const rng = random(11);
  const n = 20_000;
  const counts = new Map<string, number>();
  for (let i = 0; i < n; i++) {
    const { memory: chosen, numHeads, numLayers } = density.draw(rng);
    const values =
      chosen === "off"
        ? { memory: chosen, numLayers: numLayers! }
        : { memory: chosen!, numHeads: numHeads!, numLayers: numLayers! };
    const key = JSON.stringify(values);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const [key, count] of counts) {
    const expected = n * Math.exp(density.logDensity(JSON.parse(key)));
    expect(Math.abs(count - expected)).toBeLessThan(5 * Math.sqrt(expected) + 5);
  }
});
