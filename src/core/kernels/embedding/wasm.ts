// Embedding lookup on the WASM backend.

import { wasmKernel } from "../wasm/backend.ts";
import { EMBEDDING, EMBEDDING_GRAD, type EmbeddingAttributes, type EmbeddingGradAttributes } from "./index.ts";

export const embeddingWasm = wasmKernel<EmbeddingAttributes>(
  EMBEDDING,
  (backend, { ids, table, features }, { featuresFirst }) => {
    const n = ids!.shape[0]!;
    const [rows, width] = table!.shape as [number, number];
    const extra = features ? features.shape[1]! : 0;
    const out = backend.output([n, width + extra]);
    backend.kernels.embedding(
      ...[n, rows, width, extra, backend.address(ids), backend.address(table)],
      ...[backend.address(features), featuresFirst, backend.address(out)],
    );
    return [out];
  },
);

export const embeddingGradWasm = wasmKernel<EmbeddingGradAttributes>(
  EMBEDDING_GRAD,
  (backend, { ids, dy }, { rows, width, offset, paddingRow }) => {
    const [n, stride] = dy!.shape as [number, number];
    const dtable = backend.output([rows, width]);
    backend.kernels.embeddingGrad(
      ...[n, rows, width, stride, offset, paddingRow],
      ...[backend.address(ids), backend.address(dy), backend.address(dtable)],
    );
    return [dtable];
  },
);
