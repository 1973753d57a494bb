// The recurrence backward on WebGPU, as forward: one dispatch per step, or one for all steps. It ends in the gradients
// before the gates; products make the weights' gradients of them.

import type { Inputs } from "../webgpu/kernel.ts";
import { type Encoder, groupsFor, type Shader } from "../webgpu/program.ts";
import { variantOf } from "../webgpu/variant.ts";
import { CELL_GRAD, longest, perDirection, ROWS, SHAPE, shapeUniforms, TIMES_BACK, WHOLE } from "./webgpuCell.ts";
import { wholeRows } from "./webgpuForward.ts";
import type { LstmShape } from "./webgpuShape.ts";

function sharedBuffers(weights: string, two: boolean): Shader["buffers"] {
  return [
    ["forward", weights, "read"],
    ...(two ? ([["reverse", weights, "read"]] as Shader["buffers"]) : []),
    ["lengths", "i32", "read"],
    ["gates", "vec4<f32>", "read"],
    ["cells", "f32", "read"],
    ["dy", "f32", "read"],
    ["dz", "vec4<f32>", "write"],
  ];
}

const stepBuffers = (aligned: boolean, two: boolean): Shader["buffers"] => [
  ...sharedBuffers(aligned ? "vec4<f32>" : "f32", two),
  ["dc", "f32", "write"],
];

/** Stores the slopes of one row and unit from `dh`. */
const SEND = `
fn send(b: u32, t: u32, before: u32, first: bool, last: bool, d: u32, unit: u32, dh: f32) {
  if (b >= u.batch || unit >= u.hidden) { return; }
  let at = (d * u.batch + b) * u.hidden + unit;
  var carried = 0.0;
  if (!last) { carried = dc[at]; }
  let slopes = cellGrad(b, t, before, first, d, unit, dh, carried);
  dz[place(b, t, d) + unit] = slopes.dz;
  dc[at] = slopes.carry;
}
`;

/** WGSL reading the four weights BUFFER[at .. at + 3] as a quad; `at` counts values. */
const quadOf = (aligned: boolean): string =>
  aligned ? "BUFFER[at / 4u]" : "vec4<f32>(BUFFER[at], BUFFER[at + 1u], BUFFER[at + 2u], BUFFER[at + 3u])";

const H = ROWS.map((r) => `var h${r} = vec4<f32>();`).join(" ");
const multiply = (rows: number[]): string =>
  rows.map((r) => `h${r} += d${r}.x * w0 + d${r}.y * w1 + d${r}.z * w2 + d${r}.w * w3;`).join("\n      ");

/** Every thread: four rows of four units. */
function stepDirect(aligned: boolean, two: boolean): Shader {
  const per = aligned ? " / 4u" : "";
  const quad = (offset: string): string =>
    aligned ? `BUFFER[w + ${offset}]` : `vec4<f32>(${ROWS.map((i) => `BUFFER[w + ${offset} + ${i}u]`).join(", ")})`;
  return {
    buffers: stepBuffers(aligned, two),
    uniforms: SHAPE,
    threads: 64,
    stepped: true,
    declarations: CELL_GRAD + SEND,
    main: `
  let quads = (u.hidden + 3u) / 4u;
  let unit = index % quads * 4u;
  let d = index / quads % u.directions;
  let b = index / quads / u.directions * 4u;
  if (b >= u.batch) { return; }
  ${TIMES_BACK}
  ${longest(4)}
  ${H}
  if (!last && after < longest) {
    let row = u.steps * u.directions * u.hidden;
    let row2 = 2u * row;
    let row3 = 3u * row;
    var z = place(b, after, d);
    let stop = z + u.hidden;
    var w = unit${per};
    let width = u.hidden${per};
    let block = u.hidden * width;
    let block2 = 2u * block;
    let block3 = 3u * block;
    ${perDirection(
      two,
      `for (; z < stop; z++) {
      let w0 = ${quad("0u")};
      let w1 = ${quad("block")};
      let w2 = ${quad("block2")};
      let w3 = ${quad("block3")};
      let d0 = dz[z];
      let d1 = dz[z + row];
      let d2 = dz[z + row2];
      let d3 = dz[z + row3];
      ${multiply(ROWS)}
      w += width;
    }`,
    )}
  }
  for (var j = 0u; j < 4u; j++) {
    ${ROWS.map((r) => `send(b + ${r}u, t, before, first, last, d, unit + j, h${r}[j]);`).join("\n    ")}
  }
`,
  };
}

