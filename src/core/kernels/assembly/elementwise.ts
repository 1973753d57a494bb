// Element by element over long arrays, a range per task; and column sums, a band of columns per task.

import { jobArguments, launch } from "./parallel";
import { exp4, sigmoid4, tanh4 } from "./vector";

const RANGE: i32 = 16384;
const BAND: i32 = 32;

// The operations; JavaScript uses the same numbers (wasm/elementwise.ts).
const ADD: i32 = 0; // a + b
const MULTIPLY: i32 = 1; // a · b
const SCALE: i32 = 2; // a · scalar
const RELU: i32 = 3; // max(a, 0)
const SIGMOID: i32 = 4;
const RELU_GRAD: i32 = 5; // a where b > 0: a the gradient, b the output
const SIGMOID_GRAD: i32 = 6; // a · b · (1 − b)
const SUBTRACT: i32 = 7; // a − b
const EXP: i32 = 8;
const TANH: i32 = 9;

@unmanaged
class Elementwise {
  operation: i32;
  n: i32;
  a: usize;
  b: usize;
  out: usize;
  scalar: f32;
}

/** out[i] = operation(a[i], b[i]) for n floats. Arrays may be the same. */
export function elementwise(operation: i32, n: i32, a: usize, b: usize, out: usize, scalar: f32): void {
  const e = changetype<Elementwise>(jobArguments());
  e.operation = operation;
  e.n = n;
  e.a = a;
  e.b = b;
  e.out = out;
  e.scalar = scalar;
  launch(elementwiseTask, (n + RANGE - 1) / RANGE);
}

@inline
function apply(operation: i32, x: v128, y: v128, scalar: v128): v128 {
  const zero = f32x4.splat(0);
  switch (operation) {
    case ADD: return f32x4.add(x, y);
    case MULTIPLY: return f32x4.mul(x, y);
    case SCALE: return f32x4.mul(x, scalar);
    case RELU: return v128.bitselect(zero, x, f32x4.lt(x, zero)); // keeps a NaN
    case SIGMOID: return sigmoid4(x);
    case RELU_GRAD: return v128.and(x, f32x4.gt(y, zero));
    case SIGMOID_GRAD: return f32x4.mul(x, f32x4.mul(y, f32x4.sub(f32x4.splat(1), y)));
    case EXP: return exp4(x);
    case TANH: return tanh4(x);
    default: return f32x4.sub(x, y);
  }
}

function elementwiseTask(task: i32): void {
  const e = changetype<Elementwise>(jobArguments());
  const operation = e.operation;
  const scalar = f32x4.splat(e.scalar);
  const first = <usize>task * RANGE << 2;
  const count = min(RANGE, e.n - task * RANGE);
  let a = e.a + first;
  let b = e.b ? e.b + first : a;
  let out = e.out + first;
  let i = 0;
  for (; i <= count - 4; i += 4) {
    v128.store(out, apply(operation, v128.load(a), v128.load(b), scalar));
    a += 16;
    b += 16;
    out += 16;
  }
  for (; i < count; i++) {
    const x = v128.load32_zero(a);
    v128.store_lane<f32>(out, apply(operation, x, v128.load32_zero(b), scalar), 0);
    a += 4;
    b += 4;
    out += 4;
  }
}

@unmanaged
class ColumnSum {
  rows: i32;
  columns: i32;
  ld: i32;
  map: usize;
  x: usize;
  out: usize;
}

/** out[j] = Σ over rows of x[row][j], in row order; `map` (or 0) names the rows. */
export function columnSum(rows: i32, columns: i32, x: usize, ld: i32, map: usize, out: usize): void {
  const s = changetype<ColumnSum>(jobArguments());
  s.rows = rows;
  s.columns = columns;
  s.x = x;
  s.ld = ld;
  s.map = map;
  s.out = out;
  launch(columnSumTask, (columns + BAND - 1) / BAND);
}

function columnSumTask(task: i32): void {
  const s = changetype<ColumnSum>(jobArguments());
  const first = task * BAND;
  const last = min(s.columns, first + BAND);
  const full = first + ((last - first) & ~3);
  const out = s.out;
  memory.fill(out + (<usize>first << 2), 0, <usize>(last - first) << 2);
  const stride = <usize>s.ld << 2;
  for (let r = 0; r < s.rows; r++) {
    const row = s.x + <usize>(s.map ? load<i32>(s.map + (<usize>r << 2)) : r) * stride;
    let j = first;
    for (; j < full; j += 4) {
      const to = out + (<usize>j << 2);
      v128.store(to, f32x4.add(v128.load(to), v128.load(row + (<usize>j << 2))));
    }
    for (; j < last; j++) {
      const to = out + (<usize>j << 2);
      store<f32>(to, load<f32>(to) + load<f32>(row + (<usize>j << 2)));
    }
  }
}
