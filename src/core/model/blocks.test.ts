import fc from "fast-check";
import { expect, it } from "vitest";
import { SCALES } from "../features/batch.ts";
import { modelBlocks } from "./blocks.ts";
import type { ModelConfig } from "./config.ts";
import { MEMORIES } from "./modelSettings.ts";
import { initialParameters, parameterCount } from "./parameters.ts";

const CONFIG: ModelConfig = {
  numProducts: 7,
  numProvinces: 35,
  embedDim: 3,
  hiddenSize: 2,
  numLayers: 2,
  numHeads: 1,
  stepFeatures: 5,
  periodFeatures: 4,
  periodHidden: 4,
  periodHeads: 2,
  customerFeatures: 6,
  provinceDim: 8,
  customerDim: 3,
  fusionDim: 4,
  headDim: 2,
  dropout: 0,
  memory: "frequency",
  scales: ["week", "year"],
};

it("counts a small model as one does by hand", () => {
  const blocks = modelBlocks(CONFIG, 9);
  const counts = Object.fromEntries(
    blocks.map(({ kind, part, count }) => [part === null ? kind : `${kind} ${part}`, count]),
  );
  const lstm = (inputs: number, hidden: number) => 4 * hidden * inputs + 4 * hidden * hidden + 2 * 4 * hidden;
  const linear = (inputs: number, outputs: number) => inputs * outputs + outputs;
  expect(counts).toEqual({
    product_embedding: 7 * 3,
    "lstm 1": 2 * lstm(3 + 5, 2),
    "lstm 2": 2 * lstm(4, 2),
    attention: linear(4, 12) + linear(4, 4),
    attention_norm: 8,
    "period_lstms week": lstm(4, 4),
    "period_lstms year": lstm(4, 4),
    period_query: linear(8, 4),
    period_attention: linear(4, 12) + linear(4, 4),
    province_embedding: 35 * 8,
    customer_encoder: linear(14, 6) + linear(6, 3),
    fusion: linear(8 + 4 + 3, 8) + 16 + linear(8, 4),
    product_head: linear(4, 7),
    quantity_head: linear(4, 2) + linear(2, 1),
    revenue_head: linear(4, 2) + linear(2, 1),
    discount_head: linear(4, 2) + linear(2, 1),
    memory_gate: linear(4, 2),
  });
  expect(blocks.find(({ kind }) => kind === "attention")!.output).toEqual([9, 4]);
});

it("adds up to the parameters that training makes, whatever the settings", () => {
  const size = (most: number) => fc.integer({ min: 1, max: most });
  const configs = fc
    .record({
      numProducts: fc.integer({ min: 3, max: 60 }),
      embedDim: size(20),
      hiddenSize: size(12),
      numLayers: size(4),
      stepFeatures: size(12),
      periodFeatures: size(6),
      customerFeatures: size(30),
      customerDim: size(12),
      fusionDim: size(20),
      headDim: size(10),
      memory: fc.constantFrom(...MEMORIES),
      scales: fc.subarray([...SCALES]),
    })
    .map((some): ModelConfig => ({ ...CONFIG, ...some, periodHidden: 4 }));
  fc.assert(
    fc.property(configs, (config) => {
      const blocks = modelBlocks(config, 5);
      const total = blocks.reduce((sum, { count }) => sum + count, 0);
      expect(total).toBe(parameterCount(config));
      const made = [...initialParameters(config, 1).values()].reduce((sum, { values }) => sum + values.length, 0);
      expect(total).toBe(made);
      expect(blocks.every((block) => block.count === block.parameters.reduce((sum, each) => sum + each.count, 0))).toBe(
        true,
      );
    }),
    { numRuns: 60 },
  );
});
