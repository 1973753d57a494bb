// The recurrence of an LSTM layer on WebGPU: one dispatch per step, both directions at once. Step s is time s of the
// forward direction and time T − 1 − s of the reverse one; where the time is padding, state and gates are exact zeros, so
// the reverse direction starts at the last valid step by itself.

import type { Inputs } from "../webgpu/kernel.ts";
import { type Encoder, groupsFor, type Shader } from "../webgpu/program.ts";
import type { Variant } from "../webgpu/variant.ts";
import type { LstmShape } from "./webgpu.ts";

const SHAPE: Shader["uniforms"] = [
  ["batch", "u32"],
  ["steps", "u32"],
  ["hidden", "u32"],
  ["directions", "u32"],
];

const shapeUniforms = ({ batch, steps, hidden, directions }: LstmShape): number[] => [batch, steps, hidden, directions];

/** [D, H (from), H (to)] of (i f g o): the recurrent weights so that neighbouring threads read neighbouring units. */
export function transposeRecurrent(encoder: Encoder, shape: LstmShape, inputs: Inputs): GPUBuffer {
  const { hidden, directions } = shape;
  const two = directions === 2;
  const program = encoder.program(`lstm transpose ${two}`, () => ({
    buffers: [
      ["result", "vec4<f32>", "write"],
      ["forward", "f32", "read"],
      ...(two ? ([["reverse", "f32", "read"]] as Shader["buffers"]) : []),
    ],
    uniforms: [
      ["size", "u32"],
      ["hidden", "u32"],
    ],
    threads: 64,
    main: `
  if (index >= u.size) { return; }
  let unit = index % u.hidden;
  let source = index / u.hidden % u.hidden;
  let block = u.hidden * u.hidden;
  let at = unit * u.hidden + source;
  ${two ? "if (index >= block) { result[index] = vec4<f32>(reverse[at], reverse[at + block], reverse[at + 2u * block], reverse[at + 3u * block]); return; }" : ""}
  result[index] = vec4<f32>(forward[at], forward[at + block], forward[at + 2u * block], forward[at + 3u * block]);
`,
  }));
  const size = directions * hidden * hidden;
  const result = encoder.scratch(size * 4);
  const sides = two ? [inputs.weightHh!, inputs.weightHhReverse!] : [inputs.weightHh!];
  encoder.run(program, [result, ...sides.map((side) => encoder.input(side))], [size, hidden], groupsFor(size, 64));
  return result;
}

/** Where a row, a time and a direction lie in [B, T, D, H], and the step before in its direction. */
const PLACES = `
fn place(b: u32, t: u32, d: u32) -> u32 { return ((b * u.steps + t) * u.directions + d) * u.hidden; }
fn sigmoid(z: vec4<f32>) -> vec4<f32> { return 1.0 / (1.0 + exp(-z)); }
fn squash(z: f32) -> f32 { let e = exp(-2.0 * abs(z)); return sign(z) * (1.0 - e) / (1.0 + e); }
`;

/** The cell of one row and unit: z holds the recurrent part of the gates before their activations. */
const CELL = `
fn cell(b: u32, t: u32, before: u32, first: bool, d: u32, unit: u32, recurrent: vec4<f32>) {
  if (b >= u.batch) { return; }
  let at = place(b, t, d) + unit;
  if (t >= u32(lengths[b])) {
    gates[at] = vec4<f32>();
    cells[at] = 0.0;
    y[at] = 0.0;
    return;
  }
  let z = gates[at] + recurrent;
  let s = sigmoid(z);
  let gate = vec4<f32>(s.x, s.y, squash(z.z), s.w);
  var held = 0.0;
  if (!first) { held = cells[place(b, before, d) + unit]; }
  let c = gate.y * held + gate.x * gate.z;
  gates[at] = gate;
  cells[at] = c;
  y[at] = gate.w * squash(c);
}
`;

/** Times of step `step`: `t`, and `before` of the step before it (any valid time when `first`). */
const TIMES = `
  let t = select(step, u.steps - 1u - step, d == 1u);
  let first = step == 0u;
  let before = select(select(t - 1u, t + 1u, d == 1u), t, first);
`;

export interface ForwardBuffers {
  weights: GPUBuffer;
  lengths: GPUBuffer;
  gates: GPUBuffer;
  cells: GPUBuffer;
  y: GPUBuffer;
}

const FORWARD_BUFFERS: Shader["buffers"] = [
  ["weights", "vec4<f32>", "read"],
  ["lengths", "i32", "read"],
  ["gates", "vec4<f32>", "write"],
  ["cells", "f32", "write"],
  ["y", "f32", "write"],
];

