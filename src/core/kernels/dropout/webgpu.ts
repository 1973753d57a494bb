// Dropout on WebGPU: one hash per element, no mask in memory.

import { util } from "@tensorflow/tfjs-core";
import { KEEP_UNIFORMS, KEEPS, keepUniforms } from "../webgpu/keep.ts";
import { webGpuKernel } from "../webgpu/kernel.ts";
import { groupsFor } from "../webgpu/program.ts";
import { DROPOUT, type DropoutAttributes } from "./index.ts";

export const dropoutWebGpu = webGpuKernel<DropoutAttributes>(DROPOUT, (encoder, { x }, { rate, seed }) => {
  const size = util.sizeFromShape(x!.shape);
  const four = size % 4 === 0;
  const program = encoder.program(`dropout ${four}`, () => ({
    buffers: [
      ["y", four ? "vec4<f32>" : "f32", "write"],
      ["x", four ? "vec4<f32>" : "f32", "read"],
    ],
    uniforms: [["size", "u32"], ...KEEP_UNIFORMS],
    threads: 64,
    declarations: KEEPS,
    main: `
  if (index >= u.size) { return; }
  ${
    four
      ? "let i = index * 4u; y[index] = x[index] * vec4<f32>(keeps(i), keeps(i + 1u), keeps(i + 2u), keeps(i + 3u));"
      : "y[index] = x[index] * keeps(index);"
  }
`,
  }));
  const y = encoder.output(x!.shape);
  const count = four ? size / 4 : size;
  encoder.run(
    program,
    [encoder.input(y), encoder.input(x!)],
    [count, ...keepUniforms(rate, seed)],
    groupsFor(count, 64),
    { fresh: true },
  );
  return [y];
});
