// Layer normalisation on WebGPU: one dispatch forward; backward one over rows for dx and one over columns for the rest.

import type { TensorInfo } from "@tensorflow/tfjs-core";
import { type Inputs, webGpuKernel } from "../webgpu/kernel.ts";
import { type Encoder, groupsFor, type Shader } from "../webgpu/program.ts";
import { lanesOfFour, rowGroups, rowShader } from "../webgpu/rows.ts";
import { lanesOf, variantOf } from "../webgpu/variant.ts";
import { LAYER_NORM, LAYER_NORM_GRAD, type LayerNormAttributes } from "./index.ts";

/** The buffers that hold x (+ residual), and `valueAt(i)`. */
function values(residual: boolean, four: boolean): { buffers: Shader["buffers"]; code: string } {
  const type = four ? "vec4<f32>" : "f32";
  return {
    buffers: [["x", type, "read"], ...(residual ? ([["residual", type, "read"]] as Shader["buffers"]) : [])],
    code: `${lanesOfFour(four)}
fn valueAt(i: u32) -> V { return x[i]${residual ? " + residual[i]" : ""}; }`,
  };
}

const valueInputs = ({ x, residual }: Inputs): TensorInfo[] => (residual ? [x!, residual] : [x!]);

export const layerNormWebGpu = webGpuKernel<LayerNormAttributes>(
  LAYER_NORM,
  (encoder, inputs, { epsilon, activation }) => {
    const [m, n] = inputs.x!.shape as [number, number];
    const lanes = lanesOf(encoder.device);
    const four = n % 4 === 0;
    const residual = inputs.residual !== undefined;
    const program = encoder.program(`layer norm ${lanes} ${four} ${residual} ${activation}`, () => {
      const type = four ? "vec4<f32>" : "f32";
      const source = values(residual, four);
      return rowShader(lanes, {
        buffers: [
          ["y", type, "write"],
          ["mean", "f32", "write"],
          ["rstd", "f32", "write"],
          ...source.buffers,
          ["gamma", type, "read"],
          ["beta", type, "read"],
        ],
        uniforms: [
          ["n", "u32"],
          ["count", "f32"],
          ["epsilon", "f32"],
        ],
        declarations: source.code,
        main: `
  let start = row * u.n;
  var sum = V();
  for (var j = part; j < u.n; j += LANES) { sum += valueAt(start + j); }
  let centre = total(part, sumOf(sum)) / u.count;
  var squares = V();
  for (var j = part; j < u.n; j += LANES) {
    let d = valueAt(start + j) - centre;
    squares += d * d;
  }
  let scale = 1.0 / sqrt(total(part, sumOf(squares)) / u.count + u.epsilon);
  for (var j = part; j < u.n; j += LANES) {
    let normal = (valueAt(start + j) - centre) * scale * gamma[j] + beta[j];
    y[start + j] = ${activation === "relu" ? "max(normal, V())" : "normal"};
  }
  if (part == 0u) { mean[row] = centre; rstd[row] = scale; }
`,
      });
    });
    const outputs = [encoder.output([m, n]), encoder.output([m]), encoder.output([m])];
    encoder.run(
      program,
      [...outputs, ...valueInputs(inputs), inputs.gamma!, inputs.beta!].map((tensor) => encoder.input(tensor)),
      [m, four ? n / 4 : n, n, epsilon],
      rowGroups(lanes, m),
    );
    return outputs;
  },
);

/** slopeAt(row, column): dy where the activation lets it through; normalAt: the normalised value. */
function slopes(relu: boolean): string {
  return `
fn normalAt(row: u32, j: u32) -> V { return (valueAt(row * u.n + j) - mean[row]) * rstd[row]; }
fn slopeAt(row: u32, j: u32, normal: V) -> V {
  ${relu ? "return select(V(), dy[row * u.n + j], normal * gamma[j] + beta[j] > V());" : "return dy[row * u.n + j];"}
}`;
}

