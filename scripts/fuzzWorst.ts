// The worst files of a megabyte that could be thought of, each read in a process of its own: what it costs in time and memory.

import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { pack } from "../src/core/artefact/pack.ts";
import { exampleArtefact } from "../src/core/artefact/testing/exampleArtefact.ts";
import { resealed } from "../src/core/artefact/testing/resealed.ts";
import { unpack } from "../src/core/artefact/unpack.ts";
import { unzipFiles, zipFiles } from "../src/core/artefact/zip.ts";
import { sniff } from "../src/core/data/dialect/sniff.ts";
import { ingest } from "../src/core/data/ingest/ingest.ts";
import { parquetOfRows, workbookOf, zipOf, zstdOfOneLetter } from "../src/core/data/testing/bombs.ts";
import { divisible } from "../src/core/data/testing/testFiles.ts";

const MB = 1_000_000;
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
/** As many of a piece as make so many bytes. */
const repeated = (piece: string, bytes: number): string => piece.repeat(Math.floor(bytes / piece.length));

const HEADER = "customer,product,date,quantity,revenue\n";
const line = (i: number): string =>
  `KH${i % 1000},SP${i % 200},2025-01-${String(1 + (i % 28)).padStart(2, "0")},${1 + (i % 9)},${1000 + (i % 7777)}\n`;
const few = HEADER + Array.from({ length: 500 }, (_, i) => line(i)).join("");
const lines = (bytes: number): string => {
  let all = HEADER;
  for (let i = 0; all.length < bytes; i++) all += line(i);
  return all;
};

/** A sealed model one of whose files says something else, packed as a zip of about a megabyte. */
function model(name: string, content: string): Uint8Array {
  const files = pack(exampleArtefact());
  return zipFiles(resealed(files.set(name, text(content))));
}

/** JSON of a preprocess with one key said by hand. */
function preprocess(key: string, value: string): string {
  const json = JSON.parse(new TextDecoder().decode(pack(exampleArtefact()).get("preprocess.json")));
  return `${JSON.stringify({ ...json, [key]: undefined }).slice(0, -1)},${JSON.stringify(key)}:${value}}`;
}

