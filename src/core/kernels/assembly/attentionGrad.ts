// The gradient of multi-head attention, one batch row and head per task.

import {
  Attention, copyRows, dropRow, multiplyPacked, packA, packB, packTransposedA, packTransposedB, workingMemory,
} from "./attention";
import { jobArguments, launch } from "./parallel";
import { madd, sumLanes } from "./vector";

/** dcontext, weights → dq (rows of strideDq) and dkv (rows of strideKv); one tensor where q and kv are one. */
export function attentionGrad(
  batch: i32, tq: i32, tk: i32, dim: i32, heads: i32, strideQ: i32, strideKv: i32, kOffset: i32, vOffset: i32,
  lengths: usize, q: usize, kv: usize, dcontext: usize, weights: usize, dq: usize, dkv: usize,
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
  s.context = dcontext;
  s.weights = weights;
  s.dq = dq;
  s.dkv = dkv;
  s.strideDq = strideQ;
  s.threshold = threshold;
  s.seedHash = seedHash;
  s.keep = keep;
  s.working = working;
  s.workingStride = workingStride;
  launch(attentionGradTask, batch * heads);
}

function attentionGradTask(task: i32): void {
  const s = changetype<Attention>(jobArguments());
  const tq = s.tq;
  const size = s.dim / s.heads;
  const b = task / s.heads;
  const head = (task - b * s.heads) * size;
  const valid = load<i32>(s.lengths + (<usize>b << 2));
  const width = (s.tk + 7) & ~7;
  const wide = (size + 7) & ~7;
  const inner = max(size, max(tq, s.tk));
  const rows = (max(tq, s.tk) + 5) / 6 * 6;
  const keyAt = <usize>(b * s.tk * s.strideKv + s.kOffset + head) << 2;
  const valueAt = <usize>(b * s.tk * s.strideKv + s.vOffset + head) << 2;
  const queryAt = <usize>(b * tq * s.strideQ + head) << 2;
  const dcontext = s.context + (<usize>(b * tq * s.dim + head) << 2);
  const a = workingMemory(s); // [rows][inner]
  const panels = a + (<usize>(rows * inner) << 2); // [max(width, wide)][inner]
  const dscores = panels + (<usize>(max(width, wide) * inner) << 2); // [rows][width]
  const kept = dscores + (<usize>(rows * width) << 2); // [rows][width]
  const out = kept + (<usize>(rows * width) << 2); // [rows][wide]

  packA(a, dcontext, s.dim, tq, size);
  packTransposedB(panels, s.kv + valueAt, s.strideKv, valid, size);
  multiplyPacked(tq, valid, size, a, panels, dscores, width);
  const scale = <f32>(1 / Math.sqrt(<f64>size));
  const weights = s.weights + (<usize>task * <usize>(tq * s.tk) << 2);
  for (let i = 0; i < tq; i++) {
    const at = <usize>(i * width) << 2;
    const row = weights + (<usize>(i * s.tk) << 2);
    const first = <u32>((task * tq + i) * s.tk);
    memory.copy(kept + at, row, <usize>valid << 2);
    if (s.threshold) {
      dropRow(s, kept + at, first, valid);
      dropRow(s, dscores + at, first, valid);
    }
    scoresRow(dscores + at, row, valid, scale);
  }
  // dq = dscores · K
  packA(a, dscores, width, tq, valid);
  packB(panels, s.kv + keyAt, s.strideKv, size, valid);
  multiplyPacked(tq, size, valid, a, panels, out, wide);
  copyRows(s.dq + queryAt, s.strideDq, out, wide, tq, size);
  // dk = dscoresᵀ · Q
  packTransposedA(a, dscores, width, valid, tq);
  packB(panels, s.q + queryAt, s.strideQ, size, tq);
  multiplyPacked(valid, size, tq, a, panels, out, wide);
  copyRows(s.dkv + keyAt, s.strideKv, out, wide, valid, size);
  // dv = keptᵀ · dcontext
  packTransposedA(a, kept, width, valid, tq);
  packB(panels, dcontext, s.dim, size, tq);
  multiplyPacked(valid, size, tq, a, panels, out, wide);
  copyRows(s.dkv + valueAt, s.strideKv, out, wide, valid, size);
  for (let j = valid; j < s.tk; j++) {
    const to = s.dkv + (<usize>(j * s.strideKv) << 2);
    memory.fill(to + keyAt, 0, <usize>size << 2);
    memory.fill(to + valueAt, 0, <usize>size << 2);
  }
}

/** d[j] = scale · w[j] · (d[j] − Σ w · d), in place. */
function scoresRow(d: usize, w: usize, n: i32, scale: f32): void {
  const full = <usize>(n & ~3) << 2;
  const bytes = <usize>n << 2;
  let sums = f32x4.splat(0);
  let j: usize = 0;
  for (; j < full; j += 16) sums = madd(v128.load(w + j), v128.load(d + j), sums);
  let mean = sumLanes(sums);
  for (; j < bytes; j += 4) mean += load<f32>(w + j) * load<f32>(d + j);
  const shift = f32x4.splat(mean);
  const factor = f32x4.splat(scale);
  // past the row's end lies room for whole fours, never read as weights
  for (j = 0; j < bytes; j += 16) {
    v128.store(d + j, f32x4.mul(f32x4.mul(v128.load(w + j), factor), f32x4.sub(v128.load(d + j), shift)));
  }
}
