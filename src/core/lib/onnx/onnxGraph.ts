// An ONNX graph while it is built: operators, constants, inputs and outputs, each value by its name. Operators are those of
// opset 17 (https://onnx.ai/onnx/operators/), the first with LayerNormalization.

import { halves } from "./halves.ts";

/** The name of a value of the graph. */
export type Value = string;

/** A constant of the model. */
export interface Constant {
  shape: readonly number[];
  values: Float32Array;
}

export type Attribute = number | { float: number } | string | readonly number[];
export type ElementType = "float" | "float16" | "int32" | "int64";
/** A size, or the name of one that may be any. */
export type Dimension = number | string;

export interface OnnxNode {
  op: string;
  inputs: readonly Value[];
  outputs: readonly Value[];
  attributes: Readonly<Record<string, Attribute>>;
}

export interface OnnxTensor {
  name: string;
  type: ElementType;
  shape: readonly number[];
  /** Little-endian, as the file has them. */
  bytes: Uint8Array;
}

export interface OnnxPort {
  name: string;
  type: ElementType;
  shape: readonly Dimension[];
  /** One line for whoever looks at the file. */
  doc: string;
}

export interface GraphOptions {
  /** Constants of more than a few numbers are kept in half precision, and computed with in single. */
  halfWeights?: boolean;
}

/** Smaller constants save nothing worth their rounding. */
const LEAST_HALF = 256;

export class OnnxGraph {
  readonly nodes: OnnxNode[] = [];
  readonly constants: OnnxTensor[] = [];
  readonly inputs: OnnxPort[] = [];
  readonly outputs: OnnxPort[] = [];
  readonly #named = new Set<string>();
  readonly #ints = new Map<string, Value>();
  readonly #halfWeights: boolean;
  #scope = "";

  constructor({ halfWeights = false }: GraphOptions = {}) {
    this.#halfWeights = halfWeights;
  }

  /** What `build` adds has names that begin with `scope/`. */
  within<T>(scope: string, build: () => T): T {
    const outer = this.#scope;
    this.#scope = `${outer}${scope}/`;
    try {
      return build();
    } finally {
      this.#scope = outer;
    }
  }

  /** An input of the whole graph; its name has no scope. */
  input(name: string, type: ElementType, shape: readonly Dimension[], doc: string): Value {
    this.inputs.push({ name: this.#unique(name), type, shape, doc });
    return name;
  }

  /** Gives a value of floats to whoever runs the graph, under `name`. */
  output(name: string, value: Value, shape: readonly Dimension[], doc: string): void {
    this.nodes.push({ op: "Identity", inputs: [value], outputs: [this.#unique(name)], attributes: {} });
    this.outputs.push({ name, type: "float", shape, doc });
  }

  /** An operator of one output. An input of "" is left out. */
  node(op: string, inputs: readonly Value[], attributes: Readonly<Record<string, Attribute>> = {}): Value {
    return this.split(op, inputs, 1, attributes)[0]!;
  }

  /** An operator of several outputs. */
  split(
    op: string,
    inputs: readonly Value[],
    outputs: number,
    attributes: Readonly<Record<string, Attribute>> = {},
  ): Value[] {
    const names = Array.from({ length: outputs }, () => this.#unique(`${this.#scope}${op.toLowerCase()}`));
    this.nodes.push({ op, inputs, outputs: names, attributes });
    return names;
  }

  /** A constant of floats, under its name in the scope. */
  weight(name: string, { shape, values }: Constant): Value {
    const isHalf = this.#halfWeights && values.length >= LEAST_HALF;
    const own = this.#unique(`${this.#scope}${name}`);
    if (!isHalf) {
      this.constants.push({ name: own, type: "float", shape, bytes: bytesOf(values) });
      return own;
    }
    this.constants.push({ name: own, type: "float16", shape, bytes: bytesOf(halves(values)) });
    return this.node("Cast", [own], { to: ELEMENT_TYPES.float });
  }

  /** A constant of whole numbers [n], such as axes and shapes; equal ones are one. */
  ints(...values: number[]): Value {
    return this.#wholes(values, [values.length]);
  }

  /** A whole number without axes. */
  int(value: number): Value {
    return this.#wholes([value], []);
  }

  /** A constant float without axes. */
  float(value: number): Value {
    return this.weight("number", { shape: [], values: Float32Array.of(value) });
  }

  #wholes(values: number[], shape: number[]): Value {
    const key = `${shape.join()}:${values.join()}`;
    let name = this.#ints.get(key);
    if (name === undefined) {
      name = this.#unique("ints");
      this.constants.push({ name, type: "int64", shape, bytes: bytesOf(BigInt64Array.from(values, BigInt)) });
      this.#ints.set(key, name);
    }
    return name;
  }

  #unique(wanted: string): string {
    let name = wanted;
    for (let i = 2; this.#named.has(name); i++) name = `${wanted}_${i}`;
    this.#named.add(name);
    return name;
  }
}

/** Codes of TensorProto.DataType. */
export const ELEMENT_TYPES: Record<ElementType, number> = { float: 1, int32: 6, int64: 7, float16: 10 };

/** Bytes of numbers as they lie in memory: little-endian, as the format wants it, on every machine that runs JavaScript today. */
function bytesOf({ buffer, byteOffset, byteLength }: Float32Array | Uint16Array | BigInt64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength).slice();
}
