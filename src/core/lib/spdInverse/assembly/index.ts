// Products and the inverse Cholesky factor of blocks of BLOCK × BLOCK doubles, row-major. Multiplication and addition stay apart
// (no fused ones), so that every engine gives the same bits.

/** Rows and columns of a block; spdInverse.ts has the same number. */
const BLOCK: i32 = 128;
const ROW: usize = <usize>BLOCK << 3; // bytes
const BLOCK_BYTES: usize = ROW * BLOCK;

// Working memory at the beginning: two packed blocks. What the caller keeps begins at `blocks()`.
const PACKED_A: usize = 1024;
const PACKED_B: usize = PACKED_A + BLOCK_BYTES;

/** Address of the first block. */
export function blocks(): usize {
  return PACKED_B + BLOCK_BYTES;
}

/** Packs four columns' worth of op (packed [k][4]): panel p, inner index k, lane i = block[k][4p + i]. */
function packColumns(to: usize, from: usize, columns: i32, inner: i32): void {
  for (let p = 0; p < columns; p += 4) {
    let at = from + (<usize>p << 3);
    for (let k = 0; k < inner; k++) {
      v128.store(to, v128.load(at));
      v128.store(to, v128.load(at, 16), 16);
      at += ROW;
      to += 32;
    }
  }
}

/** Panel p, inner index k, lane i = block[4p + i][k]. */
function packRows(to: usize, from: usize, rows: i32, inner: i32): void {
  const width = <usize>inner << 3;
  for (let p = 0; p < rows; p += 4) {
    const r0 = from + ROW * p;
    const r1 = r0 + ROW;
    const r2 = r1 + ROW;
    const r3 = r2 + ROW;
    for (let k: usize = 0; k < width; k += 16) {
      const a = v128.load(r0 + k);
      const b = v128.load(r1 + k);
      const c = v128.load(r2 + k);
      const d = v128.load(r3 + k);
      v128.store(to, v128.shuffle<f64>(a, b, 0, 2));
      v128.store(to, v128.shuffle<f64>(c, d, 0, 2), 16);
      v128.store(to, v128.shuffle<f64>(a, b, 1, 3), 32);
      v128.store(to, v128.shuffle<f64>(c, d, 1, 3), 48);
      to += 64;
    }
  }
}

/**
 * C = ±op(A) · op(B), added to C where `accumulate`. op turns the block where told so. C may be A or B. Of C the first
 * `rows` and `columns` are computed, from sums of `inner` products: multiples of 4.
 */
export function multiply(
  c: usize,
  a: usize,
  turnA: bool,
  b: usize,
  turnB: bool,
  minus: bool,
  accumulate: bool,
  rows: i32,
  columns: i32,
  inner: i32,
): void {
  if (turnA) packColumns(PACKED_A, a, rows, inner);
  else packRows(PACKED_A, a, rows, inner);
  if (turnB) packRows(PACKED_B, b, columns, inner);
  else packColumns(PACKED_B, b, columns, inner);
  const panel = <usize>inner << 5;
  for (let i = 0; i < rows; i += 4) {
    const panelA = PACKED_A + panel * (i >> 2);
    const row = c + ROW * i;
    for (let j = 0; j < columns; j += 4) {
      tile(row + (<usize>j << 3), panelA, PACKED_B + panel * (j >> 2), panel, minus, accumulate);
    }
  }
}

/** 4 × 4 of C from two panels of so many bytes. */
function tile(c: usize, a: usize, b: usize, panel: usize, minus: bool, accumulate: bool): void {
  let c00 = f64x2.splat(0);
  let c01 = f64x2.splat(0);
  let c10 = f64x2.splat(0);
  let c11 = f64x2.splat(0);
  let c20 = f64x2.splat(0);
  let c21 = f64x2.splat(0);
  let c30 = f64x2.splat(0);
  let c31 = f64x2.splat(0);
  const end = b + panel;
  while (b < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let s = v128.load_splat<f64>(a);
    c00 = f64x2.add(c00, f64x2.mul(s, b0));
    c01 = f64x2.add(c01, f64x2.mul(s, b1));
    s = v128.load_splat<f64>(a, 8);
    c10 = f64x2.add(c10, f64x2.mul(s, b0));
    c11 = f64x2.add(c11, f64x2.mul(s, b1));
    s = v128.load_splat<f64>(a, 16);
    c20 = f64x2.add(c20, f64x2.mul(s, b0));
    c21 = f64x2.add(c21, f64x2.mul(s, b1));
    s = v128.load_splat<f64>(a, 24);
    c30 = f64x2.add(c30, f64x2.mul(s, b0));
    c31 = f64x2.add(c31, f64x2.mul(s, b1));
    a += 32;
    b += 32;
  }
  put(c, c00, c01, minus, accumulate);
  put(c + ROW, c10, c11, minus, accumulate);
  put(c + 2 * ROW, c20, c21, minus, accumulate);
  put(c + 3 * ROW, c30, c31, minus, accumulate);
}

@inline
function put(to: usize, x: v128, y: v128, minus: bool, accumulate: bool): void {
  if (minus) {
    x = f64x2.neg(x);
    y = f64x2.neg(y);
  }
  if (accumulate) {
    x = f64x2.add(v128.load(to), x);
    y = f64x2.add(v128.load(to, 16), y);
  }
  v128.store(to, x);
  v128.store(to, y, 16);
}

@inline
function at(block: usize, row: i32, column: i32): usize {
  return block + ROW * row + (<usize>column << 3);
}

/**
 * The first `size` rows and columns of a symmetric block (its lower half is read) become L⁻¹, where L · Lᵀ was the block, zeros
 * above the diagonal. False where they are not positive definite; they are spoilt then.
 */
export function invertFactor(a: usize, size: i32): bool {
  for (let j = 0; j < size; j++) {
    let pivot = load<f64>(at(a, j, j));
    for (let k = 0; k < j; k++) pivot -= load<f64>(at(a, j, k)) * load<f64>(at(a, j, k));
    if (!(pivot > 0)) return false;
    const root = Math.sqrt(pivot);
    store<f64>(at(a, j, j), root);
    for (let i = j + 1; i < size; i++) {
      let sum = load<f64>(at(a, i, j));
      for (let k = 0; k < j; k++) sum -= load<f64>(at(a, i, k)) * load<f64>(at(a, j, k));
      store<f64>(at(a, i, j), sum / root);
    }
  }
  // L⁻¹ in place, columns from the last to the first: those behind a column are inverted already.
  for (let j = size - 1; j >= 0; j--) {
    const inverse = 1 / load<f64>(at(a, j, j));
    for (let i = size - 1; i > j; i--) {
      let sum: f64 = 0;
      for (let k = j + 1; k <= i; k++) sum += load<f64>(at(a, i, k)) * load<f64>(at(a, k, j));
      store<f64>(at(a, i, j), -sum * inverse);
    }
    store<f64>(at(a, j, j), inverse);
    for (let i = 0; i < j; i++) store<f64>(at(a, i, j), 0);
  }
  return true;
}
