// From stored bytes to text: gunzip, byte order marks, and the encoding told from the bytes.

import type { Message } from "../../lib/message.ts";
import { DataError } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { ENCODINGS, type Encoding } from "../mapping/mapping.ts";
import { ByteStatistics } from "./byteStatistics.ts";
import { gunzip } from "./gunzip.ts";
import { type ByteSource, piecesOf } from "./source.ts";
import { refuseUnpacked } from "./unpackedLimit.ts";

export type { Encoding };

export interface ReadOptions {
  signal?: AbortSignal;
  /** Stored bytes read so far, of all. */
  onProgress?: (bytesDone: number, bytesTotal: number) => void;
  /** Parse text with PapaParse even where the bytes could be read as they are: for comparisons. */
  textOnly?: boolean;
}

export interface Head {
  /** The first bytes, after gunzip. */
  bytes: Uint8Array;
  gzip: boolean;
  /** The head is the whole file. */
  whole: boolean;
}

/** Thrown while decoding strict UTF-8 when a byte is no UTF-8: the caller chooses again. */
export class NotUtf8 extends Error {}

/** Reads the first `limit` bytes, gunzipped where the magic bytes say so. */
export async function readHead(source: ByteSource, limit: number, options: ReadOptions = {}): Promise<Head> {
  const state = { gzip: false };
  const pieces: Uint8Array[] = [];
  let length = 0;
  let whole = true;
  try {
    for await (const piece of unpackedPieces(source, options, state)) {
      pieces.push(piece);
      length += piece.length;
      if (length > limit) {
        whole = false;
        break;
      }
    }
  } catch (error) {
    // A damaged archive can still show its beginning; without one there is nothing to show.
    if (!(error instanceof DataError) || length === 0) throw error;
    whole = false;
  }
  return { bytes: joined(pieces, Math.min(length, limit)), gzip: state.gzip, whole };
}

export interface ToldEncoding {
  encoding: Encoding;
  /** The head was ASCII: bytes further on may still show another encoding than UTF-8. */
  ascii: boolean;
  /** What in the bytes says so. */
  why: Message;
}

/** Tells the encoding from the first bytes; throws DataError "binary" for bytes that are no text. */
export function detectEncoding(head: Head): ToldEncoding {
  const { bytes } = head;
  const told = (encoding: Encoding, why: Message, ascii = false): ToldEncoding => ({ encoding, ascii, why });
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    refuseNul(bytes);
    return told("utf-8", dataMessage("evidence.mark"));
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return told("utf-16le", dataMessage("evidence.mark"));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return told("utf-16be", dataMessage("evidence.mark"));
  const wide = utf16WithoutMark(bytes);
  if (wide) return told(wide, dataMessage("evidence.zeros"));
  refuseNul(bytes);
  refuseControls(bytes);
  if (isUtf8(bytes, head.whole)) {
    const ascii = bytes.every((byte) => byte < 0x80);
    return told("utf-8", ascii ? dataMessage("evidence.ascii") : dataMessage("evidence.utf8"), ascii);
  }
  const statistics = new ByteStatistics();
  statistics.add(bytes);
  const encoding = statistics.guess();
  return told(encoding, dataMessage(`evidence.${encoding}`));
}

/** The single-byte encoding of a whole file, for one that turned out not to be UTF-8 after its head. */
export async function guessSingleByte(source: ByteSource, options: ReadOptions = {}): Promise<Encoding> {
  const statistics = new ByteStatistics();
  for await (const piece of unpackedPieces(source, options)) statistics.add(piece);
  return statistics.guess();
}

/** Checks a name of an encoding that a user or a saved mapping gave. */
export function asEncoding(name: string): Encoding {
  const found = ENCODINGS.find((encoding) => encoding === name.toLowerCase());
  if (!found)
    throw new DataError("unknown-encoding", dataMessage("file.encoding", { name, known: ENCODINGS.join(", ") }));
  return found;
}

/**
 * The text of a file piece by piece. Strict UTF-8 throws NotUtf8 at the first wrong byte; `lenient` writes U+FFFD there.
 * windows-1258 comes out in NFC, whole letters never cut in two.
 */
export async function* decodeText(
  source: ByteSource,
  encoding: Encoding,
  options: ReadOptions & { lenient?: boolean } = {},
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === "utf-8" && !options.lenient });
  let tail = "";
  for await (const piece of unpackedPieces(source, options)) {
    let text = decodePiece(decoder, piece);
    if (encoding === "windows-1252") text = repaired1252(text);
    if (encoding === "windows-1258") {
      text = tail + text;
      const cut = lastAscii(text);
      tail = text.slice(cut);
      text = text.slice(0, cut).normalize("NFC");
    }
    if (text) yield text;
  }
  const rest = tail.normalize("NFC") + decodePiece(decoder, undefined);
  if (rest) yield rest;
}