/** A workgroup: 16 rows × 32 units of one direction, through the gates of 8 units of the next step at a time. */
function stepTiled(aligned: boolean, two: boolean): Shader {
  return {
    buffers: stepBuffers(aligned, two),
    uniforms: SHAPE,
    threads: 64,
    stepped: true,
    declarations: `
var<workgroup> later: array<vec4<f32>, 128>;
var<workgroup> slice: array<vec4<f32>, 256>;
${CELL_GRAD}${SEND}
fn recurrent(d: u32, row: u32, unit: u32) -> vec4<f32> {
  let at = row * u.hidden + unit;
  var quad = vec4<f32>();
  ${perDirection(two, `quad = ${quadOf(aligned)};`)}
  return quad;
}`,
    main: `
  let unitTiles = (u.hidden + 31u) / 32u;
  let firstUnit = number % unitTiles * 32u;
  let d = number / unitTiles % u.directions;
  let firstRow = number / unitTiles / u.directions * 16u;
  ${TIMES_BACK}
  let x = lane % 8u;
  let y = lane / 8u;
  ${H}
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
        ${ROWS.map((i) => `let w${i} = slice[q * 32u + ${i * 8}u + x];`).join(" ")}
      ${multiply([0, 1])}
      }
      workgroupBarrier();
    }
  }
  for (var j = 0u; j < 4u; j++) {
    send(firstRow + y * 2u, t, before, first, last, d, firstUnit + x * 4u + j, h0[j]);
    send(firstRow + y * 2u + 1u, t, before, first, last, d, firstUnit + x * 4u + j, h1[j]);
  }
`,
  };
}

/** A workgroup takes `rows` rows of one direction back through all steps. */
function whole(two: boolean, rows: number): Shader {
  const each = ROWS.slice(0, rows);
  return {
    buffers: sharedBuffers("f32", two),
    uniforms: SHAPE,
    threads: WHOLE,
    declarations: `
var<workgroup> later: array<vec4<f32>, ${2 * rows * WHOLE}>;
${CELL_GRAD}`,
    main: `
  let d = number % u.directions;
  let b = number / u.directions * ${rows}u;
  let unit = lane;
  let block = u.hidden * u.hidden;
  ${each.map((r) => `var carry${r} = 0.0;`).join(" ")}
  ${longest(rows)}
  for (var step = 0u; step < u.steps; step++) {
    ${TIMES_BACK}
    let known = step % 2u * ${rows * WHOLE}u;
    let next = ${rows * WHOLE}u - known;
    if (unit < u.hidden) {
      ${each.map((r) => `var h${r} = 0.0;`).join(" ")}
      if (!last && after < longest) {
        var w = unit;
        ${perDirection(
          two,
          `for (var k = 0u; k < u.hidden; k++) {
          let weight = vec4<f32>(BUFFER[w], BUFFER[w + block], BUFFER[w + 2u * block], BUFFER[w + 3u * block]);
          w += u.hidden;
          ${each.map((r) => `h${r} += dot(later[known + k + ${r * WHOLE}u], weight);`).join(" ")}
        }`,
        )}
      }
      ${each
        .map(
          (r) => `if (b + ${r}u < u.batch) {
        let slopes = cellGrad(b + ${r}u, t, before, first, d, unit, h${r}, carry${r});
        carry${r} = slopes.carry;
        later[next + unit + ${r * WHOLE}u] = slopes.dz;
        dz[place(b + ${r}u, t, d) + unit] = slopes.dz;
      }`,
        )
        .join(" ")}
    }
    workgroupBarrier();
  }
`,
  };
}

/** Fills dz [B, T, D, H, (i f g o)] from the last step of each direction to its first. */
export function scanBackward(encoder: Encoder, shape: LstmShape, inputs: Inputs, dz: GPUBuffer): void {
  const { batch, steps, hidden, directions } = shape;
  const variant = variantOf(encoder.device);
  const aligned = hidden % 4 === 0;
  const two = directions === 2;
  const weights = two ? [inputs.weightHh!, inputs.weightHhReverse!] : [inputs.weightHh!];
  const read = [...weights, inputs.lengths!, inputs.gates!, inputs.cells!, inputs.dy!];
  const buffers = [...read.map((tensor) => encoder.input(tensor)), dz];
  if (hidden <= WHOLE) {
    const rows = wholeRows(variant);
    const program = encoder.program(`lstm backward whole ${two} ${rows}`, () => whole(two, rows));
    encoder.run(program, buffers, shapeUniforms(shape), Math.ceil(batch / rows) * directions);
    return;
  }
  const program = encoder.program(`lstm backward ${variant} ${aligned} ${two}`, () =>
    variant === "direct" ? stepDirect(aligned, two) : stepTiled(aligned, two),
  );
  const groups =
    variant === "direct"
      ? groupsFor(Math.ceil(batch / 4) * directions * Math.ceil(hidden / 4), 64)
      : Math.ceil(batch / 16) * directions * Math.ceil(hidden / 32);
  const all = [...buffers, encoder.scratch(directions * batch * hidden)];
  encoder.scan(program, { even: all, odd: all }, shapeUniforms(shape), groups, steps);
}
