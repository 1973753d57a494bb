// Inverted dropout by a counter-based hash: element i is kept where hash(i + hash(seed)) reaches the threshold.

import { jobArguments, launch } from "./parallel";

const RANGE: i32 = 16384;

/** lowbias32 on four lanes, as hash32 in core/lib/random.ts. */
@inline
function hash4(x: v128): v128 {
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), i32x4.splat(0x7feb352d));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(0x846ca68b));
  return v128.xor(x, i32x4.shr_u(x, 16));
}

/** All ones in the lanes of elements first … first + 3 that are kept. */
@inline
export function keepMask(first: u32, seedHash: u32, threshold: u32): v128 {
  const index = i32x4.add(i32x4.splat(first + seedHash), i32x4(0, 1, 2, 3));
  return i32x4.ge_u(hash4(index), i32x4.splat(threshold));
}

@inline
export function keptScale(x: v128, mask: v128, scale: f32): v128 {
  return v128.and(f32x4.mul(x, f32x4.splat(scale)), mask);
}

@unmanaged
class Dropout {
  n: i32;
  x: usize;
  y: usize;
  threshold: u32;
  seedHash: u32;
  scale: f32;
}

/** y[i] = kept(i) ? x[i] · scale : 0. */
export function dropout(n: i32, x: usize, y: usize, threshold: u32, seedHash: u32, scale: f32): void {
  const d = changetype<Dropout>(jobArguments());
  d.n = n;
  d.x = x;
  d.y = y;
  d.threshold = threshold;
  d.seedHash = seedHash;
  d.scale = scale;
  launch(dropoutTask, (n + RANGE - 1) / RANGE);
}

function dropoutTask(task: i32): void {
  const d = changetype<Dropout>(jobArguments());
  let i = task * RANGE;
  const last = min(d.n, i + RANGE);
  for (; i <= last - 4; i += 4) {
    const at = <usize>i << 2;
    const mask = keepMask(i, d.seedHash, d.threshold);
    v128.store(d.y + at, keptScale(v128.load(d.x + at), mask, d.scale));
  }
  for (; i < last; i++) {
    const at = <usize>i << 2;
    const mask = keepMask(i, d.seedHash, d.threshold);
    v128.store_lane<f32>(d.y + at, keptScale(v128.load32_zero(d.x + at), mask, d.scale), 0);
  }
}
