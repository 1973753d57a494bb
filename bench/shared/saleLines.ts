// The file that a bench reads: a named one, or a distributor's that is generated for it and removed afterwards.

import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { wholeNumber } from "../../src/cli/options.ts";
import { distributorSource } from "../../src/core/data/generate/distributor.ts";

/** Runs `use` on the file at `path`, or on a generated one of so many lines where none is named. */
export async function withSaleLines(
  { file, rows }: { file?: string; rows: string },
  use: (path: string) => void | Promise<void>,
): Promise<void> {
  if (file !== undefined) return use(file);
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    const path = join(folder, "lines.csv");
    const stream = distributorSource({ rows: wholeNumber("--rows", rows, 1, 100_000_000), seed: 1 }).stream();
    await pipeline(Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]), createWriteStream(path));
    await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
