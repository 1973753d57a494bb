// Matrix product C = op(A) · op(B) (+ C) (+ bias): B is packed once by all threads, then each task packs a block of A
// rows into its thread's scratch and sweeps the panels of B. The order of every sum is fixed by the sizes alone.

import { micro } from "./micro";
import { packColumns6, packColumns8, packRows4, packRows6, rowAddress } from "./pack";
import { jobArguments, launch, scratch } from "./parallel";

const MAX_INNER: i32 = 512; // of one packed block
const PANELS_PER_PACK: i32 = 4;
const BLOCK_ROWS: i32 = 96;
/** Bytes between panels of A beyond their size, so that they do not all fall on the same cache lines. */
const PANEL_GAP: usize = 64;
/** Where in a thread's scratch a tile of C stands, after the block of A. */
const TILE: usize = <usize>(BLOCK_ROWS * MAX_INNER * 4) + <usize>(BLOCK_ROWS / 6) * PANEL_GAP;

@unmanaged
class Gemm {
  transA: bool;
  transB: bool;
  accumulate: bool;
  m: i32;
  n: i32;
  k: i32;
  a: usize;
  lda: i32;
  mapA: usize;
  b: usize;
  ldb: i32;
  mapB: usize;
  c: usize;
  ldc: i32;
  mapC: usize;
  bias: usize;
  packed: usize;
  inner: i32; // k of one block
  blockRows: i32;
  blockPanels: i32; // columns of C of one task, in panels
  columnBlocks: i32;
}

/**
 * C[m, n] = op(A)[m, k] · op(B)[k, n]. Matrices are row-major with `ld` floats per row; a map (int32 per row, or 0) says
 * which row of the stored matrix each row of the product is. `bias`: n floats added to every row, or 0.
 * `packed`: k · roundUp(n, 8) floats of working memory.
 */
export function gemm(
  transA: bool, transB: bool, m: i32, n: i32, k: i32,
  a: usize, lda: i32, mapA: usize, b: usize, ldb: i32, mapB: usize, c: usize, ldc: i32, mapC: usize,
  accumulate: bool, bias: usize, packed: usize,
): void {
  if (m == 0 || n == 0) return;
  const g = changetype<Gemm>(jobArguments());
  g.transA = transA;
  g.transB = transB;
  g.accumulate = accumulate;
  g.m = m;
  g.n = n;
  g.k = k;
  g.a = a;
  g.lda = lda;
  g.mapA = mapA;
  g.b = b;
  g.ldb = ldb;
  g.mapB = mapB;
  g.c = c;
  g.ldc = ldc;
  g.mapC = mapC;
  g.bias = bias;
  g.packed = packed;
  const splits = max(1, (k + MAX_INNER - 1) / MAX_INNER);
  g.inner = max(1, (k + splits - 1) / splits);
  const panels = (n + 7) >> 3;
  const rowBlocks = (m + BLOCK_ROWS - 1) / BLOCK_ROWS;
  const rows = (m + rowBlocks - 1) / rowBlocks;
  g.blockRows = (rows + 5) / 6 * 6;
  const blocks = (m + g.blockRows - 1) / g.blockRows;
  // few blocks of rows: split the columns too, for threads to share
  const wanted = max(1, min(panels >> 3, 8 / blocks));
  g.blockPanels = (panels + wanted - 1) / wanted;
  g.columnBlocks = (panels + g.blockPanels - 1) / g.blockPanels;
  if (k > 0) launch(gemmPackTask, (panels + PANELS_PER_PACK - 1) / PANELS_PER_PACK);
  launch(gemmTask, blocks * g.columnBlocks);
}

/** One task of packing: a few panels of B over the whole inner dimension. */
function gemmPackTask(task: i32): void {
  const g = changetype<Gemm>(jobArguments());
  const first = task * PANELS_PER_PACK;
  const last = min((g.n + 7) >> 3, first + PANELS_PER_PACK);
  const stride = <usize>g.k << 5;
  const to = g.packed + stride * first;
  if (!g.transB) {
    packColumns8(to, last - first, g.b, g.ldb, g.mapB, first << 3, g.k);
    return;
  }
  for (let panel = first; panel < last; panel++) {
    packWeightPanel(to + stride * (panel - first), g.b, g.ldb, g.mapB, panel << 3, g.n - 1, g.k);
  }
}

