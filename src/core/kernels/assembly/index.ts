// What JavaScript sees of the kernels. Addresses are byte offsets in the linear memory, lengths are in elements.

export { adamw, adamwNorm } from "./adamw";
export { attention } from "./attention";
export { attentionGrad } from "./attentionGrad";
export { dropout } from "./dropout";
export { columnSum, elementwise } from "./elementwise";
export { embedding, embeddingGrad } from "./embedding";
export { gemm } from "./gemm";
export { layerNorm, layerNormGrad } from "./layerNorm";
export { lstm } from "./lstm";
export { lstmGrad } from "./lstmGrad";
export { setup, work } from "./parallel";
export { softmaxGrad, softmaxStats } from "./productLoss";
export { sequencePool, sequencePoolGrad } from "./sequencePool";

/** Where memory of ours may begin. */
export function heapBase(): usize {
  return __heap_base;
}
