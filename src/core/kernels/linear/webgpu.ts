// Fully connected layer on WebGPU: one product forward; backward one for dx, one for dweight with dbias as its row sums.
// The activation's slope is applied while dy is read, so no gradient before the activation is stored.

import type { TensorInfo } from "@tensorflow/tfjs-core";
import {
  guarded,
  productGroups,
  productShader,
  quadReader,
  quadType,
  readWith,
  rowsAcross,
  rowsAlongK,
  tileFor,
} from "../webgpu/gemm.ts";
import { webGpuKernel } from "../webgpu/kernel.ts";
import type { Encoder, Shader } from "../webgpu/program.ts";
import { variantOf } from "../webgpu/variant.ts";
import { type Activation, LINEAR, LINEAR_GRAD, type LinearAttributes, type LinearGradAttributes } from "./index.ts";

/** WGSL expression of the activation of `z`. */
const ACTIVATE: Record<Activation, string> = {
  none: "z",
  relu: "max(z, 0.0)",
  sigmoid: "1.0 / (1.0 + exp(-z))",
};

/** The slope from the output `y`, four values at a time. */
const SLOPE: Record<Activation, string> = {
  none: "vec4<f32>(1.0)",
  relu: "select(vec4<f32>(), vec4<f32>(1.0), y > vec4<f32>())",
  sigmoid: "y * (1.0 - y)",
};

/** y [M, N] = activation(x [M, K] · weight [N, K]ᵀ + bias [N]). */
function forward(encoder: Encoder, x: TensorInfo, weight: TensorInfo, bias: TensorInfo | undefined, act: Activation) {
  const [m, k] = x.shape as [number, number];
  const n = weight.shape[0]!;
  const variant = variantOf(encoder.device);
  const tile = tileFor(m, n);
  const aligned = k % 4 === 0;
  const guard = guarded(variant, k);
  const key = `linear ${variant} ${tile.rows} ${aligned} ${guard} ${act} ${bias !== undefined}`;
  const program = encoder.program(key, () => {
    const buffers: Shader["buffers"] = [
      ["y", "f32", "write"],
      ["x", quadType(aligned), "read"],
      ["weight", quadType(aligned), "read"],
    ];
    if (bias) buffers.push(["bias", "f32", "read"]);
    return productShader(
      {
        buffers,
        a: rowsAlongK(readWith("readX"), "u.k", aligned),
        b: rowsAlongK(readWith("readWeight"), "u.k", aligned),
        guard,
        code: `
${quadReader("readX", "x", aligned, true)}
${quadReader("readWeight", "weight", aligned, true)}
fn store(m: u32, n: u32, value: f32) {
  let z = value${bias ? " + bias[n]" : ""};
  y[m * u.n + n] = ${ACTIVATE[act]};
}`,
      },
      variant,
      tile,
    );
  });
  const y = encoder.output([m, n]);
  const buffers = [encoder.input(y), encoder.input(x), encoder.input(weight)];
  if (bias) buffers.push(encoder.input(bias));
  encoder.run(program, buffers, [m, n, k], productGroups(variant, m, n, tile));
  return y;
}

/** readDz and readDzGuarded: dz = dy · slope(y), both [M, N]. */
function slopedReader(act: Activation, aligned: boolean, inRow: boolean): string {
  if (act === "none") return quadReader("readDz", "dy", aligned, inRow);
  return `
${quadReader("readDy", "dy", aligned, inRow)}
${quadReader("readY", "y", aligned, inRow)}
fn readDz(index: u32) -> vec4<f32> {
  let y = readY(index);
  return readDy(index) * (${SLOPE[act]});
}
fn readDzGuarded(index: u32, k: u32) -> vec4<f32> {
  let y = readYGuarded(index, k);
  return readDyGuarded(index, k) * (${SLOPE[act]});
}`;
}

