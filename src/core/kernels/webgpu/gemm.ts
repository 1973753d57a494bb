// Matrix products C[m, n] = Σ over k of A[m, k] · B[n, k], generated around the caller's way of reading and storing, so that
// gate orders, shifted steps, activations and biases are folded into the product.
//
// Operands are read four values at a time along the dimension that is contiguous in memory, at an index that only grows.
// Both variants do the same arithmetic on 4 × 4 blocks; "tiled" first brings 16 values of k into workgroup memory.

import type { Shader } from "./program.ts";
import type { Variant } from "./variant.ts";

/** How A or B is read; all strings are WGSL. Indices count elements of the buffer: quads where it holds vec4<f32>. */
export interface Operand {
  /** Contiguous along k (a quad: one row, four k), or across it (a quad: four rows, one k). */
  along: "k" | "across";
  /** Index of row `row` (or of the four from it) at k = 0. */
  start: (row: string) => string;
  /** Across: index distance of neighbours in k. Within a group of four k it may differ from a quarter of `step`. */
  jump?: string;
  /** Index distance of one group of four k. */
  step: string;
  /** The vec4<f32> at an index; `guard`: 0 where k is u.k or more. */
  read: (index: string, k: string, guard: boolean) => string;
}

export interface Product {
  buffers: Shader["buffers"];
  /** Beyond m, n, k (and batches, when batched), which come first. */
  uniforms?: Shader["uniforms"];
  a: Operand;
  b: Operand;
  /** Another B where `when` holds: of `n` and `batch`, or of `k`, and then it starts at `from`. */
  other?: { b: Operand; when: string } | { b: Operand; from: string };
  /** Whether k may end within a group of DEPTH (tiled) or of four (direct): see `guarded`. */
  guard: boolean;
  /** Defines store(m: u32, n: u32, value: f32), and what the operands' reads call. */
  code: string;
  /** The code also defines storeRowSum(m: u32, value: f32), called with Σ over k of A[m, k]. */
  rowSum?: boolean;
  /** Independent products of one shape in one dispatch; the WGSL sees which one as `batch`. */
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

/** Whether reads along k need a guard. */
export function guarded(variant: Variant, k: number): boolean {
  return k % (variant === "direct" ? 4 : DEPTH) !== 0;
}

/** The element type of a buffer that is read in quads. */
export const quadType = (aligned: boolean): string => (aligned ? "vec4<f32>" : "f32");

/**
 * WGSL functions `NAME(index)` and `NAMEGuarded(index, k)` that read a quad of a buffer. `inRow`: the quad runs along k,
 * so the guard cuts within it; else it is all of one k.
 */
export function quadReader(name: string, buffer: string, aligned: boolean, inRow: boolean): string {
  const part = (i: number) => `${buffer}[index + ${i}u]`;
  const whole = aligned ? `${buffer}[index]` : `vec4<f32>(${four.map(part).join(", ")})`;
  const cut =
    inRow && !aligned
      ? `var quad = vec4<f32>(); ${four.map((i) => `if (k + ${i}u < u.k) { quad[${i}] = ${part(i)}; }`).join(" ")} return quad;`
      : `if (k >= u.k) { return vec4<f32>(); } return ${name}(index);`;
  return `
fn ${name}(index: u32) -> vec4<f32> { return ${whole}; }
fn ${name}Guarded(index: u32, k: u32) -> vec4<f32> { ${cut} }`;
}

/** Reads by the functions of `quadReader`. */
export const readWith =
  (name: string): Operand["read"] =>
  (index, k, guard) =>
    guard ? `${name}Guarded(${index}, ${k})` : `${name}(${index})`;

/** A row-major matrix [rows, columns] whose columns run along k. */
export function rowsAlongK(read: Operand["read"], columns: string, aligned: boolean): Operand {
  const per = aligned ? " / 4u" : "";
  return { along: "k", start: (row) => `(${row}) * ${columns}${per}`, step: aligned ? "1u" : "4u", read };
}

/** A row-major matrix [k, columns]: its rows run along k. */
export function rowsAcross(read: Operand["read"], columns: string, aligned: boolean, offset = "0u"): Operand {
  const per = aligned ? " / 4u" : "";
  return {
    along: "across",
    start: (column) => `(${offset} + ${column})${per}`,
    jump: `(${columns}${per})`,
    step: aligned ? `(${columns})` : `(4u * ${columns})`,
    read,
  };
}

const four = [0, 1, 2, 3];
const lines = (statements: string[]): string => statements.join("\n    ");

/** acc0..acc3 += the block of A's quads a0..a3 and B's quads b0..b3. */
function multiply({ a, b }: Product): string {
  return lines(
    four.map((i) => {
      if (a.along === "k" && b.along === "k") {
        return `acc${i} += vec4<f32>(${four.map((j) => `dot(a${i}, b${j})`).join(", ")});`;
      }
      const left = (j: number) => (a.along === "k" ? `a${i}[${j}]` : `a${j}[${i}]`);
      const right = (j: number) =>
        b.along === "across" ? `b${j}` : `vec4<f32>(${four.map((c) => `b${c}[${j}]`).join(", ")})`;
      return `acc${i} += ${four.map((j) => `${left(j)} * ${right(j)}`).join(" + ")};`;
    }),
  );
}

function addRows({ a, rowSum }: Product): string {
  if (!rowSum) return "";
  if (a.along === "across") return "rows += a0 + a1 + a2 + a3;";
  return `rows += vec4<f32>(${four.map((i) => `dot(a${i}, vec4<f32>(1.0))`).join(", ")});`;
}

function dimensions({ batched, uniforms }: Product): Shader["uniforms"] {
  const own: Shader["uniforms"] = [
    ["m", "u32"],
    ["n", "u32"],
    ["k", "u32"],
  ];
  return [...own, ...(batched ? ([["batches", "u32"]] as Shader["uniforms"]) : []), ...(uniforms ?? [])];
}

const accumulators = "var acc0 = vec4<f32>(); var acc1 = vec4<f32>(); var acc2 = vec4<f32>(); var acc3 = vec4<f32>();";

/** Cursors of one operand from k = 0: one per row along k, one for all across it. */
function openCursors(name: string, row: string, operand: Operand): string {
  if (operand.along === "across") return `var ${name}At = ${operand.start(row)};`;
  return four.map((i) => `var ${name}At${i} = ${operand.start(`${row} + ${i}u`)};`).join(" ");
}

/** Reads four quads at the cursors and moves them on. */
function readQuads(name: string, operand: Operand, guard: boolean): string {
  if (operand.along === "k") {
    return lines(
      four.map(
        (i) => `let ${name}${i} = ${operand.read(`${name}At${i}`, "k", guard)}; ${name}At${i} += ${operand.step};`,
      ),
    );
  }
  const reads = four.map((j) => {
    const index = j === 0 ? `${name}At` : `${name}At + ${j}u * ${operand.jump}`;
    return `let ${name}${j} = ${operand.read(index, `k + ${j}u`, guard)};`;
  });
  return lines([...reads, `${name}At += ${operand.step};`]);
}

/** The loop of the direct variant over k from its present value to `end`; a last round is guarded. */
function directLoop(product: Product, b: Operand, end: string): string {
  const round = (guard: boolean) => `
    ${readQuads("a", product.a, guard)}
    ${readQuads("b", b, guard)}
    ${multiply(product)}
    ${product.rowSum ? `if (n == 0u) { ${addRows(product)} }` : ""}`;
  return `
  ${openCursors("b", "n", b)}
  for (; k + 3u < ${end}; k += 4u) {${round(false)}
  }
  ${product.guard ? `if (k < ${end}) {${round(true)}\n  }` : ""}`;
}

function direct(product: Product): Shader {
  const { a, b, other, rowSum, batched } = product;
  let loops = directLoop(product, b, "u.k");
  if (other && "when" in other) {
    loops = `if (${other.when}) { ${directLoop(product, other.b, "u.k")} } else { ${loops} }`;
  } else if (other) {
    loops = `{ ${directLoop(product, b, other.from)} } { ${directLoop(product, other.b, "u.k")} }`;
  }
  return {
    buffers: product.buffers,
    uniforms: dimensions(product),
    threads: 64,
    declarations: `${batched ? "var<private> batch: u32;" : ""}\n${product.code}`,
    main: `
  let columns = (u.n + 3u) / 4u;
  let n = index % columns * 4u;
  ${
    batched
      ? "let rowBlocks = (u.m + 3u) / 4u; batch = index / columns / rowBlocks; let m = index / columns % rowBlocks * 4u; if (batch >= u.batches) { return; }"
      : "let m = index / columns * 4u; if (m >= u.m) { return; }"
  }
  ${accumulators}
  ${rowSum ? "var rows = vec4<f32>();" : ""}
  var k = 0u;
  ${openCursors("a", "m", a)}
  ${loops}
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

/** WGSL function NAME(row, k) that reads the quad of any place, for the tiled variant. */
function placeReader(name: string, operand: Operand, guard: boolean, origin = "0u"): string {
  const { along, start, jump, step, read } = operand;
  const index =
    along === "k"
      ? `${start("row")} + (k - ${origin}) / 4u * ${step}`
      : `${start("row")} + (k - ${origin}) / 4u * ${step} + (k - ${origin}) % 4u * ${jump}`;
  return `fn ${name}(row: u32, k: u32) -> vec4<f32> { let n = row; return ${read(index, "k", guard)}; }`;
}

function tileReaders({ a, b, other, guard }: Product): string {
  const readers = [placeReader("placeA", a, guard)];
  if (!other) return [...readers, placeReader("placeB", b, guard)].join("\n");
  const origin = "from" in other ? other.from : "0u";
  const when = "when" in other ? other.when : `k >= ${other.from}`;
  return [
    ...readers,
    placeReader("placeB0", b, guard),
    placeReader("placeB1", other.b, guard, origin),
    `fn placeB(n: u32, k: u32) -> vec4<f32> { if (${when}) { return placeB1(n, k); } return placeB0(n, k); }`,
  ].join("\n");
}

function tiled(product: Product, tile: Tile): Shader {
  const { a, b, rowSum, batched } = product;
  const across = tile.columns / 4;
  const threads = across * (tile.rows / 4);
  /** Brings one operand's quads into workgroup memory: [4, size] quads along k, or [DEPTH, size / 4] quads across. */
  const bring = (operand: "A" | "B", alongK: boolean, size: number) => `
    for (var q = lane; q < ${size * 4}u; q += ${threads}u) {
      ${
        alongK
          ? `tile${operand}[(q % 4u) * ${size}u + q / 4u] = place${operand}(first${operand} + q / 4u, k + q % 4u * 4u);`
          : `tile${operand}[q] = place${operand}(first${operand} + q % ${size / 4}u * 4u, k + q / ${size / 4}u);`
      }
    }`;
  const fromA = (i: number) =>
    a.along === "k" ? `tileA[q * ${tile.rows}u + y * 4u + ${i}u]` : `tileA[(q * 4u + ${i}u) * ${tile.rows / 4}u + y]`;
  const fromB = (j: number) =>
    b.along === "k" ? `tileB[q * ${tile.columns}u + x + ${j * across}u]` : `tileB[(q * 4u + ${j}u) * ${across}u + x]`;
  const column = b.along === "k" ? `firstB + x + j * ${across}u` : "firstB + x * 4u + j";
  return {
    buffers: product.buffers,
    uniforms: dimensions(product),
    threads,
    declarations: `
var<workgroup> tileA: array<vec4<f32>, ${tile.rows * 4}>;
var<workgroup> tileB: array<vec4<f32>, ${tile.columns * 4}>;
${batched ? "var<private> batch: u32;" : ""}
${product.code}
${tileReaders(product)}`,
    main: `
  let wide = (u.n + ${tile.columns - 1}u) / ${tile.columns}u;
  ${
    batched
      ? `let high = (u.m + ${tile.rows - 1}u) / ${tile.rows}u; batch = number / wide / high; let firstA = number / wide % high * ${tile.rows}u;`
      : `let firstA = number / wide * ${tile.rows}u;`
  }
  let firstB = number % wide * ${tile.columns}u;
  let x = lane % ${across}u;
  let y = lane / ${across}u;
  ${accumulators}
  ${rowSum ? "var rows = vec4<f32>();" : ""}
  for (var k = 0u; k < u.k; k += ${DEPTH}u) {
    ${bring("A", a.along === "k", tile.rows)}
    ${bring("B", b.along === "k", tile.columns)}
    workgroupBarrier();
    for (var q = 0u; q < ${DEPTH / 4}u; q++) {
    ${lines(four.map((i) => `let a${i} = ${fromA(i)};`))}
    ${lines(four.map((j) => `let b${j} = ${fromB(j)};`))}
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
