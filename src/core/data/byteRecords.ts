// Finds the records and cells of a CSV in its bytes: RFC quotes, LF or CRLF. Whatever PapaParse might read another way
// throws HandOver, and the file is read as text instead.

import { sequenceLength } from "./byteText.ts";

/** Thrown where the bytes are not plain enough to be sure of PapaParse's answer. */
export class HandOver extends Error {}

const LF = 10;
const CR = 13;
const QUOTE = 34;
/** Readable bytes after the last one: for the sentinel, and for words read past a cell's end. */
const MARGIN = 8;
/** What a byte means to the scan. */
const PLAIN = 0;
const DELIMITER = 1;
const LINE_END = 2;
const HIGH = 3;
const CLOSING = 4;
const ZERO = 5;

/** Scans records one at a time from bytes that are added piece by piece. */
export class ByteRecords {
  /** The bytes in work; cells are slices of them until the next call of `next` or `add`. */
  bytes = new Uint8Array(0);
  view = new DataView(this.bytes.buffer);
  /** [fields] where each cell of the current record starts and ends, without its quotes. */
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  fields = 0;
  private at = 0;
  private limit = 0;
  private last = false;
  private readonly plainKinds: Uint8Array;
  private readonly quotedKinds: Uint8Array;
  /** Fields of the current record that hold doubled quotes. */
  private escaped: number[] = [];

  constructor(delimiter: string, utf8: boolean) {
    this.plainKinds = kinds(utf8);
    this.plainKinds[delimiter.charCodeAt(0)] = DELIMITER;
    this.quotedKinds = kinds(utf8);
    this.quotedKinds[QUOTE] = CLOSING;
  }

  /** Bytes of a record that is not complete yet. */
  get unfinished(): number {
    return this.limit - this.at;
  }

  /** Adds bytes behind those not yet scanned; after the `last` ones a record may end without a line end. */
  add(piece: Uint8Array, last: boolean): void {
    const left = this.limit - this.at;
    const needed = left + piece.length + MARGIN;
    const target = needed > this.bytes.length ? new Uint8Array(Math.max(needed, this.bytes.length * 2)) : this.bytes;
    target.set(this.bytes.subarray(this.at, this.limit));
    target.set(piece, left);
    if (target !== this.bytes) {
      this.bytes = target;
      this.view = new DataView(target.buffer);
    }
    this.at = 0;
    this.limit = left + piece.length;
    this.last = last;
    // The sentinel ends every scan without a look at the limit.
    this.bytes[this.limit] = LF;
  }

  /** Skips bytes before the next record. */
  skip(count: number): void {
    this.at += count;
  }

  /** Steps to the next record; false where the bytes end before one is complete. */
  next(): boolean {
    const { bytes, limit } = this;
    if (this.at >= limit) return false;
    if (this.escaped.length > 0) this.escaped = [];
    let i = this.at;
    let field = 0;
    for (;;) {
      if (field === this.starts.length) this.widen();
      const quoted = bytes[i] === QUOTE;
      const start = quoted ? i + 1 : i;
      let end = quoted ? this.quoteEnd(start, field) : this.cellEnd(i);
      if (end < 0) return false;
      i = quoted ? end + 1 : end;
      const mark = bytes[i]!;
      this.starts[field] = start;
      if (this.plainKinds[mark] === DELIMITER) {
        this.ends[field++] = end;
        i++;
        continue;
      }
      if (mark === CR && bytes[i + 1] === LF) {
        i++;
        if (i === limit && this.last) throw new HandOver("a quote before a lone CR");
      } else if (mark !== LF) throw new HandOver("text after a closing quote");
      if (i === limit && !this.last) return false;
      // As `dropReturn` does for text, also within quotes.
      if (end > start && bytes[end - 1] === CR) end--;
      this.ends[field++] = end;
      this.fields = field;
      this.at = i < limit ? i + 1 : limit;
      if (this.escaped.length > 0) this.undouble();
      return true;
    }
  }

  /** Index of the delimiter or line end after an unquoted cell; −1 where the bytes end too early. */
  private cellEnd(from: number): number {
    const { bytes, plainKinds } = this;
    let i = from;
    for (;;) {
      const kind = plainKinds[bytes[i]!]!;
      if (kind === PLAIN) i++;
      else if (kind <= LINE_END) return i;
      else {
        const length = this.special(i, kind);
        if (length === 0) return -1;
        i += length;
      }
    }
  }

  /** Index of the closing quote; −1 where the bytes end before it. */
  private quoteEnd(from: number, field: number): number {
    const { bytes, quotedKinds } = this;
    let i = from;
    for (;;) {
      const kind = quotedKinds[bytes[i]!]!;
      if (kind === PLAIN) i++;
      else if (kind === CLOSING) {
        if (bytes[i + 1] !== QUOTE) return i;
        if (this.escaped.at(-1) !== field) this.escaped.push(field);
        i += 2;
      } else if (kind === LINE_END) {
        if (i === this.limit) {
          if (this.last) throw new HandOver("a quote that never closes");
          return -1;
        }
        i++;
      } else {
        const length = this.special(i, kind);
        if (length === 0) return -1;
        i += length;
      }
    }
  }

  /** Length of the non-ASCII character at `i`; 0 where it may go on in the next piece. */
  private special(i: number, kind: number): number {
    if (kind === ZERO) throw new HandOver("a zero byte");
    const length = sequenceLength(this.bytes, i);
    if (length > 0) return length;
    if (this.last || i + 4 <= this.limit) throw new HandOver("not UTF-8");
    return 0;
  }

  /** Makes one quote of each two, in place, now that the record is complete. */
  private undouble(): void {
    const { bytes } = this;
    for (const field of this.escaped) {
      const end = this.ends[field]!;
      let to = this.starts[field]!;
      for (let i = to; i < end; i++) {
        bytes[to++] = bytes[i]!;
        if (bytes[i] === QUOTE) i++;
      }
      this.ends[field] = to;
    }
  }

  private widen(): void {
    const widened = (from: Int32Array<ArrayBuffer>) => {
      const to = new Int32Array(from.length * 2);
      to.set(from);
      return to;
    };
    this.starts = widened(this.starts);
    this.ends = widened(this.ends);
  }
}

function kinds(utf8: boolean): Uint8Array {
  const found = new Uint8Array(256);
  found[0] = ZERO;
  found[LF] = LINE_END;
  if (utf8) found.fill(HIGH, 0x80);
  return found;
}
