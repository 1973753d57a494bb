// Embedding lookup on WebGPU, and its gradient without atomics: equal ids are chained in row order, then every element of
// the table's gradient follows its chain, so the sum is the same on every run.

import { webGpuKernel } from "../webgpu/kernel.ts";
import { groupsFor } from "../webgpu/program.ts";
import { EMBEDDING, EMBEDDING_GRAD, type EmbeddingAttributes, type EmbeddingGradAttributes } from "./index.ts";

const THREADS = 64;

export const embeddingWebGpu = webGpuKernel<EmbeddingAttributes>(
  EMBEDDING,
  (encoder, { ids, table, features }, { featuresFirst }) => {
    const n = ids!.shape[0]!;
    const [rows, width] = table!.shape as [number, number];
    const extra = features ? features.shape[1]! : 0;
    const program = encoder.program(`embedding ${features !== undefined}`, () => ({
      buffers: [
        ["result", "f32", "write"],
        ["ids", "i32", "read"],
        ["table", "f32", "read"],
        ...(features ? ([["features", "f32", "read"]] as [string, string, "read"][]) : []),
      ],
      uniforms: [
        ["size", "u32"],
        ["rows", "u32"],
        ["width", "u32"],
        ["extra", "u32"],
        ["tableAt", "u32"],
        ["featuresAt", "u32"],
      ],
      threads: THREADS,
      main: `
  if (index >= u.size) { return; }
  let stride = u.width + u.extra;
  let row = index / stride;
  let column = index % stride;
  if (column >= u.tableAt && column < u.tableAt + u.width) {
    let id = u32(ids[row]);
    result[index] = table[select(0u, id, id < u.rows) * u.width + column - u.tableAt];
  }${features ? " else { result[index] = features[row * u.extra + column - u.featuresAt]; }" : ""}
`,
    }));
    const out = encoder.output([n, width + extra]);
    const size = n * (width + extra);
    encoder.run(
      program,
      [out, ids!, table!, ...(features ? [features] : [])].map((tensor) => encoder.input(tensor)),
      [size, rows, width, extra, featuresFirst ? extra : 0, featuresFirst ? 0 : width],
      groupsFor(size, THREADS),
    );
    return [out];
  },
);

export const embeddingGradWebGpu = webGpuKernel<EmbeddingGradAttributes>(
  EMBEDDING_GRAD,
  (encoder, { ids, dy }, { rows, width, offset, paddingRow }) => {
    const [n, stride] = dy!.shape as [number, number];
    // head[id] is only true where the row it names has that id and is marked first: what it held before needs no clearing
    const link = encoder.program("embedding chains", () => ({
      buffers: [
        ["ids", "i32", "read"],
        ["next", "u32", "write"],
        ["isFirst", "u32", "write"],
        ["head", "u32", "write"],
      ],
      uniforms: [
        ["count", "u32"],
        ["rows", "u32"],
        ["padding", "i32"],
      ],
      threads: THREADS,
      main: `
  if (index >= u.count) { return; }
  let id = ids[index];
  if (id == u.padding || u32(id) >= u.rows) { isFirst[index] = 0u; return; }
  var after = index + 1u;
  while (after < u.count && ids[after] != id) { after++; }
  next[index] = after;
  var before = index;
  while (before > 0u && ids[before - 1u] != id) { before--; }
  if (before == 0u) { isFirst[index] = 1u; head[id] = index; } else { isFirst[index] = 0u; }
`,
    }));
    const quad = width % 4 === 0 && stride % 4 === 0 && offset % 4 === 0;
    const element = quad ? "vec4<f32>" : "f32";
    const sum = encoder.program(`embedding sums ${quad}`, () => ({
      buffers: [
        ["dtable", element, "write"],
        ["ids", "i32", "read"],
        ["next", "u32", "read"],
        ["isFirst", "u32", "read"],
        ["head", "u32", "read"],
        ["dy", element, "read"],
      ],
      uniforms: [
        ["size", "u32"],
        ["count", "u32"],
        ["width", "u32"],
        ["stride", "u32"],
        ["offset", "u32"],
        ["padding", "i32"],
      ],
      threads: THREADS,
      main: `
  if (index >= u.size) { return; }
  let row = index / u.width;
  let column = index % u.width;
  var total = ${element}();
  var at = head[row];
  if (i32(row) != u.padding && at < u.count && ids[at] == i32(row) && isFirst[at] == 1u) {
    while (at < u.count) {
      total += dy[at * u.stride + u.offset + column];
      at = next[at];
    }
  }
  dtable[index] = total;
`,
    }));
    const idsBuffer = encoder.input(ids!);
    const next = encoder.scratch(n);
    const isFirst = encoder.scratch(n);
    const head = encoder.scratch(rows);
    encoder.run(link, [idsBuffer, next, isFirst, head], [n, rows, paddingRow], groupsFor(n, THREADS));
    const dtable = encoder.output([rows, width]);
    const per = quad ? 4 : 1;
    const size = (rows * width) / per;
    encoder.run(
      sum,
      [encoder.input(dtable), idsBuffer, next, isFirst, head, encoder.input(dy!)],
      [size, n, width / per, stride / per, offset / per, paddingRow],
      groupsFor(size, THREADS),
    );
    return [dtable];
  },
);
