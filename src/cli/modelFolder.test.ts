// A model of two members through folder and zip, as predict reads them; and a folder that another model lay in.

import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import { beforeAll, expect, test } from "vitest";
import { pack } from "../core/artefact/pack.ts";
import { unpack } from "../core/artefact/unpack.ts";
import { zipFiles } from "../core/artefact/zip.ts";
import { main } from "./main.ts";
import { readModel, writeModel } from "./modelFolder.ts";
import { Terminal } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "model-folder-"));
const path = (...names: string[]): string => join(folder, ...names);
const sizes = ["epochs=1", "hiddenSize=4", "embedDim=4", "numHeads=2", "numLayers=1", "targetsPerEpoch=256"];

async function studio(...args: string[]): Promise<void> {
  const written: string[] = [];
  const stream = { write: (text: string) => written.push(text) };
  const code = await main(args, new Terminal({ stdout: stream, stderr: stream }));
  expect(code, written.join("")).toBe(0);
}

const train = (out: string, seed: number) =>
  studio("train", path("sales.csv"), "--backend", "wasm", "--out", path(out), ...sets(seed));
const sets = (seed: number) => [...sizes, `seed=${seed}`].flatMap((change) => ["--set", change]);

async function predicted(model: string): Promise<string[][]> {
  await studio("predict", path(model), path("sales.csv"), "--top-k", "1000", "--out", path("p.csv"));
  return Papa.parse<string[]>(readFileSync(path("p.csv"), "utf8").trim()).data;
}

beforeAll(async () => {
  writeFileSync(path("sales.csv"), gunzipSync(readFileSync("fixtures/v1/sales.csv.gz")));
  await train("one", 1);
  await train("two", 2);
});

test("two members: folder and zip predict the mean of the members, ranked by the mean", async () => {
  const [one, two] = [unpack(await readModel(path("one"))), unpack(await readModel(path("two")))];
  expect(one.preprocess).toEqual(two.preprocess);
  const both = { ...one, members: [one.members[0], two.members[0]] as const };
  const files = pack({ ...both, members: [...both.members] });
  await writeModel(path("both"), files);
  writeFileSync(path("both.zip"), zipFiles(files));
  const back = await readModel(path("both"));
  expect([...back.keys()].sort()).toEqual([...files.keys()].sort());
  for (const [name, bytes] of files) expect(Buffer.compare(back.get(name)!, bytes), name).toBe(0);
  const read = unpack(await readModel(path("both.zip")));
  expect(read.members.map(({ settings }) => settings.seed)).toEqual([1, 2]);
  expect(read).toEqual({ ...both, members: [...both.members] });

  const together = await predicted("both");
  expect(await predicted("both.zip")).toEqual(together);
  const singles = [await predicted("one"), await predicted("two")];
  const header = together[0]!;
  const shares = (row: string[]): Map<string, number> => {
    const found = new Map<string, number>();
    for (const [at, column] of header.entries()) {
      if (column.startsWith("product_"))
        found.set(row[at]!, Number(row[header.indexOf(column.replace("product", "probability"))]));
    }
    return found;
  };
  expect(together.length).toBeGreaterThan(10);
  for (const [at, row] of together.entries()) {
    if (at === 0) continue;
    const [a, b] = singles.map((each) => each[at]!) as [string[], string[]];
    const [first, second] = [shares(a), shares(b)];
    expect(first.size).toBeGreaterThan(3);
    const mean = shares(row);
    expect(new Set(mean.keys())).toEqual(new Set(first.keys()));
    for (const [product, probability] of mean) {
      const expected = (first.get(product)! + second.get(product)!) / 2;
      // The file holds six digits of each, of numbers seven.
      expect(Math.abs(probability - expected)).toBeLessThanOrEqual(1e-5 * expected);
    }
    const order = [...mean.values()];
    expect(order).toEqual([...order].sort((p, q) => q - p));
    for (const number of [row.length - 3, row.length - 2]) {
      const expected = (Number(a[number]) + Number(b[number])) / 2;
      expect(Math.abs(Number(row[number]) - expected)).toBeLessThanOrEqual(1e-6 * expected);
    }
  }
});

test("a model of version 1, and members that are gone, leave nothing behind in the folder", async () => {
  cpSync("fixtures/v1/off", path("old"), { recursive: true });
  mkdirSync(path("old", "members", "2"), { recursive: true });
  writeFileSync(path("old", "members", "2", "config.json"), "{}");
  writeFileSync(path("old", "notes.txt"), "mine");
  const before = await predicted("old");
  await train("old", 1);
  expect(readdirSync(path("old")).sort()).toEqual([
    ...["MODEL_CARD.md", "golden.json", "inputs.json", "manifest.json", "members", "metrics.json", "notes.txt"],
    ...["orders.json", "predictions.csv", "preprocess.json"],
  ]);
  expect(readdirSync(path("old", "members"))).toEqual(["1"]);
  expect(existsSync(path("old", "members", "1", "model.safetensors"))).toBe(true);
  expect(await predicted("old")).toEqual(await predicted("one"));
  expect(before).not.toEqual(await predicted("old"));
});
