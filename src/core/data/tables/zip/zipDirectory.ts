// The directory at the end of a zip: what is in the archive, how large it becomes and where it lies, before anything is unpacked.

export interface ZipRecord {
  /** The path in the archive, as it is spelt there. */
  name: string;
  /** How it is packed: STORED, DEFLATED or something else. */
  method: number;
  /** Behind a password. */
  locked: boolean;
  /** Of the unpacked bytes, by `crc32`. */
  checksum: number;
  /** Bytes. */
  packed: number;
  unpacked: number;
  /** Of its local header, from where the archive begins. */
  offset: number;
}

export const STORED = 0;
export const DEFLATED = 8;
export const END_SIZE = 22;
export const LONGEST_COMMENT = 65_535;
export const LOCAL_SIZE = 30;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** In a field of 32 bits: the value stands in the entry's extra field. */
export const IN_EXTRA = 0xffffffff;

/** Where the end record begins in an archive's last bytes; -1 where there is none. */
export function endRecordAt(tail: DataView): number {
  let at = tail.byteLength - END_SIZE;
  while (at >= 0 && tail.getUint32(at, true) !== END) at--;
  return at;
}

/** Bytes and offset of the directory, as an end record says them. */
export function directoryOf(tail: DataView, end: number): { size: number; at: number } {
  return { size: tail.getUint32(end + 12, true), at: tail.getUint32(end + 16, true) };
}

/** The entries of a directory, folders included; null where it is damaged. */
export function zipRecords(directory: Uint8Array): ZipRecord[] | null {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.length);
  const records: ZipRecord[] = [];
  for (let place = 0; place + 46 <= directory.length && view.getUint32(place, true) === ENTRY; ) {
    const nameLength = view.getUint16(place + 28, true);
    const extraLength = view.getUint16(place + 30, true);
    const next = place + 46 + nameLength + extraLength + view.getUint16(place + 32, true);
    if (next > directory.length) return null;
    const flags = view.getUint16(place + 8, true);
    const extra = place + 46 + nameLength;
    const [unpacked, packed, offset] = sizesOf(view, place, extra, extraLength);
    records.push({
      name: nameOf(directory.subarray(place + 46, extra), (flags & 0x800) !== 0),
      method: view.getUint16(place + 10, true),
      locked: (flags & 1) !== 0,
      checksum: view.getUint32(place + 16, true),
      packed,
      unpacked,
      offset,
    });
    place = next;
  }
  return records;
}

/** How far behind its local header an entry's bytes begin; null where no such header is. */
export function dataBehind(local: DataView): number | null {
  if (local.byteLength < LOCAL_SIZE || local.getUint32(0, true) !== LOCAL) return null;
  return LOCAL_SIZE + local.getUint16(26, true) + local.getUint16(28, true);
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
