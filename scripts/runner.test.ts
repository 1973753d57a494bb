// The built runner, as whoever gets a model has it: in Node, from its files alone.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadGeocode } from "../src/cli/gazetteer.ts";
import { makeGolden } from "../src/core/artefact/golden/makeGolden.ts";
import { inlineModel } from "../src/core/artefact/inlineModel.ts";
import { pack } from "../src/core/artefact/pack.ts";
import { unpack } from "../src/core/artefact/unpack.ts";
import { zipFiles } from "../src/core/artefact/zip.ts";
import { ingest } from "../src/core/data/ingest/ingest.ts";
import { bytesSource } from "../src/core/data/source/source.ts";
import { openSamples } from "../src/core/features/open.ts";
import { chooseBackend } from "../src/core/kernels/backends.ts";
import { loadModel } from "../src/core/model/predict.ts";
import type { createPredictor as Create, Predictor, Value } from "../src/runner/api.ts";
import { buildRunner } from "./build-runner.ts";

const folder = mkdtempSync(join(tmpdir(), "runner-"));
let createPredictor: typeof Create;

beforeAll(async () => {
  await buildRunner(folder);
  ({ createPredictor } = await import(/* @vite-ignore */ pathToFileURL(join(folder, "predictor.js")).href));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (path: string): Uint8Array => new Uint8Array(readFileSync(path));
const sales = (version: string): string => gunzipSync(bytes(`fixtures/${version}/sales.csv.gz`)).toString("utf8");

function filesIn(model: string): Map<string, Uint8Array> {
  const files = readdirSync(model, { recursive: true }).map(String);
  return new Map(
    files.filter((path) => statSync(join(model, path)).isFile()).map((path) => [path, bytes(join(model, path))]),
  );
}

test("all that goes with a model is 1 MB at most on a disk, 400 KB as a server packs it", () => {
  const files = readdirSync(folder).map((name) => bytes(join(folder, name)));
  const total = (sizes: number[]): number => sizes.reduce((sum, size) => sum + size, 0);
  expect(total(files.map(({ length }) => length))).toBeLessThanOrEqual(1_000_000);
  expect(total(files.map((file) => gzipSync(file, { level: 9 }).length))).toBeLessThanOrEqual(400_000);
});

test("everything that goes with a model is there, with the licences of what is in it", () => {
  expect(readdirSync(folder).sort()).toEqual([
    ...["NOTICES.txt", "README.md", "README.vi.md", "example.html", "example.mjs"],
    ...["package.json", "predict.html", "predictor.d.ts", "predictor.js", "runner.js"],
  ]);
  expect(readFileSync(join(folder, "NOTICES.txt"), "utf8")).toContain("zod ");
});

const MODELS = [
  "v1/off",
  "v1/frequency",
  "v1/counts",
  "v2/counts",
  "v2/members",
  "v3/counts",
  "v3/experts",
  "v4/counts",
  "v4/experts",
];

test.each(MODELS)("%s: what predict said of every customer, to the last digit", async (model) => {
  const version = model.slice(0, 2);
  const expected = readFileSync(`fixtures/${model}.predicted.csv`, "utf8");
  const predictor = await createPredictor(filesIn(`fixtures/${model}`));
  const lines = await predictor.open(bytes(`fixtures/${version}/sales.csv.gz`));
  expect(await lines.csv()).toBe(expected);
  predictor.dispose();
});

test("a model's own examples are answered as where it was made, with what stands in its zip alone", async () => {
  const model = unpack(filesIn("fixtures/v4/experts"));
  const source = bytesSource("sales.csv.gz", [bytes("fixtures/v4/sales.csv.gz")]);
  const { lines } = await ingest(source, model.mapping);
  const samples = openSamples(lines, model.preprocess, { geocode: await loadGeocode() });
  await chooseBackend("wasm", { threads: 1 });
  const made = await loadModel(model.members);
  const golden = await makeGolden(samples, model.members, made);
  made.dispose();
  const predictor = await createPredictor(zipFiles(pack({ ...model, golden })));
  const { examples } = predictor;
  const { products, probabilities, amounts, ...numbers } = golden.answers;
  const K = products.length / golden.customers.length;
  const options = { date: examples!.date, topK: K, customers: examples!.customers };
  const found = await predictor.predict(examples!.lines, options);
  const told = found.flatMap((each) => each.products);
  expect(found.map(({ customer }) => customer)).toEqual(golden.customers);
  expect(told.map(({ product }) => product)).toEqual(products);
  for (const [i, each] of told.entries()) {
    expect(Math.abs(each.probability - probabilities[i]!)).toBeLessThan(1e-6);
    expect(each.quantity! / amounts!.quantity![i]!).toBeCloseTo(1, 6);
  }
  for (const [i, { quantity, revenue }] of found.entries()) {
    expect(quantity! / numbers.quantity![i]!).toBeCloseTo(1, 6);
    expect(revenue! / numbers.revenue![i]!).toBeCloseTo(1, 6);
  }
});

test("the example runs from the folder alone", () => {
  const csv = join(folder, "sales.csv");
  writeFileSync(csv, sales("v3"));
  const model = join(process.cwd(), "fixtures/v3/experts.zip");
  const said = execFileSync(process.execPath, ["example.mjs", model, "sales.csv", "2025-12-12"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "ignore"],
  });
  rmSync(csv);
  expect(said.toString().split("\n")[0]).toBe("KH000004 DA070014 0.183  TR090024 0.092  BG080008 0.079");
});

test("predict.html has its gaps filled, and takes a model in", () => {
  const page = readFileSync(join(folder, "predict.html"), "utf8");
  const zip = bytes("fixtures/v3/experts.zip");
  expect(page.match(/<\/script/g)).toHaveLength(3);
  expect(page).not.toMatch(/<!--|data-text="\w+">%/);
  const inside = /id="model">([^<]*)</.exec(inlineModel(page, zip))![1]!;
  expect(new Uint8Array(Buffer.from(inside, "base64"))).toEqual(zip);
});

describe("a model", () => {
  let predictor: Predictor;
  beforeAll(async () => {
    predictor = await createPredictor(bytes("fixtures/v3/experts.zip"));
  });

  test("answers in objects what it answers as CSV", async () => {
    const lines = await predictor.open(sales("v3"));
    const options = { date: "2025-12-12", topK: 3, customers: ["KH000005"] };
    const [found] = await lines.predict(options);
    const cells = (await lines.csv(options)).split("\r\n")[1]!.split(",");
    const { customer, name, date, products, quantity } = found!;
    expect([customer, name, date]).toEqual(cells.slice(0, 3));
    expect(products.map(({ product }) => product)).toEqual([cells[3], cells[13], cells[23]]);
    expect(products[0]!.probability).toBeCloseTo(Number(cells[5]), 6);
    expect(products[0]!.amountMean! / Number(cells[10])).toBeCloseTo(1, 6);
    expect(quantity! / Number(cells[33])).toBeCloseTo(1, 6);
  });

  test("is asked with rows by the file's own columns, too", async () => {
    const objects = Papa.parse<Record<string, string>>(sales("v3"), { header: true, skipEmptyLines: true }).data;
    const found = await predictor.predict(objects, { topK: 4 });
    expect(found).toEqual(await predictor.predict(sales("v3"), { topK: 4 }));
  });

  test("knows a province by its name, and says which places it does not know", async () => {
    const row = { time: "2025-11-03", product: "DA070014", quantity: 3, revenue: 480_000 };
    const lines = await predictor.open([
      { ...row, customer: "a", province: "Tỉnh Hà Giang" },
      { ...row, customer: "b", province: "Atlantis" },
      { ...row, customer: "c" },
    ]);
    expect(lines.places).toEqual({ count: 2, unknown: 1, unknownLines: 2, examples: ["Atlantis"] });
    expect(lines.customers()).toEqual(["a", "b", "c"].map((customer) => ({ customer, name: "" })));
    expect(lines.customers("2025-11-03")).toEqual([]);
  });

  test("takes hostile texts for what they are", async () => {
    const row = { time: "2025-11-03", product: "</script><b>x", customer: "__proto__", customerName: "=1+1" };
    const lines = await predictor.open([row, { ...row, customer: "constructor" }]);
    const [found] = await lines.predict({ topK: 1 });
    expect([found!.customer, found!.name]).toEqual(["__proto__", "=1+1"]);
    expect((await lines.csv({ topK: 1 })).split("\r\n")[1]).toMatch(/^__proto__,'=1\+1,/);
  });

  test.each<[string, (lines: string) => Promise<unknown>, string]>([
    ["a day that is none", (lines) => predictor.predict(lines, { date: "2025-02-30" }), "is no date"],
    ["a day before all lines", (lines) => predictor.predict(lines, { date: "1999-01-01" }), "No customer has a line"],
    ["an unknown customer", (lines) => predictor.predict(lines, { customers: ["<i>"] }), "no customer “<i>”"],
    [
      "a customer who is yet to come",
      (lines) => predictor.predict(lines, { customers: ["KH000005"], date: "2024-01-02" }),
      "“KH000005” has no line before 2024-01-02",
    ],
    ["no product", (lines) => predictor.predict(lines, { topK: 0 }), "whole number from 1"],
    ["no table", () => predictor.predict("hello"), "column"],
    ["nothing", () => predictor.predict([]), "column customer"],
    ["no lines", () => predictor.predict(null as unknown as string), "These are no lines"],
    ["a picture", () => predictor.predict(Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10)), "is a picture"],
    ["Parquet", () => predictor.predict(bytes("fixtures/tables/sales.parquet")), "only the studio itself reads"],
    [
      "a row without its value",
      () => predictor.predict([{ customer: "a", product: "b", time: "x" as Value }]),
      "line 1",
    ],
  ])("refuses %s with a sentence", async (_, ask, said) => {
    await expect(ask(sales("v3"))).rejects.toThrow(said);
  });
});

describe("a file that is no model is refused with a sentence", () => {
  const zip = bytes("fixtures/v3/experts.zip");
  const changed = (path: string, text: string): Map<string, Uint8Array> =>
    filesIn("fixtures/v3/experts").set(path, new TextEncoder().encode(text));
  test.each<[string, Parameters<typeof Create>[0], string]>([
    ["cut off", zip.subarray(0, zip.length - 1000), "cannot be opened as a zip"],
    ["damaged", zip.map((byte, i) => (i > 40_000 && i < 40_100 ? 255 - byte : byte)), "is damaged"],
    ["a table", new TextEncoder().encode("a,b\n1,2\n"), "cannot be opened as a zip"],
    ["nothing", new Map(), "This is no model"],
    ["null", null as unknown as Uint8Array, "This is no model"],
    ["without its weights", new Map([...filesIn("fixtures/v3/experts")].slice(0, 2)), "is missing"],
    [
      "of a newer version",
      changed("manifest.json", '{"format":"sales-studio-model","version":99}'),
      "A newer version of the studio",
    ],
    ["of another program", changed("manifest.json", '{"format":"other","version":1}'), "manifest.json: format"],
  ])("%s", async (_, files, said) => {
    await expect(createPredictor(files)).rejects.toThrow(said);
  });
});
