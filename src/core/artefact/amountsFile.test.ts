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
const ID = "00112233445566778899aabbccddeeff";
const file = () => amountsFile(model, ID);
const read = (bytes: Uint8Array, { numProducts = P, id = ID as string | null } = {}) =>
  readAmounts(new Map([[PATH, bytes]]), PATH, { numProducts, id: id ?? undefined, shown: same });

test("an amounts model comes back from its file as it was", () => {
  expect(read(file())).toEqual(model);
});

test("a file of another model, with a missing part or with numbers that are none, is refused by name", () => {
  expect(() => read(file(), { numProducts: 6 })).toThrow(/amounts\.safetensors.*embedding\.weight/);
  const { tensors, metadata } = readSafetensors(file());
  expect(() => read(file(), { id: ID.replace("0", "1") })).toThrow(/amounts\.safetensors is not the file/);
  expect(() => read(writeSafetensors({ tensors, metadata: new Map() }), { id: null })).toThrow(
    /amounts\.safetensors: amounts/,
  );
  const spoilt = new Map(metadata).set("amounts", metadata.get("amounts")!.replace('"most":[7,9]', '"most":[7]'));
  expect(() => read(writeSafetensors({ tensors, metadata: spoilt }))).toThrow(/most/);
  const bias = tensors.get("layers.4.bias")!;
  (bias.values as Float32Array)[0] = Number.NaN;
  expect(() => read(writeSafetensors({ tensors, metadata }))).toThrow(/layers\.4\.bias/);
});
