// Matrix products C[m, n] = Σ over k of A[m, k] · B[n, k], generated around the loads and the store of each caller, so that
// gate orders, shifted steps, activations and biases are folded into the product.
//
// Operands are read four values at a time along the dimension that is contiguous in memory. Both variants do the same
// arithmetic on 4 × 4 blocks; "tiled" first brings 16 values of k into workgroup memory.

import type { Shader } from "./program.ts";
import type { Variant } from "./variant.ts";

export interface Product {
  buffers: Shader["buffers"];
  /** Beyond m, n, k (and batches, when batched), which come first. */
  uniforms?: Shader["uniforms"];
  /** A's contiguous dimension: "k" → loadA(m, k) = A[m, k..k+3]; "m" → loadA(m, k) = A[m..m+3, k]. */
  a: "k" | "m";
  /** B's contiguous dimension: "k" → loadB(n, k) = B[n, k..k+3]; "n" → loadB(n, k) = B[n..n+3, k]. */
  b: "k" | "n";
  /** Defines loadA, loadB → vec4<f32> (0 beyond k, see `matrix`) and store(m: u32, n: u32, value: f32). */
  code: string;
  /** The code also defines storeRowSum(m: u32, value: f32), called with Σ over k of A[m, k]. */
  rowSum?: boolean;
  /** Independent products of one shape in one dispatch; the code sees which one as `batch`. */
  batched?: boolean;
}

/** Values of k that one round of the tiled variant brings in. */
const DEPTH = 16;

export interface Tile {
  rows: number;
  columns: number;
}

/** A tile that leaves enough workgroups to fill a GPU. */
export function tileFor(m: number, n: number): Tile {
  const groups = Math.ceil(m / 64) * Math.ceil(n / 64);
  return groups >= 96 ? { rows: 64, columns: 64 } : { rows: 32, columns: 32 };
}

/** Workgroups of a product, or of `batches` of them. */
export function productGroups(variant: Variant, m: number, n: number, tile: Tile, batches = 1): number {
  if (variant === "direct") return Math.ceil((Math.ceil(m / 4) * Math.ceil(n / 4) * batches) / 64);
  return Math.ceil(m / tile.rows) * Math.ceil(n / tile.columns) * batches;
}

/**
 * WGSL for reading four neighbours of a row-major matrix [rows, columns], as `name`(row, column) → vec4<f32>.
 * `of` is the buffer, declared as array<vec4<f32>> when `aligned` (columns divisible by 4), else array<f32>.
 * `limit` names the dimension that runs along k and must read as 0 beyond its end; undefined when k is a multiple of DEPTH.
 */
export function matrix(options: {
  name: string;
  of: string;
  columns: string;
  aligned: boolean;
  limit?: { along: "row" | "column"; end: string };
}): string {
  const { name, of, columns, aligned, limit } = options;
  const guard = limit ? `if (${limit.along} >= ${limit.end}) { return vec4<f32>(); }` : "";
  if (aligned) {
    return `fn ${name}(row: u32, column: u32) -> vec4<f32> { ${guard} return ${of}[(row * ${columns} + column) / 4u]; }`;
  }
  if (limit?.along === "column") {
    return `fn ${name}(row: u32, column: u32) -> vec4<f32> {
  let at = row * ${columns} + column;
  var quad = vec4<f32>();
  if (column < ${limit.end}) { quad.x = ${of}[at]; }
  if (column + 1u < ${limit.end}) { quad.y = ${of}[at + 1u]; }
  if (column + 2u < ${limit.end}) { quad.z = ${of}[at + 2u]; }
  if (column + 3u < ${limit.end}) { quad.w = ${of}[at + 3u]; }
  return quad;
}`;
  }
  return `fn ${name}(row: u32, column: u32) -> vec4<f32> {
  ${guard}
  let at = row * ${columns} + column;
  return vec4<f32>(${of}[at], ${of}[at + 1u], ${of}[at + 2u], ${of}[at + 3u]);
}`;
}

/** Whether reads along k need a guard. */
export function guarded(variant: Variant, k: number): boolean {
  return k % (variant === "direct" ? 4 : DEPTH) !== 0;
}

const four = [0, 1, 2, 3];

/** acc0..acc3 += the block of A's quads a0..a3 and B's quads b0..b3. */
function multiply({ a, b }: Product): string {
  return four
    .map((i) => {
      if (a === "k" && b === "k") {
        return `acc${i} += vec4<f32>(${four.map((j) => `dot(a${i}, b${j})`).join(", ")});`;
      }
      const left = (j: number) => (a === "k" ? `a${i}[${j}]` : `a${j}[${i}]`);
      const right = (j: number) => (b === "n" ? `b${j}` : `vec4<f32>(${four.map((c) => `b${c}[${j}]`).join(", ")})`);
      return `acc${i} += ${four.map((j) => `${left(j)} * ${right(j)}`).join(" + ")};`;
    })
    .join("\n");
}

function addRows({ a, rowSum }: Product): string {
  if (!rowSum) return "";
  if (a === "m") return "rows += a0 + a1 + a2 + a3;";
  return `rows += vec4<f32>(${four.map((i) => `dot(a${i}, vec4<f32>(1.0))`).join(", ")});`;
}

const accumulators = "var acc0 = vec4<f32>(); var acc1 = vec4<f32>(); var acc2 = vec4<f32>(); var acc3 = vec4<f32>();";

function dimensions({ batched, uniforms }: Product): Shader["uniforms"] {
  const own: Shader["uniforms"] = [
    ["m", "u32"],
    ["n", "u32"],
    ["k", "u32"],
  ];
  return [...own, ...(batched ? ([["batches", "u32"]] as Shader["uniforms"]) : []), ...(uniforms ?? [])];
}

