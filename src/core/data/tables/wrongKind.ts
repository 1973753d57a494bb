// Files that are no tables, or none that can be read here: what each is, in its user's words, and what to do with it.

import { DataError } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { type ByteSource, readAll } from "../source/source.ts";
import type { FileKind } from "./fileKind.ts";

type WrongKind = Exclude<FileKind, "text" | "gzip" | "zstd" | "zip" | "parquet" | "webPage" | "xml" | "json">;

/** Throws DataError "wrong-kind". */
export async function refuseKind(kind: WrongKind, source: ByteSource): Promise<never> {
  const found = kind === "oldExcel" ? await compoundKind(source) : kind;
  throw new DataError("wrong-kind", dataMessage(`wrong.${found}`, { name: source.name }));
}

const SECTOR_SHIFT = 30;
const DIRECTORY_SECTOR = 48;
/** Enough of the directory to hold the names that tell. */
const DIRECTORY_BYTES = 8192;

/** What an OLE compound file holds: Excel's old format, Word's, or a workbook behind a password. */
async function compoundKind(source: ByteSource): Promise<"oldExcel" | "locked" | "word" | "compound"> {
  if (!source.slice) return "oldExcel";
  const header = await readAll(source.slice(0, 512));
  if (header.length < 512) return "compound";
  const view = new DataView(header.buffer);
  const sector = 2 ** Math.min(16, view.getUint16(SECTOR_SHIFT, true));
  const place = (view.getUint32(DIRECTORY_SECTOR, true) + 1) * sector;
  const directory = await readAll(source.slice(place, Math.min(source.size, place + DIRECTORY_BYTES)));
  const names = new TextDecoder("utf-16le").decode(directory);
  const has = (name: string) => names.includes(`${name}\0`);
  if (has("EncryptedPackage")) return "locked";
  if (has("Workbook") || has("Book")) return "oldExcel";
  return has("WordDocument") ? "word" : "compound";
}
