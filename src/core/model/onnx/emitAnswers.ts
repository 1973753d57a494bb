// What predict.ts makes of the networks' outputs, as an ONNX graph: the gate's mixture with what the memory counts, the second
// stage of memory `experts`, and the numbers in the user's units; the mean over the networks.

import { popularityOf } from "../../features/memory/reader.ts";
import { FIRST_PRODUCT } from "../../features/productIds.ts";
import type { Preprocess, Scaler } from "../../features/sampleSet.ts";
import type { Constant, OnnxGraph, Value } from "../../lib/onnx/onnxGraph.ts";
import { countedParts, type ModelConfig } from "../config.ts";
import { EXPERTS, EXPONENT_EVIDENCE, type Expert, type Experts, FLOORS, MOST_DEVIATIONS } from "../experts.ts";
import type { Network } from "../predict.ts";
import { emitForward, emitInputs, type GraphOutputs } from "./emitForward.ts";

/** Experts that a row is told as shares beside the memory's parts, in the order of the input `lately`. */
export const LATELY = ["visits", "sales", "related", "relatedEver"] as const satisfies readonly Expert[];

/** What the memory counts of each row. */
interface MemoryInputs {
  counted: Value; // [B, M, P]
  /** Of memory `experts` alone. */
  lately: Value | undefined; // [B, LATELY, P]
  latelyEvidence: Value | undefined; // [B, EXPONENT_EVIDENCE]
}

/**
 * The whole model: inputs of the batch and of the memory → probabilities [B, P], quantity, revenue, discount [B]. Networks must
 * be of one model.
 */
export function emitModel(
  graph: OnnxGraph,
  networks: readonly Network[],
  preprocess: Pick<Preprocess, "productCounts" | "targets">,
): void {
  const config = networks[0]!.config;
  const inputs = emitInputs(graph, config);
  const memory = emitMemoryInputs(graph, networks);
  const each = networks.map((network, n) =>
    graph.within(`member${n + 1}`, () => {
      const outputs = emitForward(graph, network.config, network.weights, inputs);
      return { outputs, probabilities: emitProbabilities(graph, network, outputs, memory, preprocess) };
    }),
  );
  const mean = (values: Value[]): Value =>
    values.length === 1 ? values[0]! : graph.node("Mul", [graph.node("Sum", values), graph.float(1 / values.length)]);
  const number = (task: "quantity" | "revenue" | "discount", read: (value: Value) => Value): Value =>
    graph.node("Squeeze", [mean(each.map(({ outputs }) => read(outputs[task]))), graph.ints(1)]); // [B]
  const { quantity, revenue } = preprocess.targets;
  graph.output("probabilities", mean(each.map((one) => one.probabilities)), ["B", config.numProducts], PROBABILITIES);
  graph.output(
    "quantity",
    number("quantity", (value) => emitUnscaled(graph, value, quantity)),
    ["B"],
    "units",
  );
  graph.output(
    "revenue",
    number("revenue", (value) => emitUnscaled(graph, value, revenue)),
    ["B"],
    "the file's currency",
  );
  graph.output(
    "discount",
    number("discount", (value) => value),
    ["B"],
    "share of the price, 0 to 1",
  );
}

const PROBABILITIES = "of each product by vocabulary id; ids 0 and 1 are no products";

/** One network by itself: inputs of the batch → logits [B, P], gate [B, 1 + M], quantity, revenue, discount [B] standardised. */
export function emitNetwork(graph: OnnxGraph, { config, weights }: Pick<Network, "config" | "weights">): void {
  const outputs = emitForward(graph, config, weights, emitInputs(graph, config));
  graph.output("logits", outputs.logits, ["B", config.numProducts], "of each product by vocabulary id");
  if (outputs.gate !== undefined) {
    const doc = "weights of the softmax and of each counted part";
    graph.output("gate", outputs.gate, ["B", 1 + countedParts(config.memory)], doc);
  }
  for (const task of ["quantity", "revenue", "discount"] as const) {
    const doc = task === "discount" ? "share of the price, 0 to 1" : "standardised log1p";
    graph.output(task, graph.node("Squeeze", [outputs[task], graph.ints(1)]), ["B"], doc);
  }
}

function emitMemoryInputs(graph: OnnxGraph, networks: readonly Network[]): MemoryInputs {
  const { memory, numProducts: P } = networks[0]!.config;
  const M = countedParts(memory);
  const hasExperts = networks.some(({ experts }) => experts);
  return {
    counted: M > 0 ? graph.input("counted", "float", ["B", M, P], "shares that the memory counts") : "",
    lately: hasExperts
      ? graph.input("lately", "float", ["B", LATELY.length, P], `shares by ${LATELY.join(", ")}`)
      : undefined,
    latelyEvidence: hasExperts
      ? graph.input("lately_evidence", "float", ["B", EXPONENT_EVIDENCE], "log1p of the history's lines and visits")
      : undefined,
  };
}

