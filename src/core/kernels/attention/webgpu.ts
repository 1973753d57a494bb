// Multi-head attention on WebGPU, without barriers: a thread per query and head for the weights (forward) or the scores'
// gradient (backward), then a thread per output value. Two dispatches each way.

import type { TensorInfo } from "@tensorflow/tfjs-core";
import { KEEP_UNIFORMS, KEEPS, keepUniforms } from "../webgpu/keep.ts";
import { type Inputs, webGpuKernel } from "../webgpu/kernel.ts";
import { type Encoder, groupsFor, type Shader } from "../webgpu/program.ts";
import { lanesOfFour } from "../webgpu/rows.ts";
import { ATTENTION, ATTENTION_GRAD, type AttentionAttributes, type AttentionGradAttributes } from "./index.ts";

const UNIFORMS: Shader["uniforms"] = [
  ["batch", "u32"],
  ["tq", "u32"],
  ["tk", "u32"],
  ["heads", "u32"],
  ["size", "u32"],
  ["sq", "u32"],
  ["sk", "u32"],
  ["kOffset", "u32"],
  ["vOffset", "u32"],
  ["shrink", "f32"],
  ...KEEP_UNIFORMS,
];

interface Plan {
  four: boolean;
  drops: boolean;
  batch: number;
  tq: number;
  tk: number;
  /** Widths in units of V. */
  dim: number;
  sq: number;
  sk: number;
  uniforms: number[];
}

function planOf({ q, kv }: Inputs, attributes: AttentionAttributes): Plan {
  const { dim, heads, kOffset, vOffset, dropout, seed } = attributes;
  const [batch, tq, sq] = q!.shape as [number, number, number];
  const [, tk, sk] = kv!.shape as [number, number, number];
  const four = [dim / heads, sq, sk, kOffset, vOffset].every((width) => width % 4 === 0);
  const per = four ? 4 : 1;
  const widths = [dim / heads / per, sq / per, sk / per, kOffset / per, vOffset / per];
  const shrink = 1 / Math.sqrt(dim / heads);
  const uniforms = [batch, tq, tk, heads, ...widths, shrink, ...keepUniforms(dropout, seed)];
  return { four, drops: dropout > 0, batch, tq, tk, dim: dim / per, sq: sq / per, sk: sk / per, uniforms };
}

const typeOf = (four: boolean): string => (four ? "vec4<f32>" : "f32");

/** kept(i): the factor of attention weight number i. */
const keptOf = (drops: boolean): string => `${KEEPS}\nfn kept(i: u32) -> f32 { return ${drops ? "keeps(i)" : "1.0"}; }`;

/** Names of a thread that stands for one query of one head: `index` = (b · heads + h) · tq + i. */
const QUERY = `
  if (index >= u.batch * u.heads * u.tq) { return; }
  let i = index % u.tq;
  let h = index / u.tq % u.heads;
  let b = index / u.tq / u.heads;
  let valid = u32(lengths[b]);
  let row = index * u.tk;
`;

function weigh(encoder: Encoder, plan: Plan, inputs: Inputs, weights: TensorInfo): void {
  const program = encoder.program(`attention weights ${plan.four}`, () => ({
    buffers: [
      ["weights", "f32", "write"],
      ["q", typeOf(plan.four), "read"],
      ["kv", typeOf(plan.four), "read"],
      ["lengths", "i32", "read"],
    ],
    uniforms: UNIFORMS,
    threads: 64,
    declarations: lanesOfFour(plan.four),
    main: `
  ${QUERY}
  let query = (b * u.tq + i) * u.sq + h * u.size;
  var top = -3.0e38;
  for (var j = 0u; j < valid; j++) {
    let key = (b * u.tk + j) * u.sk + u.kOffset + h * u.size;
    var score = 0.0;
    for (var c = 0u; c < u.size; c++) { score += product(q[query + c], kv[key + c]); }
    score *= u.shrink;
    weights[row + j] = score;
    top = max(top, score);
  }
  var sum = 0.0;
  for (var j = 0u; j < valid; j++) {
    let e = exp(weights[row + j] - top);
    weights[row + j] = e;
    sum += e;
  }
  for (var j = 0u; j < valid; j++) { weights[row + j] /= sum; }
  for (var j = valid; j < u.tk; j++) { weights[row + j] = 0.0; }
`,
  }));
  encoder.run(
    program,
    [weights, inputs.q!, inputs.kv!, inputs.lengths!].map((tensor) => encoder.input(tensor)),
    plan.uniforms,
    groupsFor(weights.shape[0]! * weights.shape[1]! * plan.tq, 64),
    { fresh: true },
  );
}

