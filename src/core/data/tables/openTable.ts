// A file of another kind than CSV as the CSV it stands for: sheets, column files and packed files, told by their bytes.
// Everything behind this (dialect, mapping, reading, notes) sees bytes of text and need not know.

import { DataError } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { isTableName } from "../files/tableNames.ts";
import { type Head, readHead, unpackedPieces } from "../source/encoding.ts";
import { type ByteSource, streamOf } from "../source/source.ts";
import { fileKind, KIND_BYTES } from "./fileKind.ts";
import { type OpenedTable, type OpenOptions, textTable } from "./openedTable.ts";
import { refuseKind } from "./wrongKind.ts";
import { openZip, type ZipEntry } from "./zip/zipArchive.ts";

/** A file within a file within a file is no table. */
const DEEPEST = 2;

/**
 * Opens a file that begins with `head` (a thousand bytes are enough). Text comes back as it is, in its gzip too.
 * Throws DataError with a sentence that says what to do for a kind that cannot be read, a damaged file, an unknown sheet
 * ("no-sheet") and an archive of several tables ("many-files").
 */
export async function openTable(
  stored: ByteSource,
  head: Pick<Head, "bytes" | "gzip">,
  options: OpenOptions = {},
  depth = 0,
): Promise<OpenedTable> {
  const kind = fileKind(head.bytes);
  if (kind === "text" || kind === "gzip") return textTable(stored);
  const source = head.gzip ? gunzipped(stored) : stored;
  switch (kind) {
    case "zstd": {
      const { zstdSource } = await import("./zstdSource.ts");
      const inside = zstdSource(source);
      return depth < DEEPEST ? openInside(inside, options, depth) : textTable(inside);
    }
    case "parquet": {
      const { openParquet } = await import("./parquet/openParquet.ts");
      return openParquet(source);
    }
    case "zip":
      return openArchive(source, options, depth);
    case "webPage":
    case "xml":
    case "json":
      if (options.asText) return textTable(stored);
      throw new DataError("not-csv", dataMessage(`wrong.${kind}`, { name: source.name }));
    default:
      return refuseKind(kind, source);
  }
}

/** Opens what was packed in another file. */
async function openInside(source: ByteSource, options: OpenOptions, depth: number): Promise<OpenedTable> {
  return openTable(source, await readHead(source, KIND_BYTES, { signal: options.signal }), options, depth + 1);
}

async function openArchive(source: ByteSource, options: OpenOptions, depth: number): Promise<OpenedTable> {
  const entries = await openZip(source);
  const { workbookEntry } = await import("./xlsx/workbook.ts");
  if (workbookEntry(entries)) {
    const { openWorkbook } = await import("./xlsx/openWorkbook.ts");
    return openWorkbook(source, entries, options);
  }
  const other = officeKind(entries);
  if (other) throw new DataError("wrong-kind", dataMessage(`wrong.${other}`, { name: source.name }));
  const tables = entries.filter(({ name }) => isTableName(name));
  const only = tables.length === 1 ? tables[0] : undefined;
  if (only && depth < DEEPEST) {
    const opened = await openInside({ ...only.source, name: baseName(only.name) }, options, depth);
    return { ...opened, notes: [dataMessage("note.inZip", { entry: only.name }), ...opened.notes] };
  }
  if (tables.length === 0) throw new DataError("wrong-kind", dataMessage("file.zipNoTable", { name: source.name }));
  const names = tables.map(({ name }) => name);
  const list = names.slice(0, 10).join(", ");
  throw new DataError("many-files", dataMessage("file.zipMany", { name: source.name, count: names.length, list }));
}

/** Office files of other programs, by what lies in their zip. */
function officeKind(entries: readonly ZipEntry[]): "xlsb" | "ods" | "word" | "slides" | "numbers" | null {
  const has = (pattern: RegExp) => entries.some(({ name }) => pattern.test(name));
  if (has(/(?:^|\/)xl\/workbook\.bin$/i)) return "xlsb";
  if (has(/^word\/document\.xml$/i)) return "word";
  if (has(/^ppt\/presentation\.xml$/i)) return "slides";
  if (has(/^Index\/(?:Document|Tables\/.*)\.iwa$/i)) return "numbers";
  return has(/^content\.xml$/i) && has(/^mimetype$/i) ? "ods" : null;
}

/** The bytes of a file without their gzip. */
function gunzipped(packed: ByteSource): ByteSource {
  const { name, size } = packed;
  return { name, size, stream: () => streamOf(() => unpackedPieces(packed, {})) };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
