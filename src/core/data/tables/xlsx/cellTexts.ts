// Texts of cells as their XML has them, written as cells of a CSV: entities decoded, quotes doubled where it must be.

import { csvField } from "../../generate/csvField.ts";
import type { CsvBytes } from "../csvBytes.ts";

import { decodeEntities } from "./xmlTags.ts";

const LF = 10;
const CR = 13;
const QUOTE = 34;
const AMPERSAND = 38;
const COMMA = 44;
const LESS = 60;
const LOW_LINE = 95;

/** Writes the text between two places in the bytes. */
export function writeText(out: CsvBytes, bytes: Uint8Array, start: number, end: number): void {
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (
      byte < 96 &&
      (byte === COMMA ||
        byte === QUOTE ||
        byte === AMPERSAND ||
        byte === LOW_LINE ||
        byte === LF ||
        byte === CR ||
        byte === LESS)
    ) {
      out.text(csvField(plainText(bytes, start, end)));
      return;
    }
  }
  out.copy(bytes, start, end);
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The text between two places: entities, CDATA and Excel's own escapes (`_x000D_`) decoded. */
export function plainText(bytes: Uint8Array, start: number, end: number): string {
  const text = decoder.decode(bytes.subarray(start, end));
  const parts = text.split(/(<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->)/);
  const decoded = parts.map((part, i) =>
    i % 2 === 0 ? decodeEntities(part) : part.startsWith("<![") ? part.slice(9, -3) : "",
  );
  return decoded
    .join("")
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\0/g, "");
}
