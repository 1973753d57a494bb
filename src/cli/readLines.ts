// From a path to sale lines, with progress: the first half of every command that reads data.

import { DataError } from "../core/data/dataError.ts";
import { ingest } from "../core/data/ingest.ts";
import type { Inspection } from "../core/data/inspection.ts";
import type { Mapping } from "../core/data/mapping.ts";
import type { SaleLines } from "../core/data/saleLines.ts";
import { sniff } from "../core/data/sniff.ts";
import type { ByteSource } from "../core/data/source.ts";
import { fileSource } from "./fileSource.ts";
import type { Terminal } from "./terminal.ts";

/** Reads the file with the proposed columns, or with those of a model where the file has them. */
export async function readLines(
  path: string,
  terminal: Terminal,
  options: { known?: Mapping; signal?: AbortSignal } = {},
): Promise<{ lines: SaleLines; inspection: Inspection }> {
  const source = await fileSource(path);
  if (!options.known) return read(source, (await sniff(source, options)).mapping, terminal, options.signal);
  try {
    return await read(source, options.known, terminal, options.signal);
  } catch (error) {
    if (!(error instanceof DataError && error.code === "header-changed")) throw error;
    terminal.note("This file's columns are not those the model was trained on: they are recognised anew.");
    return read(source, (await sniff(source, options)).mapping, terminal, options.signal);
  }
}

async function read(source: ByteSource, mapping: Mapping, terminal: Terminal, signal?: AbortSignal) {
  const started = performance.now();
  return ingest(source, mapping, {
    signal,
    onProgress: (done, total) => {
      const speed = done / 1e6 / Math.max(1e-3, (performance.now() - started) / 1000);
      terminal.progress(`Reading ${source.name}`, total > 0 ? done / total : 1, `${speed.toFixed(1)} MB/s`);
    },
  });
}