/** Decodes a head at once; a character cut off at its end is left out. */
export function decodeHead(head: Head, encoding: Encoding): string {
  const text = new TextDecoder(encoding).decode(head.bytes, { stream: !head.whole });
  if (encoding === "windows-1252") return repaired1252(text);
  return encoding === "windows-1258" ? text.normalize("NFC") : text;
}

/** Characters of the bytes 80–9F in windows-1252. */
export const HIGH_1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** Some versions of Node decode windows-1252 as ISO 8859-1, which has control characters at 80–9F. */
function repaired1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (letter) => HIGH_1252[letter.charCodeAt(0) - 0x80]!);
}

/** Pieces of the file's bytes, gunzipped where its first two bytes say so; damage in the archive is a DataError. */
export async function* unpackedPieces(
  source: ByteSource,
  options: ReadOptions,
  state = { gzip: false },
): AsyncGenerator<Uint8Array> {
  const { signal, onProgress } = options;
  let most = 0;
  // Parts of a gzip may be read twice: what was read does not become less.
  const seen = (done: number, total: number): void => {
    if (done > most) onProgress?.(done, total);
    most = Math.max(most, done);
  };
  const stored = () => storedPieces(source, { signal, onProgress: seen });
  const raw = stored();
  try {
    let first: Uint8Array = new Uint8Array(0);
    while (first.length < 2) {
      const next = await raw.next();
      if (next.done) break;
      first = first.length === 0 ? next.value : joined([first, next.value], first.length + next.value.length);
    }
    if (first[0] !== 0x1f || first[1] !== 0x8b) {
      if (first.length > 0) yield first;
      yield* raw;
      return;
    }
    state.gzip = true;
    let unpacked = 0;
    for await (const piece of gunzip({ name: source.name, first, rest: raw, again: stored, signal })) {
      unpacked += piece.length;
      refuseUnpacked(source.name, source.size, unpacked);
      yield piece;
    }
  } finally {
    // Who has seen enough after the first piece leaves no file open.
    raw.return(undefined).catch(() => undefined);
  }
}

/** Larger pieces are handed on in parts, so that no text decoded from one grows beyond measure. */
const PIECE = 1_048_576;

async function* storedPieces(source: ByteSource, options: ReadOptions): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const piece of piecesOf(source.stream(), options.signal)) {
    done += piece.length;
    options.onProgress?.(source.done?.() ?? done, source.size);
    for (let at = 0; at < piece.length; at += PIECE) yield piece.subarray(at, at + PIECE);
  }
}

function decodePiece(decoder: InstanceType<typeof TextDecoder>, piece: Uint8Array | undefined): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch {
    throw new NotUtf8("not UTF-8");
  }
}

/** Where the last ASCII character stands: text cut before it composes to the same NFC as the whole. */
function lastAscii(text: string): number {
  for (let i = text.length - 1; i > 0; i--) if (text.charCodeAt(i) < 0x80) return i;
  return 0;
}

function isUtf8(bytes: Uint8Array, whole: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: !whole });
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 without a mark: ASCII characters leave a zero in every other byte. */
function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const length = Math.min(bytes.length & ~1, 65536);
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const half = length / 2;
  const found =
    odd > 0.3 * half && even < 0.02 * half ? "utf-16le" : even > 0.3 * half && odd < 0.02 * half ? "utf-16be" : null;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary data
  const binary = found && /[\u0000-\u0008\u000e-\u001f]/.test(new TextDecoder(found).decode(bytes.subarray(0, length)));
  return binary ? null : found;
}

function refuseNul(bytes: Uint8Array): void {
  if (bytes.includes(0)) throw new DataError("binary", dataMessage("file.binary", { kind: kindByMagic(bytes) }));
}

/** Text has hardly any control characters beside tabs and line ends; packed data has one byte in ten. */
function refuseControls(bytes: Uint8Array): void {
  const length = Math.min(bytes.length, 65536);
  let controls = 0;
  for (let i = 0; i < length; i++) if (bytes[i]! < 9 || (bytes[i]! > 13 && bytes[i]! < 32)) controls++;
  if (controls * 33 <= length) return;
  const share = Math.round((100 * controls) / length);
  throw new DataError("binary", dataMessage("file.control", { share, kind: kindByMagic(bytes) }));
}

function kindByMagic(bytes: Uint8Array): Message | "" {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return dataMessage("magic.zip");
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return dataMessage("magic.xls");
  if (bytes[0] === 0x25 && bytes[1] === 0x50) return dataMessage("magic.pdf");
  return "";
}

function joined(pieces: Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    const part = piece.length > length - at ? piece.subarray(0, length - at) : piece;
    all.set(part, at);
    at += part.length;
  }
  return all;
}
