// `--part K/N` and the lines of such a part.

import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { SaleLines } from "../core/data/lines/saleLines.ts";
import type { Mapping } from "../core/data/mapping/mapping.ts";
import type { PartNumber } from "../core/features/parts/fitParts.ts";
import { linesOfPart } from "../core/features/parts/linesOfPart.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import { openFiles } from "./openFiles.ts";
import { readPartition } from "./partitionFolder.ts";
import type { ReadingChoice } from "./readingOptions.ts";
import { readLines } from "./readLines.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usageError.ts";

export const MOST_PARTS = 10_000;

/** "3/8" as part 3 of 8. */
export function parsePart(text: string): PartNumber {
  const [, part, parts] = /^(\d{1,5})\/(\d{1,5})$/.exec(text.trim()) ?? [];
  const found = { part: Number(part), parts: Number(parts) };
  if (!(found.part >= 1 && found.part <= found.parts && found.parts <= MOST_PARTS))
    throw new UsageError(`--part ${text}: write it as K/N, the part from 1 and how many there are, for example 3/8`);
  return found;
}

/** Files as parts know them again, on whichever machine: by names and sizes, or by what a partition says of itself. */
export async function sourceOf(files: readonly string[]): Promise<string> {
  const partition = await readPartition(files);
  if (partition) return partition.id;
  const { source } = await openFiles(files, () => {});
  const all = (source.parts ?? [source]).map(({ name, size }) => [basename(name), size]);
  return createHash("sha256").update(jsonText(all)).digest("hex");
}

/** The lines of a part of the files, and how they were read: as `mapping` says where it is given. */
export async function readPart(
  files: readonly string[],
  { part, parts }: PartNumber,
  terminal: Terminal,
  options: { known?: Mapping; choice?: ReadingChoice },
): Promise<{ lines: SaleLines; mapping: Mapping }> {
  const partition = await readPartition(files);
  if (partition) {
    if (partition.parts !== parts)
      throw new UsageError(
        `--part ${part}/${parts}: the folder has ${partition.parts} parts; write K/${partition.parts}`,
      );
    return { lines: await partition.lines(part), mapping: partition.mapping };
  }
  const { lines, inspection } = await readLines(files, terminal, options);
  return { lines: linesOfPart(lines, part - 1, parts), mapping: options.known ?? inspection.mapping };
}
