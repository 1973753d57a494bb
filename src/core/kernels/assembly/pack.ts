// Copies matrices into panels for the micro-kernel: 6 rows or 8 columns wide, the inner dimension outermost.
// Lanes past the matrix's edge hold whatever memory follows: they reach only results that are never stored.

/** Address of row `index` of a matrix, or of row map[index] where a map is given. `ld`: floats per row. */
@inline
export function rowAddress(base: usize, ld: i32, map: usize, index: i32): usize {
  const row = map ? load<i32>(map + (<usize>index << 2)) : index;
  return base + (<usize>row * <usize>ld << 2);
}

/** Six rows, k contiguous in each → [k][6]. */
export function packRows6(to: usize, r0: usize, r1: usize, r2: usize, r3: usize, r4: usize, r5: usize, k: i32): void {
  let i = 0;
  for (; i <= k - 4; i += 4) {
    const at = <usize>i << 2;
    const x0 = v128.load(r0 + at);
    const x1 = v128.load(r1 + at);
    const x2 = v128.load(r2 + at);
    const x3 = v128.load(r3 + at);
    const x4 = v128.load(r4 + at);
    const x5 = v128.load(r5 + at);
    const a = f32x4.shuffle(x0, x1, 0, 4, 1, 5); // 00 10 01 11
    const b = f32x4.shuffle(x2, x3, 0, 4, 1, 5); // 20 30 21 31
    const c = f32x4.shuffle(x0, x1, 2, 6, 3, 7); // 02 12 03 13
    const d = f32x4.shuffle(x2, x3, 2, 6, 3, 7);
    const e = f32x4.shuffle(x4, x5, 0, 4, 1, 5); // 40 50 41 51
    const f = f32x4.shuffle(x4, x5, 2, 6, 3, 7);
    v128.store(to, f32x4.shuffle(a, b, 0, 1, 4, 5));
    v128.store64_lane(to, e, 0, 16);
    v128.store(to, f32x4.shuffle(a, b, 2, 3, 6, 7), 24);
    v128.store64_lane(to, e, 1, 40);
    v128.store(to, f32x4.shuffle(c, d, 0, 1, 4, 5), 48);
    v128.store64_lane(to, f, 0, 64);
    v128.store(to, f32x4.shuffle(c, d, 2, 3, 6, 7), 72);
    v128.store64_lane(to, f, 1, 88);
    to += 96;
  }
  for (; i < k; i++) {
    const at = <usize>i << 2;
    store<f32>(to, load<f32>(r0 + at));
    store<f32>(to, load<f32>(r1 + at), 4);
    store<f32>(to, load<f32>(r2 + at), 8);
    store<f32>(to, load<f32>(r3 + at), 12);
    store<f32>(to, load<f32>(r4 + at), 16);
    store<f32>(to, load<f32>(r5 + at), 20);
    to += 24;
  }
}

/** Four rows, k contiguous in each → four lanes side by side, `stride` bytes from one k to the next. */
export function packRows4(to: usize, stride: usize, r0: usize, r1: usize, r2: usize, r3: usize, k: i32): void {
  let i = 0;
  for (; i <= k - 4; i += 4) {
    const at = <usize>i << 2;
    const x0 = v128.load(r0 + at);
    const x1 = v128.load(r1 + at);
    const x2 = v128.load(r2 + at);
    const x3 = v128.load(r3 + at);
    const a = f32x4.shuffle(x0, x1, 0, 4, 1, 5);
    const b = f32x4.shuffle(x2, x3, 0, 4, 1, 5);
    const c = f32x4.shuffle(x0, x1, 2, 6, 3, 7);
    const d = f32x4.shuffle(x2, x3, 2, 6, 3, 7);
    v128.store(to, f32x4.shuffle(a, b, 0, 1, 4, 5));
    v128.store(to + stride, f32x4.shuffle(a, b, 2, 3, 6, 7));
    v128.store(to + 2 * stride, f32x4.shuffle(c, d, 0, 1, 4, 5));
    v128.store(to + 3 * stride, f32x4.shuffle(c, d, 2, 3, 6, 7));
    to += 4 * stride;
  }
  for (; i < k; i++) {
    const at = <usize>i << 2;
    store<f32>(to, load<f32>(r0 + at));
    store<f32>(to, load<f32>(r1 + at), 4);
    store<f32>(to, load<f32>(r2 + at), 8);
    store<f32>(to, load<f32>(r3 + at), 12);
    to += stride;
  }
}

/**
 * Rows from … from + k of a matrix, `panels` times six neighbouring columns at `column` → panels [k][6], `stride` bytes
 * apart. A row is read once for all panels: walking down a column would meet the same few cache lines again and again.
 */
export function packColumns6(
  to: usize, stride: usize, panels: i32, base: usize, ld: i32, map: usize, column: i32, from: i32, k: i32,
): void {
  const at = <usize>column << 2;
  for (let i = from; i < from + k; i++) {
    let row = rowAddress(base, ld, map, i) + at;
    let out = to;
    for (let panel = 0; panel < panels; panel++) {
      v128.store(out, v128.load(row));
      store<u64>(out, load<u64>(row, 16), 16);
      row += 24;
      out += stride;
    }
    to += 24;
  }
}

/** Rows 0 … k of a matrix, `panels` times eight neighbouring columns at `column` → panels [k][8], one after another. */
export function packColumns8(
  to: usize, panels: i32, base: usize, ld: i32, map: usize, column: i32, k: i32,
): void {
  const at = <usize>column << 2;
  const stride = <usize>k << 5;
  for (let i = 0; i < k; i++) {
    let row = rowAddress(base, ld, map, i) + at;
    let out = to;
    for (let panel = 0; panel < panels; panel++) {
      v128.store(out, v128.load(row));
      v128.store(out, v128.load(row, 16), 16);
      row += 32;
      out += stride;
    }
    to += 32;
  }
}
