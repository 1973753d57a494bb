// The matrix products of an LSTM layer on WebGPU. PyTorch's weights [4H, ·] hold the gates in blocks (row q·H + u); the
// kernel's own gates are interleaved (column 4u + q): the products translate between them while reading and writing.

import type { TensorInfo } from "@tensorflow/tfjs-core";
import {
  guarded,
  type Operand,
  productGroups,
  productShader,
  quadReader,
  quadType,
  readWith,
  rowsAcross,
  rowsAlongK,
  tileFor,
} from "../webgpu/gemm.ts";
import type { Inputs } from "../webgpu/kernel.ts";
import type { Encoder, Shader } from "../webgpu/program.ts";
import { variantOf } from "../webgpu/variant.ts";
import type { LstmShape } from "./webgpuShape.ts";

/** Column 4u + q of one direction → row q·H + u of the weights. */
const WEIGHT_ROW = "fn weightRow(column: u32) -> u32 { return column % 4u * u.hidden + column / 4u; }";

/** gates [B·T, D, 4H] = x [B·T, I] · weightIhᵀ + both biases. */
export function project(encoder: Encoder, shape: LstmShape, inputs: Inputs, gates: GPUBuffer): void {
  const { batch, steps, width, hidden, directions } = shape;
  const variant = variantOf(encoder.device);
  const m = batch * steps;
  const n = 4 * hidden;
  const tile = tileFor(m, directions * n);
  const aligned = width % 4 === 0;
  const guard = guarded(variant, width);
  const two = directions === 2;
  const program = encoder.program(`lstm project ${variant} ${tile.rows} ${aligned} ${guard} ${two}`, () => {
    const side = (suffix: string): Shader["buffers"] => [
      [`weight${suffix}`, quadType(aligned), "read"],
      [`biasIh${suffix}`, "f32", "read"],
      [`biasHh${suffix}`, "f32", "read"],
    ];
    const weightRows = (read: string): Operand => ({
      ...rowsAlongK(readWith(read), "u.k", aligned),
      start: (row) => `weightRow(${row}) * u.k${aligned ? " / 4u" : ""}`,
    });
    const sum = (suffix: string): string => `value + biasIh${suffix}[row] + biasHh${suffix}[row]`;
    return productShader(
      {
        buffers: [
          ["gates", "f32", "write"],
          ["x", quadType(aligned), "read"],
          ...side(""),
          ...(two ? side("Reverse") : []),
        ],
        uniforms: [["hidden", "u32"]],
        a: rowsAlongK(readWith("readX"), "u.k", aligned),
        b: weightRows("readWeight"),
        ...(two && { other: { b: weightRows("readReverse"), when: "batch == 1u" } }),
        guard,
        batched: true,
        code: `
${WEIGHT_ROW}
${quadReader("readX", "x", aligned, true)}
${quadReader("readWeight", "weight", aligned, true)}
${two ? quadReader("readReverse", "weightReverse", aligned, true) : ""}
fn store(m: u32, n: u32, value: f32) {
  let row = weightRow(n);
  let at = (m * u.batches + batch) * u.n + n;
  ${two ? `if (batch == 1u) { gates[at] = ${sum("Reverse")}; return; }` : ""}
  gates[at] = ${sum("")};
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
    [m, n, width, directions, hidden],
    productGroups(variant, m, n, tile, directions),
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
    // the four gates of a unit lie H rows apart, neighbouring units one row
    const per = aligned ? " / 4u" : "";
    const gateRows = (read: string): Operand => ({
      ...rowsAcross(readWith(read), "u.n", aligned),
      jump: `(u.hidden * u.n${per})`,
      step: `(u.n${per})`,
    });
    return productShader(
      {
        buffers: [
          ["dx", "f32", "write"],
          ["dz", "vec4<f32>", "read"],
          ["weight", quadType(aligned), "read"],
          ...(two ? ([["weightReverse", quadType(aligned), "read"]] as Shader["buffers"]) : []),
        ],
        uniforms: [["hidden", "u32"]],
        a: rowsAlongK(readWith("readDz"), "u.k", true),
        b: gateRows("readWeight"),
        ...(two && { other: { b: gateRows("readReverse"), from: "(4u * u.hidden)" } }),
        guard,
        code: `
${quadReader("readDz", "dz", true, true)}
${quadReader("readWeight", "weight", aligned, false)}
${two ? quadReader("readReverse", "weightReverse", aligned, false) : ""}
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

/** The time of row k = b · T + t: by division, or by counting where rows are read in their order from the first. */
const TIME_ANYWHERE = "fn timeOf(k: u32) -> u32 { return k % u.steps; }";
const TIME_IN_ORDER = `
var<private> nextTime: u32;
fn timeOf(k: u32) -> u32 {
  let time = nextTime;
  nextTime = select(time + 1u, 0u, time + 1u == u.steps);
  return time;
}`;

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
    const fromX = rowsAcross(readWith("readX"), "u.width", alignedX);
    // y one step before, in the sense of its direction: nothing before the first
    const states = rowsAcross(
      (index, k) => `readBefore(${index}, ${k})`,
      "(u.batches * u.hidden)",
      alignedY,
      "batch * u.hidden",
    );
    const start = (column: string): string => states.start(`(${column}) - u.inputColumns`);
    const fromY: Operand = { ...states, start };
    return productShader(
      {
        buffers: [
          ["dz", "vec4<f32>", "read"],
          ...(ih ? ([["x", quadType(alignedX), "read"]] as Shader["buffers"]) : []),
          ...(hh ? ([["y", quadType(alignedY), "read"]] as Shader["buffers"]) : []),
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
        a: rowsAcross(readWith("readDz"), "(u.batches * u.m)", true, "batch * u.m"),
        b: ih ? fromX : fromY,
        ...(ih && hh && { other: { b: fromY, when: "n >= u.inputColumns" } }),
        guard,
        rowSum: bias !== undefined,
        batched: true,
        code: `
${WEIGHT_ROW}
${quadReader("readDz", "dz", true, false)}
${ih ? quadReader("readX", "x", alignedX, false) : ""}
${
  hh
    ? `${quadReader("readY", "y", alignedY, false)}
${variant === "direct" ? TIME_IN_ORDER : TIME_ANYWHERE}
fn readBefore(index: u32, k: u32) -> vec4<f32> {
  let reverse = batch == 1u;
  let time = timeOf(k);
  if (k >= u.k || time == select(0u, u.steps - 1u, reverse)) { return vec4<f32>(); }
  let row = u.batches * u.hidden${alignedY ? " / 4u" : ""};
  return readY(select(index - row, index + row, reverse));
}`
    : ""
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