/** Every thread: four rows of one unit. */
const forwardDirect: Shader = {
  buffers: FORWARD_BUFFERS,
  uniforms: SHAPE,
  threads: 64,
  stepped: true,
  declarations: PLACES + CELL,
  main: `
  let unit = index % u.hidden;
  let d = index / u.hidden % u.directions;
  let b = index / u.hidden / u.directions * 4u;
  if (b >= u.batch) { return; }
  ${TIMES}
  var longest = 0;
  for (var r = 0u; r < 4u; r++) { if (b + r < u.batch) { longest = max(longest, lengths[b + r]); } }
  var z0 = vec4<f32>(); var z1 = vec4<f32>(); var z2 = vec4<f32>(); var z3 = vec4<f32>();
  if (!first && t < u32(longest)) {
    let row = u.steps * u.directions * u.hidden;
    let h = place(b, before, d);
    var w = d * u.hidden * u.hidden + unit;
    for (var k = 0u; k < u.hidden; k++) {
      let weight = weights[w];
      z0 += y[h + k] * weight;
      z1 += y[h + row + k] * weight;
      z2 += y[h + 2u * row + k] * weight;
      z3 += y[h + 3u * row + k] * weight;
      w += u.hidden;
    }
  }
  cell(b, t, before, first, d, unit, z0);
  cell(b + 1u, t, before, first, d, unit, z1);
  cell(b + 2u, t, before, first, d, unit, z2);
  cell(b + 3u, t, before, first, d, unit, z3);
`,
};

/** A workgroup: 32 rows × 16 units of one direction, through 16 units of the state at a time. */
const forwardTiled: Shader = {
  buffers: FORWARD_BUFFERS,
  uniforms: SHAPE,
  threads: 128,
  stepped: true,
  declarations: `
var<workgroup> states: array<vec4<f32>, 128>;
var<workgroup> slice: array<vec4<f32>, 256>;
${PLACES}${CELL}
fn state(b: u32, at: u32) -> f32 { if (b < u.batch) { return y[at]; } return 0.0; }
`,
  main: `
  let unitTiles = (u.hidden + 15u) / 16u;
  let number = group.y * groups.x + group.x;
  let firstUnit = number % unitTiles * 16u;
  let d = number / unitTiles % u.directions;
  let firstRow = number / unitTiles / u.directions * 32u;
  ${TIMES}
  let x = lane % 16u;
  let b = firstRow + lane / 16u * 4u;
  let unit = firstUnit + x;
  let row = u.steps * u.directions * u.hidden;
  let h = place(b, before, d);
  var z0 = vec4<f32>(); var z1 = vec4<f32>(); var z2 = vec4<f32>(); var z3 = vec4<f32>();
  if (!first) {
    for (var k = 0u; k < u.hidden; k += 16u) {
      var quad = vec4<f32>();
      if (k + x < u.hidden) {
        quad = vec4<f32>(state(b, h + k + x), state(b + 1u, h + row + k + x), state(b + 2u, h + 2u * row + k + x), state(b + 3u, h + 3u * row + k + x));
      }
      states[x * 8u + lane / 16u] = quad;
      for (var q = lane; q < 256u; q += 128u) {
        let source = k + q / 16u;
        var weight = vec4<f32>();
        if (source < u.hidden && firstUnit + q % 16u < u.hidden) {
          weight = weights[(d * u.hidden + source) * u.hidden + firstUnit + q % 16u];
        }
        slice[q] = weight;
      }
      workgroupBarrier();
      for (var q = 0u; q < 16u; q++) {
        let held = states[q * 8u + lane / 16u];
        let weight = slice[q * 16u + x];
        z0 += held.x * weight;
        z1 += held.y * weight;
        z2 += held.z * weight;
        z3 += held.w * weight;
      }
      workgroupBarrier();
    }
  }
  if (unit >= u.hidden) { return; }
  cell(b, t, before, first, d, unit, z0);
  cell(b + 1u, t, before, first, d, unit, z1);
  cell(b + 2u, t, before, first, d, unit, z2);
  cell(b + 3u, t, before, first, d, unit, z3);
`,
};

/** Turns the projections in `gates` into gates, and fills cells and y, step by step. */
export function scanForward(encoder: Encoder, shape: LstmShape, variant: Variant, buffers: ForwardBuffers): void {
  const { batch, steps, hidden, directions } = shape;
  const program = encoder.program(`lstm forward ${variant}`, () =>
    variant === "direct" ? forwardDirect : forwardTiled,
  );
  const groups =
    variant === "direct"
      ? groupsFor(Math.ceil(batch / 4) * directions * hidden, 64)
      : Math.ceil(batch / 32) * directions * Math.ceil(hidden / 16);
  const { weights, lengths, gates, cells, y } = buffers;
  encoder.scan(program, [weights, lengths, gates, cells, y], shapeUniforms(shape), groups, steps);
}

