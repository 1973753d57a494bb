// The recurrence forward on WebGPU: one dispatch per step for both directions, or one for all steps where a workgroup can
// hold the state.

import type { Inputs } from "../webgpu/kernel.ts";
import { type Encoder, groupsFor, type Shader } from "../webgpu/program.ts";
import { type Variant, variantOf } from "../webgpu/variant.ts";
import { cellCode, longest, perDirection, ROWS, SHAPE, shapeUniforms, TIMES, WHOLE } from "./webgpuCell.ts";
import { project } from "./webgpuProducts.ts";
import type { LstmShape } from "./webgpuShape.ts";

export interface ForwardBuffers {
  /** First the projections, then the gates. */
  gates: GPUBuffer;
  cells: GPUBuffer;
  y: GPUBuffer;
}

const WRITTEN: Shader["buffers"] = [
  ["lengths", "i32", "read"],
  ["gates", "vec4<f32>", "write"],
  ["cells", "f32", "write"],
  ["y", "f32", "write"],
];

const STEP_BUFFERS: Shader["buffers"] = [
  ["weights", "vec4<f32>", "read"],
  ...WRITTEN,
  ["previous", "vec4<f32>", "read"],
  ["next", "f32", "write"],
];

const STEP_UNIFORMS: Shader["uniforms"] = [...SHAPE, ["padded", "u32"]];

const padTo4 = (hidden: number): number => Math.ceil(hidden / 4) * 4;

/** [D, H (from) padded to 4, H (to)] of (i f g o): neighbouring threads read neighbouring units; padding is zero. */
function transposeRecurrent(encoder: Encoder, shape: LstmShape, inputs: Inputs): GPUBuffer {
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
      ["padded", "u32"],
    ],
    threads: 64,
    main: `
  if (index >= u.size) { return; }
  let unit = index % u.hidden;
  let source = index / u.hidden % u.padded;
  let d = index / u.hidden / u.padded;
  let block = u.hidden * u.hidden;
  let at = unit * u.hidden + source;
  var quad = vec4<f32>();
  if (source < u.hidden) {
    ${perDirection(two, "quad = vec4<f32>(BUFFER[at], BUFFER[at + block], BUFFER[at + 2u * block], BUFFER[at + 3u * block]);")}
  }
  result[index] = quad;
`,
  }));
  const size = directions * padTo4(hidden) * hidden;
  const result = encoder.scratch(size * 4);
  const sides = two ? [inputs.weightHh!, inputs.weightHhReverse!] : [inputs.weightHh!];
  encoder.run(
    program,
    [result, ...sides.map((side) => encoder.input(side))],
    [size, hidden, padTo4(hidden)],
    groupsFor(size, 64),
  );
  return result;
}

/** Finishes rows b .. b + 3 of a unit from z0 .. z3. */
const FINISH = ROWS.map(
  (r) => `
  if (b + ${r}u < u.batch) {
    next[(d * u.batch + b + ${r}u) * u.padded + unit] = cell(b + ${r}u, t, before, first, d, unit, z${r});
  }`,
).join("");

const Z = ROWS.map((r) => `var z${r} = vec4<f32>();`).join(" ");

/** z0 .. z3 += four states of each row times the weights of four sources. */
const MULTIPLY = ROWS.map((r) => `z${r} += s${r}.x * w0 + s${r}.y * w1 + s${r}.z * w2 + s${r}.w * w3;`).join(
  "\n      ",
);

/** Every thread: four rows of one unit. */
const stepDirect: Shader = {
  buffers: STEP_BUFFERS,
  uniforms: STEP_UNIFORMS,
  threads: 64,
  stepped: true,
  declarations: cellCode(false),
  main: `
  let unit = index % u.padded;
  let d = index / u.padded % u.directions;
  let b = index / u.padded / u.directions * 4u;
  if (b >= u.batch) { return; }
  if (unit >= u.hidden) {
    for (var r = 0u; r < 4u; r++) { if (b + r < u.batch) { next[(d * u.batch + b + r) * u.padded + unit] = 0.0; } }
    return;
  }
  ${TIMES}
  ${longest(4)}
  ${Z}
  if (!first && t < longest) {
    let row = u.padded / 4u;
    ${ROWS.map((r) => `var at${r} = (d * u.batch + b + ${r}u) * row;`).join(" ")}
    var w = d * u.padded * u.hidden + unit;
    for (var k = 0u; k < row; k++) {
      ${ROWS.map((r) => `let s${r} = previous[at${r}]; at${r}++;`).join(" ")}
      ${ROWS.map((r) => `let w${r} = weights[w]; w += u.hidden;`).join(" ")}
      ${MULTIPLY}
    }
  }
  ${FINISH}
`,
};

