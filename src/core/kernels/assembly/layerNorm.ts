// Layer normalisation with its residual: forward and dx by rows, dgamma and dbeta by bands of columns.

import { rowAddress } from "./pack";
import { jobArguments, launch } from "./parallel";
import { madd, sumLanes } from "./vector";

const ROWS: i32 = 32;
const BAND: i32 = 16;

@unmanaged
class LayerNorm {
  m: i32;
  n: i32;
  map: usize; // int32 [m], which stored row each is; 0: one after the other
  x: usize;
  residual: usize; // 0: none
  gamma: usize;
  beta: usize;
  mean: usize;
  rstd: usize;
  y: usize;
  dy: usize;
  dx: usize;
  dgamma: usize;
  dbeta: usize;
  epsilon: f32;
  relu: bool;
}

/** y [m, n] = activation(norm(x + residual) · gamma + beta), mean [m], rstd [m]. `map` (or 0) names the rows. */
export function layerNorm(
  m: i32, n: i32, map: usize, x: usize, residual: usize, gamma: usize, beta: usize, y: usize, mean: usize, rstd: usize,
  epsilon: f32, relu: bool,
): void {
  const s = changetype<LayerNorm>(jobArguments());
  s.m = m;
  s.n = n;
  s.map = map;
  s.x = x;
  s.residual = residual;
  s.gamma = gamma;
  s.beta = beta;
  s.y = y;
  s.mean = mean;
  s.rstd = rstd;
  s.epsilon = epsilon;
  s.relu = relu;
  launch(layerNormTask, (m + ROWS - 1) / ROWS);
}

/** Four summed inputs; one lane where `single`. */
@inline
function input(x: usize, residual: usize, at: usize, single: bool): v128 {
  const value = single ? v128.load32_zero(x + at) : v128.load(x + at);
  if (!residual) return value;
  return f32x4.add(value, single ? v128.load32_zero(residual + at) : v128.load(residual + at));
}

function layerNormTask(task: i32): void {
  const s = changetype<LayerNorm>(jobArguments());
  const n = s.n;
  const bytes = <usize>n << 2;
  const full = <usize>(n & ~3) << 2;
  const last = min(s.m, (task + 1) * ROWS);
  const zero = f32x4.splat(0);
  const inverse = <f32>1 / <f32>n;
  for (let row = task * ROWS; row < last; row++) {
    const at = rowAddress(0, n, s.map, row);
    const one = rowAddress(0, 1, s.map, row);
    const x = s.x + at;
    const residual = s.residual ? s.residual + at : 0;
    const y = s.y + at;
    let sums = zero;
    let j: usize = 0;
    for (; j < full; j += 16) sums = f32x4.add(sums, input(x, residual, j, false));
    for (; j < bytes; j += 4) sums = f32x4.add(sums, input(x, residual, j, true));
    const mean = sumLanes(sums) * inverse;
    const centre = f32x4.splat(mean);
    let squares = zero;
    for (j = 0; j < full; j += 16) {
      const d = f32x4.sub(input(x, residual, j, false), centre);
      squares = madd(d, d, squares);
    }
    let variance = sumLanes(squares);
    for (; j < bytes; j += 4) {
      const d = f32x4.extract_lane(f32x4.sub(input(x, residual, j, true), centre), 0);
      variance += d * d;
    }
    const rstd = <f32>1 / sqrt<f32>(variance * inverse + s.epsilon);
    store<f32>(s.mean + one, mean);
    store<f32>(s.rstd + one, rstd);
    const scale = f32x4.splat(rstd);
    for (j = 0; j < full; j += 16) {
      const normal = f32x4.mul(f32x4.sub(input(x, residual, j, false), centre), scale);
      const out = madd(normal, v128.load(s.gamma + j), v128.load(s.beta + j));
      v128.store(y + j, s.relu ? v128.bitselect(zero, out, f32x4.lt(out, zero)) : out);
    }
    for (; j < bytes; j += 4) {
      const normal = f32x4.mul(f32x4.sub(input(x, residual, j, true), centre), scale);
      const out = madd(normal, v128.load32_zero(s.gamma + j), v128.load32_zero(s.beta + j));
      v128.store_lane<f32>(y + j, s.relu ? v128.bitselect(zero, out, f32x4.lt(out, zero)) : out, 0);
    }
  }
}

/** → dx [m, n], dgamma [n], dbeta [n]. `map` (or 0) names the rows. */
export function layerNormGrad(
  m: i32, n: i32, map: usize, x: usize, residual: usize, gamma: usize, beta: usize, mean: usize, rstd: usize, dy: usize,
  dx: usize, dgamma: usize, dbeta: usize, relu: bool,
): void {
  const s = changetype<LayerNorm>(jobArguments());
  s.m = m;
  s.n = n;
  s.map = map;
  s.x = x;
  s.residual = residual;
  s.gamma = gamma;
  s.beta = beta;
  s.mean = mean;
  s.rstd = rstd;
  s.dy = dy;
  s.dx = dx;
  s.dgamma = dgamma;
  s.dbeta = dbeta;
  s.relu = relu;
  launch(layerNormGradTask, (m + ROWS - 1) / ROWS);
  launch(layerNormSumsTask, (n + BAND - 1) / BAND);
}

