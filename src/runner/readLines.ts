// From whatever lines are given as to sale lines: a table is read as the studio reads it, with the model's columns.

import { DataError } from "../core/data/dataError.ts";
import { sniff } from "../core/data/dialect/sniff.ts";
import { heldAgainst } from "../core/data/doubts/heldAgainst.ts";
import { readTable } from "../core/data/files/readTable.ts";
import { ingest } from "../core/data/ingest/ingest.ts";
import { linesOfRows, ROW_COLUMNS } from "../core/data/lines/linesOfRows.ts";
import type { SaleLines } from "../core/data/lines/saleLines.ts";
import { fitMapping } from "../core/data/mapping/fitMapping.ts";
import type { Mapping } from "../core/data/mapping/mapping.ts";
import { type ByteSource, bytesSource } from "../core/data/source/source.ts";
import { type Message, MessageError } from "../core/lib/message.ts";
import type { Lines, Value } from "./api.ts";
import { runnerMessage } from "./runnerMessages.ts";

export interface ReadLines {
  lines: SaleLines;
  notes: Message[];
}

/** The sale lines of a table, or of rows. Throws a message that says what is wrong and where. */
export async function readLines(given: Lines, known: Mapping): Promise<ReadLines> {
  if (typeof given === "string") return readSource(textSource(given), known);
  if (given instanceof Uint8Array) return readSource(bytesSource("lines", [given]), known);
  if (given instanceof ArrayBuffer) return readSource(bytesSource("lines", [new Uint8Array(given)]), known);
  if (given instanceof Blob) return readSource(blobSource(given), known);
  if (Array.isArray(given)) return readObjects(given, known);
  if (typeof given === "object" && given !== null && "columns" in given && "rows" in given)
    return { lines: linesOfRows(given.columns, given.rows), notes: [] };
  throw new MessageError(runnerMessage("runner.noLines"));
}

const textSource = (text: string): ByteSource => bytesSource("lines", [new TextEncoder().encode(text)]);

function blobSource(blob: Blob): ByteSource {
  return {
    name: "name" in blob ? String(blob.name) : "lines",
    size: blob.size,
    stream: () => blob.stream(),
    slice: (start, end) => blob.slice(start, end).stream(),
  };
}

/** Rows by the columns' own names, or by those of a file: then they are what a table of them would be. */
function readObjects(
  objects: readonly Readonly<Record<string, Value>>[],
  known: Mapping,
): Promise<ReadLines> | ReadLines {
  const columns = [...new Set(objects.flatMap((row) => Object.keys(row)))];
  const rows = objects.map((row) => columns.map((name) => row[name]));
  const names = known.header.filter((name) => columns.includes(name));
  if (columns.every((name) => ROW_COLUMNS.includes(name)) || names.length < 2)
    return { lines: linesOfRows(columns, rows), notes: [] };
  const line = (cells: readonly Value[]): string =>
    cells.map((cell) => `"${String(cell ?? "").replaceAll('"', '""')}"`).join(",");
  return readSource(textSource([columns, ...rows].map((cells) => `${line(cells)}\n`).join("")), known);
}

/** With the model's mapping where the table has its columns, as its values prove it; else recognised anew, which is told. */
async function readSource(source: ByteSource, known: Mapping): Promise<ReadLines> {
  try {
    const { header, rows } = await readTable(source, { ...known.dialect });
    const { mapping, notes, doubtful } = heldAgainst(fitMapping(known, header), header, rows);
    if (doubtful) throw new MessageError(doubtful);
    const { lines, inspection } = await ingest(source, mapping, { saved: known });
    return { lines, notes: [...notes, ...(inspection.noteSentences ?? [])] };
  } catch (error) {
    if (!(error instanceof DataError && error.code === "header-changed")) throw error;
    const { mapping } = await sniff(source);
    const { lines, inspection } = await ingest(source, mapping);
    return { lines, notes: [runnerMessage("runner.recognised"), ...(inspection.noteSentences ?? [])] };
  }
}
