// Shaders that reduce along rows: a workgroup of 64 shares a row, or (direct variant) one thread takes it alone, in which
// case the sums cost no barrier.

import type { Shader } from "./program.ts";

const THREADS = 64;

/**
 * A shader over u.rows rows (the first uniform). In scope of `main`: `row`, `part` (0 .. LANES − 1), and the functions
 * total(part, value) and highest(part, value), which answer the whole row's sum and maximum to all its threads.
 */
export function rowShader(lanes: number, shader: Omit<Shader, "threads" | "stepped">): Shader {
  const alone = lanes === 1;
  return {
    ...shader,
    uniforms: [["rows", "u32"], ...shader.uniforms],
    threads: alone ? THREADS : lanes,
    declarations: `
const LANES = ${lanes}u;
${alone ? "" : `var<workgroup> shares: array<f32, ${lanes}>;`}
${fold("total", "a + b", lanes)}
${fold("highest", "max(a, b)", lanes)}
${shader.declarations ?? ""}`,
    main: `
  let row = ${alone ? "index" : "number"};
  let part = ${alone ? "0u" : "lane"};
  if (row >= u.rows) { return; }
${shader.main}`,
  };
}

function fold(name: string, combine: string, lanes: number): string {
  if (lanes === 1) return `fn ${name}(part: u32, value: f32) -> f32 { return value; }`;
  return `fn ${name}(part: u32, value: f32) -> f32 {
  shares[part] = value;
  workgroupBarrier();
  for (var half = ${lanes / 2}u; half > 0u; half /= 2u) {
    if (part < half) {
      let a = shares[part];
      let b = shares[part + half];
      shares[part] = ${combine};
    }
    workgroupBarrier();
  }
  let result = shares[0];
  workgroupBarrier();
  return result;
}`;
}

/** Workgroups of a row shader. */
export function rowGroups(lanes: number, rows: number): number {
  return lanes === 1 ? Math.ceil(rows / THREADS) : rows;
}

/** `alias V` for a shader that works on single values or on four at a time, with the sum and maximum of one V. */
export function lanesOfFour(four: boolean): string {
  return four
    ? `alias V = vec4<f32>;
fn sumOf(v: V) -> f32 { return dot(v, vec4<f32>(1.0)); }
fn highestOf(v: V) -> f32 { return max(max(v.x, v.y), max(v.z, v.w)); }
fn product(a: V, b: V) -> f32 { return dot(a, b); }`
    : `alias V = f32;
fn sumOf(v: V) -> f32 { return v; }
fn highestOf(v: V) -> f32 { return v; }
fn product(a: V, b: V) -> f32 { return a * b; }`;
}
