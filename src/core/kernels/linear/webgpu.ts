// Fully connected layer on WebGPU: one dispatch forward, one backward for dx and for dweight with dbias as its row sums.
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
  type Tile,
  tileFor,
} from "../webgpu/gemm.ts";
import { type Inputs, webGpuKernel } from "../webgpu/kernel.ts";
import { pairShader, pairUniforms } from "../webgpu/pair.ts";
import type { Encoder, Shader } from "../webgpu/program.ts";
import { type Variant, variantOf } from "../webgpu/variant.ts";
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

/** One gradient's product: its shader, and what a dispatch of it takes. */
interface Job {
  key: string;
  shader: () => Shader;
  uniforms: number[];
  groups: number;
}

interface GradShape {
  variant: Variant;
  tile: Tile;
  m: number;
  k: number;
  n: number;
  act: Activation;
}

/** dx [M, K] = dz [M, N] · weight [N, K]. */
function gradX({ variant, tile, m, k, n, act }: GradShape): Job {
  const alignedA = n % 4 === 0;
  const alignedB = k % 4 === 0;
  const guard = guarded(variant, n);
  return {
    key: `dx ${alignedA} ${alignedB} ${guard}`,
    shader: () =>
      productShader(
        {
          buffers: [
            ["dx", "f32", "write"],
            ["weight", quadType(alignedB), "read"],
            ["dy", quadType(alignedA), "read"],
            ...(act === "none" ? [] : ([["y", quadType(alignedA), "read"]] as Shader["buffers"])),
          ],
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
      ),
    uniforms: [m, k, n],
    groups: productGroups(variant, m, k, tile),
  };
}

/** dweight [N, K] = dz [M, N]ᵀ · x [M, K], dbias [N] = column sums of dz. */
function gradWeight({ variant, tile, m, k, n, act }: GradShape, withBias: boolean): Job {
  const alignedA = n % 4 === 0;
  const alignedB = k % 4 === 0;
  const guard = guarded(variant, m);
  return {
    key: `dw ${alignedA} ${alignedB} ${guard} ${withBias}`,
    shader: () =>
      productShader(
        {
          buffers: [
            ["dweight", "f32", "write"],
            ["x", quadType(alignedB), "read"],
            ["dy", quadType(alignedA), "read"],
            ...(act === "none" ? [] : ([["y", quadType(alignedA), "read"]] as Shader["buffers"])),
            ...(withBias ? ([["dbias", "f32", "write"]] as Shader["buffers"]) : []),
          ],
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
      ),
    uniforms: [n, k, m],
    groups: productGroups(variant, n, k, tile),
  };
}

export const linearWebGpu = webGpuKernel<LinearAttributes>(LINEAR, (encoder, { x, weight, bias }, { activation }) => [
  forward(encoder, x!, weight!, bias, activation),
]);

export const linearGradWebGpu = webGpuKernel<LinearGradAttributes>(
  LINEAR_GRAD,
  (encoder, inputs, { activation, wantDx }) => {
    const { x, weight, bias } = inputs;
    const [m, k] = x!.shape as [number, number];
    const n = weight!.shape[0]!;
    const variant = variantOf(encoder.device);
    const tile = tileFor(Math.max(m, n), k);
    const shape: GradShape = { variant, tile, m, k, n, act: activation };
    const dw = gradWeight(shape, bias !== undefined);
    const dx = wantDx ? gradX(shape) : undefined;
    const made: Inputs = {
      ...(dx && { dx: encoder.output([m, k]) }),
      dweight: encoder.output([n, k]),
      ...(bias && { dbias: encoder.output([n]) }),
    };
    const key = `linear gradient ${variant} ${tile.rows} ${activation} ${dw.key} ${dx?.key}`;
    const program = encoder.program(key, () => (dx ? pairShader(dw.shader(), dx.shader()) : dw.shader()));
    const buffers = program.shader.buffers.map(([name]) => encoder.input((made[name] ?? inputs[name])!));
    if (dx) {
      encoder.run(program, buffers, pairUniforms(dw.groups, dw.uniforms, dx.uniforms), dw.groups + dx.groups);
    } else {
      encoder.run(program, buffers, dw.uniforms, dw.groups);
    }
    return Object.values(made) as TensorInfo[];
  },
);
