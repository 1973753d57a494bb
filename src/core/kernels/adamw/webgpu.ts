// AdamW on WebGPU in a dozen dispatches: squares of the gradients by pieces, their norm, then the update in place. Small
// parameters are copied together first (copies are no dispatches), large ones are bound several to a dispatch.

import { type TensorInfo, util } from "@tensorflow/tfjs-core";
import { type Inputs, webGpuKernel } from "../webgpu/kernel.ts";
import { type Encoder, groupsFor, type Shader } from "../webgpu/program.ts";
import { rowGroups, rowShader } from "../webgpu/rows.ts";
import { lanesOf } from "../webgpu/variant.ts";
import { ADAMW, type AdamWAttributes } from "./index.ts";

/** Parameters with fewer values are packed, unless a dispatch can bind this many. */
const SMALL = 32768;
const MANY = 8;
/** Buffers of one dispatch, at most: more makes shaders long for nothing. */
const MOST_BUFFERS = 4 * MANY + 1;
/** Values of one partial sum of squares. */
const PIECE = 2048;
const PARTS = ["p", "g", "m", "v"] as const;
type Part = (typeof PARTS)[number];

/** A parameter, or all the small ones together: its four buffers and its number of values. */
interface Slot {
  size: number;
  /** Values that the update may touch: beyond `size` the buffers hold anything. */
  padded: number;
  buffers: Record<Part, GPUBuffer>;
}

const buffersOf = ({ device }: Encoder): number =>
  Math.min(MOST_BUFFERS, device.limits.maxStorageBuffersPerShaderStage);

/** Parameters that one dispatch updates. */
const parametersOf = (encoder: Encoder): number => Math.floor((buffersOf(encoder) - 1) / PARTS.length);

function chunk<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/** Writes Σ g² of each piece of each slot to `partials`, and returns how many there are. */
function sumSquares(encoder: Encoder, slots: Slot[], partials: GPUBuffer): void {
  const lanes = lanesOf(encoder.device);
  let written = 0;
  for (const some of chunk(slots, buffersOf(encoder) - 1)) {
    const program = encoder.program(`adamw squares ${lanes} ${some.length}`, () =>
      rowShader(lanes, {
        buffers: [
          ["partials", "f32", "write"],
          ...some.map((_, i): Shader["buffers"][number] => [`g${i}`, "f32", "read"]),
        ],
        uniforms: [
          ["first", "u32"],
          ...some.flatMap((_, i): Shader["uniforms"] => [
            [`piece${i}`, "u32"],
            [`size${i}`, "u32"],
          ]),
        ],
        main: `
  var sum = 0.0;
  ${some
    .map(
      (_, i) => `if (row >= u.piece${i}${i + 1 < some.length ? ` && row < u.piece${i + 1}` : ""}) {
    let start = (row - u.piece${i}) * ${PIECE}u;
    let end = min(start + ${PIECE}u, u.size${i});
    for (var j = start + part; j < end; j += LANES) { let g = g${i}[j]; sum += g * g; }
  }`,
    )
    .join("\n  ")}
  let whole = total(part, sum);
  if (part == 0u) { partials[u.first + row] = whole; }
`,
      }),
    );
    let pieces = 0;
    const uniforms = some.flatMap(({ size }) => {
      const first = pieces;
      pieces += Math.ceil(size / PIECE);
      return [first, size];
    });
    encoder.run(
      program,
      [partials, ...some.map((slot) => slot.buffers.g)],
      [pieces, written, ...uniforms],
      rowGroups(lanes, pieces),
    );
    written += pieces;
  }
}

/** norm[0] = √Σ partials; clip[0] = what gradients are multiplied by, or −1 when the norm is not finite. */
function finishNorm(encoder: Encoder, partials: GPUBuffer, count: number, norm: GPUBuffer, maxNorm: number): GPUBuffer {
  const lanes = lanesOf(encoder.device);
  const program = encoder.program(`adamw norm ${lanes}`, () =>
    rowShader(lanes, {
      buffers: [
        ["norm", "f32", "write"],
        ["clip", "f32", "write"],
        ["partials", "f32", "read"],
      ],
      uniforms: [
        ["count", "u32"],
        ["maxNorm", "f32"],
      ],
      // infinities and NaN are told by their bits: a shader compiler may assume that there are none
      main: `
  var sum = 0.0;
  for (var i = part; i < u.count; i += LANES) { sum += partials[i]; }
  let whole = total(part, sum);
  if (part != 0u) { return; }
  let length = sqrt(whole);
  norm[0] = length;
  let finite = (bitcast<u32>(whole) & 0x7f800000u) != 0x7f800000u;
  clip[0] = select(-1.0, min(1.0, u.maxNorm / (length + 1e-6)), finite);
`,
    }),
  );
  const clip = encoder.scratch(1);
  encoder.run(program, [norm, clip, partials], [1, count, maxNorm], rowGroups(lanes, 1), { fresh: true });
  return clip;
}

