import { expect, test } from "vitest";
import { CONTEXT_COUNT, MEASURE_COUNT } from "../features/amounts/parts.ts";
import { readSafetensors, writeSafetensors } from "../lib/safetensors.ts";
import { fitCells } from "../model/amounts/amountCells.ts";
import type { AmountModel } from "../model/amounts/amountModel.ts";
import { startingAmounts } from "../model/amounts/amountNetwork.ts";
import { amountsFile, readAmounts } from "./amountsFile.ts";

const P = 5;
const cells = fitCells(Float64Array.of(1, 2, 3), Float64Array.of(2, 2, 2), Uint8Array.of(0, 1, 1), false);
const model: AmountModel = {
  weights: startingAmounts(P, 1),
  scales: {
    fallback: [1, 2, 0],
    distance: [0.5, 0.1, 0.01],
    mean: new Array<number>(MEASURE_COUNT + CONTEXT_COUNT).fill(0.5),
    deviation: new Array<number>(MEASURE_COUNT + CONTEXT_COUNT).fill(2),
  },
  wholeUnits: true,
  beforeProduct: { quantity: 0, revenue: 0.35, discount: 1 },
  most: [7, 9],
  levels: { values: new Float32Array(P * MEASURE_COUNT).fill(2), counts: new Float32Array(P * MEASURE_COUNT).fill(3) },
  cells: { quantity: cells, revenue: cells, discount: cells },
};
const PATH = "members/1/amounts.safetensors";
const same = (path: string): string => path;
const read = (bytes: Uint8Array, products = P) => readAmounts(new Map([[PATH, bytes]]), PATH, products, same);

test("an amounts model comes back from its file as it was", () => {
  expect(read(amountsFile(model))).toEqual(model);
});

test("a file of another model, with a missing part or with numbers that are none, is refused by name", () => {
  expect(() => read(amountsFile(model), 6)).toThrow(/amounts\.safetensors.*embedding\.weight/);
  const { tensors, metadata } = readSafetensors(amountsFile(model));
  expect(() => read(writeSafetensors({ tensors, metadata: new Map() }))).toThrow(/amounts\.safetensors/);
  const spoilt = new Map(metadata).set("amounts", metadata.get("amounts")!.replace('"most":[7,9]', '"most":[7]'));
  expect(() => read(writeSafetensors({ tensors, metadata: spoilt }))).toThrow(/most/);
  const bias = tensors.get("layers.4.bias")!;
  (bias.values as Float32Array)[0] = Number.NaN;
  expect(() => read(writeSafetensors({ tensors, metadata }))).toThrow(/layers\.4\.bias/);
});
