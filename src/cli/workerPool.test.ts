// Real threads over a file on disk: the same lines as one, and an end when asked.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sniff } from "../core/data/dialect/sniff.ts";
import { ingest } from "../core/data/ingest/ingest.ts";
import type { WorkerPool } from "../core/data/parallel/chunk.ts";
import { fileSource } from "./fileSource.ts";
import { workerPool } from "./workerPool.ts";

let folder: string;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "second-"));
  path = join(folder, "lines.csv");
  const lines = ["customer,product,date,quantity,price"];
  for (let i = 0; i < 5000; i++) lines.push(`K${i % 91},"P ""${i % 37}""",${1 + (i % 28)}/02/2024,${i % 9},1.25`);
  await writeFile(path, lines.join("\r\n"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test("three threads find what one finds", async () => {
  const source = await fileSource(path);
  const { mapping } = await sniff(source);
  let chunkRows = 0;
  const read: WorkerPool["read"] = async (job, signal) => {
    const chunk = await workerPool(path).read(job, signal);
    chunkRows += chunk.rows;
    return chunk;
  };
  const together = await ingest(source, mapping, { threads: { count: 2, smallestPart: 1, read } });
  const alone = await ingest(source, mapping);
  expect(chunkRows).toBeGreaterThan(3000);
  expect(together.lines).toEqual(alone.lines);
  const measured = { seconds: 0, peakBytes: 0 };
  expect({ ...together.inspection, ...measured }).toEqual({ ...alone.inspection, ...measured });
});

test("the other thread ends when the reading is cancelled", async () => {
  const source = await fileSource(path);
  const { mapping } = await sniff(source);
  const stopper = new AbortController();
  const { dialect } = await sniff(source);
  const chunk = workerPool(path).read({ from: 0, to: source.size, mapping, dialect }, stopper.signal);
  stopper.abort();
  await expect(chunk).rejects.toMatchObject({ name: "AbortError" });
});
