// A model's files as one zip and back; a hostile zip can neither fill the memory nor smuggle in other files.

import { inflateSync, strToU8, type Zippable, zipSync } from "fflate";
import {
  DEFLATED,
  dataBehind,
  directoryOf,
  END_SIZE,
  endRecordAt,
  LOCAL_SIZE,
  LONGEST_COMMENT,
  STORED,
  type ZipRecord,
  zipRecords,
} from "../data/tables/zip/zipDirectory.ts";
import { crc32 } from "../lib/crc32.ts";
import { MessageError } from "../lib/message.ts";
import { isModelFile, MODEL_FILES } from "./artefact.ts";
import { exportMessage } from "./exportMessages.ts";

/** No model of this studio comes near it. */
const MAX_UNPACKED_BYTES = 2 ** 30;
/** Models unpack to 1.2 times their zip; the text of one alone to at most 6 times its own. */
const MAX_RATIO = 15;
/** What any zip may unpack to. */
const ALWAYS_BYTES = 2 ** 22;

const MB = 2 ** 20;
/** By name; those that grow with the data or the training have room for ten times the largest that is known. */
const MOST_BYTES: ReadonlyMap<string, number> = new Map([
  ["manifest.json", 64 * MB],
  ["preprocess.json", 512 * MB],
  ["metrics.json", 16 * MB],
  ["MODEL_CARD.md", 16 * MB],
  ["orders.json", MB],
  ["inputs.json", MB],
  ["golden.json", 16 * MB],
  ["run.json", MB],
  ["config.json", MB],
  ["experts.json", MB],
  ["history.json", 256 * MB],
]);

/** What a file of a model may be at most; those of tensors and of lines are held by the whole. */
function mostBytes(path: string): number {
  return MOST_BYTES.get(path.slice(path.lastIndexOf("/") + 1)) ?? MAX_UNPACKED_BYTES;
}

/** Packs files by path. Weights do not shrink, so they are stored as they are. */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const entries: Zippable = {};
  for (const [name, bytes] of files) entries[name] = [bytes, { level: name.endsWith(".safetensors") ? 0 : 6 }];
  const zipped = zipSync(entries);
  return zipped.buffer instanceof ArrayBuffer ? (zipped as Uint8Array<ArrayBuffer>) : new Uint8Array(zipped);
}

/**
 * The files of a model's zip by their paths within the model, which may lie in one of the zip's folders; everything else in
 * it is left alone. Throws a localised error when it is no zip, holds no model or parts of two, would unpack to more than
 * a model can be, or is damaged. Nothing is unpacked before the directory was looked at.
 */
export function unzipFiles(zip: Uint8Array): Map<string, Uint8Array> {
  const found = new Map<string, { folder: string; record: ZipRecord }>();
  for (const record of recordsIn(zip)) {
    const place = placeOf(record.name);
    if (!place) continue;
    const { file, folder } = place;
    const [before] = found.values();
    if (found.has(file)) throw new MessageError(exportMessage("zip.twice", { name: file }));
    if (before && before.folder !== folder) {
      throw new MessageError(exportMessage("zip.folders", { one: before.folder || "/", other: folder || "/" }));
    }
    found.set(file, { folder, record });
  }
  if (found.size === 0) throw new MessageError(exportMessage("zip.noModel", { files: MODEL_FILES.join(", ") }));
  checkSizes(new Map([...found].map(([file, { record }]) => [file, record.unpacked])), zip.length);
  return new Map([...found].map(([file, { record }]) => [file, unpacked(zip, file, record)]));
}

/** Throws a localised error where files that lie in a folder are larger than a model's, each of its kind or together. */
export function checkFileSizes(sizes: ReadonlyMap<string, number>): void {
  let total = 0;
  for (const [name, bytes] of sizes) {
    total += bytes;
    const most = mostBytes(name);
    if (bytes > most) throw new MessageError(exportMessage("folder.tooLarge", { name, bytes, most }));
  }
  const most = MAX_UNPACKED_BYTES;
  if (total > most) throw new MessageError(exportMessage("folder.tooMuch", { bytes: total, most }));
}

/** Throws where files would be larger than a model's, each of its kind or together, or too large for what they are packed in. */
function checkSizes(sizes: ReadonlyMap<string, number>, packed: number): void {
  let total = 0;
  for (const [name, bytes] of sizes) {
    const most = mostBytes(name);
    if (bytes > most) throw new MessageError(exportMessage("zip.tooLarge", { name, bytes, most }));
    total += bytes;
  }
  const most = Math.min(MAX_UNPACKED_BYTES, ALWAYS_BYTES + MAX_RATIO * packed);
  if (total > most) throw new MessageError(exportMessage("zip.tooMuch", { packed, bytes: total, most }));
}

/** The entries of a zip that was read whole. */
function recordsIn(zip: Uint8Array): ZipRecord[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  const start = Math.max(0, zip.length - LONGEST_COMMENT - END_SIZE);
  const tail = new DataView(zip.buffer, zip.byteOffset + start, zip.length - start);
  const end = endRecordAt(tail);
  if (end < 0) throw unreadable("it has no directory");
  const { size, at } = directoryOf(tail, end);
  // What was put before the archive moves all that is in it.
  const shift = start + end - size - at;
  const records = shift < 0 ? null : zipRecords(zip.subarray(at + shift, at + shift + size));
  if (!records) throw unreadable("its directory is damaged");
  return records.map((record) => {
    const local = record.offset + shift;
    const behind =
      local + LOCAL_SIZE > view.byteLength ? null : dataBehind(new DataView(zip.buffer, zip.byteOffset + local));
    // Where its bytes begin; an entry without a place is told when it is unpacked.
    return { ...record, offset: behind === null ? zip.length + 1 : local + behind };
  });
}

function unpacked(zip: Uint8Array, name: string, record: ZipRecord): Uint8Array {
  const { offset, packed: length, unpacked: size, method, locked, checksum } = record;
  if (locked) throw unreadable(`${name} is behind a password`);
  const damaged = new MessageError(exportMessage("zip.damaged", { name }));
  if (offset + length > zip.length || (method === STORED && length !== size)) throw damaged;
  const packed = zip.subarray(offset, offset + length);
  let bytes: Uint8Array;
  if (method === STORED) bytes = packed.slice();
  else if (method === DEFLATED) {
    try {
      bytes = inflateSync(packed, { out: new Uint8Array(size) });
    } catch {
      throw damaged;
    }
  } else throw unreadable(`${name} is packed in a way that is not known (${method})`);
  if (bytes.length !== size || crc32(bytes) !== checksum) throw damaged;
  return bytes;
}

function unreadable(why: string): MessageError {
  return new MessageError(exportMessage("zip.unreadable", { why }));
}

/** The path of a file within the model, and the folder that the model lies in; null for what is no model's, or leads out of it. */
function placeOf(path: string): { file: string; folder: string } | null {
  const parts = path.split(/[/\\]/);
  if (parts.includes("..") || parts.includes(".")) return null;
  const inMember = parts.at(-3) === "members";
  const file = parts.slice(inMember ? -3 : -1).join("/");
  if (!isModelFile(file)) return null;
  return { file, folder: parts.slice(0, inMember ? -3 : -1).join("/") };
}

/** UTF-8 bytes of a text file of the model. */
export const textFile = (text: string): Uint8Array => strToU8(text);