/** dx [M, K] = dz [M, N] · weight [N, K]. */
function gradX(encoder: Encoder, weight: TensorInfo, y: TensorInfo, dy: TensorInfo, act: Activation): TensorInfo {
  const [m, n] = dy.shape as [number, number];
  const k = weight.shape[1]!;
  const variant = variantOf(encoder.device);
  const tile = tileFor(m, k);
  const alignedA = n % 4 === 0;
  const alignedB = k % 4 === 0;
  const guard = guarded(variant, n);
  const key = `linear dx ${variant} ${tile.rows} ${alignedA} ${alignedB} ${guard} ${act}`;
  const program = encoder.program(key, () => {
    const buffers: Shader["buffers"] = [
      ["dx", "f32", "write"],
      ["weight", quadType(alignedB), "read"],
      ["dy", quadType(alignedA), "read"],
    ];
    if (act !== "none") buffers.push(["y", quadType(alignedA), "read"]);
    return productShader(
      {
        buffers,
        a: rowsAlongK(readWith("readDz"), "u.k", alignedA),
        b: rowsAcross(readWith("readWeight"), "u.n", alignedB),
        guard,
        code: `
${slopedReader(act, alignedA, true)}
${quadReader("readWeight", "weight", alignedB, false)}
fn store(m: u32, n: u32, value: f32) { dx[m * u.n + n] = value; }`,
      },
      variant,
      tile,
    );
  });
  const dx = encoder.output([m, k]);
  const buffers = [encoder.input(dx), encoder.input(weight), encoder.input(dy)];
  if (act !== "none") buffers.push(encoder.input(y));
  encoder.run(program, buffers, [m, k, n], productGroups(variant, m, k, tile));
  return dx;
}

/** dweight [N, K] = dz [M, N]ᵀ · x [M, K], dbias [N] = column sums of dz. */
function gradWeight(
  encoder: Encoder,
  x: TensorInfo,
  y: TensorInfo,
  dy: TensorInfo,
  act: Activation,
  withBias: boolean,
): TensorInfo[] {
  const [m, k] = x.shape as [number, number];
  const n = dy.shape[1]!;
  const variant = variantOf(encoder.device);
  const tile = tileFor(n, k);
  const alignedA = n % 4 === 0;
  const alignedB = k % 4 === 0;
  const guard = guarded(variant, m);
  const key = `linear dw ${variant} ${tile.rows} ${alignedA} ${alignedB} ${guard} ${act} ${withBias}`;
  const program = encoder.program(key, () => {
    const buffers: Shader["buffers"] = [
      ["dweight", "f32", "write"],
      ["x", quadType(alignedB), "read"],
      ["dy", quadType(alignedA), "read"],
    ];
    if (act !== "none") buffers.push(["y", quadType(alignedA), "read"]);
    if (withBias) buffers.push(["dbias", "f32", "write"]);
    return productShader(
      {
        buffers,
        a: rowsAcross(readWith("readDz"), "u.m", alignedA),
        b: rowsAcross(readWith("readX"), "u.n", alignedB),
        guard,
        rowSum: withBias,
        code: `
${slopedReader(act, alignedA, false)}
${quadReader("readX", "x", alignedB, false)}
fn store(m: u32, n: u32, value: f32) { dweight[m * u.n + n] = value; }
${withBias ? "fn storeRowSum(m: u32, value: f32) { dbias[m] = value; }" : ""}`,
      },
      variant,
      tile,
    );
  });
  const outputs = [encoder.output([n, k])];
  const buffers = [encoder.input(outputs[0]!), encoder.input(x), encoder.input(dy)];
  if (act !== "none") buffers.push(encoder.input(y));
  if (withBias) {
    outputs.push(encoder.output([n]));
    buffers.push(encoder.input(outputs[1]!));
  }
  encoder.run(program, buffers, [n, k, m], productGroups(variant, n, k, tile));
  return outputs;
}

export const linearWebGpu = webGpuKernel<LinearAttributes>(LINEAR, (encoder, { x, weight, bias }, { activation }) => [
  forward(encoder, x!, weight!, bias, activation),
]);

export const linearGradWebGpu = webGpuKernel<LinearGradAttributes>(
  LINEAR_GRAD,
  (encoder, { x, weight, bias, y, dy }, { activation, wantDx }) => [
    ...(wantDx ? [gradX(encoder, weight!, y!, dy!, activation)] : []),
    ...gradWeight(encoder, x!, y!, dy!, activation, bias !== undefined),
  ],
);
