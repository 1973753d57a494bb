// Writes an ONNX model file: the protobuf messages of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto),
// field by field. The protobuf writer is pbf (BSD-3-Clause).

import { PbfWriter } from "pbf";
import {
  type Attribute,
  type Dimension,
  ELEMENT_TYPES,
  type OnnxGraph,
  type OnnxNode,
  type OnnxPort,
  type OnnxTensor,
} from "./onnxGraph.ts";

/** Runtimes open older stamps only: onnxruntime 1.30 refuses IR versions above 13 and opsets above 26. */
const IR_VERSION = 8;
const OPSET = 17;
/** Codes of AttributeProto.AttributeType. */
const ATTRIBUTE = { float: 1, int: 2, string: 3, ints: 7 } as const;

export interface OnnxModelInfo {
  name: string;
  producer: string;
  producerVersion: string;
  doc: string;
  /** `metadata_props`. */
  metadata: Readonly<Record<string, string>>;
}

/** The bytes of a `.onnx` file. */
export function onnxFile(graph: OnnxGraph, info: OnnxModelInfo): Uint8Array {
  const size = graph.constants.reduce((sum, { bytes }) => sum + bytes.length + 256, 65_536);
  const out = new PbfWriter(new Uint8Array(size));
  out.writeVarintField(1, IR_VERSION);
  out.writeStringField(2, info.producer);
  out.writeStringField(3, info.producerVersion);
  out.writeStringField(6, info.doc);
  out.writeMessage(7, writeGraph, { graph, name: info.name });
  out.writeMessage(8, writeOpset, OPSET);
  for (const entry of Object.entries(info.metadata)) out.writeMessage(14, writeEntry, entry);
  return out.finish();
}

function writeOpset(version: number, out: PbfWriter): void {
  out.writeVarintField(2, version);
}

function writeEntry([key, value]: [string, string], out: PbfWriter): void {
  out.writeStringField(1, key);
  out.writeStringField(2, value);
}

function writeGraph({ graph, name }: { graph: OnnxGraph; name: string }, out: PbfWriter): void {
  for (const node of graph.nodes) out.writeMessage(1, writeNode, node);
  out.writeStringField(2, name);
  for (const tensor of graph.constants) out.writeMessage(5, writeTensor, tensor);
  for (const port of graph.inputs) out.writeMessage(11, writePort, port);
  for (const port of graph.outputs) out.writeMessage(12, writePort, port);
}

function writeNode({ op, inputs, outputs, attributes }: OnnxNode, out: PbfWriter): void {
  for (const input of inputs) out.writeStringField(1, input);
  for (const output of outputs) out.writeStringField(2, output);
  out.writeStringField(3, outputs[0]!);
  out.writeStringField(4, op);
  for (const attribute of Object.entries(attributes)) out.writeMessage(5, writeAttribute, attribute);
}

function writeAttribute([name, value]: [string, Attribute], out: PbfWriter): void {
  out.writeStringField(1, name);
  if (typeof value === "number") {
    out.writeVarintField(3, value);
    out.writeVarintField(20, ATTRIBUTE.int);
  } else if (typeof value === "string") {
    out.writeStringField(4, value);
    out.writeVarintField(20, ATTRIBUTE.string);
  } else if ("float" in value) {
    out.writeFloatField(2, value.float);
    out.writeVarintField(20, ATTRIBUTE.float);
  } else {
    for (const each of value) out.writeVarintField(8, each);
    out.writeVarintField(20, ATTRIBUTE.ints);
  }
}

function writeTensor({ name, type, shape, bytes }: OnnxTensor, out: PbfWriter): void {
  for (const size of shape) out.writeVarintField(1, size);
  out.writeVarintField(2, ELEMENT_TYPES[type]);
  out.writeStringField(8, name);
  out.writeBytesField(9, bytes);
}

function writePort({ name, type, shape, doc }: OnnxPort, out: PbfWriter): void {
  out.writeStringField(1, name);
  out.writeMessage(2, writeType, { type: ELEMENT_TYPES[type], shape });
  out.writeStringField(3, doc);
}

interface TensorType {
  type: number;
  shape: readonly Dimension[];
}

function writeType(tensor: TensorType, out: PbfWriter): void {
  out.writeMessage(1, writeTensorType, tensor);
}

function writeTensorType({ type, shape }: TensorType, out: PbfWriter): void {
  out.writeVarintField(1, type);
  out.writeMessage(2, writeShape, shape);
}

function writeShape(shape: readonly Dimension[], out: PbfWriter): void {
  for (const size of shape) out.writeMessage(1, writeDimension, size);
}

function writeDimension(size: Dimension, out: PbfWriter): void {
  if (typeof size === "number") out.writeVarintField(1, size);
  else out.writeStringField(2, size);
}
