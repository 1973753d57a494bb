// Folders that `partition` wrote: sale lines divided by customer, a file to each part.

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { mappingSchema } from "../core/artefact/artefactSchemas.ts";
import type { SaleLines } from "../core/data/lines/saleLines.ts";
import { markWalkIns } from "../core/data/lines/walkIns.ts";
import type { Mapping } from "../core/data/mapping/mapping.ts";
import { readFitFile } from "../core/features/parts/fitFile.ts";
import { joinBlocks } from "../core/features/parts/spilledLines.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import { z } from "../core/lib/zod.ts";
import { CommandError } from "./commandError.ts";
import { cannotRead, quoted } from "./fileErrors.ts";

export const PARTITION_FILE = "partition.json";
export const PARTITION_FORMAT = "sales-studio partition";
export const PARTITION_VERSION = 1;

export const partitionSchema = z.object({
  format: z.literal(PARTITION_FORMAT),
  version: z.literal(PARTITION_VERSION),
  /** Of the files' names and sizes, how they were read, and the number of parts. */
  id: z.string(),
  parts: z.number().int().min(1),
  rows: z.number().int().min(0),
  lines: z.number().int().min(0),
  mapping: mappingSchema,
  /** Codes of customers who are walk-ins by their code or name. */
  walkIns: z.array(z.string()),
});

export interface Partition {
  id: string;
  parts: number;
  mapping: Mapping;
  /** The lines of a part, from 1. */
  lines(part: number): Promise<SaleLines>;
}

/** The name of a part's file, from 1. */
export function partName(part: number): string {
  return `lines-${String(part).padStart(5, "0")}.bin`;
}

/** What these folders hold together; null where they are none that `partition` wrote. */
export async function readPartition(paths: readonly string[]): Promise<Partition | null> {
  const found = await Promise.all(paths.map(readIndex));
  const indices = found.filter((index) => index !== null);
  const [first] = indices;
  if (!first) return null;
  if (indices.length < paths.length)
    throw new CommandError(
      "some of these are folders that partition wrote, and others are not: name only such folders",
    );
  const same = ({ parts, mapping }: typeof first): string => jsonText([parts, mapping.columns, mapping.header]);
  const other = indices.findIndex((index) => same(index) !== same(first));
  if (other >= 0)
    throw new CommandError(
      `${quoted(paths[other]!)} has other parts or columns than ${quoted(paths[0]!)}: partition all files alike`,
    );
  const walkIns = new Set(indices.flatMap((index) => index.walkIns));
  return {
    id: createHash("sha256")
      .update(indices.map(({ id }) => id).join())
      .digest("hex"),
    parts: first.parts,
    mapping: first.mapping,
    async lines(part) {
      const blocks: SaleLines[] = [];
      for (const path of paths) for await (const block of blocksOf(join(path, partName(part)))) blocks.push(block);
      const lines = joinBlocks(blocks);
      markWalkIns(
        lines,
        Uint8Array.from(lines.customer.values, (id) => (walkIns.has(id) ? 1 : 0)),
      );
      return lines;
    },
  };
}

async function readIndex(path: string): Promise<z.infer<typeof partitionSchema> | null> {
  const folder = await stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );
  if (!folder) return null;
  const name = join(path, PARTITION_FILE);
  const text = await readFile(name, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw cannotRead(name, error);
  });
  if (text === null) return null;
  try {
    return partitionSchema.parse(JSON.parse(text));
  } catch {
    throw new CommandError(
      `cannot read ${quoted(name)}: it is damaged, or another version wrote it. Run partition again`,
    );
  }
}

/** The blocks of a part's file, each behind its length in four bytes. */
async function* blocksOf(path: string): AsyncGenerator<SaleLines> {
  let held: Buffer = Buffer.alloc(0);
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 4 << 20 })) {
      pieces.push(piece as Buffer);
      size += (piece as Buffer).length;
      const needed = held.length >= 4 ? 4 + held.readUInt32LE(0) : 4;
      if (held.length + size < needed) continue;
      held = Buffer.concat([held, ...pieces.splice(0)]);
      size = 0;
      while (held.length >= 4 && held.length >= 4 + held.readUInt32LE(0)) {
        const end = 4 + held.readUInt32LE(0);
        yield readFitFile(new Uint8Array(held.subarray(4, end)), path) as SaleLines;
        held = held.subarray(end);
      }
    }
  } catch (error) {
    throw error instanceof Error && "syscall" in error ? cannotRead(path, error) : error;
  }
  if (held.length + size > 0) throw new CommandError(`${quoted(path)} ends too early: run partition again`);
}