/** The gradient before the gates of one row and unit; dh is what later steps send back. */
const CELL_GRAD = `
fn cellGrad(b: u32, t: u32, before: u32, first: bool, last: bool, d: u32, unit: u32, dh: f32) {
  if (b >= u.batch || unit >= u.hidden) { return; }
  let at = place(b, t, d) + unit;
  let carry = (d * u.batch + b) * u.hidden + unit;
  if (t >= u32(lengths[b])) {
    dz[at] = vec4<f32>();
    dc[carry] = 0.0;
    return;
  }
  let gate = gates[at];
  let squashed = squash(cells[at]);
  var held = 0.0;
  if (!first) { held = cells[place(b, before, d) + unit]; }
  let dOut = dy[at] + dh;
  var dCell = dOut * gate.w * (1.0 - squashed * squashed);
  if (!last) { dCell += dc[carry]; }
  dz[at] = vec4<f32>(
    dCell * gate.z * gate.x * (1.0 - gate.x),
    dCell * held * gate.y * (1.0 - gate.y),
    dCell * gate.x * (1.0 - gate.z * gate.z),
    dOut * squashed * gate.w * (1.0 - gate.w));
  dc[carry] = dCell * gate.y;
}
`;

/** Times of the backward step `step`: `t`, `before` it, and `after` it in its direction. */
const TIMES_BACK = `
  let t = select(u.steps - 1u - step, step, d == 1u);
  let last = step == 0u;
  let first = step == u.steps - 1u;
  let before = select(select(t - 1u, t + 1u, d == 1u), t, first);
  let after = select(select(t + 1u, t - 1u, d == 1u), t, last);
`;

function backwardBuffers(aligned: boolean, two: boolean): Shader["buffers"] {
  const quad = aligned ? "vec4<f32>" : "f32";
  return [
    ["forward", quad, "read"],
    ...(two ? ([["reverse", quad, "read"]] as Shader["buffers"]) : []),
    ["lengths", "i32", "read"],
    ["gates", "vec4<f32>", "read"],
    ["cells", "f32", "read"],
    ["dy", "f32", "read"],
    ["dz", "vec4<f32>", "write"],
    ["dc", "f32", "write"],
  ];
}

/** recurrent(d, row, unit): four neighbours of a row of the recurrent weights of a direction. */
function recurrent(aligned: boolean, two: boolean): string {
  const read = (of: string) =>
    aligned ? `return ${of}[at / 4u];` : `return vec4<f32>(${of}[at], ${of}[at + 1u], ${of}[at + 2u], ${of}[at + 3u]);`;
  return `fn recurrent(d: u32, row: u32, unit: u32) -> vec4<f32> {
  let at = row * u.hidden + unit;
  ${two ? `if (d == 1u) { ${read("reverse")} }` : ""}
  ${read("forward")}
}`;
}

/** Every thread: four rows of four units. */
function backwardDirect(aligned: boolean, two: boolean): Shader {
  return {
    buffers: backwardBuffers(aligned, two),
    uniforms: SHAPE,
    threads: 64,
    stepped: true,
    declarations: PLACES + CELL_GRAD + recurrent(aligned, two),
    main: `
  let quads = (u.hidden + 3u) / 4u;
  let unit = index % quads * 4u;
  let d = index / quads % u.directions;
  let b = index / quads / u.directions * 4u;
  if (b >= u.batch) { return; }
  ${TIMES_BACK}
  var longest = 0;
  for (var r = 0u; r < 4u; r++) { if (b + r < u.batch) { longest = max(longest, lengths[b + r]); } }
  var dh: array<vec4<f32>, 4>;
  if (!last && after < u32(longest)) {
    let row = u.steps * u.directions * u.hidden;
    let start = place(b, after, d);
    var h0 = vec4<f32>(); var h1 = vec4<f32>(); var h2 = vec4<f32>(); var h3 = vec4<f32>();
    for (var k = 0u; k < u.hidden; k++) {
      let wi = recurrent(d, k, unit);
      let wf = recurrent(d, u.hidden + k, unit);
      let wg = recurrent(d, 2u * u.hidden + k, unit);
      let wo = recurrent(d, 3u * u.hidden + k, unit);
      let d0 = dz[start + k];
      let d1 = dz[start + row + k];
      let d2 = dz[start + 2u * row + k];
      let d3 = dz[start + 3u * row + k];
      h0 += d0.x * wi + d0.y * wf + d0.z * wg + d0.w * wo;
      h1 += d1.x * wi + d1.y * wf + d1.z * wg + d1.w * wo;
      h2 += d2.x * wi + d2.y * wf + d2.z * wg + d2.w * wo;
      h3 += d3.x * wi + d3.y * wf + d3.z * wg + d3.w * wo;
    }
    dh[0] = h0; dh[1] = h1; dh[2] = h2; dh[3] = h3;
  }
  for (var r = 0u; r < 4u; r++) {
    for (var j = 0u; j < 4u; j++) { cellGrad(b + r, t, before, first, last, d, unit + j, dh[r][j]); }
  }
`,
  };
}