function mix(encoder: Encoder, plan: Plan, inputs: Inputs, weights: TensorInfo, context: TensorInfo): void {
  const program = encoder.program(`attention context ${plan.four} ${plan.drops}`, () => ({
    buffers: [
      ["context", typeOf(plan.four), "write"],
      ["weights", "f32", "read"],
      ["kv", typeOf(plan.four), "read"],
      ["lengths", "i32", "read"],
    ],
    uniforms: UNIFORMS,
    threads: 64,
    declarations: lanesOfFour(plan.four) + keptOf(plan.drops),
    main: `
  let dim = u.heads * u.size;
  if (index >= u.batch * u.tq * dim) { return; }
  let c = index % dim;
  let i = index / dim % u.tq;
  let b = index / dim / u.tq;
  let row = ((b * u.heads + c / u.size) * u.tq + i) * u.tk;
  let valid = u32(lengths[b]);
  var sum = V();
  for (var j = 0u; j < valid; j++) {
    sum += weights[row + j] * kept(row + j) * kv[(b * u.tk + j) * u.sk + u.vOffset + c];
  }
  context[index] = sum;
`,
  }));
  encoder.run(
    program,
    [context, weights, inputs.kv!, inputs.lengths!].map((tensor) => encoder.input(tensor)),
    plan.uniforms,
    groupsFor(plan.batch * plan.tq * plan.dim, 64),
    { fresh: true },
  );
}

export const attentionWebGpu = webGpuKernel<AttentionAttributes>(ATTENTION, (encoder, inputs, attributes) => {
  const plan = planOf(inputs, attributes);
  const weights = encoder.output([plan.batch, attributes.heads, plan.tq, plan.tk]); // [B, heads, Tq, Tk]
  const context = encoder.output([plan.batch, plan.tq, attributes.dim]); // [B, Tq, D]
  weigh(encoder, plan, inputs, weights);
  mix(encoder, plan, inputs, weights, context);
  return [context, weights];
});

/** dscores [B, heads, Tq, Tk], already multiplied by the scale of the scores. */
function gradScores(encoder: Encoder, plan: Plan, inputs: Inputs, heads: number): GPUBuffer {
  const program = encoder.program(`attention score gradient ${plan.four} ${plan.drops}`, () => ({
    buffers: [
      ["dscores", "f32", "write"],
      ["weights", "f32", "read"],
      ["dcontext", typeOf(plan.four), "read"],
      ["kv", typeOf(plan.four), "read"],
      ["lengths", "i32", "read"],
    ],
    uniforms: UNIFORMS,
    threads: 64,
    declarations: lanesOfFour(plan.four) + keptOf(plan.drops),
    main: `
  ${QUERY}
  let query = (b * u.tq + i) * u.heads * u.size + h * u.size;
  var mean = 0.0;
  for (var j = 0u; j < valid; j++) {
    let value = (b * u.tk + j) * u.sk + u.vOffset + h * u.size;
    var slope = 0.0;
    for (var c = 0u; c < u.size; c++) { slope += product(dcontext[query + c], kv[value + c]); }
    slope *= kept(row + j);
    dscores[row + j] = slope;
    mean += weights[row + j] * slope;
  }
  for (var j = 0u; j < valid; j++) { dscores[row + j] = weights[row + j] * (dscores[row + j] - mean) * u.shrink; }
  for (var j = valid; j < u.tk; j++) { dscores[row + j] = 0.0; }
`,
  }));
  const { weights, dcontext, kv, lengths } = inputs;
  const dscores = encoder.scratch(plan.batch * heads * plan.tq * plan.tk);
  encoder.run(
    program,
    [dscores, ...[weights!, dcontext!, kv!, lengths!].map((tensor) => encoder.input(tensor))],
    plan.uniforms,
    groupsFor(plan.batch * heads * plan.tq, 64),
    { fresh: true },
  );
  return dscores;
}

