// Cross entropy with memory on WebGPU: a row's normaliser and loss in one dispatch, their sum in a second, the gradient
// in one.

import { type Inputs, webGpuKernel } from "../webgpu/kernel.ts";
import { groupsFor, type Shader } from "../webgpu/program.ts";
import { lanesOfFour, rowGroups, rowShader } from "../webgpu/rows.ts";
import { lanesOf } from "../webgpu/variant.ts";
import { MIXTURE_FLOOR, PRODUCT_LOSS, PRODUCT_LOSS_GRAD, type ProductLossAttributes } from "./index.ts";

const MEMORY_BUFFERS: Shader["buffers"] = [
  ["gate", "f32", "read"],
  ["frequency", "f32", "read"],
];

/** shares(b): softmax of the gate's two logits. */
const SHARES = `
fn shares_of(b: u32) -> vec2<f32> {
  let logit = vec2<f32>(gate[2u * b], gate[2u * b + 1u]);
  let e = exp(logit - max(logit.x, logit.y));
  return e / (e.x + e.y);
}
fn mixture(g: vec2<f32>, likelihood: f32, b: u32) -> f32 {
  return g.x * likelihood + g.y * frequency[b] + ${MIXTURE_FLOOR};
}
`;

const memoryInputs = ({ gate, frequency }: Inputs) => (gate ? [gate, frequency!] : []);

export const productLossWebGpu = webGpuKernel<ProductLossAttributes>(
  PRODUCT_LOSS,
  (encoder, inputs, { denominator }) => {
    const [batch, products] = inputs.logits!.shape as [number, number];
    const lanes = lanesOf(encoder.device);
    const memory = inputs.gate !== undefined;
    const rows = encoder.program(`product loss rows ${lanes} ${memory}`, () =>
      rowShader(lanes, {
        buffers: [
          ["logNormaliser", "f32", "write"],
          ["rowLoss", "f32", "write"],
          ["logits", "f32", "read"],
          ["expected", "i32", "read"],
          ...(memory ? MEMORY_BUFFERS : []),
        ],
        uniforms: [["products", "u32"]],
        declarations: memory ? SHARES : "",
        main: `
  let start = row * u.products;
  var top = logits[start];
  for (var p = part; p < u.products; p += LANES) { top = max(top, logits[start + p]); }
  top = highest(part, top);
  var sum = 0.0;
  for (var p = part; p < u.products; p += LANES) { sum += exp(logits[start + p] - top); }
  let normaliser = top + log(total(part, sum));
  if (part != 0u) { return; }
  logNormaliser[row] = normaliser;
  let y = expected[row];
  var loss = 0.0;
  if (y > 0) {
    let logSoftmax = logits[start + u32(y)] - normaliser;
    ${memory ? "loss = -log(mixture(shares_of(row), exp(logSoftmax), row));" : "loss = -logSoftmax;"}
  }
  rowLoss[row] = loss;
`,
      }),
    );
    const sum = encoder.program(`product loss sum ${lanes}`, () =>
      rowShader(lanes, {
        buffers: [
          ["loss", "f32", "write"],
          ["rowLoss", "f32", "read"],
        ],
        uniforms: [
          ["size", "u32"],
          ["denominator", "f32"],
        ],
        main: `
  var sum = 0.0;
  for (var b = part; b < u.size; b += LANES) { sum += rowLoss[b]; }
  let whole = total(part, sum);
  if (part == 0u) { loss[0] = whole / u.denominator; }
`,
      }),
    );
    const loss = encoder.output([]);
    const logNormaliser = encoder.output([batch]);
    const rowLoss = encoder.scratch(batch);
    const read = [inputs.logits!, inputs.target!, ...memoryInputs(inputs)].map((tensor) => encoder.input(tensor));
    encoder.run(rows, [encoder.input(logNormaliser), rowLoss, ...read], [batch, products], rowGroups(lanes, batch));
    encoder.run(sum, [encoder.input(loss), rowLoss], [1, batch, denominator], rowGroups(lanes, 1), { fresh: true });
    return [loss, logNormaliser];
  },
);

export const productLossGradWebGpu = webGpuKernel<ProductLossAttributes>(
  PRODUCT_LOSS_GRAD,
  (encoder, inputs, { denominator }) => {
    const [batch, products] = inputs.logits!.shape as [number, number];
    const memory = inputs.gate !== undefined;
    const four = products % 4 === 0;
    const program = encoder.program(`product loss gradient ${memory} ${four}`, () => ({
      buffers: [
        ["dlogits", four ? "vec4<f32>" : "f32", "write"],
        ...(memory ? ([["dgate", "f32", "write"]] as Shader["buffers"]) : []),
        ["logits", four ? "vec4<f32>" : "f32", "read"],
        ["expected", "i32", "read"],
        ["logNormaliser", "f32", "read"],
        ["dy", "f32", "read"],
        ...(memory ? MEMORY_BUFFERS : []),
      ],
      uniforms: [
        ["size", "u32"],
        ["across", "u32"],
        ["denominator", "f32"],
      ],
      threads: 64,
      declarations: `${lanesOfFour(four)}
fn likelihood(b: u32, y: u32) -> f32 {
  let logit = logits[b * u.across + y${four ? " / 4u" : ""}]${four ? "[y % 4u]" : ""};
  return exp(logit - logNormaliser[b]);
}
${memory ? SHARES : ""}`,
      main: `
  if (index >= u.size) { return; }
  let b = index / u.across;
  let p = index % u.across;
  let y = u32(expected[b]);
  var slope = V();
  ${memory ? "var gateSlope = 0.0;" : ""}
  if (y > 0u) {
    let scale = dy[0] / u.denominator;
    ${
      memory
        ? `let g = shares_of(b);
    let s = likelihood(b, y);
    let mixed = mixture(g, s, b);
    let share = g.x * s / mixed;
    gateSlope = -scale * g.x * g.y * (s - frequency[b]) / mixed;`
        : "let share = 1.0;"
    }
    slope = scale * share * exp(logits[index] - logNormaliser[b]);
    ${four ? "if (p == y / 4u) { slope[y % 4u] -= scale * share; }" : "if (p == y) { slope -= scale * share; }"}
  }
  dlogits[index] = slope;
  ${memory ? "if (p == 0u) { dgate[2u * b] = gateSlope; dgate[2u * b + 1u] = -gateSlope; }" : ""}
`,
    }));
    const outputs = [encoder.output([batch, products])];
    if (memory) outputs.push(encoder.output([batch, 2]));
    const { logits, target, logNormaliser, dy } = inputs;
    const across = four ? products / 4 : products;
    encoder.run(
      program,
      [...outputs, logits!, target!, logNormaliser!, dy!, ...memoryInputs(inputs)].map((tensor) =>
        encoder.input(tensor),
      ),
      [batch * across, across, denominator],
      groupsFor(batch * across, 64),
      { fresh: true },
    );
    return outputs;
  },
);