function emitProbabilities(
  graph: OnnxGraph,
  { config, experts }: Pick<Network, "config" | "experts">,
  { logits, gate }: GraphOutputs,
  memory: MemoryInputs,
  { productCounts }: Pick<Preprocess, "productCounts">,
): Value {
  const softmax = graph.node("Softmax", [logits], { axis: -1 }); // [B, P]
  if (gate === undefined) return softmax;
  const rows = graph.node("Concat", [row(graph, softmax), memory.counted], { axis: 1 }); // [B, 1 + M, P]
  const mixed = graph.node("MatMul", [row(graph, gate), rows]); // [B, 1, P]
  const mixture = graph.node("Squeeze", [mixed, graph.ints(1)]); // [B, P]
  return experts ? emitExperts(graph, experts, { config, mixture, logits, memory, productCounts }) : mixture;
}

/** [B, n] → [B, 1, n] */
function row(graph: OnnxGraph, value: Value): Value {
  return graph.node("Unsqueeze", [value, graph.ints(1)]);
}

interface Said {
  config: ModelConfig;
  mixture: Value; // [B, P]
  logits: Value; // [B, P]
  memory: MemoryInputs;
  productCounts: readonly number[];
}

/** p ∝ Π expert^exponent over the products, as multiplyExperts does. */
function emitExperts(
  graph: OnnxGraph,
  experts: Experts,
  { config, mixture, logits, memory, productCounts }: Said,
): Value {
  const P = config.numProducts;
  const logOf = (shares: Value, floors: readonly number[]): Value => {
    const floor = graph.weight("floors", { shape: [floors.length, 1], values: Float32Array.from(floors) });
    return graph.node("Log", [graph.node("Add", [shares, floor])]);
  };
  const popularity = Float32Array.from(popularityOf(productCounts), (share) => Math.log(share + FLOORS.popularity));
  const popular = graph.weight("popularity", { shape: [1, 1, P], values: popularity });
  const counted = EXPERTS.slice(EXPERTS.indexOf("frequency"), EXPERTS.indexOf("visits")) as (keyof typeof FLOORS)[];
  const batch = graph.node("Slice", [graph.node("Shape", [logits]), graph.ints(0), graph.ints(1)]); // [1] B
  const everywhere = graph.node("Concat", [batch, graph.ints(1, P)], { axis: 0 }); // [3] B, 1, P
  const logs = graph.node(
    "Concat",
    [
      logOf(row(graph, mixture), [FLOORS.mixture]), // [B, 1, P]
      row(graph, logits), // [B, 1, P]
      graph.node("Expand", [popular, everywhere]), // [B, 1, P]
      logOf(
        memory.counted,
        counted.map((expert) => FLOORS[expert]),
      ), // [B, M, P]
      logOf(
        memory.lately!,
        LATELY.map((expert) => FLOORS[expert]),
      ), // [B, LATELY, P]
    ],
    { axis: 1 },
  ); // [B, EXPERTS, P]
  const exponents = emitExponents(graph, experts, memory.latelyEvidence!); // [B, EXPERTS]
  const scores = graph.node("Squeeze", [graph.node("MatMul", [row(graph, exponents), logs]), graph.ints(1)]); // [B, P]
  const ofProducts = graph.node("Slice", [scores, graph.ints(FIRST_PRODUCT), graph.ints(P), graph.ints(1)]); // [B, P − 2]
  const shares = graph.node("Softmax", [ofProducts], { axis: -1 }); // [B, P − 2]
  return graph.node("Pad", [shares, graph.ints(0, FIRST_PRODUCT, 0, 0)]); // [B, P]
}

/** [B, EXPERTS] the exponents of each row, as exponentsOf has them. */
function emitExponents(graph: OnnxGraph, { mean, deviation, exponents }: Experts, evidence: Value): Value {
  const line = (name: string, values: number[]): Value =>
    graph.weight(name, { shape: [1, values.length], values: Float32Array.from(values) });
  const apart = graph.node("Sub", [evidence, line("evidence.mean", mean)]); // [B, EXPONENT_EVIDENCE]
  const standard = graph.node("Clip", [
    graph.node("Div", [apart, line("evidence.deviation", deviation)]),
    graph.float(-MOST_DEVIATIONS),
    graph.float(MOST_DEVIATIONS),
  ]); // [B, EXPONENT_EVIDENCE]
  const slopes: Constant = {
    shape: [EXPONENT_EVIDENCE, EXPERTS.length],
    values: Float32Array.from({ length: EXPONENT_EVIDENCE * EXPERTS.length }, (_, i) => {
      return exponents[i % EXPERTS.length]![1 + Math.floor(i / EXPERTS.length)]!;
    }),
  };
  const moved = graph.node("MatMul", [standard, graph.weight("exponents.slopes", slopes)]); // [B, EXPERTS]
  return graph.node("Add", [
    moved,
    line(
      "exponents.mean",
      exponents.map((each) => each[0]!),
    ),
  ]); // [B, EXPERTS]
}

/** A standardised prediction in its own units again, never negative, as `unscaled` of answers.ts. */
function emitUnscaled(graph: OnnxGraph, value: Value, { scale, log, mean, deviation, divisor }: Scaler): Value {
  const timesPlus = (x: Value, factor: number, sum: number): Value =>
    graph.node("Add", [graph.node("Mul", [x, graph.float(factor)]), graph.float(sum)]);
  const own = scale ? timesPlus(value, deviation, mean) : value;
  // Below 0 both are negative, and nothing is left of it.
  const linear = log ? graph.node("Sub", [graph.node("Exp", [own]), graph.float(1)]) : own;
  return graph.node("Mul", [graph.node("Relu", [linear]), graph.float(divisor)]);
}
