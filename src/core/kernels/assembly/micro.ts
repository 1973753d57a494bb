// The micro-kernel every matrix product here ends in: 6 rows × 8 columns held in twelve registers; and one of 4 rows for what is
// left over.

import { madd } from "./vector";

/**
 * c[r][0..8) = (accumulate ? c[r] : 0) + bias + Σ a[i][r] · b[i] over i < k, with a = [k][6] and b = [k][8] packed.
 * c0 … c5 are the addresses of the six rows; `bias` is an address of 8 floats, or 0.
 */
export function micro(
  k: i32, a: usize, b: usize,
  c0: usize, c1: usize, c2: usize, c3: usize, c4: usize, c5: usize,
  accumulate: bool, bias: usize,
): void {
  let s00 = f32x4.splat(0);
  let s01 = s00;
  if (bias) {
    s00 = v128.load(bias);
    s01 = v128.load(bias, 16);
  }
  let s10 = s00, s11 = s01, s20 = s00, s21 = s01, s30 = s00, s31 = s01, s40 = s00, s41 = s01, s50 = s00, s51 = s01;
  const end = a + <usize>k * 24;
  while (a < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let x = v128.load_splat<f32>(a);
    s00 = madd(x, b0, s00);
    s01 = madd(x, b1, s01);
    x = v128.load_splat<f32>(a, 4);
    s10 = madd(x, b0, s10);
    s11 = madd(x, b1, s11);
    x = v128.load_splat<f32>(a, 8);
    s20 = madd(x, b0, s20);
    s21 = madd(x, b1, s21);
    x = v128.load_splat<f32>(a, 12);
    s30 = madd(x, b0, s30);
    s31 = madd(x, b1, s31);
    x = v128.load_splat<f32>(a, 16);
    s40 = madd(x, b0, s40);
    s41 = madd(x, b1, s41);
    x = v128.load_splat<f32>(a, 20);
    s50 = madd(x, b0, s50);
    s51 = madd(x, b1, s51);
    a += 24;
    b += 32;
  }
  if (accumulate) {
    s00 = f32x4.add(s00, v128.load(c0));
    s01 = f32x4.add(s01, v128.load(c0, 16));
    s10 = f32x4.add(s10, v128.load(c1));
    s11 = f32x4.add(s11, v128.load(c1, 16));
    s20 = f32x4.add(s20, v128.load(c2));
    s21 = f32x4.add(s21, v128.load(c2, 16));
    s30 = f32x4.add(s30, v128.load(c3));
    s31 = f32x4.add(s31, v128.load(c3, 16));
    s40 = f32x4.add(s40, v128.load(c4));
    s41 = f32x4.add(s41, v128.load(c4, 16));
    s50 = f32x4.add(s50, v128.load(c5));
    s51 = f32x4.add(s51, v128.load(c5, 16));
  }
  v128.store(c0, s00);
  v128.store(c0, s01, 16);
  v128.store(c1, s10);
  v128.store(c1, s11, 16);
  v128.store(c2, s20);
  v128.store(c2, s21, 16);
  v128.store(c3, s30);
  v128.store(c3, s31, 16);
  v128.store(c4, s40);
  v128.store(c4, s41, 16);
  v128.store(c5, s50);
  v128.store(c5, s51, 16);
}

/** The micro-kernel with its six rows `stride` bytes apart. */
@inline
export function microAt(k: i32, a: usize, b: usize, c: usize, stride: usize, accumulate: bool): void {
  micro(k, a, b, c, c + stride, c + 2 * stride, c + 3 * stride, c + 4 * stride, c + 5 * stride, accumulate, 0);
}

/** The same of four rows, a = [k][4] packed; the rows `stride` bytes apart. */
function micro4(k: i32, a: usize, b: usize, c: usize, stride: usize, accumulate: bool): void {
  let s00 = f32x4.splat(0);
  let s01 = s00, s10 = s00, s11 = s00, s20 = s00, s21 = s00, s30 = s00, s31 = s00;
  const end = a + <usize>k * 16;
  while (a < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let x = v128.load_splat<f32>(a);
    s00 = madd(x, b0, s00);
    s01 = madd(x, b1, s01);
    x = v128.load_splat<f32>(a, 4);
    s10 = madd(x, b0, s10);
    s11 = madd(x, b1, s11);
    x = v128.load_splat<f32>(a, 8);
    s20 = madd(x, b0, s20);
    s21 = madd(x, b1, s21);
    x = v128.load_splat<f32>(a, 12);
    s30 = madd(x, b0, s30);
    s31 = madd(x, b1, s31);
    a += 16;
    b += 32;
  }
  const c1 = c + stride;
  const c2 = c1 + stride;
  const c3 = c2 + stride;
  if (accumulate) {
    s00 = f32x4.add(s00, v128.load(c));
    s01 = f32x4.add(s01, v128.load(c, 16));
    s10 = f32x4.add(s10, v128.load(c1));
    s11 = f32x4.add(s11, v128.load(c1, 16));
    s20 = f32x4.add(s20, v128.load(c2));
    s21 = f32x4.add(s21, v128.load(c2, 16));
    s30 = f32x4.add(s30, v128.load(c3));
    s31 = f32x4.add(s31, v128.load(c3, 16));
  }
  v128.store(c, s00);
  v128.store(c, s01, 16);
  v128.store(c1, s10);
  v128.store(c1, s11, 16);
  v128.store(c2, s20);
  v128.store(c2, s21, 16);
  v128.store(c3, s30);
  v128.store(c3, s31, 16);
}

/**
 * How many of the first rows, of so many, go in panels of six; the others go in panels of four. At most one row more than there
 * are is calculated, from four rows on.
 */
export function rowsInSixes(rows: i32): i32 {
  const rest = rows % 6;
  if (rest == 5) return rows + 1;
  return rest == 0 || rest > 2 || rows < 6 ? rows - rest : rows - rest - 6;
}

/** The micro-kernel for a panel of six rows, or of four, `stride` bytes apart. */
@inline
export function microPanel(
  rows: i32, k: i32, a: usize, b: usize, c: usize, stride: usize, accumulate: bool,
): void {
  if (rows == 6) microAt(k, a, b, c, stride, accumulate);
  else micro4(k, a, b, c, stride, accumulate);
}
