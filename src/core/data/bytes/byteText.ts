// Runs of bytes to text without a TextDecoder per cell, for the encodings in which ASCII bytes stand for themselves.

import type { Encoding } from "../source/encoding.ts";
import { HIGH_1252 } from "../source/encoding.ts";

/** Encodings the byte reader knows: strict UTF-8, and one byte a character. */
export const BYTE_ENCODINGS: readonly Encoding[] = ["utf-8", "windows-1252", "macintosh"];

const PART = 4096;
const units = new Uint16Array(PART + 2);

/** A function that decodes bytes from `start` up to `end`; UTF-8 must have been found valid before (`sequenceLength`). */
export function byteDecoder(encoding: Encoding): (bytes: Uint8Array, start: number, end: number) => string {
  if (encoding === "utf-8") return decodeUtf8;
  const table = characters(encoding);
  return (bytes, start, end) => {
    let text = "";
    for (let from = start; from < end; from += PART) {
      const length = Math.min(PART, end - from);
      for (let i = 0; i < length; i++) units[i] = table[bytes[from + i]!]!;
      text += unitsToText(length);
    }
    return text;
  };
}

/** Bytes of the UTF-8 character that begins with the non-ASCII byte at `at`; 0 where it is not valid. */
export function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const second = bytes[at + 1]!;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return isTail(second) ? 2 : 0;
  if (lead < 0xf0) {
    // No overlong forms, no surrogates.
    const valid = second >= (lead === 0xe0 ? 0xa0 : 0x80) && second <= (lead === 0xed ? 0x9f : 0xbf);
    return valid && isTail(bytes[at + 2]!) ? 3 : 0;
  }
  if (lead > 0xf4) return 0;
  const valid = second >= (lead === 0xf0 ? 0x90 : 0x80) && second <= (lead === 0xf4 ? 0x8f : 0xbf);
  return valid && isTail(bytes[at + 2]!) && isTail(bytes[at + 3]!) ? 4 : 0;
}

function isTail(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  let length = 0;
  let i = start;
  while (i < end) {
    const lead = bytes[i++]!;
    if (lead < 0x80) units[length++] = lead;
    else if (lead < 0xe0) units[length++] = ((lead & 0x1f) << 6) | (bytes[i++]! & 0x3f);
    else if (lead < 0xf0) units[length++] = ((lead & 0x0f) << 12) | ((bytes[i++]! & 0x3f) << 6) | (bytes[i++]! & 0x3f);
    else {
      const high = ((lead & 0x07) << 18) | ((bytes[i++]! & 0x3f) << 12);
      const point = (high | ((bytes[i++]! & 0x3f) << 6) | (bytes[i++]! & 0x3f)) - 0x10000;
      units[length++] = 0xd800 | (point >> 10);
      units[length++] = 0xdc00 | (point & 0x3ff);
    }
    if (length >= PART) {
      text += unitsToText(length);
      length = 0;
    }
  }
  return text + unitsToText(length);
}

function unitsToText(length: number): string {
  return String.fromCharCode.apply(null, units.subarray(0, length) as unknown as number[]);
}

/** [256] the UTF-16 unit of each byte. */
function characters(encoding: Encoding): Uint16Array {
  const text = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  const table = Uint16Array.from({ length: 256 }, (_, byte) => text.charCodeAt(byte));
  if (encoding === "windows-1252") for (let i = 0; i < 32; i++) table[0x80 + i] = HIGH_1252.charCodeAt(i);
  return table;
}
