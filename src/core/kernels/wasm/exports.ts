// The exports of the AssemblyScript module as JavaScript calls them. Addresses are byte offsets in its memory; booleans
// are 0 or 1.

export interface KernelExports {
  heapBase(): number;
  setup(control: number, scratch: number, thread: number, threads: number, mayWait: number): void;
  work(): void;
  gemm(
    ...args: [
      ...[transA: number, transB: number, m: number, n: number, k: number],
      ...[a: number, lda: number, mapA: number, b: number, ldb: number, mapB: number],
      ...[c: number, ldc: number, mapC: number, accumulate: number, bias: number, packed: number],
    ]
  ): void;
  columnSum(rows: number, columns: number, x: number, ld: number, map: number, out: number): void;
  elementwise(operation: number, n: number, a: number, b: number, out: number, scalar: number): void;
  embedding(
    ...args: [
      ...[n: number, rows: number, width: number, extra: number, ids: number, table: number],
      ...[features: number, featuresFirst: number, out: number],
    ]
  ): void;
  embeddingGrad(
    ...args: [
      ...[n: number, rows: number, width: number, stride: number, offset: number, paddingRow: number],
      ...[ids: number, dy: number, dtable: number],
    ]
  ): void;
  lstm(
    ...args: [
      ...[batch: number, steps: number, hidden: number, directions: number, chunk: number],
      ...[order: number, lengths: number, weights: number, weightsReverse: number],
      ...[gates: number, cells: number, y: number, packed: number, working: number, workingStride: number],
    ]
  ): void;
  lstmGrad(
    ...args: [
      ...[batch: number, steps: number, hidden: number, directions: number, chunk: number],
      ...[order: number, lengths: number, weights: number, weightsReverse: number],
      ...[gates: number, cells: number, dy: number, dz: number],
      ...[packed: number, working: number, workingStride: number],
    ]
  ): void;
  attention(
    ...args: [
      ...[batch: number, tq: number, tk: number, dim: number, heads: number],
      ...[strideQ: number, strideKv: number, kOffset: number, vOffset: number],
      ...[lengths: number, q: number, kv: number, context: number, weights: number],
      ...[threshold: number, seedHash: number, keep: number, working: number, workingStride: number],
    ]
  ): void;
  attentionGrad(
    ...args: [
      ...[batch: number, tq: number, tk: number, dim: number, heads: number],
      ...[strideQ: number, strideKv: number, kOffset: number, vOffset: number],
      ...[lengths: number, q: number, kv: number, dcontext: number, weights: number, dq: number, dkv: number],
      ...[threshold: number, seedHash: number, keep: number, working: number, workingStride: number],
    ]
  ): void;
  layerNorm(
    ...args: [
      ...[m: number, n: number, x: number, residual: number, gamma: number, beta: number],
      ...[y: number, mean: number, rstd: number, epsilon: number, relu: number],
    ]
  ): void;
  layerNormGrad(
    ...args: [
      ...[m: number, n: number, x: number, residual: number, gamma: number, beta: number],
      ...[mean: number, rstd: number, dy: number, dx: number, dgamma: number, dbeta: number, relu: number],
    ]
  ): void;
  dropout(n: number, x: number, y: number, threshold: number, seedHash: number, scale: number): void;
  sequencePool(batch: number, steps: number, dim: number, lengths: number, y: number, out: number): void;
  sequencePoolGrad(batch: number, steps: number, dim: number, lengths: number, dout: number, dy: number): void;
  softmaxStats(rows: number, columns: number, logits: number, tops: number, sums: number): void;
  softmaxGrad(
    ...args: [rows: number, columns: number, logits: number, logNormaliser: number, factors: number, out: number]
  ): void;
  adamwNorm(pieces: number, table: number, sums: number): void;
  adamw(
    ...args: [
      ...[pieces: number, table: number, clip: number, beta1: number, beta2: number, rest1: number, rest2: number],
      ...[decay: number, rate: number, spread: number, epsilon: number],
    ]
  ): void;
}
