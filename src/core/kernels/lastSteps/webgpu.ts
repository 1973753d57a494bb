// The last steps of several sequences on WebGPU: one dispatch each way, a thread per value of all sequences together.

import { webGpuKernel } from "../webgpu/kernel.ts";
import { groupsFor, type Shader } from "../webgpu/program.ts";
import { LAST_STEPS, LAST_STEPS_GRAD, type LastStepsAttributes, type LastStepsGradAttributes } from "./index.ts";

const type = (four: boolean): string => (four ? "vec4<f32>" : "f32");

/** A shader between `tokens` and `x0`, `x1` …, with the sequences' lengths as uniforms `steps0`, `steps1` … */
function shader(
  four: boolean,
  count: number,
  access: { tokens: "read" | "write"; sequences: "read" | "write" },
  main: string,
): Shader {
  const all = Array.from({ length: count }, (_, s) => s);
  return {
    buffers: [
      ["tokens", type(four), access.tokens],
      ...all.map((s): Shader["buffers"][number] => [`x${s}`, type(four), access.sequences]),
    ],
    uniforms: [["batch", "u32"], ["dim", "u32"], ...all.map((s): Shader["uniforms"][number] => [`steps${s}`, "u32"])],
    threads: 64,
    main,
  };
}

export const lastStepsWebGpu = webGpuKernel<LastStepsAttributes>(LAST_STEPS, (encoder, inputs, { count }) => {
  const sequences = Array.from({ length: count }, (_, s) => inputs[`x${s}`]!);
  const [batch, , dim] = sequences[0]!.shape as [number, number, number];
  const four = dim % 4 === 0;
  const program = encoder.program(`last steps ${four} ${count}`, () =>
    shader(
      four,
      count,
      { tokens: "write", sequences: "read" },
      `
  if (index >= u.batch * ${count}u * u.dim) { return; }
  let b = index / (${count}u * u.dim);
  let j = index % u.dim;
  switch (index / u.dim % ${count}u) {
${sequences.map((_, s) => `    case ${s}u: { tokens[index] = x${s}[(b * u.steps${s} + u.steps${s} - 1u) * u.dim + j]; }`).join("\n")}
    default: {}
  }
`,
    ),
  );
  const tokens = encoder.output([batch * count, dim]);
  const across = four ? dim / 4 : dim;
  encoder.run(
    program,
    [tokens, ...sequences].map((tensor) => encoder.input(tensor)),
    [batch, across, ...sequences.map((sequence) => sequence.shape[1]!)],
    groupsFor(batch * count * across, 64),
  );
  return [tokens];
});

export const lastStepsGradWebGpu = webGpuKernel<LastStepsGradAttributes>(
  LAST_STEPS_GRAD,
  (encoder, { dtokens }, { steps }) => {
    const count = steps.length;
    const [rows, dim] = dtokens!.shape as [number, number];
    const batch = rows / count;
    const four = dim % 4 === 0;
    const program = encoder.program(`last steps gradient ${four} ${count}`, () =>
      shader(
        four,
        count,
        { tokens: "read", sequences: "write" },
        `
  var at = index;
${steps
  .map(
    (_, s) => `
  if (at < u.batch * u.steps${s} * u.dim) {
    let row = at / u.dim;
    var slope = ${type(four)}();
    if (row % u.steps${s} == u.steps${s} - 1u) { slope = tokens[(row / u.steps${s} * ${count}u + ${s}u) * u.dim + at % u.dim]; }
    x${s}[at] = slope;
    return;
  }
  at -= u.batch * u.steps${s} * u.dim;`,
  )
  .join("\n")}
`,
      ),
    );
    const outputs = steps.map((length) => encoder.output([batch, length, dim]));
    const across = four ? dim / 4 : dim;
    const size = steps.reduce((sum, length) => sum + length, 0) * batch * across;
    encoder.run(
      program,
      [dtokens!, ...outputs].map((tensor) => encoder.input(tensor)),
      [batch, across, ...steps],
      groupsFor(size, 64),
    );
    return outputs;
  },
);
