// `samples --parquet`: the tensors of all targets as Parquet files, with what a training elsewhere needs beside them.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { jsonFile } from "../core/artefact/jsonFiles.ts";
import {
  SAMPLES_FILE,
  SAMPLES_KEY,
  type SampleFile,
  type SampleSource,
  sampleIndex,
  sampleMetadata,
  sampleSideFiles,
  shardName,
} from "../core/artefact/samples/sampleFiles.ts";
import { countParts, partsOf, sampleRows, shardTargets } from "../core/artefact/samples/sampleTable.ts";
import { fingerprintLines } from "../core/data/source/fingerprint.ts";
import type { SampleSet } from "../core/features/sampleSet.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import { timeText } from "../core/lib/timeText.ts";
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
  const parts = partsOf(samples);
  const files: SampleFile[] = [];
  for (const [shard, targets] of shardTargets(samples, shards).entries()) {
    terminal.progress("Writing samples", shard / shards);
    const path = shardName(shard);
    const metadata = { [SAMPLES_KEY]: jsonText(sampleMetadata(source, shard, shards)) };
    const seal = await writeWhole(join(folder, path), async (unfinished) =>
      writeParquet(unfinished, sampleRows(samples, targets, parts), metadata),
    );
    files.push({ path, rows: countParts(targets, parts), ...seal });
  }
  for (const [name, bytes] of sampleSideFiles(source)) await writeFilePieces(join(folder, name), [bytes]);
  await writeFilePieces(join(folder, SAMPLES_FILE), [jsonFile(sampleIndex(source, files, dataOf(samples)), 2)]);
  terminal.print(
    `${folder}: ${samples.targets.length.toLocaleString("en-US")} targets in ${shards.toLocaleString("en-US")} ${shards === 1 ? "file" : "files"}`,
  );
}

function dataOf({ lines }: SampleSet) {
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
