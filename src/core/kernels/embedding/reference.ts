// Embedding lookup, slow and obvious.

import { plain, type ReferenceKernel } from "../kernel.ts";
import { EMBEDDING, EMBEDDING_GRAD, type EmbeddingAttributes, type EmbeddingGradAttributes } from "./index.ts";

export const embeddingReference: ReferenceKernel<EmbeddingAttributes> = {
  name: EMBEDDING,
  run({ ids, table, features }, { featuresFirst }) {
    const n = ids!.shape[0]!;
    const width = table!.shape[1]!;
    const extra = features ? features.shape[1]! : 0;
    const out = plain(table!, [n, width + extra]); // [N, E + F]
    for (let i = 0; i < n; i++) {
      const row = i * (width + extra);
      const id = ids!.values[i]!;
      for (let j = 0; j < width; j++)
        out.values[row + (featuresFirst ? extra : 0) + j] = table!.values[id * width + j]!;
      for (let j = 0; j < extra; j++) {
        out.values[row + (featuresFirst ? 0 : width) + j] = features!.values[i * extra + j]!;
      }
    }
    return [out];
  },
};

export const embeddingGradReference: ReferenceKernel<EmbeddingGradAttributes> = {
  name: EMBEDDING_GRAD,
  run({ ids, dy }, { rows, width, offset, paddingRow }) {
    const [n, stride] = dy!.shape as [number, number];
    const dtable = plain(dy!, [rows, width]); // [P, E]
    for (let i = 0; i < n; i++) {
      const id = ids!.values[i]!;
      if (id === paddingRow) continue;
      for (let j = 0; j < width; j++) dtable.values[id * width + j]! += dy!.values[i * stride + offset + j]!;
    }
    return [dtable];
  },
};