/** A workgroup: 32 rows × 16 units of one direction, through 16 units of the state at a time. */
const stepTiled: Shader = {
  buffers: STEP_BUFFERS,
  uniforms: STEP_UNIFORMS,
  threads: 128,
  stepped: true,
  declarations: `
var<workgroup> states: array<vec4<f32>, 128>;
var<workgroup> slice: array<vec4<f32>, 256>;
${cellCode(false)}`,
  main: `
  let unitTiles = (u.padded + 15u) / 16u;
  let firstUnit = number % unitTiles * 16u;
  let d = number / unitTiles % u.directions;
  let firstRow = number / unitTiles / u.directions * 32u;
  ${TIMES}
  let x = lane % 16u;
  let rows = lane / 16u;
  ${Z}
  if (!first) {
    let source = (d * u.batch + firstRow + lane / 4u) * u.padded / 4u + lane % 4u;
    for (var k = 0u; k < u.padded; k += 16u) {
      var quad = vec4<f32>();
      if (k + lane % 4u * 4u < u.padded && firstRow + lane / 4u < u.batch) { quad = previous[source + k / 4u]; }
      states[lane % 4u * 32u + lane / 4u] = quad;
      for (var q = lane; q < 256u; q += 128u) {
        var weight = vec4<f32>();
        if (k + q / 16u < u.padded && firstUnit + q % 16u < u.hidden) {
          weight = weights[(d * u.padded + k + q / 16u) * u.hidden + firstUnit + q % 16u];
        }
        slice[q] = weight;
      }
      workgroupBarrier();
      for (var q = 0u; q < 4u; q++) {
        ${ROWS.map((r) => `let s${r} = states[q * 32u + rows * 4u + ${r}u];`).join(" ")}
        ${ROWS.map((r) => `let w${r} = slice[q * 64u + ${r * 16}u + x];`).join(" ")}
      ${MULTIPLY}
      }
      workgroupBarrier();
    }
  }
  let b = firstRow + rows * 4u;
  let unit = firstUnit + x;
  if (unit >= u.hidden) {
    if (unit < u.padded) {
      for (var r = 0u; r < 4u; r++) { if (b + r < u.batch) { next[(d * u.batch + b + r) * u.padded + unit] = 0.0; } }
    }
    return;
  }
  ${FINISH}
`,
};

const PROJECTION: Shader["buffers"] = [
  ["x", "f32", "read"],
  ["weightIh", "f32", "read"],
  ["biasIh", "f32", "read"],
  ["biasHh", "f32", "read"],
];

/** project(b, t, unit): the input's part of the gates, of one direction. */
const PROJECT = `
fn project(b: u32, t: u32, unit: u32) -> vec4<f32> {
  let block = u.hidden * u.width;
  var sum = vec4<f32>();
  for (var q = 0u; q < 4u; q++) { sum[q] = biasIh[q * u.hidden + unit] + biasHh[q * u.hidden + unit]; }
  var at = (b * u.steps + t) * u.width;
  var w = unit * u.width;
  for (var j = 0u; j < u.width; j++) {
    sum += x[at] * vec4<f32>(weightIh[w], weightIh[w + block], weightIh[w + 2u * block], weightIh[w + 3u * block]);
    at++;
    w++;
  }
  return sum;
}
`;

/**
 * A workgroup takes `rows` rows of one direction through all steps, its state in workgroup memory; with `projects` it
 * does the projection too (one direction only).
 */