/** A .safetensors whose header is this text. */
function tensors(header: string): Uint8Array {
  const bytes = new Uint8Array(8 + header.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
  bytes.set(text(header), 8);
  return bytes;
}

const MODELS: Record<string, () => Uint8Array> = {
  "a zip of zeros": () => zipSync({ "manifest.json": text("{}"), "preprocess.json": new Uint8Array(900 * MB) }),
  "15 MB of empty lists": () => model("preprocess.json", `[${repeated("[],", 15 * MB)}[]]`),
  "15 MB of numbers for names": () =>
    padded("preprocess.json", preprocess("products", `[${repeated("1,", 14 * MB)}1]`)),
  "300,000 keys": () =>
    padded("preprocess.json", `{${Array.from({ length: 300_000 }, (_, i) => `"k${i}":0`).join(",")}}`),
  "wrong places of salespeople": () =>
    padded(
      "preprocess.json",
      preprocess("salespersonBases", `{${Array.from({ length: 300_000 }, (_, i) => `"k${i}":0`).join(",")}}`),
    ),
  "a history of nothing": () => padded("members/1/history.json", `{"steps":[${repeated("0,", 14 * MB)}0],"epochs":[]}`),
  "metrics of lists": () => padded("metrics.json", `{"gaps":[${repeated("0,", 14 * MB)}0]}`),
  "deep lists": () => padded("preprocess.json", repeated("[", 14 * MB)),
  "tensors without number": () => {
    const files = pack(exampleArtefact());
    const header = `{${Array.from({ length: 40_000 }, (_, i) => `"t${i}":0`).join(",")}}`;
    return zipFiles(resealed(files.set("members/1/model.safetensors", tensors(header))));
  },
  "a model of random bytes": () => new Uint8Array(randomBytes(MB)),
};

/** With random bytes that are no part of the model beside it, so that the ratio of the whole is that of a model. */
function padded(name: string, content: string): Uint8Array {
  const files = resealed(pack(exampleArtefact()).set(name, text(content)));
  return zipFiles(new Map([...files, ["beside.bin", new Uint8Array(randomBytes(0.9 * MB))]]));
}

/** About a megabyte when packed: lines of random ids. */
const foreign =
  HEADER +
  Array.from({ length: 55_000 }, (_, i) => `${randomBytes(12).toString("hex")},SP${i % 9},2025-01-01,1,1000\n`).join(
    "",
  );
/** The same in a workbook. */
const manyRows = (): (string | number)[][] => [
  ["customer", "product", "date", "quantity", "revenue"],
  ...Array.from({ length: 40_000 }, () => [randomBytes(12).toString("hex"), "P1", "2025-01-01", 1, 1000]),
];

const INPUTS: Record<string, () => Uint8Array> = {
  lines: () => text(lines(MB)),
  "blank lines": () => text(few + repeated("\n", MB)),
  "blank lines of Windows": () => text(few + repeated("\r\n", MB)),
  "lines of a letter": () => text(few + repeated("a\n", MB)),
  "an open quote": () => text(`${few}"${lines(MB)}`),
  quotes: () => text(few + repeated('"', MB)),
  delimiters: () => text(few + repeated(",", MB)),
  "doubled quotes": () => text(few + repeated(`"${repeated('""', 1000)}",b\n`, MB)),
  "ids that are all new": () =>
    text(HEADER + Array.from({ length: MB / 40 }, (_, i) => `K${i}x,S${i}y,2025-01-01,1,1000\n`).join("")),
  "random bytes": () => new Uint8Array(randomBytes(MB)),
  "gzip of lines": () => new Uint8Array(gzipSync(lines(8 * MB))),
  "gzip of blank lines": () => new Uint8Array(gzipSync(few + repeated("\n", 100 * MB))),
  "gzip of one line": () => new Uint8Array(gzipSync(few + repeated("a", 100 * MB))),
  "gzip of a letter a line": () => new Uint8Array(gzipSync(few + repeated("a\n", 20 * MB))),
  "gzip of as many lines as may be": () => new Uint8Array(gzipSync(foreign + repeated(line(1), 45 * MB))),
  "gzip of as many blank lines as may be": () => new Uint8Array(gzipSync(foreign + repeated("\n", 45 * MB))),
  "Zstandard of one letter": () => zstdOfOneLetter(few, 100_000),
  "a zip of blank lines": () => zipOf(few, "\n", 100 * MB),
  "a workbook of empty rows": () => workbookOf([["customer", "product"]], "<row/>", 16 * MB),
  "a workbook of as many empty rows as may be": () => workbookOf(manyRows(), "<row/>", 8 * MB),
  "a workbook of as many cells as may be": () => workbookOf(manyRows(), '<row><c t="n"><v>1</v></c></row>', 1.8 * MB),
  "Parquet of rows without columns": () => parquetOfRows(2 ** 31 - 1),
};

/** Reads every one in a process of its own and prints what it cost beyond an empty one; 1 where one cost too much. */
export async function runWorst(limits: { slowMs: number; largeMb: number }): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "worst-"));
  const path = join(folder, "file");
  let over = 0;
  try {
    writeFileSync(path, text(few));
    const idle = { model: read("model", path), input: read("input", path) };
    for (const [kind, made] of [
      ["model", MODELS],
      ["input", INPUTS],
    ] as const) {
      for (const [name, make] of Object.entries(made)) {
        const bytes = make();
        writeFileSync(path, bytes);
        const cost = read(kind, path);
        const ms = cost.ms;
        const mb = Math.max(0, cost.mb - idle[kind].mb);
        const isOver = ms > limits.slowMs || mb > limits.largeMb;
        if (isOver) over++;
        console.log(
          `${isOver ? "OVER " : ""}${kind}, ${name}: ${(bytes.length / MB).toFixed(2)} MB cost ${Math.round(ms)} ms and ${Math.round(mb)} MB: ${cost.said}`,
        );
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.log(`worst: ${over} over ${limits.slowMs} ms or ${limits.largeMb} MB`);
  return over > 0 ? 1 : 0;
}

interface Cost {
  /** Of the processor, in all threads: what else runs on the machine does not count. */
  ms: number;
  /** Largest resident memory of the process. */
  mb: number;
  said: string;
}

function read(kind: string, path: string): Cost {
  const script = fileURLToPath(import.meta.url);
  const { stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", script, kind, path], { encoding: "utf8" });
  const answer = stdout.trim().split("\n").at(-1) ?? "";
  try {
    return JSON.parse(answer) as Cost;
  } catch {
    return { ms: Number.POSITIVE_INFINITY, mb: Number.POSITIVE_INFINITY, said: `died: ${stderr.slice(-300)}` };
  }
}

/** In the process of its own. */
async function readHere(kind: string, path: string): Promise<void> {
  const bytes = new Uint8Array(readFileSync(path));
  const from = process.cpuUsage();
  let said = "read";
  try {
    if (kind === "model") unpack(unzipFiles(bytes));
    else {
      const { mapping } = await sniff(divisible(bytes).from);
      const { lines: found } = await ingest(divisible(bytes).from, mapping);
      said = `read ${found.count} lines`;
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    said = `refused: ${why.slice(0, 90)}`;
  }
  const { user, system } = process.cpuUsage(from);
  const cost: Cost = { ms: (user + system) / 1000, mb: process.resourceUsage().maxRSS / 1024, said };
  console.log(JSON.stringify(cost));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await readHere(process.argv[2]!, process.argv[3]!);
