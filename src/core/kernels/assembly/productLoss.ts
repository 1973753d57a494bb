// The two passes over all products that the product loss needs; the rest, a few numbers per row, is JavaScript's.

import { jobArguments, launch } from "./parallel";
import { exp4, maxLanes, sumLanes } from "./vector";

const ROWS: i32 = 4;

@unmanaged
class Softmax {
  rows: i32;
  columns: i32;
  logits: usize;
  first: usize;
  second: usize;
  out: usize;
}

/** logits [rows, columns] → top [rows], the largest of each row, and sums [rows] of exp(logit − top). */
export function softmaxStats(rows: i32, columns: i32, logits: usize, tops: usize, sums: usize): void {
  const s = changetype<Softmax>(jobArguments());
  s.rows = rows;
  s.columns = columns;
  s.logits = logits;
  s.first = tops;
  s.second = sums;
  launch(softmaxStatsTask, (rows + ROWS - 1) / ROWS);
}

function softmaxStatsTask(task: i32): void {
  const s = changetype<Softmax>(jobArguments());
  const bytes = <usize>s.columns << 2;
  const full = <usize>(s.columns & ~3) << 2;
  const last = min(s.rows, (task + 1) * ROWS);
  for (let row = task * ROWS; row < last; row++) {
    const x = s.logits + <usize>row * bytes;
    let highest = f32x4.splat(-Infinity);
    let j: usize = 0;
    for (; j < full; j += 16) highest = f32x4.pmax(v128.load(x + j), highest);
    let top = maxLanes(highest);
    for (; j < bytes; j += 4) top = max<f32>(top, load<f32>(x + j));
    const shift = f32x4.splat(top);
    let sums = f32x4.splat(0);
    for (j = 0; j < full; j += 16) sums = f32x4.add(sums, exp4(f32x4.sub(v128.load(x + j), shift)));
    let sum = sumLanes(sums);
    for (; j < bytes; j += 4) sum += f32x4.extract_lane(exp4(f32x4.sub(v128.load32_zero(x + j), shift)), 0);
    store<f32>(s.first + (<usize>row << 2), top);
    store<f32>(s.second + (<usize>row << 2), sum);
  }
}

/** out [rows, columns] = factors[row] · exp(logits − logNormaliser[row]); a row of factor 0 is zero. */
export function softmaxGrad(rows: i32, columns: i32, logits: usize, logNormaliser: usize, factors: usize, out: usize): void {
  const s = changetype<Softmax>(jobArguments());
  s.rows = rows;
  s.columns = columns;
  s.logits = logits;
  s.first = logNormaliser;
  s.second = factors;
  s.out = out;
  launch(softmaxGradTask, (rows + ROWS - 1) / ROWS);
}

function softmaxGradTask(task: i32): void {
  const s = changetype<Softmax>(jobArguments());
  const bytes = <usize>s.columns << 2;
  const full = <usize>(s.columns & ~3) << 2;
  const last = min(s.rows, (task + 1) * ROWS);
  for (let row = task * ROWS; row < last; row++) {
    const x = s.logits + <usize>row * bytes;
    const out = s.out + <usize>row * bytes;
    const shift = v128.load_splat<f32>(s.first + (<usize>row << 2));
    const value = load<f32>(s.second + (<usize>row << 2));
    if (value == 0) {
      memory.fill(out, 0, bytes);
      continue;
    }
    const factor = f32x4.splat(value);
    let j: usize = 0;
    for (; j < full; j += 16) v128.store(out + j, f32x4.mul(factor, exp4(f32x4.sub(v128.load(x + j), shift))));
    for (; j < bytes; j += 4) {
      v128.store_lane<f32>(out + j, f32x4.mul(factor, exp4(f32x4.sub(v128.load32_zero(x + j), shift))), 0);
    }
  }
}
