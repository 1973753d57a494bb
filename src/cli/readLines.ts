// From a path to sale lines, with progress: the first half of every command that reads data.

import { DataError } from "../core/data/dataError.ts";
import { sniff } from "../core/data/dialect/sniff.ts";
import { heldAgainst } from "../core/data/doubts/heldAgainst.ts";
import { readTable } from "../core/data/files/readTable.ts";
import { ingest } from "../core/data/ingest/ingest.ts";
import type { Inspection } from "../core/data/ingest/inspection.ts";
import type { SaleLines } from "../core/data/lines/saleLines.ts";
import { fitMapping } from "../core/data/mapping/fitMapping.ts";
import type { Mapping } from "../core/data/mapping/mapping.ts";
import { CommandError } from "./commandError.ts";
import { openFiles } from "./openFiles.ts";
import type { ReadingChoice } from "./readingOptions.ts";
import type { Terminal } from "./terminal.ts";
import { workerPool } from "./workerPool.ts";

/**
 * Reads the file, or several as one, with the proposed columns as `choice` changes them, or with those of a model where the file has them.
 * What the user should know about the file is told, unless `quiet`.
 */
export async function readLines(
  paths: readonly string[],
  terminal: Terminal,
  options: { known?: Mapping; choice?: ReadingChoice; signal?: AbortSignal; quiet?: boolean } = {},
): Promise<{ lines: SaleLines; inspection: Inspection }> {
  const { source, path, whileUnchanged } = await openFiles(paths, (text) => options.quiet || terminal.note(text));
  const threads = path === null ? undefined : workerPool(path);
  const read = async (mapping: Mapping, saved?: Mapping) => {
    const started = performance.now();
    const found = await ingest(source, mapping, {
      signal: options.signal,
      threads,
      saved,
      onProgress: (done, total) => {
        const speed = done / 1e6 / Math.max(1e-3, (performance.now() - started) / 1000);
        terminal.progress(`Reading ${source.name}`, total > 0 ? done / total : 1, `${speed.toFixed(1)} MB/s`);
      },
    });
    if (!options.quiet) for (const note of found.inspection.notes) terminal.note(`Note: ${note}`);
    return found;
  };
  const { choice, signal } = options;
  const propose = async () => {
    const found = await sniff(source, { ...choice?.dialect, signal });
    const mapping = choice ? choice.change(found) : found.mapping;
    if (mapping.columns.date === undefined) {
      // The column may be there, and only its dates be written in a way that cannot be read.
      const note = found.noteSentences?.find(({ code }) => code === "note.wide" || code === "note.dateUnreadable");
      if (note) throw new DataError("no-date", note);
    }
    return mapping;
  };
  const { known } = options;
  return whileUnchanged(async () => {
    if (!known || choice?.any) return read(await propose());
    try {
      const { header, rows } = await readTable(source, { ...known.dialect, signal });
      const { mapping, notes, doubtful } = heldAgainst(fitMapping(known, header), header, rows);
      for (const { text } of notes) terminal.note(`Note: ${text} It is read so.`);
      if (doubtful)
        throw new CommandError(
          `${doubtful.text} Say which is right: --date-format ${doubtful.values.saved} or --date-format ${doubtful.values.own}`,
        );
      return await read(mapping, known);
    } catch (error) {
      if (!(error instanceof DataError && error.code === "header-changed")) throw error;
      terminal.note("This file's columns are not those the model was trained on: they are recognised anew.");
      return read(await propose());
    }
  });
}
