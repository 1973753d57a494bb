// The last valid step of a sequence beside the mean of its valid steps, a batch row per task.

import { jobArguments, launch } from "./parallel";

@unmanaged
class Pool {
  steps: i32;
  dim: i32;
  lengths: usize;
  y: usize;
  out: usize;
}

/** y [batch, steps, dim] → out [batch, 2 · dim]. */
export function sequencePool(batch: i32, steps: i32, dim: i32, lengths: usize, y: usize, out: usize): void {
  const s = changetype<Pool>(jobArguments());
  s.steps = steps;
  s.dim = dim;
  s.lengths = lengths;
  s.y = y;
  s.out = out;
  launch(sequencePoolTask, batch);
}

function sequencePoolTask(task: i32): void {
  const s = changetype<Pool>(jobArguments());
  const bytes = <usize>s.dim << 2;
  const full = <usize>(s.dim & ~3) << 2;
  const length = load<i32>(s.lengths + (<usize>task << 2));
  const y = s.y + <usize>(task * s.steps) * bytes;
  const out = s.out + 2 * <usize>task * bytes;
  memory.copy(out, y + <usize>(length - 1) * bytes, bytes);
  const share = <f32>1 / <f32>length;
  let j: usize = 0;
  for (; j < full; j += 16) {
    let sum = f32x4.splat(0);
    for (let t = 0; t < length; t++) sum = f32x4.add(sum, v128.load(y + <usize>t * bytes + j));
    v128.store(out + bytes + j, f32x4.mul(sum, f32x4.splat(share)));
  }
  for (; j < bytes; j += 4) {
    let sum: f32 = 0;
    for (let t = 0; t < length; t++) sum += load<f32>(y + <usize>t * bytes + j);
    store<f32>(out + bytes + j, sum * share);
  }
}

/** dout [batch, 2 · dim] → dy [batch, steps, dim], zero past each length. */
export function sequencePoolGrad(batch: i32, steps: i32, dim: i32, lengths: usize, dout: usize, dy: usize): void {
  const s = changetype<Pool>(jobArguments());
  s.steps = steps;
  s.dim = dim;
  s.lengths = lengths;
  s.y = dy;
  s.out = dout;
  launch(sequencePoolGradTask, batch);
}

function sequencePoolGradTask(task: i32): void {
  const s = changetype<Pool>(jobArguments());
  const bytes = <usize>s.dim << 2;
  const full = <usize>(s.dim & ~3) << 2;
  const length = load<i32>(s.lengths + (<usize>task << 2));
  const dy = s.y + <usize>(task * s.steps) * bytes;
  const dout = s.out + 2 * <usize>task * bytes;
  const share = <f32>1 / <f32>length;
  for (let t = 0; t < length; t++) {
    const to = dy + <usize>t * bytes;
    const last = t == length - 1;
    let j: usize = 0;
    for (; j < full; j += 16) {
      const mean = f32x4.mul(v128.load(dout + bytes + j), f32x4.splat(share));
      v128.store(to + j, last ? f32x4.add(mean, v128.load(dout + j)) : mean);
    }
    for (; j < bytes; j += 4) {
      const mean = load<f32>(dout + bytes + j) * share;
      store<f32>(to + j, last ? mean + load<f32>(dout + j) : mean);
    }
  }
  memory.fill(dy + <usize>length * bytes, 0, <usize>(s.steps - length) * bytes);
}
