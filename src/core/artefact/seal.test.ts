// A model's files belong together: whatever is exchanged, damaged, lost or added between writing and reading is told.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messageOf } from "../lib/message.ts";
import { readSafetensors, writeSafetensors } from "../lib/safetensors.ts";
import { pack } from "./pack.ts";
import { sealedWith } from "./seal.ts";
import { exampleArtefact } from "./testing/exampleArtefact.ts";
import { resealed } from "./testing/resealed.ts";
import { unpack } from "./unpack.ts";
import { unzipFiles, zipFiles } from "./zip.ts";

const WEIGHTS = "members/1/model.safetensors";
const FOR_PEOPLE = ["MODEL_CARD.md", "predictions.csv"];
const packed = () => pack(exampleArtefact(), { predictionsCsv: "line\r\n1\r\n" });
const idIn = (files: ReadonlyMap<string, Uint8Array>): string =>
  JSON.parse(new TextDecoder().decode(files.get("manifest.json"))).id;

/** Another model of the same sizes. */
function otherModel() {
  const model = exampleArtefact();
  model.preprocess.products = ["SP1", "SP4", "SP5"];
  model.members[0].weights.get("memory_gate.bias")!.values[0] = 0.25;
  model.metrics.seconds = 13;
  model.members[0].history.seconds = 13;
  return model;
}

test("the same model has the same bytes and id, another one another; weight files say it", () => {
  expect(packed()).toEqual(packed());
  const [files, others] = [packed(), pack(otherModel())];
  expect(idIn(files)).not.toBe(idIn(others));
  expect(readSafetensors(files.get(WEIGHTS)!).metadata.get("artefact")).toBe(idIn(files));
  const changedWeight = exampleArtefact();
  changedWeight.members[0].weights.get("product_embedding.weight")!.values[7] = 1;
  expect(idIn(pack(changedWeight))).not.toBe(idIn(packed()));
  // The same training, which took longer: its weight file is the same to the last bit.
  const slower = exampleArtefact();
  slower.metrics.seconds = 99;
  slower.members[0].history.seconds = 99;
  expect(pack(slower).get(WEIGHTS)).toEqual(files.get(WEIGHTS));
});

test("without its golden cases a model is the same model, and nothing of them is left in its files", () => {
  const files = sealedWith(packed(), new Map([["golden.json", null]]));
  const { golden: _, ...rest } = exampleArtefact();
  expect(unpack(files)).toEqual(rest);
  expect(idIn(files)).toBe(idIn(packed()));
  expect(pack(rest).get(WEIGHTS)).toEqual(files.get(WEIGHTS));
  expect(new TextDecoder().decode(files.get("manifest.json"))).not.toContain("golden");
});

test("a file of another model of the same sizes is refused by name, whichever it is", () => {
  const others = pack(otherModel());
  for (const name of ["preprocess.json", "metrics.json", WEIGHTS, "members/1/history.json"]) {
    const mixed = new Map(packed()).set(name, others.get(name)!);
    expect(() => unpack(mixed), name).toThrow(`${name} is not the file that this model was written with`);
  }
  // Its manifest, too.
  expect(() => unpack(new Map(packed()).set("manifest.json", others.get("manifest.json")!))).toThrow(/is not the file/);
});

test("a manifest of an older version, which names no files, does not take over the weights of a newer model", () => {
  const files = packed();
  const { id, files: _, sha256, ...older } = JSON.parse(new TextDecoder().decode(files.get("manifest.json")));
  const manifest = new TextEncoder().encode(JSON.stringify({ ...older, version: 3 }));
  expect([id, sha256].map((each) => each.length)).toEqual([32, 64]);
  expect(() => unpack(files.set("manifest.json", manifest))).toThrow(/model\.safetensors is not the file/);
});

test("each lost file is told; those that only people read may be missing, and written into", () => {
  for (const name of packed().keys()) {
    const files = packed();
    files.delete(name);
    if (FOR_PEOPLE.includes(name)) expect(unpack(files)).toEqual(exampleArtefact());
    else expect(() => unpack(files), name).toThrow(`${name} is missing`);
    if (FOR_PEOPLE.includes(name)) expect(unpack(files.set(name, Uint8Array.of(1)))).toEqual(exampleArtefact());
  }
});

test("what the manifest does not name is no part of the model", () => {
  const files = packed();
  files.set("orders.json", new TextEncoder().encode("of another model"));
  files.set("members/1/amounts.safetensors", new Uint8Array(8));
  expect(unpack(files)).toEqual(exampleArtefact());
});

test("one flipped bit anywhere in folder or zip: refused, or the same model", () => {
  const files = packed();
  const zip = zipFiles(files);
  let told = 0;
  const same = (read: () => unknown): void => {
    try {
      expect(read()).toEqual(exampleArtefact());
    } catch (error) {
      expect(messageOf(error), String(error)).toBeDefined();
      told++;
    }
  };
  const anyBit = fc.tuple(fc.nat(2 ** 30), fc.nat(7));
  fc.assert(
    fc.property(fc.constantFrom(...files.keys()), anyBit, (name, [at, bit]) => {
      const bytes = files.get(name)!.slice();
      bytes[at % bytes.length]! ^= 1 << bit;
      same(() => unpack(new Map(files).set(name, bytes)));
    }),
    { numRuns: 150 },
  );
  fc.assert(
    fc.property(anyBit, ([at, bit]) => {
      const bytes = zip.slice();
      bytes[at % bytes.length]! ^= 1 << bit;
      same(() => unpack(unzipFiles(bytes)));
    }),
    { numRuns: 150 },
  );
  expect(told).toBeGreaterThan(100);
});

describe("the sizes within a weight file are those beside it", () => {
  const withInside = (change: (config: Record<string, unknown>) => void) => {
    const files = packed();
    const { tensors, metadata } = readSafetensors(files.get(WEIGHTS)!);
    const config = JSON.parse(metadata.get("config")!);
    change(config);
    return files.set(WEIGHTS, writeSafetensors({ tensors, metadata: metadata.set("config", JSON.stringify(config)) }));
  };

  test("other sizes are told with the key", () => {
    const files = resealed(withInside((config) => Object.assign(config, { num_heads: 2 })));
    expect(() => unpack(files)).toThrow(
      /model\.safetensors was written for a model of other sizes than members\/1\/config\.json says \(numHeads is 2, not 1\)/,
    );
  });

  test("a file that says another model's id is refused", () => {
    const files = packed();
    const { tensors, metadata } = readSafetensors(files.get(WEIGHTS)!);
    files.set(WEIGHTS, writeSafetensors({ tensors, metadata: metadata.set("artefact", "0".repeat(32)) }));
    expect(() => unpack(resealed(files))).toThrow(/model\.safetensors is not the file/);
  });
});
