// What JavaScript sees of the kernels. Addresses are byte offsets in the linear memory, lengths are in elements.

export { columnSum, elementwise } from "./elementwise";
export { embedding, embeddingGrad } from "./embedding";
export { gemm } from "./gemm";
export { lstm } from "./lstm";
export { lstmGrad } from "./lstmGrad";
export { setup, work } from "./parallel";

/** Where memory of ours may begin. */
export function heapBase(): usize {
  return __heap_base;
}
