// What `samples --parquet` writes, read back by another reader and held against the batches that training is given.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SAMPLES_KEY, SAMPLES_VERSION } from "../core/artefact/samples/sampleFiles.ts";
import { openSamples } from "../core/features/open.ts";
import { readPreprocess } from "../core/features/preprocessSchema.ts";
import type { SampleSet } from "../core/features/sampleSet.ts";
import { readSafetensors } from "../core/lib/safetensors.ts";
import { sha256 } from "../core/lib/sha256.ts";
import { shapeOfValue } from "../core/lib/testing/shape.ts";
import { checkShape } from "../core/lib/testing/storedShape.ts";
import { configFromJson } from "../core/model/config.ts";
import { parameterShapes } from "../core/model/parameters.ts";
import { readSettings } from "../core/training/storedSettings.ts";
import { loadGeocode } from "./gazetteer.ts";
import { readLines } from "./readLines.ts";
import { Terminal } from "./terminal.ts";
import { studio } from "./testing/studio.ts";

interface Row {
  split: string;
  customer: string;
  time: Date;
  line: number;
  length: number;
  province: number;
  product: number;
  quantity: number;
  revenue: number;
  discount: number;
  [tensor: string]: unknown;
}

const folder = mkdtempSync(join(tmpdir(), "samples-"));
const file = join(folder, "lines.csv");
const out = join(folder, "samples");
const json = (name: string) => JSON.parse(readFileSync(join(out, name), "utf8"));
const bytesOf = (path: string): ArrayBuffer => new Uint8Array(readFileSync(join(out, path))).buffer;
const rowsOf = async (path: string): Promise<Row[]> =>
  (await parquetReadObjects({ file: bytesOf(path), utf8: false })) as Row[];
const numbers = (bytes: unknown, Type: typeof Float32Array | typeof Int32Array): number[] =>
  Array.from(new Type(Uint8Array.from(bytes as Uint8Array).buffer));

let samples: SampleSet;
let tables: Row[][];

beforeAll(async () => {
  await studio("generate", "--rows", "3000", "--seed", "3", "--out", file);
  const { code, err } = await studio("samples", file, "--parquet", out, "--shards", "3", "--set", "maxSeqLen=7");
  expect(err).not.toContain("error");
  expect(code).toBe(0);
  const quiet = new Terminal({ stdout: { write: () => true }, stderr: { write: () => true } });
  const { lines } = await readLines([file], quiet);
  samples = openSamples(lines, readPreprocess(json("preprocess.json")), { geocode: await loadGeocode() });
  tables = await Promise.all(json("samples.json").files.map(({ path }: { path: string }) => rowsOf(path)));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every target has a row, and it holds what training is given", () => {
  const { lines, targets } = samples;
  const rows = new Map(tables.flat().map((row) => [row.line, row]));
  expect(rows.size).toBe(targets.length);
  expect(tables.flat()).toHaveLength(targets.length);
  const batch = samples.assemble(Array.from(targets.keys()));
  const L = batch.length;
  const cut = (values: Float32Array | Int32Array, i: number, width = values.length / batch.size, count = width) =>
    Array.from(values.subarray(i * width, i * width + count));
  for (const [part, indices] of Object.entries(samples.split)) {
    for (const i of indices) {
      const line = targets[i]!;
      const row = rows.get(lines.line[line]!)!;
      const length = batch.lengths[i]!;
      expect({
        split: row.split,
        customer: row.customer,
        time: row.time.getTime(),
        length: row.length,
        products: numbers(row.products, Int32Array),
        steps: numbers(row.steps, Float32Array),
        week: numbers(row.week, Float32Array),
        features: numbers(row.features, Float32Array),
        province: row.province,
        evidence: numbers(row.evidence, Float32Array),
        counted: numbers(row.counted, Float32Array),
        targets: [row.product, row.quantity, row.revenue, row.discount],
      }).toEqual({
        split: part,
        customer: lines.customer.values[lines.customer.codes[line]!],
        time: lines.time[line],
        length,
        products: cut(batch.products, i, L, length),
        steps: cut(batch.steps, i, L * samples.sizes.stepFeatures, length * samples.sizes.stepFeatures),
        week: cut(batch.periods.week, i),
        features: cut(batch.customer, i),
        province: batch.province[i],
        evidence: cut(batch.evidence, i),
        counted: cut(batch.target.counted, i),
        targets: [batch.target.product[i], batch.target.quantity[i], batch.target.revenue[i], batch.target.discount[i]],
      });
    }
  }
});

test("a customer lies in one table, its rows in the order of time", () => {
  const tableOf = new Map<string, number>();
  for (const [table, rows] of tables.entries()) {
    expect(rows.length).toBeGreaterThan(0);
    for (const [i, row] of rows.entries()) {
      expect(tableOf.get(row.customer) ?? table).toBe(table);
      tableOf.set(row.customer, table);
      const before = rows[i - 1];
      if (before?.customer === row.customer) expect(row.time.getTime()).toBeGreaterThanOrEqual(before.time.getTime());
      else if (before) expect(row.customer > before.customer).toBe(true);
    }
  }
});

test("the files beside them tell sizes, settings and where training starts", () => {
  const index = json("samples.json");
  const config = configFromJson(json("config.json"));
  expect(readSettings(json("settings.json")).maxSeqLen).toBe(7);
  const start = readSafetensors(new Uint8Array(readFileSync(join(out, "start.safetensors")))).tensors;
  expect(new Map([...start].map(([name, { shape }]) => [name, shape]))).toEqual(parameterShapes(config));
  expect(index.preprocess).toBe(sha256(new Uint8Array(readFileSync(join(out, "preprocess.json")))));
  for (const [i, { path, bytes, sha256: hash, rows }] of index.files.entries()) {
    const content = new Uint8Array(readFileSync(join(out, path)));
    expect([content.length, sha256(content)]).toEqual([bytes, hash]);
    expect(rows.train + rows.validation + rows.test).toBe(tables[i]!.length);
    const metadata = parquetMetadata(bytesOf(path)).key_value_metadata!;
    const own = JSON.parse(metadata.find(({ key }) => key === SAMPLES_KEY)!.value!);
    expect(own).toMatchObject({ shard: i, shards: 3, version: SAMPLES_VERSION, preprocess: index.preprocess });
  }
  checkShape("samples", SAMPLES_VERSION, shapeOfValue(index));
});

test("options of the other kind of output are refused", async () => {
  expect((await studio("samples", file, "--shards", "2")).err).toContain("--shards is for samples with --parquet");
  expect((await studio("samples", file, "--parquet", out, "--limit", "2")).err).toContain(
    "--limit is for samples without --parquet",
  );
});
