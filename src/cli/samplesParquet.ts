// `samples --parquet`: the tensors of all targets as Parquet files, with what a training elsewhere needs beside them.

import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { jsonFile } from "../core/artefact/jsonFiles.ts";
import {
  SAMPLES_FILE,
  SAMPLES_KEY,
  type SampleData,
  type SampleFile,
  type SampleSource,
  sampleIndex,
  sampleMetadata,
  sampleSideFiles,
  shardName,
} from "../core/artefact/samples/sampleFiles.ts";
import { countParts, partsOf, sampleRows, shardTargets } from "../core/artefact/samples/sampleTable.ts";
import { fingerprintLines } from "../core/data/source/fingerprint.ts";
import type { PartNumber } from "../core/features/parts/fitParts.ts";
import type { SampleSet } from "../core/features/sampleSet.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import { timeText } from "../core/lib/timeText.ts";
import { z } from "../core/lib/zod.ts";
import { CommandError } from "./commandError.ts";
import { writeParquet } from "./parquetFile.ts";
import type { Terminal } from "./terminal.ts";
import { writeFilePieces } from "./writeResult.ts";
import { writeWhole } from "./writeWhole.ts";

/** Writes all of it into a folder, `samples.json` last. */
export async function writeSampleFolder(
  folder: string,
  samples: SampleSet,
  source: SampleSource,
  shards: number,
  terminal: Terminal,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files: SampleFile[] = [];
  const parts = partsOf(samples);
  for (const [shard, targets] of shardTargets(samples, shards).entries()) {
    terminal.progress("Writing samples", shard / shards);
    files.push(await writeTable(folder, samples, source, { targets, parts, shard, shards }));
  }
  await writeSideFiles(folder, source);
  await writeIndex(folder, source, files, dataOf(samples));
  terminal.print(
    `${folder}: ${count(samples.targets.length)} targets in ${count(shards)} ${shards === 1 ? "file" : "files"}`,
  );
}

/** What a part leaves for the index, beside its table. */
const noteSchema = z.object({
  preprocess: z.string(),
  file: z.object({
    path: z.string(),
    rows: z.object({ train: z.number(), validation: z.number(), test: z.number() }),
    bytes: z.number(),
    sha256: z.string(),
  }),
  data: z.object({
    fingerprint: z.null(),
    lines: z.number(),
    customers: z.number(),
    firstDay: z.string().nullable(),
    lastDay: z.string().nullable(),
  }),
});

/** Writes one table of several, whose customers alone are in these samples; whoever writes the last one writes the index. */
export async function writeSamplePart(
  folder: string,
  samples: SampleSet,
  source: SampleSource,
  { part, parts: shards }: PartNumber,
  terminal: Terminal,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const parts = partsOf(samples);
  const shard = part - 1;
  const targets = shardTargets(samples, shards)[shard]!;
  const file = await writeTable(folder, samples, source, { targets, parts, shard, shards });
  const { preprocess } = sampleMetadata(source, shard, shards);
  await writeFilePieces(join(folder, noteName(shard)), [
    jsonFile({ preprocess, file, data: { ...dataOf(samples), fingerprint: null } }, 2),
  ]);
  await writeSideFiles(folder, source);
  const notes = await Promise.all(Array.from({ length: shards }, (_, each) => readNote(folder, each)));
  const there = notes.filter((note) => note !== null);
  terminal.print(
    `${join(folder, file.path)}: ${count(targets.length)} targets; ${there.length} of ${shards} parts are there`,
  );
  if (there.length < shards) return;
  const other = there.find((note) => note.preprocess !== preprocess);
  if (other)
    throw new CommandError(
      `${join(folder, other.file.path)} was made with another fit: make that part again with --fitted, or take an empty folder`,
    );
  await writeIndex(
    folder,
    source,
    there.map((note) => note.file),
    joinData(there.map(({ data }) => data)),
  );
}

interface Table {
  targets: Uint32Array;
  parts: Uint8Array;
  shard: number;
  shards: number;
}

async function writeTable(
  folder: string,
  samples: SampleSet,
  source: SampleSource,
  { targets, parts, shard, shards }: Table,
): Promise<SampleFile> {
  const path = shardName(shard);
  const metadata = { [SAMPLES_KEY]: jsonText(sampleMetadata(source, shard, shards)) };
  const seal = await writeWhole(join(folder, path), async (unfinished) =>
    writeParquet(unfinished, sampleRows(samples, targets, parts), metadata),
  );
  return { path, rows: countParts(targets, parts), ...seal };
}

async function writeSideFiles(folder: string, source: SampleSource): Promise<void> {
  for (const [name, bytes] of sampleSideFiles(source)) await writeFilePieces(join(folder, name), [bytes]);
}

function writeIndex(folder: string, source: SampleSource, files: SampleFile[], data: SampleData): Promise<void> {
  return writeFilePieces(join(folder, SAMPLES_FILE), [jsonFile(sampleIndex(source, files, data), 2)]);
}

function noteName(shard: number): string {
  return shardName(shard).replace(/parquet$/, "json");
}

async function readNote(folder: string, shard: number): Promise<z.infer<typeof noteSchema> | null> {
  const text = await readFile(join(folder, noteName(shard)), "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return noteSchema.parse(JSON.parse(text));
  } catch {
    throw new CommandError(`${join(folder, noteName(shard))} is damaged: make that part again`);
  }
}

function joinData(all: readonly SampleData[]): SampleData {
  const days = (which: "firstDay" | "lastDay"): string[] => all.flatMap((data) => data[which] ?? []).sort();
  return {
    fingerprint: null,
    lines: all.reduce((sum, { lines }) => sum + lines, 0),
    customers: all.reduce((sum, { customers }) => sum + customers, 0),
    firstDay: days("firstDay").at(0) ?? null,
    lastDay: days("lastDay").at(-1) ?? null,
  };
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}

function dataOf({ lines }: SampleSet): SampleData {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < lines.count; i++) {
    first = Math.min(first, lines.time[i]!);
    last = Math.max(last, lines.time[i]!);
  }
  const day = (time: number): string | null => (Number.isFinite(time) ? timeText(time, false) : null);
  return {
    fingerprint: fingerprintLines(lines),
    lines: lines.count,
    customers: lines.customer.values.length,
    firstDay: day(first),
    lastDay: day(last),
  };
}