/** Rows first … first + 8 (held to `last`) of a matrix with k contiguous → one panel [k][8]. */
export function packWeightPanel(to: usize, base: usize, ld: i32, map: usize, first: i32, last: i32, k: i32): void {
  packRows4(
    to, 32,
    rowAddress(base, ld, map, min(first, last)),
    rowAddress(base, ld, map, min(first + 1, last)),
    rowAddress(base, ld, map, min(first + 2, last)),
    rowAddress(base, ld, map, min(first + 3, last)),
    k,
  );
  packRows4(
    to + 16, 32,
    rowAddress(base, ld, map, min(first + 4, last)),
    rowAddress(base, ld, map, min(first + 5, last)),
    rowAddress(base, ld, map, min(first + 6, last)),
    rowAddress(base, ld, map, min(first + 7, last)),
    k,
  );
}

/** One task: a block of rows by a block of columns of C. */
function gemmTask(task: i32): void {
  const g = changetype<Gemm>(jobArguments());
  const rowBlock = task / g.columnBlocks;
  const firstRow = rowBlock * g.blockRows;
  const rows = min(g.blockRows, g.m - firstRow);
  const firstPanel = (task - rowBlock * g.columnBlocks) * g.blockPanels;
  const lastPanel = min((g.n + 7) >> 3, firstPanel + g.blockPanels);
  let from = 0;
  do {
    const k = min(g.inner, g.k - from);
    packBlock(g, firstRow, rows, from, k);
    const accumulate = g.accumulate || from > 0;
    for (let panel = firstPanel; panel < lastPanel; panel++) {
      const b = g.packed + ((<usize>panel * <usize>g.k + <usize>from) << 5);
      const column = panel << 3;
      const bias = from == 0 && g.bias ? g.bias + (<usize>column << 2) : 0;
      for (let row = 0; row < rows; row += 6) {
        const a = scratch + <usize>(row / 6) * panelStride(k);
        tile(g, k, a, b, firstRow + row, min(6, rows - row), column, accumulate, bias);
      }
    }
    from += k;
  } while (from < g.k);
}

@inline
function panelStride(k: i32): usize {
  return <usize>k * 24 + PANEL_GAP;
}

function packBlock(g: Gemm, firstRow: i32, rows: i32, from: i32, k: i32): void {
  if (g.transA) {
    packColumns6(scratch, panelStride(k), (rows + 5) / 6, g.a, g.lda, g.mapA, firstRow, from, k);
    return;
  }
  const offset = <usize>from << 2;
  const last = g.m - 1;
  for (let row = 0; row < rows; row += 6) {
    const first = firstRow + row;
    packRows6(
      scratch + <usize>(row / 6) * panelStride(k),
      rowAddress(g.a, g.lda, g.mapA, first) + offset,
      rowAddress(g.a, g.lda, g.mapA, min(first + 1, last)) + offset,
      rowAddress(g.a, g.lda, g.mapA, min(first + 2, last)) + offset,
      rowAddress(g.a, g.lda, g.mapA, min(first + 3, last)) + offset,
      rowAddress(g.a, g.lda, g.mapA, min(first + 4, last)) + offset,
      rowAddress(g.a, g.lda, g.mapA, min(first + 5, last)) + offset,
      k,
    );
  }
}

function tile(
  g: Gemm, k: i32, a: usize, b: usize, row: i32, rows: i32, column: i32, accumulate: bool, bias: usize,
): void {
  const at = <usize>column << 2;
  const columns = min(8, g.n - column);
  if (rows == 6 && columns == 8) {
    micro(
      k, a, b,
      rowAddress(g.c, g.ldc, g.mapC, row) + at,
      rowAddress(g.c, g.ldc, g.mapC, row + 1) + at,
      rowAddress(g.c, g.ldc, g.mapC, row + 2) + at,
      rowAddress(g.c, g.ldc, g.mapC, row + 3) + at,
      rowAddress(g.c, g.ldc, g.mapC, row + 4) + at,
      rowAddress(g.c, g.ldc, g.mapC, row + 5) + at,
      accumulate, bias,
    );
    return;
  }
  const edge = scratch + TILE;
  micro(k, a, b, edge, edge + 32, edge + 64, edge + 96, edge + 128, edge + 160, false, bias);
  for (let r = 0; r < rows; r++) {
    const c = rowAddress(g.c, g.ldc, g.mapC, row + r) + at;
    for (let j = 0; j < columns; j++) {
      const to = c + (<usize>j << 2);
      const value = load<f32>(edge + (<usize>(r * 8 + j) << 2));
      store<f32>(to, accumulate ? load<f32>(to) + value : value);
    }
  }
}
