// A workbook as one CSV: the sheet with the largest table, and with it the sheets of the same shape, one after the other.

import { throwIfAborted } from "../../../lib/abort.ts";
import type { Message } from "../../../lib/message.ts";
import { DataError } from "../../dataError.ts";
import { dataMessage } from "../../dataMessages.ts";
import { fieldLine } from "../../generate/csvField.ts";
import { type ByteSource, piecesOf, streamOf } from "../../source/source.ts";
import { CsvBytes } from "../csvBytes.ts";
import type { OpenedTable, OpenOptions } from "../openedTable.ts";
import type { ZipEntry } from "../zip/zipArchive.ts";
import type { CellReading } from "./cellWriter.ts";
import { SharedStrings } from "./sharedStrings.ts";
import { namesOf, readSheetHead, type SheetHead, shapeOf } from "./sheetHead.ts";
import { SheetScanner } from "./sheetScanner.ts";
import { readWorkbook } from "./workbook.ts";

/** Bytes of CSV handed on at a time. */
const PIECE = 262_144;
/** Names of sheets in a note. */
const NAMED = 12;

/** Throws DataError "workbook" for a damaged file or one without a table, "no-sheet" for a sheet it does not have. */
export async function openWorkbook(
  source: ByteSource,
  entries: readonly ZipEntry[],
  { sheet, signal }: OpenOptions,
): Promise<OpenedTable> {
  const workbook = await readWorkbook(entries, source.name);
  throwIfAborted(signal);
  const { strings } = workbook;
  const cells: CellReading = {
    strings: strings ? await SharedStrings.read(piecesOf(strings.source.stream())) : new SharedStrings(),
    styles: workbook.styles,
    from1904: workbook.from1904,
  };
  const heads: SheetHead[] = [];
  for (const part of workbook.sheets) {
    throwIfAborted(signal);
    const head = part.hidden && part.name !== sheet ? null : await readSheetHead(part, cells);
    if (head) heads.push(head);
  }
  const chosen = chooseSheets(heads, sheet);
  if (!chosen) {
    const all = workbook.sheets.map(({ name }) => name);
    const values = { name: source.name, list: listed(all) };
    if (sheet !== undefined && !all.includes(sheet))
      throw new DataError("no-sheet", dataMessage("file.noSuchSheet", { sheet, ...values }));
    throw new DataError("workbook", dataMessage("file.noTableInSheets", values));
  }
  return {
    kind: "workbook",
    source: csvSource(source, chosen, cells),
    notes: notesOf(chosen, heads, sheet),
    sheets: heads.map(({ part, lines }) => ({ name: part.name, lines })),
    read: chosen.map(({ part }) => part.name),
  };
}

/** The sheets that are read: the one asked for, or the largest with those of its shape. Null where there is none. */
function chooseSheets(heads: readonly SheetHead[], asked: string | undefined): SheetHead[] | null {
  if (asked !== undefined) {
    const found = heads.find(({ part }) => part.name === asked);
    return found ? [found] : null;
  }
  const largest = heads.reduce<SheetHead | null>(
    (best, head) => (best && best.part.entry.size >= head.part.entry.size ? best : head),
    null,
  );
  const shape = largest && shapeOf(largest);
  if (!largest || shape === null) return largest && [largest];
  const alike = heads.filter((head) => shapeOf(head) === shape);
  return alike.length > 1 && holdsTheOthers(largest, alike) ? [largest] : alike;
}

/** A sheet that has the rows of all others of its shape together, or says so: read with them it would count twice. */
function holdsTheOthers(largest: SheetHead, alike: readonly SheetHead[]): boolean {
  const rest = alike.filter((head) => head !== largest);
  const others = rest.reduce((sum, { lines }) => sum + (lines ?? Number.NaN), 0);
  const [first] = rest;
  const begins = first && linesOf(first)[0];
  if (rest.length > 1 && largest.lines === others && begins && linesOf(largest).includes(begins)) return true;
  return /^(?:tổng|tong|total|all\b|tất cả|cả năm|summary|toàn bộ)/i.test(largest.part.name.normalize("NFC").trim());
}

/** The lines of a sheet's head as texts. */
function linesOf({ rows, header }: SheetHead): string[] {
  return rows.slice(header + 1).map((row) => JSON.stringify(row));
}

function notesOf(chosen: readonly SheetHead[], heads: readonly SheetHead[], asked: string | undefined): Message[] {
  const notes: Message[] = [];
  const names = (of: readonly SheetHead[]) => listed(of.map(({ part }) => part.name));
  const first = chosen[0]!;
  const left = heads.filter((head) => !chosen.includes(head));
  if (chosen.length > 1) notes.push(dataMessage("note.sheetsJoined", { count: chosen.length, list: names(chosen) }));
  if (asked === undefined && left.length > 0)
    notes.push(dataMessage("note.sheetsLeft", { read: names(chosen), count: left.length, list: names(left) }));
  if (first.joined)
    notes.push(
      dataMessage("note.twoRowHeader", {
        first: first.numbers[first.header - 1]!,
        second: first.numbers[first.header]!,
        list: listed(first.joined),
      }),
    );
  const uncalculated = chosen.reduce((sum, head) => sum + head.uncalculated, 0);
  if (uncalculated > 0) notes.push(dataMessage("note.uncalculated", { count: uncalculated }));
  const row = first.numbers[first.header + 1];
  if (chosen.length === 1 && row !== undefined && row > 2) notes.push(dataMessage("note.sheetRow", { row }));
  return notes;
}

function listed(names: readonly string[]): string {
  const some = names.slice(0, NAMED).map((name) => `“${name}”`);
  return `${some.join(", ")}${names.length > NAMED ? ", …" : ""}`;
}

function csvSource(file: ByteSource, chosen: readonly SheetHead[], cells: CellReading): ByteSource {
  const parts = chosen.map(({ part }) => part.entry.source);
  /** Packed bytes of these sheets stand for those of the file. */
  const packed = parts.reduce((sum, { size }) => sum + size, 0) || 1;
  let begun = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    begun = 0;
    const out = new CsvBytes();
    for (const [i, head] of chosen.entries()) {
      begun = i + 1;
      yield* sheetPieces(head, cells, i === 0, out);
    }
    yield out.take();
  }
  return {
    name: file.name,
    size: file.size,
    done: () => {
      const read = parts.slice(0, begun).reduce((sum, part) => sum + (part.done?.() ?? 0), 0);
      return Math.min(file.size, Math.round((read / packed) * file.size));
    },
    stream: () => streamOf(pieces),
  };
}

async function* sheetPieces(
  head: SheetHead,
  cells: CellReading,
  first: boolean,
  out: CsvBytes,
): AsyncGenerator<Uint8Array> {
  const { window, header, joined, rows, numbers } = head;
  if (first && joined) for (const row of [...rows.slice(0, header - 1), namesOf(head)]) out.text(fieldLine(row));
  const skipTo = !first || joined ? numbers[header]! : 0;
  const scanner = new SheetScanner(out, cells, { ...window, skipTo });
  for await (const piece of piecesOf(head.part.entry.source.stream())) {
    scanner.add(piece);
    if (out.length >= PIECE) yield out.take();
    if (scanner.done) break;
  }
  scanner.end();
}
