// Embedding lookup that lays the row's numbers beside the looked-up vector, in one pass.
//
// Kernel StudioEmbedding      inputs ids int32 [N], table [P, E], features? [N, F]
//                             → [out [N, E + F]]: table row first, or features first when `featuresFirst`
// Kernel StudioEmbeddingGrad  inputs ids int32 [N], dy [N, W]   → [dtable [P, E]]: the sum of dy[:, offset .. offset + E]
//                             over equal ids, in row order (deterministic); row `paddingRow` (−1 = none) stays zero
// Ids outside 0..P−1 are an error that the caller checks before training; kernels may read row 0 for them.

import { customGrad, type Tensor, type Tensor1D, type Tensor2D } from "@tensorflow/tfjs-core";
import { runKernel } from "../kernel.ts";

export const EMBEDDING = "StudioEmbedding";
export const EMBEDDING_GRAD = "StudioEmbeddingGrad";
export interface EmbeddingAttributes {
  featuresFirst: boolean;
}
export interface EmbeddingGradAttributes {
  /** P, rows of the table. */
  rows: number;
  /** E, width of the table. */
  width: number;
  /** First column of dy that belongs to the embedding. */
  offset: number;
  /** This row's gradient is zero (−1: none). */
  paddingRow: number;
}

/** ids [N], table [P, E], features [N, F] (data, no gradient) → [N, E + F]. */
export function embedding(
  ids: Tensor1D,
  table: Tensor2D,
  features: Tensor2D | undefined,
  options: { featuresFirst?: boolean; paddingRow?: number } = {},
): Tensor2D {
  const featuresFirst = options.featuresFirst ?? false;
  const [rows, width] = table.shape;
  const offset = featuresFirst && features ? features.shape[1] : 0;
  return customGrad((...args) => {
    const [weights] = args as unknown as [Tensor];
    const value = runKernel(EMBEDDING, { ids, table: weights, features }, {
      featuresFirst,
    } satisfies EmbeddingAttributes)[0]!;
    return {
      value,
      gradFunc: (dy: Tensor) =>
        runKernel(EMBEDDING_GRAD, { ids, dy }, {
          rows,
          width,
          offset,
          paddingRow: options.paddingRow ?? -1,
        } satisfies EmbeddingGradAttributes)[0]!,
    };
  })(table) as Tensor2D;
}