function direct(product: Product): Shader {
  const { a, b, rowSum } = product;
  return {
    buffers: product.buffers,
    uniforms: dimensions(product),
    threads: 64,
    declarations: `${product.batched ? "var<private> batch: u32;" : ""}\n${product.code}`,
    main: `
  let columns = (u.n + 3u) / 4u;
  let n = index % columns * 4u;
  ${
    product.batched
      ? "let rowBlocks = (u.m + 3u) / 4u; batch = index / columns / rowBlocks; let m = index / columns % rowBlocks * 4u; if (batch >= u.batches) { return; }"
      : "let m = index / columns * 4u; if (m >= u.m) { return; }"
  }
  ${accumulators}
  ${rowSum ? "var rows = vec4<f32>();" : ""}
  for (var k = 0u; k < u.k; k += 4u) {
    ${four.map((i) => `let a${i} = loadA(${a === "k" ? `m + ${i}u, k` : `m, k + ${i}u`});`).join("\n    ")}
    ${four.map((i) => `let b${i} = loadB(${b === "k" ? `n + ${i}u, k` : `n, k + ${i}u`});`).join("\n    ")}
    ${multiply(product)}
    ${rowSum ? `if (n == 0u) { ${addRows(product)} }` : ""}
  }
  for (var j = 0u; j < 4u; j++) {
    if (n + j >= u.n) { break; }
    store(m, n + j, acc0[j]);
    if (m + 1u < u.m) { store(m + 1u, n + j, acc1[j]); }
    if (m + 2u < u.m) { store(m + 2u, n + j, acc2[j]); }
    if (m + 3u < u.m) { store(m + 3u, n + j, acc3[j]); }
  }
  ${rowSum ? "if (n == 0u) { for (var i = 0u; i < 4u; i++) { if (m + i < u.m) { storeRowSum(m + i, rows[i]); } } }" : ""}
`,
  };
}

function tiled(product: Product, tile: Tile): Shader {
  const { a, b, rowSum } = product;
  const across = tile.columns / 4;
  const threads = across * (tile.rows / 4);
  /** Brings one operand's quads into workgroup memory: [4, size] quads along k, or [DEPTH, size / 4] quads along size. */
  const bring = (operand: "A" | "B", alongK: boolean, size: number) => `
    for (var q = lane; q < ${size * 4}u; q += ${threads}u) {
      ${
        alongK
          ? `tile${operand}[(q % 4u) * ${size}u + q / 4u] = load${operand}(first${operand} + q / 4u, k + q % 4u * 4u);`
          : `tile${operand}[q] = load${operand}(first${operand} + q % ${size / 4}u * 4u, k + q / ${size / 4}u);`
      }
    }`;
  const fromA = (i: number) =>
    a === "k" ? `tileA[q * ${tile.rows}u + y * 4u + ${i}u]` : `tileA[(q * 4u + ${i}u) * ${tile.rows / 4}u + y]`;
  const fromB = (j: number) =>
    b === "k" ? `tileB[q * ${tile.columns}u + x + ${j * across}u]` : `tileB[(q * 4u + ${j}u) * ${across}u + x]`;
  const column = b === "k" ? `firstB + x + j * ${across}u` : "firstB + x * 4u + j";
  return {
    buffers: product.buffers,
    uniforms: dimensions(product),
    threads,
    declarations: `
var<workgroup> tileA: array<vec4<f32>, ${tile.rows * 4}>;
var<workgroup> tileB: array<vec4<f32>, ${tile.columns * 4}>;
${product.batched ? "var<private> batch: u32;" : ""}
${product.code}`,
    main: `
  let wide = (u.n + ${tile.columns - 1}u) / ${tile.columns}u;
  let tileNumber = group.y * groups.x + group.x;
  ${
    product.batched
      ? `let high = (u.m + ${tile.rows - 1}u) / ${tile.rows}u; batch = tileNumber / wide / high; let firstA = tileNumber / wide % high * ${tile.rows}u;`
      : `let firstA = tileNumber / wide * ${tile.rows}u;`
  }
  let firstB = tileNumber % wide * ${tile.columns}u;
  let x = lane % ${across}u;
  let y = lane / ${across}u;
  ${accumulators}
  ${rowSum ? "var rows = vec4<f32>();" : ""}
  for (var k = 0u; k < u.k; k += ${DEPTH}u) {
    ${bring("A", a === "k", tile.rows)}
    ${bring("B", b === "k", tile.columns)}
    workgroupBarrier();
    for (var q = 0u; q < ${DEPTH / 4}u; q++) {
      ${four.map((i) => `let a${i} = ${fromA(i)};`).join("\n      ")}
      ${four.map((j) => `let b${j} = ${fromB(j)};`).join("\n      ")}
      ${multiply(product)}
      ${addRows(product)}
    }
    workgroupBarrier();
  }
  let m = firstA + y * 4u;
  for (var j = 0u; j < 4u; j++) {
    let n = ${column};
    if (n >= u.n) { break; }
    if (m < u.m) { store(m, n, acc0[j]); }
    if (m + 1u < u.m) { store(m + 1u, n, acc1[j]); }
    if (m + 2u < u.m) { store(m + 2u, n, acc2[j]); }
    if (m + 3u < u.m) { store(m + 3u, n, acc3[j]); }
  }
  ${rowSum ? "if (firstB + x == 0u) { for (var i = 0u; i < 4u; i++) { if (m + i < u.m) { storeRowSum(m + i, rows[i]); } } }" : ""}
`,
  };
}

/** The shader of a product. */
export function productShader(product: Product, variant: Variant, tile: Tile): Shader {
  return variant === "direct" ? direct(product) : tiled(product, tile);
}
