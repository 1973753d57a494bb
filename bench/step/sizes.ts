// What is measured: the model at the original's sizes and a small one, on random batches.

import { type Batch, SCALE_PERIODS, SCALES, type Scale } from "../../src/core/features/batch.ts";
import { EVIDENCE_COUNT, PART_COUNT } from "../../src/core/features/memory/parts.ts";
import { FEATURES } from "../../src/core/features/registry/features.ts";
import { random } from "../../src/core/lib/random.ts";
import type { ModelConfig } from "../../src/core/model/config.ts";

export interface Size {
  config: ModelConfig;
  /** L. */
  length: number;
  batches: number[];
}

const ORIGINAL: ModelConfig = {
  numProducts: 1800,
  numProvinces: 35,
  embedDim: 128,
  hiddenSize: 256,
  numLayers: 2,
  numHeads: 8,
  stepFeatures: FEATURES.step.defaults.length,
  periodFeatures: FEATURES.period.defaults.length,
  periodHidden: 64,
  periodHeads: 4,
  customerFeatures: FEATURES.customer.defaults.length,
  provinceDim: 8,
  customerDim: 64,
  fusionDim: 256,
  headDim: 64,
  dropout: 0.2,
  memory: "frequency",
  scales: [...SCALES],
};

const SMALL: ModelConfig = {
  ...ORIGINAL,
  numProducts: 200,
  embedDim: 32,
  hiddenSize: 32,
  numLayers: 1,
  numHeads: 4,
  periodHidden: 16,
  customerDim: 16,
  fusionDim: 64,
  headDim: 16,
};

export const SIZES = {
  small: { config: SMALL, length: 12, batches: [32] },
  original: { config: ORIGINAL, length: 30, batches: [32, 128, 256] },
} satisfies Record<string, Size>;

export type SizeName = keyof typeof SIZES;

/** A batch of random rows of these lengths [B], with standardised numbers and known targets. */
export function randomBatch({ config, length: L }: Size, rowLengths: number[]): Batch {
  const B = rowLengths.length;
  const rng = random(B);
  const normals = (count: number): Float32Array => Float32Array.from({ length: count }, () => rng.normal());
  const ids = (count: number, low: number, bound: number): Int32Array =>
    Int32Array.from({ length: count }, () => low + rng.integer(bound - low));
  const lengths = Int32Array.from(rowLengths); // [B]
  const products = ids(B * L, 2, config.numProducts); // [B, L]
  const steps = normals(B * L * config.stepFeatures); // [B, L, Fs]
  for (const [b, length] of lengths.entries()) {
    products.fill(0, b * L + length, (b + 1) * L);
    steps.fill(0, (b * L + length) * config.stepFeatures, (b + 1) * L * config.stepFeatures);
  }
  const period = (scale: Scale): Float32Array => normals(B * SCALE_PERIODS[scale] * config.periodFeatures);
  return {
    size: B,
    length: L,
    products,
    steps,
    lengths,
    periods: { week: period("week"), month: period("month"), quarter: period("quarter"), year: period("year") },
    customer: normals(B * config.customerFeatures), // [B, Fc]
    province: ids(B, 0, config.numProvinces), // [B]
    evidence: normals(B * EVIDENCE_COUNT), // [B, G]
    target: {
      product: ids(B, 2, config.numProducts), // [B]
      quantity: normals(B), // [B]
      revenue: normals(B), // [B]
      discount: Float32Array.from({ length: B }, () => rng.uniform()), // [B]
      counted: Float32Array.from({ length: B * PART_COUNT }, () => rng.uniform() * 0.2), // [B, M]
    },
  };
}