function whole(two: boolean, rows: number, projects: boolean): Shader {
  const each = ROWS.slice(0, rows);
  return {
    buffers: [
      ["forward", "f32", "read"],
      ...(two ? ([["reverse", "f32", "read"]] as Shader["buffers"]) : []),
      ...WRITTEN,
      ...(projects ? PROJECTION : []),
    ],
    uniforms: projects ? [...SHAPE, ["width", "u32"]] : SHAPE,
    threads: WHOLE,
    declarations: `
var<workgroup> states: array<f32, ${2 * rows * WHOLE}>;
${cellCode(projects)}${projects ? PROJECT : ""}`,
    main: `
  let d = number % u.directions;
  let b = number / u.directions * ${rows}u;
  let unit = lane;
  let block = u.hidden * u.hidden;
  ${longest(rows)}
  for (var step = 0u; step < u.steps; step++) {
    ${TIMES}
    let previous = step % 2u * ${rows * WHOLE}u;
    let next = ${rows * WHOLE}u - previous;
    if (unit < u.hidden) {
      ${each.map((r) => `var z${r} = ${projects ? `project(b + ${r}u, t, unit)` : "vec4<f32>()"};`).join(" ")}
      if (!first && t < longest) {
        var w = unit * u.hidden;
        ${perDirection(
          two,
          `for (var k = 0u; k < u.hidden; k++) {
          let weight = vec4<f32>(BUFFER[w], BUFFER[w + block], BUFFER[w + 2u * block], BUFFER[w + 3u * block]);
          w++;
          ${each.map((r) => `z${r} += states[previous + k + ${r * WHOLE}u] * weight;`).join(" ")}
        }`,
        )}
      }
      ${each
        .map(
          (r) => `if (b + ${r}u < u.batch) {
        states[next + unit + ${r * WHOLE}u] = cell(b + ${r}u, t, before, first, d, unit, z${r});
      }`,
        )
        .join(" ")}
    }
    workgroupBarrier();
  }
`,
  };
}

/** Widths of the input up to which its projection is worth no product of its own. */
const NARROW = 64;

/** Projects the input and runs the recurrence: fills gates, cells and y. */
export function runForward(encoder: Encoder, shape: LstmShape, inputs: Inputs, buffers: ForwardBuffers): void {
  const { batch, steps, width, hidden, directions } = shape;
  const variant = variantOf(encoder.device);
  const two = directions === 2;
  const written = [encoder.input(inputs.lengths!), buffers.gates, buffers.cells, buffers.y];
  const bound = 1 + WRITTEN.length + PROJECTION.length;
  const projects =
    hidden <= WHOLE && width <= NARROW && !two && bound <= encoder.device.limits.maxStorageBuffersPerShaderStage;
  if (!projects) project(encoder, shape, inputs, buffers.gates);
  if (hidden <= WHOLE) {
    const rows = wholeRows(variant);
    const program = encoder.program(`lstm forward whole ${two} ${rows} ${projects}`, () => whole(two, rows, projects));
    const sides = two ? [inputs.weightHh!, inputs.weightHhReverse!] : [inputs.weightHh!];
    const { x, weightIh, biasIh, biasHh } = inputs;
    const projection = projects ? [x!, weightIh!, biasIh!, biasHh!] : [];
    encoder.run(
      program,
      [...sides.map((side) => encoder.input(side)), ...written, ...projection.map((tensor) => encoder.input(tensor))],
      projects ? [...shapeUniforms(shape), width] : shapeUniforms(shape),
      Math.ceil(batch / rows) * directions,
    );
    return;
  }
  const weights = transposeRecurrent(encoder, shape, inputs);
  const program = encoder.program(`lstm forward ${variant}`, () => (variant === "direct" ? stepDirect : stepTiled));
  const padded = padTo4(hidden);
  const groups =
    variant === "direct"
      ? groupsFor(Math.ceil(batch / 4) * directions * padded, 64)
      : Math.ceil(batch / 32) * directions * Math.ceil(padded / 16);
  const states = [0, 1].map(() => encoder.scratch(directions * batch * padded)) as [GPUBuffer, GPUBuffer];
  encoder.scan(
    program,
    {
      even: [weights, ...written, states[0], states[1]],
      odd: [weights, ...written, states[1], states[0]],
    },
    [...shapeUniforms(shape), padded],
    groups,
    steps,
  );
}

/** Rows of a workgroup that runs all steps: few groups with much reuse on a CPU, many groups on a GPU. */
export function wholeRows(variant: Variant): number {
  return variant === "direct" ? 4 : 1;
}
