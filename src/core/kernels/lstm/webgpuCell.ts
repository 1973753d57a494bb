// What the recurrence's shaders share. Step s is time s of the forward direction and time T − 1 − s of the reverse one;
// where the time is padding, state and gates are exact zeros, so the reverse direction starts at the last valid step by
// itself.

import type { Shader } from "../webgpu/program.ts";
import type { LstmShape } from "./webgpuShape.ts";

export const SHAPE: Shader["uniforms"] = [
  ["batch", "u32"],
  ["steps", "u32"],
  ["hidden", "u32"],
  ["directions", "u32"],
];

export const shapeUniforms = ({ batch, steps, hidden, directions }: LstmShape): number[] => [
  batch,
  steps,
  hidden,
  directions,
];

/** Up to this many units one workgroup runs a row through all steps, in one dispatch. */
export const WHOLE = 64;

/** Rows that a thread takes together, in the direct variant and where a workgroup runs all steps. */
export const ROWS = [0, 1, 2, 3];

/** Where a row and a time of a direction lie in [B, T, D, H], and activations that neither overflow nor give NaN. */
const PLACES = `
fn place(b: u32, t: u32, d: u32) -> u32 { return ((b * u.steps + t) * u.directions + d) * u.hidden; }
fn sigmoid(z: vec4<f32>) -> vec4<f32> { return 1.0 / (1.0 + exp(-z)); }
fn squash(z: f32) -> f32 { let e = exp(-2.0 * abs(z)); return sign(z) * (1.0 - e) / (1.0 + e); }
`;

/**
 * cell(…) finishes one row and unit and answers h; `given` is the state's part of the gates before their activations,
 * to which `gates` holds the rest, unless it is `complete`.
 */
export const cellCode = (complete: boolean): string => `${PLACES}
fn cell(b: u32, t: u32, before: u32, first: bool, d: u32, unit: u32, given: vec4<f32>) -> f32 {
  let at = place(b, t, d) + unit;
  if (t >= u32(lengths[b])) {
    gates[at] = vec4<f32>();
    cells[at] = 0.0;
    y[at] = 0.0;
    return 0.0;
  }
  let z = given${complete ? "" : " + gates[at]"};
  let s = sigmoid(z);
  let gate = vec4<f32>(s.x, s.y, squash(z.z), s.w);
  var held = 0.0;
  if (!first) { held = cells[place(b, before, d) + unit]; }
  let c = gate.y * held + gate.x * gate.z;
  gates[at] = gate;
  cells[at] = c;
  let h = gate.w * squash(c);
  y[at] = h;
  return h;
}
`;

/** Times of step `step`: `t`, and `before` of the step before it (any valid time when `first`). */
export const TIMES = `
  let t = select(step, u.steps - 1u - step, d == 1u);
  let first = step == 0u;
  let before = select(select(t - 1u, t + 1u, d == 1u), t, first);
`;

/**
 * cellGrad(…) of one row and unit answers [dz, what goes back to the cell before]: dh and carried are what later steps
 * send back.
 */
export const CELL_GRAD = `${PLACES}
struct Slopes { dz: vec4<f32>, carry: f32 }
fn cellGrad(b: u32, t: u32, before: u32, first: bool, d: u32, unit: u32, dh: f32, carried: f32) -> Slopes {
  if (t >= u32(lengths[b])) { return Slopes(vec4<f32>(), 0.0); }
  let at = place(b, t, d) + unit;
  let gate = gates[at];
  let squashed = squash(cells[at]);
  var held = 0.0;
  if (!first) { held = cells[place(b, before, d) + unit]; }
  let dOut = dy[at] + dh;
  let dCell = carried + dOut * gate.w * (1.0 - squashed * squashed);
  return Slopes(
    vec4<f32>(
      dCell * gate.z * gate.x * (1.0 - gate.x),
      dCell * held * gate.y * (1.0 - gate.y),
      dCell * gate.x * (1.0 - gate.z * gate.z),
      dOut * squashed * gate.w * (1.0 - gate.w)),
    dCell * gate.y);
}
`;

/** Times of the backward step `step`: `t`, `before` it, and `after` it in its direction. */
export const TIMES_BACK = `
  let t = select(u.steps - 1u - step, step, d == 1u);
  let last = step == 0u;
  let first = step == u.steps - 1u;
  let before = select(select(t - 1u, t + 1u, d == 1u), t, first);
  let after = select(select(t + 1u, t - 1u, d == 1u), t, last);
`;

/** `longest`: the greatest length of the rows from b. */
export const longest = (rows: number): string => `
  var longest = 0u;
  for (var r = 0u; r < ${rows}u; r++) { if (b + r < u.batch) { longest = max(longest, u32(lengths[b + r])); } }
`;

/** The code once per direction, with BUFFER replaced by the direction's weights. */
export function perDirection(two: boolean, code: string): string {
  const forward = code.replaceAll("BUFFER", "forward");
  return two ? `if (d == 1u) { ${code.replaceAll("BUFFER", "reverse")} } else { ${forward} }` : forward;
}
