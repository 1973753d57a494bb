// The files in a zip, found in its directory at the end and unpacked as streams by the browser or Node: nothing is held whole.

import { DataError } from "../../dataError.ts";
import { dataMessage } from "../../dataMessages.ts";
import { type ByteSource, piecesOf, streamOf } from "../../source/source.ts";
import { readAll, seekable } from "../seekable.ts";

export interface ZipEntry {
  /** The path in the archive, with forward slashes. */
  name: string;
  /** Bytes when unpacked, as the archive says. */
  size: number;
  /** Its bytes unpacked; `size` and `done` count packed ones. Reading throws DataError "zip" where they are damaged. */
  source: ByteSource;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const LOCATOR_SIZE = 20;
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;
/** In a field of 32 bits: the value stands in the entry's extra field. */
const IN_EXTRA = 0xffffffff;

/**
 * Lists the files of a zip; folders and what macOS puts beside files are left out.
 * Throws DataError "zip" for a damaged archive. Reading an entry throws it, too, for a password or an unknown packing.
 */
export async function openZip(given: ByteSource): Promise<ZipEntry[]> {
  const source = await seekable(given);
  const damaged = new DataError("zip", dataMessage("file.zipDamaged", { name: source.name }));
  const { at, size, shift } = await findDirectory(source, damaged);
  const bytes = await readAll(source.slice(at, at + size));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries: ZipEntry[] = [];
  for (let place = 0; place + 46 <= bytes.length && view.getUint32(place, true) === ENTRY; ) {
    const nameLength = view.getUint16(place + 28, true);
    const extraLength = view.getUint16(place + 30, true);
    const next = place + 46 + nameLength + extraLength + view.getUint16(place + 32, true);
    if (next > bytes.length) throw damaged;
    const flags = view.getUint16(place + 8, true);
    const nameBytes = bytes.subarray(place + 46, place + 46 + nameLength);
    const name = nameOf(nameBytes, (flags & 0x800) !== 0).replaceAll("\\", "/");
    const method = view.getUint16(place + 10, true);
    const [unpacked, packed, offset] = sizesOf(view, place, place + 46 + nameLength, extraLength);
    if (!name.endsWith("/") && !name.startsWith("__MACOSX/") && !name.endsWith("/.DS_Store"))
      entries.push({
        name,
        size: unpacked,
        source: entrySource(source, name, { packed, method, locked: (flags & 1) !== 0, offset: offset + shift }),
      });
    place = next;
  }
  return entries;
}

/** Where the directory lies; `shift` is what was put before the archive. */
async function findDirectory(
  source: Required<Pick<ByteSource, "slice" | "size">>,
  damaged: DataError,
): Promise<{ at: number; size: number; shift: number }> {
  const start = Math.max(0, source.size - LONGEST_COMMENT - END_SIZE - LOCATOR_SIZE);
  const tail = await readAll(source.slice(start, source.size));
  const view = new DataView(tail.buffer, tail.byteOffset, tail.length);
  let end = tail.length - END_SIZE;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) throw damaged;
  let size = view.getUint32(end + 12, true);
  let at = view.getUint32(end + 16, true);
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

/** Unpacked size, packed size and offset of an entry: from its extra field where 32 bits are too few. */
function sizesOf(view: DataView, place: number, extra: number, extraLength: number): [number, number, number] {
  const sizes: [number, number, number] = [
    view.getUint32(place + 24, true),
    view.getUint32(place + 20, true),
    view.getUint32(place + 42, true),
  ];
  for (let at = extra; at + 4 <= extra + extraLength; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let value = at + 4;
    for (const [i, size] of sizes.entries()) {
      if (size !== IN_EXTRA || value + 8 > view.byteLength) continue;
      sizes[i] = Number(view.getBigUint64(value, true));
      value += 8;
    }
  }
  return sizes;
}

/** UTF-8 where it is marked or valid; else every byte a letter, as good as any other guess. */
function nameOf(bytes: Uint8Array, utf8: boolean): string {
  try {
    return new TextDecoder("utf-8", { fatal: !utf8 }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

interface Packed {
  packed: number;
  method: number;
  locked: boolean;
  offset: number;
}

function entrySource(archive: Required<Pick<ByteSource, "slice" | "name">>, name: string, entry: Packed): ByteSource {
  let done = 0;
  async function* unpacked(): AsyncGenerator<Uint8Array> {
    done = 0;
    const failed = (message: "file.zipDamaged" | "file.zipLocked" | "file.zipPacking") =>
      new DataError("zip", dataMessage(message, { name: archive.name }));
    if (entry.locked) throw failed("file.zipLocked");
    if (entry.method !== STORED && entry.method !== DEFLATED) throw failed("file.zipPacking");
    const local = await readAll(archive.slice(entry.offset, entry.offset + 30));
    const view = new DataView(local.buffer, local.byteOffset, local.length);
    if (local.length < 30 || view.getUint32(0, true) !== LOCAL) throw failed("file.zipDamaged");
    const start = entry.offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
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
    try {
      yield* piecesOf(plain);
    } catch (error) {
      if (error instanceof DataError || error instanceof DOMException) throw error;
      throw failed("file.zipDamaged");
    }
  }
  return { name, size: entry.packed, done: () => done, stream: () => streamOf(unpacked) };
}
