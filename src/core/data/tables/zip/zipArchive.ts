// The files in a zip, found in its directory at the end and unpacked as streams by the browser or Node: nothing is held whole.

import { crc32 } from "../../../lib/crc32.ts";
import { DataError } from "../../dataError.ts";
import { dataMessage } from "../../dataMessages.ts";
import { type ByteSource, piecesOf, readAll, streamOf } from "../../source/source.ts";
import { MOST_TIMES, MOST_TIMES_XML, refuseUnpacked } from "../../source/unpackedLimit.ts";
import { seekable } from "../seekable.ts";
import {
  DEFLATED,
  dataBehind,
  directoryOf,
  END_SIZE,
  endRecordAt,
  IN_EXTRA,
  LOCAL_SIZE,
  LONGEST_COMMENT,
  STORED,
  type ZipRecord,
  zipRecords,
} from "./zipDirectory.ts";

export interface ZipEntry {
  /** The path in the archive, with forward slashes. */
  name: string;
  /** Bytes when unpacked, as the archive says. */
  size: number;
  /** Its bytes unpacked; `size` and `done` count packed ones. Reading throws DataError "zip" where they are damaged. */
  source: ByteSource;
}

const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const LOCATOR_SIZE = 20;

/**
 * Lists the files of a zip; folders and what macOS puts beside files are left out.
 * Throws DataError "zip" for a damaged archive. Reading an entry throws it, too, for a password or an unknown packing.
 */
export async function openZip(given: ByteSource): Promise<ZipEntry[]> {
  const source = await seekable(given);
  const damaged = new DataError("zip", dataMessage("file.zipDamaged", { name: source.name }));
  const { at, size, shift } = await findDirectory(source, damaged);
  const bytes = await readAll(source.slice(at, at + size));
  const records = zipRecords(bytes);
  if (!records) throw damaged;
  return records
    .map((record) => ({ ...record, name: record.name.replaceAll("\\", "/"), offset: record.offset + shift }))
    .filter(({ name }) => !name.endsWith("/") && !name.startsWith("__MACOSX/") && !name.endsWith("/.DS_Store"))
    .map((record) => ({ name: record.name, size: record.unpacked, source: entrySource(source, record) }));
}

/** Where the directory lies; `shift` is what was put before the archive. */
async function findDirectory(
  source: Required<Pick<ByteSource, "slice" | "size">>,
  damaged: DataError,
): Promise<{ at: number; size: number; shift: number }> {
  const start = Math.max(0, source.size - LONGEST_COMMENT - END_SIZE - LOCATOR_SIZE);
  const tail = await readAll(source.slice(start, source.size));
  const view = new DataView(tail.buffer, tail.byteOffset, tail.length);
  const end = endRecordAt(view);
  if (end < 0) throw damaged;
  let { size, at } = directoryOf(view, end);
  let directoryEnd = start + end;
  if (at === IN_EXTRA || size === IN_EXTRA) {
    const locator = end - LOCATOR_SIZE;
    if (locator < 0 || view.getUint32(locator, true) !== LOCATOR_64) throw damaged;
    const place = Number(view.getBigUint64(locator + 8, true));
    const record = await readAll(source.slice(place, place + 56));
    const long = new DataView(record.buffer, record.byteOffset, record.length);
    if (record.length < 56 || long.getUint32(0, true) !== END_64) throw damaged;
    size = Number(long.getBigUint64(40, true));
    at = Number(long.getBigUint64(48, true));
    directoryEnd = place;
  }
  const shift = directoryEnd - size - at;
  if (shift < 0 || size > source.size) throw damaged;
  return { at: at + shift, size, shift };
}

function entrySource(archive: Required<Pick<ByteSource, "slice" | "name">>, entry: ZipRecord): ByteSource {
  let done = 0;
  async function* unpacked(): AsyncGenerator<Uint8Array> {
    done = 0;
    const failed = (message: "file.zipDamaged" | "file.zipLocked" | "file.zipPacking") =>
      new DataError("zip", dataMessage(message, { name: archive.name }));
    if (entry.locked) throw failed("file.zipLocked");
    if (entry.method !== STORED && entry.method !== DEFLATED) throw failed("file.zipPacking");
    // A table in a zip, or the markup of a workbook.
    const times = /\.xml$/i.test(entry.name) ? MOST_TIMES_XML : MOST_TIMES;
    refuseUnpacked(archive.name, entry.packed, entry.unpacked, times);
    const local = await readAll(archive.slice(entry.offset, entry.offset + LOCAL_SIZE));
    const behind = dataBehind(new DataView(local.buffer, local.byteOffset, local.length));
    if (behind === null) throw failed("file.zipDamaged");
    const start = entry.offset + behind;
    const counted = archive.slice(start, start + entry.packed).pipeThrough(
      new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>({
        transform: (piece, controller) => {
          done += piece.length;
          controller.enqueue(piece as Uint8Array<ArrayBuffer>);
        },
      }),
    );
    const plain: ReadableStream<Uint8Array> =
      entry.method === STORED ? counted : counted.pipeThrough(new DecompressionStream("deflate-raw"));
    let size = 0;
    let checksum = 0;
    try {
      for await (const piece of piecesOf(plain)) {
        size += piece.length;
        if (size > entry.unpacked) throw failed("file.zipDamaged");
        checksum = crc32(piece, checksum);
        yield piece;
      }
    } catch (error) {
      if (error instanceof DataError || error instanceof DOMException) throw error;
      throw failed("file.zipDamaged");
    }
    if (size !== entry.unpacked || checksum !== entry.checksum) throw failed("file.zipDamaged");
  }
  return { name: entry.name, size: entry.packed, done: () => done, stream: () => streamOf(unpacked) };
}
