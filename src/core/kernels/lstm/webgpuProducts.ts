// The matrix products of an LSTM layer on WebGPU. PyTorch's weights [4H, ·] hold the gates in blocks (row q·H + u); the
// kernel's own gates are interleaved (column 4u + q): the products translate between them while reading and writing.

import type { TensorInfo } from "@tensorflow/tfjs-core";
import { guarded, matrix, productGroups, productShader, tileFor } from "../webgpu/gemm.ts";
import type { Inputs } from "../webgpu/kernel.ts";
import type { Encoder, Shader } from "../webgpu/program.ts";
import { variantOf } from "../webgpu/variant.ts";
import type { LstmShape } from "./webgpu.ts";

const quads = (aligned: boolean): string => (aligned ? "vec4<f32>" : "f32");

/** Column 4u + q of one direction → row q·H + u of the weights. */
const WEIGHT_ROW = "fn weightRow(column: u32) -> u32 { return column % 4u * u.hidden + column / 4u; }";

/** gates [B·T, D, 4H] = x [B·T, I] · weightIhᵀ + both biases. */
export function project(encoder: Encoder, shape: LstmShape, inputs: Inputs, gates: GPUBuffer): void {
  const { batch, steps, width, hidden, directions } = shape;
  const variant = variantOf(encoder.device);
  const m = batch * steps;
  const n = directions * 4 * hidden;
  const tile = tileFor(m, n);
  const aligned = width % 4 === 0;
  const guard = guarded(variant, width);
  const two = directions === 2;
  const program = encoder.program(`lstm project ${variant} ${tile.rows} ${aligned} ${guard} ${two}`, () => {
    const limit = guard ? ({ along: "column", end: "u.k" } as const) : undefined;
    const side = (suffix: string): Shader["buffers"] => [
      [`weight${suffix}`, quads(aligned), "read"],
      [`biasIh${suffix}`, "f32", "read"],
      [`biasHh${suffix}`, "f32", "read"],
    ];
    return productShader(
      {
        buffers: [
          ["gates", "f32", "write"],
          ["x", quads(aligned), "read"],
          ...side(""),
          ...(two ? side("Reverse") : []),
        ],
        uniforms: [["hidden", "u32"]],
        a: "k",
        b: "k",
        code: `
${WEIGHT_ROW}
${matrix({ name: "loadA", of: "x", columns: "u.k", aligned, limit })}
${matrix({ name: "readForward", of: "weight", columns: "u.k", aligned, limit })}
${two ? matrix({ name: "readReverse", of: "weightReverse", columns: "u.k", aligned, limit }) : ""}
fn loadB(n: u32, k: u32) -> vec4<f32> {
  ${two ? "if (n >= 4u * u.hidden) { return readReverse(weightRow(n - 4u * u.hidden), k); }" : ""}
  return readForward(weightRow(n), k);
}
fn store(m: u32, n: u32, value: f32) {
  ${
    two
      ? "if (n >= 4u * u.hidden) { let row = weightRow(n - 4u * u.hidden); gates[m * u.n + n] = value + biasIhReverse[row] + biasHhReverse[row]; return; }"
      : ""
  }
  let row = weightRow(n);
  gates[m * u.n + n] = value + biasIh[row] + biasHh[row];
}`,
      },
      variant,
      tile,
    );
  });
  const names = ["weightIh", "biasIh", "biasHh"];
  const weights = [...names, ...(two ? names.map((name) => `${name}Reverse`) : [])];
  encoder.run(
    program,
    [gates, encoder.input(inputs.x!), ...weights.map((name) => encoder.input(inputs[name]!))],
    [m, n, width, hidden],
    productGroups(variant, m, n, tile),
  );
}

/** dx [B, T, I] = dz [B·T, D·4H] · weightIh. */
export function gradX(encoder: Encoder, shape: LstmShape, inputs: Inputs, dz: GPUBuffer): TensorInfo {
  const { batch, steps, width, hidden, directions } = shape;
  const variant = variantOf(encoder.device);
  const m = batch * steps;
  const k = directions * 4 * hidden;
  const tile = tileFor(m, width);
  const aligned = width % 4 === 0;
  const guard = guarded(variant, k);
  const two = directions === 2;
  const program = encoder.program(`lstm dx ${variant} ${tile.rows} ${aligned} ${guard} ${two}`, () => {
    const limit = guard ? ({ along: "column", end: "u.k" } as const) : undefined;
    return productShader(
      {
        buffers: [
          ["dx", "f32", "write"],
          ["dz", "vec4<f32>", "read"],
          ["weight", quads(aligned), "read"],
          ...(two ? ([["weightReverse", quads(aligned), "read"]] as Shader["buffers"]) : []),
        ],
        uniforms: [["hidden", "u32"]],
        a: "k",
        b: "n",
        code: `
${WEIGHT_ROW}
${matrix({ name: "loadA", of: "dz", columns: "u.k", aligned: true, limit })}
${matrix({ name: "readForward", of: "weight", columns: "u.n", aligned })}
${two ? matrix({ name: "readReverse", of: "weightReverse", columns: "u.n", aligned }) : ""}
fn loadB(n: u32, k: u32) -> vec4<f32> {
  ${guard ? "if (k >= u.k) { return vec4<f32>(); }" : ""}
  ${two ? "if (k >= 4u * u.hidden) { return readReverse(weightRow(k - 4u * u.hidden), n); }" : ""}
  return readForward(weightRow(k), n);
}
fn store(m: u32, n: u32, value: f32) { dx[m * u.n + n] = value; }`,
      },
      variant,
      tile,
    );
  });
  const dx = encoder.output([batch, steps, width]);
  const weights = two ? [inputs.weightIh!, inputs.weightIhReverse!] : [inputs.weightIh!];
  encoder.run(
    program,
    [encoder.input(dx), dz, ...weights.map((weight) => encoder.input(weight))],
    [m, width, k, hidden],
    productGroups(variant, m, width, tile),
  );
  return dx;
}