function update(encoder: Encoder, slots: Slot[], clip: GPUBuffer, attributes: AdamWAttributes): void {
  const { learningRate, beta1, beta2, epsilon, weightDecay, step } = attributes;
  const perDispatch = parametersOf(encoder);
  const four = (slot: Slot): boolean => slot.padded % 4 === 0;
  const groups = [slots.filter(four), slots.filter((slot) => !four(slot))].flatMap((some) => chunk(some, perDispatch));
  for (const some of groups) {
    const wide = four(some[0]!);
    const type = wide ? "vec4<f32>" : "f32";
    const program = encoder.program(`adamw update ${wide} ${some.length}`, () => ({
      buffers: [
        ["clip", "f32", "read"],
        ...some.flatMap((_, i): Shader["buffers"] => [
          [`p${i}`, type, "write"],
          [`g${i}`, type, "read"],
          [`m${i}`, type, "write"],
          [`v${i}`, type, "write"],
        ]),
      ],
      uniforms: [
        ["decay", "f32"],
        ["rate", "f32"],
        ["beta1", "f32"],
        ["beta2", "f32"],
        ["correction1", "f32"],
        ["correction2", "f32"],
        ["epsilon", "f32"],
        ...some.map((_, i): Shader["uniforms"][number] => [`end${i}`, "u32"]),
      ],
      threads: 64,
      main: `
  if (clip[0] < 0.0) { return; }
  ${some
    .map(
      (_, i) => `${i > 0 ? "else " : ""}if (index < u.end${i}) {
    let at = index${i > 0 ? ` - u.end${i - 1}` : ""};
    let g = g${i}[at] * clip[0];
    let m = u.beta1 * m${i}[at] + (1.0 - u.beta1) * g;
    let v = u.beta2 * v${i}[at] + (1.0 - u.beta2) * g * g;
    m${i}[at] = m;
    v${i}[at] = v;
    p${i}[at] = p${i}[at] * u.decay - u.rate * (m * u.correction1) / (sqrt(v * u.correction2) + u.epsilon);
  }`,
    )
    .join("\n  ")}
`,
    }));
    let end = 0;
    const ends = some.map((slot) => {
      end += wide ? slot.padded / 4 : slot.padded;
      return end;
    });
    const correction1 = 1 / (1 - beta1 ** step);
    const correction2 = 1 / (1 - beta2 ** step);
    encoder.run(
      program,
      [clip, ...some.flatMap((slot) => PARTS.map((part) => slot.buffers[part]))],
      [1 - learningRate * weightDecay, learningRate, beta1, beta2, correction1, correction2, epsilon, ...ends],
      groupsFor(end, 64),
      { fresh: true },
    );
  }
}

/** Where the small parameters lie in their common buffers. */
interface Packing {
  slot: Slot;
  places: { size: number; offset: number; buffers: Record<Part, GPUBuffer> }[];
}

function pack(encoder: Encoder, small: Slot[]): Packing {
  let size = 0;
  const places = small.map((slot) => {
    const offset = size;
    size += slot.size;
    return { ...slot, offset };
  });
  const padded = Math.ceil(size / 4) * 4;
  const buffers = Object.fromEntries(PARTS.map((part) => [part, encoder.scratch(padded)])) as Slot["buffers"];
  encoder.copy(
    PARTS.flatMap((part) =>
      places.map((place) => ({
        from: place.buffers[part],
        fromOffset: 0,
        to: buffers[part],
        toOffset: place.offset,
        values: place.size,
      })),
    ),
  );
  return { slot: { size, padded, buffers }, places };
}

function unpack(encoder: Encoder, { slot, places }: Packing): void {
  encoder.copy(
    (["p", "m", "v"] as const).flatMap((part) =>
      places.map((place) => ({
        from: slot.buffers[part],
        fromOffset: place.offset,
        to: place.buffers[part],
        toOffset: 0,
        values: place.size,
      })),
    ),
  );
}

function slotOf(encoder: Encoder, inputs: Inputs, i: number): Slot {
  const tensor = (part: Part): TensorInfo => inputs[`${part}${i}`]!;
  const size = util.sizeFromShape(tensor("p").shape);
  return {
    size,
    padded: size,
    buffers: {
      p: encoder.inPlace(tensor("p")),
      g: encoder.input(tensor("g")),
      m: encoder.inPlace(tensor("m")),
      v: encoder.inPlace(tensor("v")),
    },
  };
}

export const adamwWebGpu = webGpuKernel<AdamWAttributes>(ADAMW, (encoder, inputs, attributes) => {
  const all = Array.from({ length: attributes.count }, (_, i) => slotOf(encoder, inputs, i));
  const small = all.filter((slot) => slot.size < SMALL);
  const packing = small.length > 1 && parametersOf(encoder) < MANY ? pack(encoder, small) : undefined;
  const slots = packing ? [packing.slot, ...all.filter((slot) => slot.size >= SMALL)] : all;
  const pieces = slots.reduce((sum, slot) => sum + Math.ceil(slot.size / PIECE), 0);
  const partials = encoder.scratch(pieces);
  sumSquares(encoder, slots, partials);
  const norm = encoder.output([]);
  const clip = finishNorm(encoder, partials, pieces, encoder.input(norm), attributes.maxNorm);
  update(encoder, slots, clip, attributes);
  if (packing) unpack(encoder, packing);
  return [norm];
});