/** gradQ(b, i, c) and gradKv(b, j, c): the gradient of one column of a query's or a key's and value's row. */
const GRADIENTS = `
fn gradQ(b: u32, i: u32, c: u32) -> V {
  var sum = V();
  if (c >= u.heads * u.size) { return sum; }
  let row = ((b * u.heads + c / u.size) * u.tq + i) * u.tk;
  let valid = u32(lengths[b]);
  for (var j = 0u; j < valid; j++) { sum += dscores[row + j] * KV[(b * u.tk + j) * u.sk + u.kOffset + c]; }
  return sum;
}
fn gradKv(b: u32, j: u32, c: u32) -> V {
  var sum = V();
  if (j >= u32(lengths[b])) { return sum; }
  let dim = u.heads * u.size;
  if (c >= u.kOffset && c < u.kOffset + dim) {
    let k = c - u.kOffset;
    for (var i = 0u; i < u.tq; i++) {
      sum += dscores[((b * u.heads + k / u.size) * u.tq + i) * u.tk + j] * q[(b * u.tq + i) * u.sq + k];
    }
  }
  if (c >= u.vOffset && c < u.vOffset + dim) {
    let v = c - u.vOffset;
    for (var i = 0u; i < u.tq; i++) {
      let at = ((b * u.heads + v / u.size) * u.tq + i) * u.tk + j;
      sum += weights[at] * kept(at) * dcontext[(b * u.tq + i) * dim + v];
    }
  }
  return sum;
}
`;

export const attentionGradWebGpu = webGpuKernel<AttentionGradAttributes>(
  ATTENTION_GRAD,
  (encoder, inputs, attributes) => {
    const plan = planOf(inputs, attributes);
    const { self } = attributes;
    const dscores = gradScores(encoder, plan, inputs, attributes.heads);
    const program = encoder.program(`attention gradient ${plan.four} ${plan.drops} ${self}`, () => {
      const type = typeOf(plan.four);
      return {
        buffers: [
          ...((self
            ? [["dqkv", type, "write"]]
            : [
                ["dq", type, "write"],
                ["dkv", type, "write"],
              ]) as Shader["buffers"]),
          ["dscores", "f32", "read"],
          ["weights", "f32", "read"],
          ["dcontext", type, "read"],
          ["lengths", "i32", "read"],
          ["q", type, "read"],
          ...(self ? [] : ([["kv", type, "read"]] as Shader["buffers"])),
        ],
        uniforms: UNIFORMS,
        threads: 64,
        declarations: lanesOfFour(plan.four) + keptOf(plan.drops) + GRADIENTS.replaceAll("KV", self ? "q" : "kv"),
        main: self
          ? `
  if (index >= u.batch * u.tk * u.sk) { return; }
  let c = index % u.sk;
  let t = index / u.sk % u.tk;
  let b = index / u.sk / u.tk;
  dqkv[index] = gradQ(b, t, c) + gradKv(b, t, c);
`
          : `
  let queries = u.batch * u.tq * u.sq;
  if (index < queries) {
    dq[index] = gradQ(index / u.sq / u.tq, index / u.sq % u.tq, index % u.sq);
    return;
  }
  let at = index - queries;
  if (at >= u.batch * u.tk * u.sk) { return; }
  dkv[at] = gradKv(at / u.sk / u.tk, at / u.sk % u.tk, at % u.sk);
`,
      };
    });
    const outputs = self
      ? [encoder.output(inputs.kv!.shape)]
      : [encoder.output(inputs.q!.shape), encoder.output(inputs.kv!.shape)];
    const written = outputs.map((tensor) => encoder.input(tensor));
    const { weights, dcontext, lengths, q, kv } = inputs;
    const read = [weights!, dcontext!, lengths!, q!, ...(self ? [] : [kv!])].map((tensor) => encoder.input(tensor));
    const size = plan.batch * plan.tk * plan.sk + (self ? 0 : plan.batch * plan.tq * plan.sq);
    encoder.run(program, [...written, dscores, ...read], plan.uniforms, groupsFor(size, 64), { fresh: true });
    return outputs;
  },
);
