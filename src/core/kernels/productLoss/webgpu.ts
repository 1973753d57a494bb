// Cross entropy with memory on WebGPU: a row's normaliser and loss in one dispatch, their sum in a second, the gradient
// in one.

import { type Inputs, webGpuKernel } from "../webgpu/kernel.ts";
import { groupsFor, type Shader } from "../webgpu/program.ts";
import { lanesOfFour, rowGroups, rowShader } from "../webgpu/rows.ts";
import { lanesOf } from "../webgpu/variant.ts";
import { MIXTURE_FLOOR, PRODUCT_LOSS, PRODUCT_LOSS_GRAD, type ProductLossAttributes } from "./index.ts";

const MEMORY_BUFFERS: Shader["buffers"] = [
  ["gate", "f32", "read"],
  ["counted", "f32", "read"],
];

/** shares_of(b): softmax of the gate's `parts` = 1 + M logits; mean_of: what they make of the parts' shares of the target. */
const mixing = (parts: number): string => `
const PARTS = ${parts}u;
fn given(b: u32, part: u32, likelihood: f32) -> f32 {
  if (part == 0u) { return likelihood; }
  return counted[b * (PARTS - 1u) + part - 1u];
}
fn shares_of(b: u32) -> array<f32, PARTS> {
  var shares: array<f32, PARTS>;
  var top = gate[b * PARTS];
  for (var k = 1u; k < PARTS; k++) { top = max(top, gate[b * PARTS + k]); }
  var sum = 0.0;
  for (var k = 0u; k < PARTS; k++) {
    shares[k] = exp(gate[b * PARTS + k] - top);
    sum += shares[k];
  }
  for (var k = 0u; k < PARTS; k++) { shares[k] /= sum; }
  return shares;
}
fn mean_of(g: array<f32, PARTS>, b: u32, likelihood: f32) -> f32 {
  var shares = g;
  var mean = 0.0;
  for (var k = 0u; k < PARTS; k++) { mean += shares[k] * given(b, k, likelihood); }
  return mean;
}
`;

/** 1 + M, 0 without memory. */
const partsOf = ({ gate }: Inputs): number => (gate ? gate.shape[1]! : 0);
const memoryInputs = ({ gate, counted }: Inputs) => (gate ? [gate, counted!] : []);

export const productLossWebGpu = webGpuKernel<ProductLossAttributes>(
  PRODUCT_LOSS,
  (encoder, inputs, { denominator }) => {
    const [batch, products] = inputs.logits!.shape as [number, number];
    const lanes = lanesOf(encoder.device);
    const parts = partsOf(inputs);
    const memory = parts > 0;
    const rows = encoder.program(`product loss rows ${lanes} ${parts}`, () =>
      rowShader(lanes, {
        buffers: [
          ["logNormaliser", "f32", "write"],
          ["rowLoss", "f32", "write"],
          ["logits", "f32", "read"],
          ["expected", "i32", "read"],
          ...(memory ? MEMORY_BUFFERS : []),
        ],
        uniforms: [["products", "u32"]],
        declarations: memory ? mixing(parts) : "",
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
    ${memory ? `loss = -log(mean_of(shares_of(row), row, exp(logSoftmax)) + ${MIXTURE_FLOOR});` : "loss = -logSoftmax;"}
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
    const parts = partsOf(inputs);
    const memory = parts > 0;
    const four = products % 4 === 0;
    const program = encoder.program(`product loss gradient ${parts} ${four}`, () => ({
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
${memory ? mixing(parts) : ""}`,
      main: `
  if (index >= u.size) { return; }
  let b = index / u.across;
  let p = index % u.across;
  let y = u32(expected[b]);
  var slope = V();
  ${memory ? "var gateSlopes: array<f32, PARTS>;" : ""}
  if (y > 0u) {
    let scale = dy[0] / u.denominator;
    ${
      memory
        ? `var g = shares_of(b);
    let s = likelihood(b, y);
    let mean = mean_of(g, b, s);
    let mixed = mean + ${MIXTURE_FLOOR};
    let share = g[0] * s / mixed;
    if (p == 0u) {
      for (var k = 0u; k < PARTS; k++) { gateSlopes[k] = -scale * g[k] * (given(b, k, s) - mean) / mixed; }
    }`
        : "let share = 1.0;"
    }
    slope = scale * share * exp(logits[index] - logNormaliser[b]);
    ${four ? "if (p == y / 4u) { slope[y % 4u] -= scale * share; }" : "if (p == y) { slope -= scale * share; }"}
  }
  dlogits[index] = slope;
  ${memory ? "if (p == 0u) { for (var k = 0u; k < PARTS; k++) { dgate[b * PARTS + k] = gateSlopes[k]; } }" : ""}
`,
    }));
    const outputs = [encoder.output([batch, products])];
    if (memory) outputs.push(encoder.output([batch, parts]));
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
