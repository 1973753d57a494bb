// The texts that cells of a workbook refer to by number, kept as bytes ready for a CSV.

import { CsvBytes } from "../csvBytes.ts";
import { writeText } from "./cellTexts.ts";
import { XmlBuffer } from "./xmlBuffer.ts";

const LESS = 60;
const GREATER = 62;
const SLASH = 47;

export class SharedStrings {
  private bytes: Uint8Array = new Uint8Array(0);
  private ends = new Uint32Array(1024);
  count = 0;

  /** Reads the part `sharedStrings.xml`; throws what its stream throws. */
  static async read(pieces: AsyncIterable<Uint8Array>): Promise<SharedStrings> {
    const strings = new SharedStrings();
    const out = new CsvBytes();
    const buffer = new XmlBuffer("si");
    for await (const piece of pieces) {
      buffer.add(piece);
      strings.scan(buffer, out);
    }
    buffer.end();
    strings.scan(buffer, out);
    strings.bytes = out.bytes.subarray(0, out.length);
    return strings;
  }

  /** Writes the text of this number; nothing for one that there is not. */
  write(index: number, out: CsvBytes): void {
    if (index >= this.count) return;
    out.copy(this.bytes, index === 0 ? 0 : this.ends[index - 1]!, this.ends[index]!);
  }

  /** Scans the whole items that the buffer holds. */
  private scan(buffer: XmlBuffer, out: CsvBytes): void {
    const { bytes, limit } = buffer;
    let at = buffer.at;
    while (at < limit) {
      const open = bytes.indexOf(LESS, at);
      if (open < 0 || open >= limit) break;
      const end = bytes.indexOf(GREATER, open) + 1;
      at = end;
      if (!buffer.isTag(open + 1, "si")) continue;
      if (bytes[end - 2] !== SLASH) at = writeItem(buffer, end, out);
      if (this.count === this.ends.length) {
        const wider = new Uint32Array(this.count * 2);
        wider.set(this.ends);
        this.ends = wider;
      }
      this.ends[this.count++] = out.length;
    }
    buffer.at = Math.min(at, limit);
  }
}

/**
 * Writes the text of an item or inline string whose content begins at `start`: its runs joined, without readings of East
 * Asian words. Returns the place behind the closing tag (of `si` or `is`).
 */
export function writeItem(buffer: XmlBuffer, start: number, out: CsvBytes): number {
  const { bytes } = buffer;
  let at = start;
  let from = -1;
  let to = -1;
  let joined: number[] | null = null;
  let phonetic = false;
  for (;;) {
    const open = bytes.indexOf(LESS, at);
    const end = bytes.indexOf(GREATER, open) + 1;
    const closing = bytes[open + 1] === SLASH;
    const name = open + (closing ? 2 : 1);
    at = end;
    if (closing && (buffer.isTag(name, "si") || buffer.isTag(name, "is"))) break;
    if (buffer.isTag(name, "rPh")) phonetic = !closing && bytes[end - 2] !== SLASH;
    if (closing || phonetic || !buffer.isTag(name, "t") || bytes[end - 2] === SLASH) continue;
    const close = buffer.textEnd(end);
    at = close;
    if (from < 0) {
      from = end;
      to = close;
    } else {
      joined ??= Array.from(bytes.subarray(from, to));
      for (let i = end; i < close; i++) joined.push(bytes[i]!);
    }
  }
  if (joined) writeText(out, Uint8Array.from(joined), 0, joined.length);
  else if (from >= 0) writeText(out, bytes, from, to);
  return at;
}