/** The incoming gradient where the activation let the value through. */
@inline
function live(relu: bool, normal: v128, gamma: v128, beta: v128, dy: v128): v128 {
  if (!relu) return dy;
  return v128.and(dy, f32x4.gt(madd(normal, gamma, beta), f32x4.splat(0)));
}

function layerNormGradTask(task: i32): void {
  const s = changetype<LayerNorm>(jobArguments());
  const bytes = <usize>s.n << 2;
  const full = <usize>(s.n & ~3) << 2;
  const last = min(s.m, (task + 1) * ROWS);
  const inverse = <f32>1 / <f32>s.n;
  for (let row = task * ROWS; row < last; row++) {
    const at = rowAddress(0, s.n, s.map, row);
    const one = rowAddress(0, 1, s.map, row);
    const x = s.x + at;
    const residual = s.residual ? s.residual + at : 0;
    const dy = s.dy + at;
    const dx = s.dx + at;
    const centre = v128.load_splat<f32>(s.mean + one);
    const scale = v128.load_splat<f32>(s.rstd + one);
    let sums = f32x4.splat(0);
    let dots = f32x4.splat(0);
    let j: usize = 0;
    while (j < bytes) {
      const single = j >= full;
      const gamma = single ? v128.load32_zero(s.gamma + j) : v128.load(s.gamma + j);
      const beta = single ? v128.load32_zero(s.beta + j) : v128.load(s.beta + j);
      const incoming = single ? v128.load32_zero(dy + j) : v128.load(dy + j);
      const normal = f32x4.mul(f32x4.sub(input(x, residual, j, single), centre), scale);
      const d = f32x4.mul(live(s.relu, normal, gamma, beta, incoming), gamma);
      sums = f32x4.add(sums, d);
      dots = madd(d, normal, dots);
      j += single ? 4 : 16;
    }
    const mean = f32x4.splat(sumLanes(sums) * inverse);
    const dot = f32x4.splat(sumLanes(dots) * inverse);
    j = 0;
    while (j < bytes) {
      const single = j >= full;
      const gamma = single ? v128.load32_zero(s.gamma + j) : v128.load(s.gamma + j);
      const beta = single ? v128.load32_zero(s.beta + j) : v128.load(s.beta + j);
      const incoming = single ? v128.load32_zero(dy + j) : v128.load(dy + j);
      const normal = f32x4.mul(f32x4.sub(input(x, residual, j, single), centre), scale);
      const d = f32x4.mul(live(s.relu, normal, gamma, beta, incoming), gamma);
      const out = f32x4.mul(scale, f32x4.sub(f32x4.sub(d, mean), f32x4.mul(normal, dot)));
      if (single) v128.store_lane<f32>(dx + j, out, 0);
      else v128.store(dx + j, out);
      j += single ? 4 : 16;
    }
  }
}

function layerNormSumsTask(task: i32): void {
  const s = changetype<LayerNorm>(jobArguments());
  const bytes = <usize>s.n << 2;
  const first = <usize>(task * BAND) << 2;
  const last = min(bytes, first + (<usize>BAND << 2));
  let j = first;
  while (j < last) {
    const single = j + 16 > last;
    const gamma = single ? v128.load32_zero(s.gamma + j) : v128.load(s.gamma + j);
    const beta = single ? v128.load32_zero(s.beta + j) : v128.load(s.beta + j);
    let dgamma = f32x4.splat(0);
    let dbeta = f32x4.splat(0);
    for (let row = 0; row < s.m; row++) {
      const at = rowAddress(0, s.n, s.map, row);
      const one = rowAddress(0, 1, s.map, row);
      const centre = v128.load_splat<f32>(s.mean + one);
      const scale = v128.load_splat<f32>(s.rstd + one);
      const residual = s.residual ? s.residual + at : 0;
      const normal = f32x4.mul(f32x4.sub(input(s.x + at, residual, j, single), centre), scale);
      const incoming = single ? v128.load32_zero(s.dy + at + j) : v128.load(s.dy + at + j);
      const d = live(s.relu, normal, gamma, beta, incoming);
      dgamma = madd(d, normal, dgamma);
      dbeta = f32x4.add(dbeta, d);
    }
    if (single) {
      v128.store_lane<f32>(s.dgamma + j, dgamma, 0);
      v128.store_lane<f32>(s.dbeta + j, dbeta, 0);
    } else {
      v128.store(s.dgamma + j, dgamma);
      v128.store(s.dbeta + j, dbeta);
    }
    j += single ? 4 : 16;
  }
}
