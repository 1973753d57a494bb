// Embedding lookup beside the row's numbers, and its gradient summed in row order over bands of columns.

import { jobArguments, launch } from "./parallel";

const ROWS: i32 = 256;
const BAND: i32 = 16;

@unmanaged
class Embedding {
  n: i32;
  width: i32;
  extra: i32;
  rows: i32;
  ids: usize;
  table: usize;
  features: usize;
  out: usize;
  featuresFirst: bool;
  stride: i32;
  offset: i32;
  paddingRow: i32;
}

/** ids [n], table [rows, width], features [n, extra] → out [n, width + extra]. Ids outside the table read row 0. */
export function embedding(
  n: i32, rows: i32, width: i32, extra: i32, ids: usize, table: usize, features: usize, featuresFirst: bool, out: usize,
): void {
  const e = changetype<Embedding>(jobArguments());
  e.n = n;
  e.rows = rows;
  e.width = width;
  e.extra = extra;
  e.ids = ids;
  e.table = table;
  e.features = features;
  e.featuresFirst = featuresFirst;
  e.out = out;
  launch(embeddingTask, (n + ROWS - 1) / ROWS);
}

function embeddingTask(task: i32): void {
  const e = changetype<Embedding>(jobArguments());
  const bytes = <usize>e.width << 2;
  const extraBytes = <usize>e.extra << 2;
  const last = min(e.n, (task + 1) * ROWS);
  for (let i = task * ROWS; i < last; i++) {
    let id = load<i32>(e.ids + (<usize>i << 2));
    if (<u32>id >= <u32>e.rows) id = 0;
    const to = e.out + <usize>i * (bytes + extraBytes);
    memory.copy(to + (e.featuresFirst ? extraBytes : 0), e.table + <usize>id * bytes, bytes);
    if (extraBytes) memory.copy(to + (e.featuresFirst ? 0 : bytes), e.features + <usize>i * extraBytes, extraBytes);
  }
}

/** ids [n], dy [n, stride] from column `offset` → dtable [rows, width]; `paddingRow` stays zero. */
export function embeddingGrad(
  n: i32, rows: i32, width: i32, stride: i32, offset: i32, paddingRow: i32, ids: usize, dy: usize, dtable: usize,
): void {
  const e = changetype<Embedding>(jobArguments());
  e.n = n;
  e.rows = rows;
  e.width = width;
  e.stride = stride;
  e.offset = offset;
  e.paddingRow = paddingRow;
  e.ids = ids;
  e.features = dy;
  e.table = dtable;
  memory.fill(dtable, 0, <usize>rows * <usize>width << 2);
  launch(embeddingGradTask, (width + BAND - 1) / BAND);
}

function embeddingGradTask(task: i32): void {
  const e = changetype<Embedding>(jobArguments());
  const first = task * BAND;
  const count = min(BAND, e.width - first);
  for (let i = 0; i < e.n; i++) {
    let id = load<i32>(e.ids + (<usize>i << 2));
    if (<u32>id >= <u32>e.rows) id = 0;
    if (id == e.paddingRow) continue;
    const to = e.table + (<usize>id * <usize>e.width + <usize>first << 2);
    const from = e.features + (<usize>i * <usize>e.stride + <usize>(e.offset + first) << 2);
    let j = 0;
    for (; j <= count - 4; j += 4) {
      const at = <usize>j << 2;
      v128.store(to + at, f32x4.add(v128.load(to + at), v128.load(from + at)));
    }
    for (; j < count; j++) {
      const at = <usize>j << 2;
      store<f32>(to + at, load<f32>(to + at) + load<f32>(from + at));
    }
  }
}