/** A workgroup: 16 rows × 32 units of one direction, through the gates of 8 units of the next step at a time. */
function backwardTiled(aligned: boolean, two: boolean): Shader {
  return {
    buffers: backwardBuffers(aligned, two),
    uniforms: SHAPE,
    threads: 64,
    stepped: true,
    declarations: `
var<workgroup> later: array<vec4<f32>, 128>;
var<workgroup> slice: array<vec4<f32>, 256>;
${PLACES}${CELL_GRAD}${recurrent(aligned, two)}`,
    main: `
  let unitTiles = (u.hidden + 31u) / 32u;
  let number = group.y * groups.x + group.x;
  let firstUnit = number % unitTiles * 32u;
  let d = number / unitTiles % u.directions;
  let firstRow = number / unitTiles / u.directions * 16u;
  ${TIMES_BACK}
  let x = lane % 8u;
  let y = lane / 8u;
  var h0 = vec4<f32>(); var h1 = vec4<f32>();
  if (!last) {
    for (var k = 0u; k < u.hidden; k += 8u) {
      for (var q = lane; q < 128u; q += 64u) {
        let b = firstRow + q / 8u;
        var quad = vec4<f32>();
        if (b < u.batch && k + q % 8u < u.hidden) { quad = dz[place(b, after, d) + k + q % 8u]; }
        later[q] = quad;
      }
      for (var q = lane; q < 256u; q += 64u) {
        let source = k + q / 32u;
        var weight = vec4<f32>();
        if (source < u.hidden) { weight = recurrent(d, q / 8u % 4u * u.hidden + source, firstUnit + q % 8u * 4u); }
        slice[q] = weight;
      }
      workgroupBarrier();
      for (var q = 0u; q < 8u; q++) {
        let d0 = later[y * 16u + q];
        let d1 = later[y * 16u + 8u + q];
        let wi = slice[q * 32u + x];
        let wf = slice[q * 32u + 8u + x];
        let wg = slice[q * 32u + 16u + x];
        let wo = slice[q * 32u + 24u + x];
        h0 += d0.x * wi + d0.y * wf + d0.z * wg + d0.w * wo;
        h1 += d1.x * wi + d1.y * wf + d1.z * wg + d1.w * wo;
      }
      workgroupBarrier();
    }
  }
  for (var j = 0u; j < 4u; j++) {
    cellGrad(firstRow + y * 2u, t, before, first, last, d, firstUnit + x * 4u + j, h0[j]);
    cellGrad(firstRow + y * 2u + 1u, t, before, first, last, d, firstUnit + x * 4u + j, h1[j]);
  }
`,
  };
}

/** Fills dz [B, T, D, H, (i f g o)] from the last step of each direction to its first. */
export function scanBackward(
  encoder: Encoder,
  shape: LstmShape,
  variant: Variant,
  inputs: Inputs,
  dz: GPUBuffer,
): void {
  const { batch, steps, hidden, directions } = shape;
  const aligned = hidden % 4 === 0;
  const two = directions === 2;
  const program = encoder.program(`lstm backward ${variant} ${aligned} ${two}`, () =>
    variant === "direct" ? backwardDirect(aligned, two) : backwardTiled(aligned, two),
  );
  const groups =
    variant === "direct"
      ? groupsFor(Math.ceil(batch / 4) * directions * Math.ceil(hidden / 4), 64)
      : Math.ceil(batch / 16) * directions * Math.ceil(hidden / 32);
  const weights = two ? [inputs.weightHh!, inputs.weightHhReverse!] : [inputs.weightHh!];
  const read = [...weights, inputs.lengths!, inputs.gates!, inputs.cells!, inputs.dy!];
  const carry = encoder.scratch(directions * batch * hidden);
  encoder.scan(
    program,
    [...read.map((tensor) => encoder.input(tensor)), dz, carry],
    shapeUniforms(shape),
    groups,
    steps,
  );
}
