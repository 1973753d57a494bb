// SmoothL1 on WebGPU: a batch is small, so one workgroup sums it.

import { webGpuKernel } from "../webgpu/kernel.ts";
import { groupsFor } from "../webgpu/program.ts";
import { rowGroups, rowShader } from "../webgpu/rows.ts";
import { lanesOf } from "../webgpu/variant.ts";
import { SMOOTH_L1, SMOOTH_L1_GRAD, type SmoothL1Attributes } from "./index.ts";

export const smoothL1WebGpu = webGpuKernel<SmoothL1Attributes>(
  SMOOTH_L1,
  (encoder, { prediction, target }, { denominator }) => {
    const lanes = lanesOf(encoder.device);
    const program = encoder.program(`smooth L1 ${lanes}`, () =>
      rowShader(lanes, {
        buffers: [
          ["loss", "f32", "write"],
          ["prediction", "f32", "read"],
          ["expected", "f32", "read"],
        ],
        uniforms: [
          ["size", "u32"],
          ["denominator", "f32"],
        ],
        main: `
  var sum = 0.0;
  for (var b = part; b < u.size; b += LANES) {
    let d = abs(prediction[b] - expected[b]);
    sum += select(d - 0.5, 0.5 * d * d, d < 1.0);
  }
  let whole = total(part, sum);
  if (part == 0u) { loss[0] = whole / u.denominator; }
`,
      }),
    );
    const loss = encoder.output([]);
    encoder.run(
      program,
      [encoder.input(loss), encoder.input(prediction!), encoder.input(target!)],
      [1, prediction!.shape[0]!, denominator],
      rowGroups(lanes, 1),
      { fresh: true },
    );
    return [loss];
  },
);

export const smoothL1GradWebGpu = webGpuKernel<SmoothL1Attributes>(
  SMOOTH_L1_GRAD,
  (encoder, { prediction, target, dy }, { denominator }) => {
    const size = prediction!.shape[0]!;
    const program = encoder.program("smooth L1 gradient", () => ({
      buffers: [
        ["dprediction", "f32", "write"],
        ["prediction", "f32", "read"],
        ["expected", "f32", "read"],
        ["dy", "f32", "read"],
      ],
      uniforms: [
        ["size", "u32"],
        ["denominator", "f32"],
      ],
      threads: 64,
      main: `
  if (index >= u.size) { return; }
  dprediction[index] = dy[0] * clamp(prediction[index] - expected[index], -1.0, 1.0) / u.denominator;
`,
    }));
    const dprediction = encoder.output([size]);
    encoder.run(
      program,
      [dprediction, prediction!, target!, dy!].map((tensor) => encoder.input(tensor)),
      [size, denominator],
      groupsFor(size, 64),
      { fresh: true },
    );
    return [dprediction];
  },
);
