// Multi-head attention, one batch row and head per task: every product goes through the packed micro-kernel.

import { keepMask, keptScale } from "./dropout";
import { packWeightPanel } from "./gemm";
import { microAt } from "./micro";
import { packColumns6, packColumns8, packRows6 } from "./pack";
import { jobArguments, launch, thread } from "./parallel";
import { exp4, maxLanes, sumLanes } from "./vector";

@unmanaged
export class Attention {
  tq: i32;
  tk: i32;
  dim: i32;
  heads: i32;
  strideQ: i32; // floats per row of q
  strideKv: i32;
  kOffset: i32;
  vOffset: i32;
  lengths: usize;
  q: usize;
  kv: usize;
  context: usize; // or its gradient
  weights: usize; // [B, heads, Tq, Tk]
  dq: usize;
  dkv: usize;
  strideDq: i32;
  threshold: u32; // a hash below it drops its weight
  seedHash: u32;
  keep: f32; // 1 / (1 − rate)
  working: usize;
  workingStride: usize;
}

/** Where a thread's working memory of one call is divided; sizes as wasm.ts computes them. */
@inline
export function workingMemory(s: Attention): usize {
  return s.working + <usize>thread * s.workingStride;
}

/** `count` rows of `k` floats → panels [count / 6][k][6]. */
export function packA(to: usize, base: usize, stride: i32, count: i32, k: i32): void {
  const bytes = <usize>stride << 2;
  const last = count - 1;
  for (let row = 0; row < count; row += 6) {
    packRows6(
      to,
      base + <usize>row * bytes,
      base + <usize>min(row + 1, last) * bytes,
      base + <usize>min(row + 2, last) * bytes,
      base + <usize>min(row + 3, last) * bytes,
      base + <usize>min(row + 4, last) * bytes,
      base + <usize>min(row + 5, last) * bytes,
      k,
    );
    to += <usize>k * 24;
  }
}

/** The transpose of `k` rows of `count` floats → panels [count / 6][k][6]. */
export function packTransposedA(to: usize, base: usize, stride: i32, count: i32, k: i32): void {
  packColumns6(to, <usize>k * 24, (count + 5) / 6, base, stride, 0, 0, 0, k);
}

/** `k` rows of `count` floats → panels [count / 8][k][8]. */
export function packB(to: usize, base: usize, stride: i32, count: i32, k: i32): void {
  packColumns8(to, (count + 7) >> 3, base, stride, 0, 0, k);
}

/** The transpose of `count` rows of `k` floats → panels [count / 8][k][8]. */
export function packTransposedB(to: usize, base: usize, stride: i32, count: i32, k: i32): void {
  for (let row = 0; row < count; row += 8) {
    packWeightPanel(to, base, stride, 0, row, count - 1, k);
    to += <usize>k << 5;
  }
}

/** c [m, n] = a · b of packed panels; rows of c are `stride` floats apart, with room for whole panels. */
export function multiplyPacked(m: i32, n: i32, k: i32, a: usize, b: usize, c: usize, stride: i32): void {
  for (let column = 0; column < n; column += 8) {
    const panel = b + (<usize>column * <usize>k << 2);
    for (let row = 0; row < m; row += 6) {
      microAt(
        k, a + (<usize>row * <usize>k << 2), panel, c + (<usize>(row * stride + column) << 2), <usize>stride << 2, false,
      );
    }
  }
}

/** Copies `rows` rows of `count` floats. */
export function copyRows(to: usize, toStride: i32, from: usize, fromStride: i32, rows: i32, count: i32): void {
  for (let r = 0; r < rows; r++) {
    memory.copy(to + (<usize>(r * toStride) << 2), from + (<usize>(r * fromStride) << 2), <usize>count << 2);
  }
}

/** q, kv → context [B, Tq, D] and weights [B, heads, Tq, Tk]. */
export function attention(
  batch: i32, tq: i32, tk: i32, dim: i32, heads: i32, strideQ: i32, strideKv: i32, kOffset: i32, vOffset: i32,
  lengths: usize, q: usize, kv: usize, context: usize, weights: usize,
  threshold: u32, seedHash: u32, keep: f32, working: usize, workingStride: usize,
): void {
  const s = changetype<Attention>(jobArguments());
  s.tq = tq;
  s.tk = tk;
  s.dim = dim;
  s.heads = heads;
  s.strideQ = strideQ;
  s.strideKv = strideKv;
  s.kOffset = kOffset;
  s.vOffset = vOffset;
  s.lengths = lengths;
  s.q = q;
  s.kv = kv;
  s.context = context;
  s.weights = weights;
  s.threshold = threshold;
  s.seedHash = seedHash;
  s.keep = keep;
  s.working = working;
  s.workingStride = workingStride;
  launch(attentionTask, batch * heads);
}