function gradX(encoder: Encoder, inputs: Inputs, relu: boolean): TensorInfo {
  const [m, n] = inputs.x!.shape as [number, number];
  const lanes = lanesOf(encoder.device);
  const four = n % 4 === 0;
  const residual = inputs.residual !== undefined;
  const program = encoder.program(`layer norm dx ${lanes} ${four} ${residual} ${relu}`, () => {
    const type = four ? "vec4<f32>" : "f32";
    const source = values(residual, four);
    return rowShader(lanes, {
      buffers: [
        ["dx", type, "write"],
        ...source.buffers,
        ["gamma", type, "read"],
        ...(relu ? ([["beta", type, "read"]] as Shader["buffers"]) : []),
        ["mean", "f32", "read"],
        ["rstd", "f32", "read"],
        ["dy", type, "read"],
      ],
      uniforms: [
        ["n", "u32"],
        ["count", "f32"],
      ],
      declarations: source.code + slopes(relu),
      main: `
  var sum = V();
  var dot = V();
  for (var j = part; j < u.n; j += LANES) {
    let normal = normalAt(row, j);
    let d = slopeAt(row, j, normal) * gamma[j];
    sum += d;
    dot += d * normal;
  }
  let meanOfD = total(part, sumOf(sum)) / u.count;
  let meanOfDot = total(part, sumOf(dot)) / u.count;
  for (var j = part; j < u.n; j += LANES) {
    let normal = normalAt(row, j);
    let d = slopeAt(row, j, normal) * gamma[j];
    dx[row * u.n + j] = rstd[row] * (d - meanOfD - normal * meanOfDot);
  }
`,
    });
  });
  const dx = encoder.output([m, n]);
  const { gamma, beta, mean, rstd, dy } = inputs;
  const read = [...valueInputs(inputs), gamma!, ...(relu ? [beta!] : []), mean!, rstd!, dy!];
  encoder.run(
    program,
    [dx, ...read].map((tensor) => encoder.input(tensor)),
    [m, four ? n / 4 : n, n],
    rowGroups(lanes, m),
  );
  return dx;
}

/** Column sums: dgamma and dbeta, or one of them where both would bind too many buffers. */
function gradColumns(encoder: Encoder, inputs: Inputs, relu: boolean, wanted: ("dgamma" | "dbeta")[]): TensorInfo[] {
  const [m, n] = inputs.x!.shape as [number, number];
  const direct = variantOf(encoder.device) === "direct";
  const four = direct && n % 4 === 0;
  const residual = inputs.residual !== undefined;
  // direct: a thread per column; else 8 columns × 32 shares of the rows to a workgroup
  const columns = direct ? 16 : 8;
  const shares = direct ? 1 : 32;
  const key = `layer norm columns ${direct} ${four} ${residual} ${relu} ${wanted}`;
  const program = encoder.program(key, () => {
    const type = four ? "vec4<f32>" : "f32";
    const source = values(residual, four);
    return {
      buffers: [
        ...wanted.map((name): [string, string, "write"] => [name, type, "write"]),
        ...source.buffers,
        ...(relu
          ? ([
              ["gamma", type, "read"],
              ["beta", type, "read"],
            ] as Shader["buffers"])
          : []),
        ["mean", "f32", "read"],
        ["rstd", "f32", "read"],
        ["dy", type, "read"],
      ],
      uniforms: [
        ["rows", "u32"],
        ["n", "u32"],
      ],
      threads: columns * shares,
      declarations: `${source.code}${slopes(relu)}
${direct ? "" : `var<workgroup> partial: array<vec2<f32>, ${columns * shares}>;`}`,
      main: `
  let j = number * ${columns}u + lane % ${columns}u;
  let share = lane / ${columns}u;
  var gammaSum = V();
  var betaSum = V();
  if (j < u.n) {
    for (var row = share; row < u.rows; row += ${shares}u) {
      let normal = normalAt(row, j);
      let d = slopeAt(row, j, normal);
      gammaSum += d * normal;
      betaSum += d;
    }
  }
  ${
    direct
      ? "if (j >= u.n) { return; }"
      : `partial[lane] = vec2<f32>(gammaSum, betaSum);
  workgroupBarrier();
  for (var half = ${shares / 2}u; half > 0u; half /= 2u) {
    if (share < half) { partial[lane] += partial[lane + half * ${columns}u]; }
    workgroupBarrier();
  }
  if (share > 0u || j >= u.n) { return; }
  gammaSum = partial[lane].x;
  betaSum = partial[lane].y;`
  }
  ${wanted.includes("dgamma") ? "dgamma[j] = gammaSum;" : ""}
  ${wanted.includes("dbeta") ? "dbeta[j] = betaSum;" : ""}
`,
    };
  });
  const outputs = wanted.map(() => encoder.output([n]));
  const { gamma, beta, mean, rstd, dy } = inputs;
  const read = [...valueInputs(inputs), ...(relu ? [gamma!, beta!] : []), mean!, rstd!, dy!];
  const across = four ? n / 4 : n;
  encoder.run(
    program,
    [...outputs, ...read].map((tensor) => encoder.input(tensor)),
    [m, across],
    groupsFor(across, columns),
  );
  return outputs;
}

export const layerNormGradWebGpu = webGpuKernel<LayerNormAttributes>(
  LAYER_NORM_GRAD,
  (encoder, inputs, { activation }) => {
    const relu = activation === "relu";
    const dx = gradX(encoder, inputs, relu);
    if (relu && inputs.residual) {
      return [dx, ...gradColumns(encoder, inputs, relu, ["dgamma"]), ...gradColumns(encoder, inputs, relu, ["dbeta"])];
    }
    return [dx, ...gradColumns(encoder, inputs, relu, ["dgamma", "dbeta"])];
  },
);
