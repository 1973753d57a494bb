// AdamW over a table of pieces of all parameters: one pass for the norm, one for the update, whatever their number.

import { jobArguments, launch } from "./parallel";
import { madd } from "./vector";

/** One piece of a parameter: int32 addresses p, g, m, v and the number of values. */
const ENTRY: usize = 20;

@unmanaged
class Adam {
  table: usize;
  sums: usize;
  clip: f32;
  beta1: f32;
  beta2: f32;
  rest1: f32; // 1 − beta1, which float32 would not tell from beta1 exactly enough
  rest2: f32;
  decay: f32; // 1 − learningRate · weightDecay
  rate: f32; // learningRate / (1 − beta1^step)
  spread: f32; // 1 / √(1 − beta2^step)
  epsilon: f32;
}

/** The sum of squares (float64) of every piece's gradient into sums[piece]. */
export function adamwNorm(pieces: i32, table: usize, sums: usize): void {
  const s = changetype<Adam>(jobArguments());
  s.table = table;
  s.sums = sums;
  launch(adamwNormTask, pieces);
}

function adamwNormTask(task: i32): void {
  const s = changetype<Adam>(jobArguments());
  const entry = s.table + <usize>task * ENTRY;
  let g = <usize>load<u32>(entry, 4);
  const n = load<i32>(entry, 16);
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  let i = 0;
  for (; i <= n - 4; i += 4) {
    const x = v128.load(g);
    const a = f64x2.promote_low_f32x4(x);
    const b = f64x2.promote_low_f32x4(i64x2.shuffle(x, x, 1, 1));
    low = f64x2.add(low, f64x2.mul(a, a));
    high = f64x2.add(high, f64x2.mul(b, b));
    g += 16;
  }
  const pair = f64x2.add(low, high);
  let sum = f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
  for (; i < n; i++) {
    const x = <f64>load<f32>(g);
    sum += x * x;
    g += 4;
  }
  store<f64>(s.sums + (<usize>task << 3), sum);
}

/** Updates every piece in place. */
export function adamw(
  pieces: i32, table: usize, clip: f32, beta1: f32, beta2: f32, rest1: f32, rest2: f32,
  decay: f32, rate: f32, spread: f32, epsilon: f32,
): void {
  const s = changetype<Adam>(jobArguments());
  s.table = table;
  s.clip = clip;
  s.beta1 = beta1;
  s.beta2 = beta2;
  s.rest1 = rest1;
  s.rest2 = rest2;
  s.decay = decay;
  s.rate = rate;
  s.spread = spread;
  s.epsilon = epsilon;
  launch(adamwTask, pieces);
}

function adamwTask(task: i32): void {
  const s = changetype<Adam>(jobArguments());
  const entry = s.table + <usize>task * ENTRY;
  let p = <usize>load<u32>(entry);
  let g = <usize>load<u32>(entry, 4);
  let m = <usize>load<u32>(entry, 8);
  let v = <usize>load<u32>(entry, 12);
  const n = load<i32>(entry, 16);
  const clip = f32x4.splat(s.clip);
  const beta1 = f32x4.splat(s.beta1);
  const beta2 = f32x4.splat(s.beta2);
  const rest1 = f32x4.splat(s.rest1);
  const rest2 = f32x4.splat(s.rest2);
  const decay = f32x4.splat(s.decay);
  const rate = f32x4.splat(s.rate);
  const spread = f32x4.splat(s.spread);
  const epsilon = f32x4.splat(s.epsilon);
  for (let i = 0; i < n; ) {
    const single = i > n - 4;
    const d = f32x4.mul(single ? v128.load32_zero(g) : v128.load(g), clip);
    const moment = madd(beta1, single ? v128.load32_zero(m) : v128.load(m), f32x4.mul(rest1, d));
    const variance = madd(beta2, single ? v128.load32_zero(v) : v128.load(v), f32x4.mul(f32x4.mul(rest2, d), d));
    const step = f32x4.div(f32x4.mul(rate, moment), madd(f32x4.sqrt(variance), spread, epsilon));
    const next = f32x4.sub(f32x4.mul(single ? v128.load32_zero(p) : v128.load(p), decay), step);
    if (single) {
      v128.store_lane<f32>(m, moment, 0);
      v128.store_lane<f32>(v, variance, 0);
      v128.store_lane<f32>(p, next, 0);
    } else {
      v128.store(m, moment);
      v128.store(v, variance);
      v128.store(p, next);
    }
    const bytes: usize = single ? 4 : 16;
    i += single ? 1 : 4;
    p += bytes;
    g += bytes;
    m += bytes;
    v += bytes;
  }
}