function attentionTask(task: i32): void {
  const s = changetype<Attention>(jobArguments());
  const size = s.dim / s.heads;
  const b = task / s.heads;
  const head = (task - b * s.heads) * size;
  const valid = load<i32>(s.lengths + (<usize>b << 2));
  const width = (s.tk + 7) & ~7;
  const wide = (size + 7) & ~7;
  const q = s.q + (<usize>(b * s.tq * s.strideQ + head) << 2);
  const keys = s.kv + (<usize>(b * s.tk * s.strideKv + s.kOffset + head) << 2);
  const values = s.kv + (<usize>(b * s.tk * s.strideKv + s.vOffset + head) << 2);
  const inner = max(size, s.tk);
  const rows = (s.tq + 5) / 6 * 6;
  const a = workingMemory(s); // [rows][inner]
  const panels = a + (<usize>(rows * inner) << 2); // [max(width, wide)][inner]
  const scores = panels + (<usize>(max(width, wide) * inner) << 2); // [rows][width]
  const out = scores + (<usize>(rows * width) << 2); // [rows][wide]

  packA(a, q, s.strideQ, s.tq, size);
  packTransposedB(panels, keys, s.strideKv, valid, size);
  multiplyPacked(s.tq, valid, size, a, panels, scores, width);
  const scale = <f32>(1 / Math.sqrt(<f64>size));
  const weights = s.weights + (<usize>task * <usize>(s.tq * s.tk) << 2);
  for (let i = 0; i < s.tq; i++) {
    const row = scores + (<usize>(i * width) << 2);
    softmaxRow(row, valid, scale);
    const to = weights + (<usize>(i * s.tk) << 2);
    memory.copy(to, row, <usize>valid << 2);
    memory.fill(to + (<usize>valid << 2), 0, <usize>(s.tk - valid) << 2);
    if (s.threshold) dropRow(s, row, <u32>((task * s.tq + i) * s.tk), valid);
  }
  packA(a, scores, width, s.tq, valid);
  packB(panels, values, s.strideKv, size, valid);
  multiplyPacked(s.tq, size, valid, a, panels, out, wide);
  copyRows(s.context + (<usize>(b * s.tq * s.dim + head) << 2), s.dim, out, wide, s.tq, size);
}

/** row[j] = softmax(scale · row)[j] for j < n, in place; the row has room for whole fours. */
function softmaxRow(row: usize, n: i32, scale: f32): void {
  const full = n & ~3;
  const bytes = <usize>n << 2;
  let top = f32x4.splat(-Infinity);
  let j: usize = 0;
  for (; j < <usize>full << 2; j += 16) top = f32x4.pmax(v128.load(row + j), top);
  let highest = maxLanes(top);
  for (; j < bytes; j += 4) highest = max<f32>(highest, load<f32>(row + j));
  const shift = f32x4.splat(highest);
  const factor = f32x4.splat(scale);
  let total = f32x4.splat(0);
  for (j = 0; j < <usize>full << 2; j += 16) {
    const e = exp4(f32x4.mul(f32x4.sub(v128.load(row + j), shift), factor));
    v128.store(row + j, e);
    total = f32x4.add(total, e);
  }
  let sum = sumLanes(total);
  for (; j < bytes; j += 4) {
    const e = exp4(f32x4.mul(f32x4.sub(v128.load32_zero(row + j), shift), factor));
    v128.store_lane<f32>(row + j, e, 0);
    sum += f32x4.extract_lane(e, 0);
  }
  const inverse = f32x4.splat(<f32>1 / sum);
  for (j = 0; j < bytes; j += 16) v128.store(row + j, f32x4.mul(v128.load(row + j), inverse));
}

/** Multiplies weight j by 0 or 1 / (1 − rate); `first`: the flat index of weight 0. */
export function dropRow(s: Attention, row: usize, first: u32, n: i32): void {
  for (let j = 0; j < n; j += 4) {
    const at = row + (<usize>j << 2);
    v128.store(at, keptScale(v128.load(at), keepMask(first + <u32>j, s.seedHash, s.threshold), s.keep));
  }
}
