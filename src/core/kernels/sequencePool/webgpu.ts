// Last and mean of the valid steps on WebGPU: a thread per column forward, a thread per element backward.

import { webGpuKernel } from "../webgpu/kernel.ts";
import { groupsFor } from "../webgpu/program.ts";
import { SEQUENCE_POOL, SEQUENCE_POOL_GRAD, type SequencePoolGradAttributes } from "./index.ts";

const type = (four: boolean): string => (four ? "vec4<f32>" : "f32");

export const sequencePoolWebGpu = webGpuKernel<object>(SEQUENCE_POOL, (encoder, { y, lengths }) => {
  const [batch, steps, dim] = y!.shape as [number, number, number];
  const four = dim % 4 === 0;
  const program = encoder.program(`sequence pool ${four}`, () => ({
    buffers: [
      ["pooled", type(four), "write"],
      ["y", type(four), "read"],
      ["lengths", "i32", "read"],
    ],
    uniforms: [
      ["size", "u32"],
      ["steps", "u32"],
      ["dim", "u32"],
    ],
    threads: 64,
    main: `
  if (index >= u.size) { return; }
  let b = index / u.dim;
  let j = index % u.dim;
  let length = u32(lengths[b]);
  var sum = ${type(four)}();
  for (var t = 0u; t < length; t++) { sum += y[(b * u.steps + t) * u.dim + j]; }
  pooled[b * 2u * u.dim + j] = y[(b * u.steps + length - 1u) * u.dim + j];
  pooled[b * 2u * u.dim + u.dim + j] = sum / f32(length);
`,
  }));
  const out = encoder.output([batch, 2 * dim]);
  const across = four ? dim / 4 : dim;
  encoder.run(
    program,
    [encoder.input(out), encoder.input(y!), encoder.input(lengths!)],
    [batch * across, steps, across],
    groupsFor(batch * across, 64),
  );
  return [out];
});

export const sequencePoolGradWebGpu = webGpuKernel<SequencePoolGradAttributes>(
  SEQUENCE_POOL_GRAD,
  (encoder, { dout, lengths }, { steps }) => {
    const [batch, width] = dout!.shape as [number, number];
    const dim = width / 2;
    const four = dim % 4 === 0;
    const program = encoder.program(`sequence pool gradient ${four}`, () => ({
      buffers: [
        ["dy", type(four), "write"],
        ["dout", type(four), "read"],
        ["lengths", "i32", "read"],
      ],
      uniforms: [
        ["size", "u32"],
        ["steps", "u32"],
        ["dim", "u32"],
      ],
      threads: 64,
      main: `
  if (index >= u.size) { return; }
  let b = index / u.dim / u.steps;
  let t = index / u.dim % u.steps;
  let j = index % u.dim;
  let length = u32(lengths[b]);
  var slope = ${type(four)}();
  if (t < length) { slope = dout[b * 2u * u.dim + u.dim + j] / f32(length); }
  if (t == length - 1u) { slope += dout[b * 2u * u.dim + j]; }
  dy[index] = slope;
`,
    }));
    const dy = encoder.output([batch, steps, dim]);
    const across = four ? dim / 4 : dim;
    const size = batch * steps * across;
    encoder.run(
      program,
      [encoder.input(dy), encoder.input(dout!), encoder.input(lengths!)],
      [size, steps, across],
      groupsFor(size, 64),
    );
    return [dy];
  },
);
