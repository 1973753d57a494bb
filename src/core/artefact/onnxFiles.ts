// A model as ONNX files, for any runtime of that format (https://onnx.ai): the whole of it, and each network by itself.

import { onnxFile } from "../lib/onnx/onnxFile.ts";
import { type GraphOptions, OnnxGraph } from "../lib/onnx/onnxGraph.ts";
import { PRODUCT_VERSION } from "../lib/productVersion.ts";
import { emitModel, emitNetwork } from "../model/onnx/emitAnswers.ts";
import type { Artefact } from "./artefact.ts";

export const ONNX_MODEL = "model.onnx";
export const onnxNetwork = (number: number): string => `network-${number}.onnx`;

/**
 * `model.onnx`: inputs of the batch and of the memory → probabilities [B, P], quantity, revenue, discount [B], the mean over the
 * members. `network-N.onnx`: member N without the memory → logits [B, P], gate [B, 1 + M], and the numbers standardised.
 * `manifest` is the model's manifest.json, which each file carries as `manifest` in its metadata. docs/formats.md describes
 * inputs and outputs.
 */
export function onnxFiles(
  { members, preprocess }: Pick<Artefact, "members" | "preprocess">,
  manifest: string,
  options: GraphOptions = {},
): Map<string, Uint8Array> {
  const file = (name: string, doc: string, build: (graph: OnnxGraph) => void): Uint8Array => {
    const graph = new OnnxGraph(options);
    build(graph);
    const producer = { producer: "sales-studio", producerVersion: PRODUCT_VERSION };
    return onnxFile(graph, { name, doc, ...producer, metadata: { manifest } });
  };
  const files = new Map([
    [
      ONNX_MODEL,
      file("model", "next product, quantity, revenue and discount", (graph) => emitModel(graph, members, preprocess)),
    ],
  ]);
  for (const [i, member] of members.entries()) {
    const doc = `network of member ${i + 1}, without the memory`;
    files.set(
      onnxNetwork(i + 1),
      file("network", doc, (graph) => emitNetwork(graph, member)),
    );
  }
  return files;
}