/** Per direction dweightIh [4H, I], dweightHh [4H, H], dbias [4H]: dzᵀ · [x | y one step before], and dz's sums. */
export function gradWeights(encoder: Encoder, shape: LstmShape, inputs: Inputs, dz: GPUBuffer): TensorInfo[] {
  const { width, hidden, directions } = shape;
  const sides = Array.from({ length: directions }, () => ({
    ih: encoder.output([4 * hidden, width]),
    hh: encoder.output([4 * hidden, hidden]),
    bias: encoder.output([4 * hidden]),
  }));
  const ih = sides.map((side) => encoder.input(side.ih));
  const hh = sides.map((side) => encoder.input(side.hh));
  const bias = sides.map((side) => encoder.input(side.bias));
  if (3 + 3 * directions <= encoder.device.limits.maxStorageBuffersPerShaderStage) {
    weightProduct(encoder, shape, inputs, dz, { ih, hh, bias });
  } else {
    weightProduct(encoder, shape, inputs, dz, { ih, bias });
    weightProduct(encoder, shape, inputs, dz, { hh });
  }
  return sides.flatMap((side) => [side.ih, side.hh, side.bias]);
}

interface WeightOutputs {
  ih?: GPUBuffer[];
  hh?: GPUBuffer[];
  bias?: GPUBuffer[];
}

/** One product over the columns asked for: the input's (padded to a multiple of 4), then the hidden ones. */
function weightProduct(encoder: Encoder, shape: LstmShape, inputs: Inputs, dz: GPUBuffer, outputs: WeightOutputs) {
  const { batch, steps, width, hidden, directions } = shape;
  const { ih, hh, bias } = outputs;
  const variant = variantOf(encoder.device);
  const inputColumns = ih ? Math.ceil(width / 4) * 4 : 0;
  const m = 4 * hidden;
  const n = inputColumns + (hh ? hidden : 0);
  const k = batch * steps;
  const tile = tileFor(directions * m, n);
  const alignedX = width % 4 === 0;
  const alignedY = hidden % 4 === 0;
  const guard = guarded(variant, k);
  const key = `lstm dw ${variant} ${tile.rows} ${alignedX} ${alignedY} ${guard} ${directions} ${!!ih} ${!!hh} ${!!bias}`;
  const program = encoder.program(key, () => {
    const written = (name: string): Shader["buffers"] =>
      Array.from({ length: directions }, (_, d) => [`${name}${d}`, "f32", "write"]);
    const perDirection = (statement: (d: number) => string): string =>
      directions === 1 ? statement(0) : `if (batch == 0u) { ${statement(0)} } else { ${statement(1)} }`;
    const limit = { along: "row", end: "u.k" } as const;
    return productShader(
      {
        buffers: [
          ["dz", "vec4<f32>", "read"],
          ...(ih ? ([["x", quads(alignedX), "read"]] as Shader["buffers"]) : []),
          ...(hh ? ([["y", quads(alignedY), "read"]] as Shader["buffers"]) : []),
          ...(ih ? written("dih") : []),
          ...(hh ? written("dhh") : []),
          ...(bias ? written("dbias") : []),
        ],
        uniforms: [
          ["hidden", "u32"],
          ["width", "u32"],
          ["inputColumns", "u32"],
          ["steps", "u32"],
        ],
        a: "m",
        b: "n",
        rowSum: bias !== undefined,
        batched: true,
        code: `
${WEIGHT_ROW}
${matrix({ name: "readDz", of: "dz", columns: "(u.batches * u.m)", aligned: true, ...(guard && { limit }) })}
fn loadA(m: u32, k: u32) -> vec4<f32> { return readDz(k, batch * u.m + m); }
${ih ? matrix({ name: "readX", of: "x", columns: "u.width", aligned: alignedX, ...(guard && { limit }) }) : ""}
${hh ? matrix({ name: "readY", of: "y", columns: "(u.batches * u.hidden)", aligned: alignedY }) : ""}
fn loadB(n: u32, k: u32) -> vec4<f32> {
  ${ih ? `${hh ? "if (n < u.inputColumns)" : ""} { return readX(k, n); }` : ""}
  ${
    hh
      ? `let t = k % u.steps;
  if (k >= u.k || t == select(0u, u.steps - 1u, batch == 1u)) { return vec4<f32>(); }
  return readY(select(k - 1u, k + 1u, batch == 1u), batch * u.hidden + n - u.inputColumns);`
      : ""
  }
}
fn store(m: u32, n: u32, value: f32) {
  let row = weightRow(m);
  ${
    ih
      ? `if (n < u.inputColumns) {
    if (n < u.width) { ${perDirection((d) => `dih${d}[row * u.width + n] = value;`)} }
    return;
  }`
      : ""
  }
  ${hh ? perDirection((d) => `dhh${d}[row * u.hidden + n - u.inputColumns] = value;`) : ""}
}
${bias ? `fn storeRowSum(m: u32, value: f32) { let row = weightRow(m); ${perDirection((d) => `dbias${d}[row] = value;`)} }` : ""}`,
      },
      variant,
      tile,
    );
  });
  const buffers = [
    dz,
    ...(ih ? [encoder.input(inputs.x!)] : []),
    ...(hh ? [encoder.input(inputs.y!)] : []),
    ...(ih ?? []),
    ...(hh ?? []),
    ...(bias ?? []),
  ];
  const uniforms = [m, n, k, directions, hidden, width, inputColumns, steps];
  encoder.run(program, buffers, uniforms, productGroups(variant, m, n, tile, directions));
}
