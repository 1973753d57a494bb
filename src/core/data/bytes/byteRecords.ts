// Finds the records and cells of a CSV in its bytes: RFC quotes, LF or CRLF. Whatever PapaParse might read another way
// throws TextReaderNeeded, and the file is read as text instead. Plain records are found by the scanner where there is one.

import type { DuplicateCounter } from "../lines/duplicateCounter.ts";
import { ByteCodes, type CodeTable } from "./byteCodes.ts";
import { createScanner, ScannedCodes, type ScannerExports } from "./byteScanner.ts";
import { sequenceLength } from "./byteText.ts";

/** Thrown where the bytes are not plain enough to be sure of PapaParse's answer. */
export class TextReaderNeeded extends Error {}

const LF = 10;
const CR = 13;
const QUOTE = 34;
/** Readable bytes after the last one: for the sentinel, and for words and blocks read past a cell's end. */
const MARGIN = 32;
/** What a byte means to the scan. */
const PLAIN = 0;
const DELIMITER = 1;
const LINE_END = 2;
const HIGH = 3;
const CLOSING = 4;
const ZERO = 5;

/** A record of more is no plain one. */
const MOST_FIELDS = 16_384;
/** Room to begin with in the scanner's memory, which is never given back and grows twofold; an array grows with the pieces. */
const FIRST_BYTES = 65_536;

/** Scans records one at a time from bytes that are added piece by piece. */
export class ByteRecords {
  /** The bytes in work; cells are slices of them until the next call of `next` or `add`. */
  bytes: Uint8Array;
  view: DataView;
  /** [fields] where each cell of the current record starts and ends, without its quotes. */
  starts = new Int32Array(0);
  ends = new Int32Array(0);
  fields = 0;
  /** Where in `bytes` the room for the file's bytes begins and how much there is. */
  private base = 0;
  private room = 0;
  private at = 0;
  private limit = 0;
  private last = false;
  /** Up to here the scanner may read by itself. */
  private plainLimit = 0;
  private readonly scanner: ScannerExports | null;
  private readonly delimiter: number;
  private readonly utf8: boolean;
  private readonly plainKinds: Uint8Array;
  private readonly quotedKinds: Uint8Array;
  /** Fields of the current record that hold doubled quotes. */
  private escaped: number[] = [];

  /** Without a scanner everything is done in JavaScript. */
  constructor(delimiter: string, utf8: boolean, scanner: ScannerExports | null = createScanner()) {
    this.scanner = scanner;
    this.delimiter = delimiter.charCodeAt(0);
    this.utf8 = utf8;
    this.plainKinds = kinds(utf8);
    this.plainKinds[this.delimiter] = DELIMITER;
    this.quotedKinds = kinds(utf8);
    this.quotedKinds[QUOTE] = CLOSING;
    this.bytes = new Uint8Array(0);
    this.view = new DataView(this.bytes.buffer);
    if (!scanner) {
      this.starts = new Int32Array(MOST_FIELDS);
      this.ends = new Int32Array(MOST_FIELDS);
    }
  }

  /** Bytes of records not read yet. */
  get unread(): number {
    return this.limit - this.at;
  }

  /** Adds bytes behind those not yet scanned. */
  add(piece: Uint8Array): void {
    const needed = this.unread + piece.length + MARGIN;
    if (needed > this.room) {
      const first = this.scanner ? FIRST_BYTES : 0;
      this.moveTo(this.widened(Math.max(needed, this.room * 2, first)));
    } else if (this.limit + piece.length + MARGIN > this.base + this.room) this.moveTo(this.base);
    this.bytes.set(piece, this.limit);
    this.limit += piece.length;
    // The sentinel ends every scan without a look at the limit.
    this.bytes[this.limit] = LF;
    if (this.scanner) this.plainLimit = this.scanner.plainTo(this.plainLimit, this.limit, this.utf8 ? 1 : 0);
  }

  /** Skips a byte order mark before the next record. */
  skipMark(): void {
    const { bytes, at } = this;
    if (this.unread >= 3 && bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) this.at += 3;
  }

  /** No more bytes come; the last record may end without a line end. */
  end(): void {
    this.last = true;
  }

  /** A table for runs of these bytes. */
  newTable(): CodeTable {
    return this.scanner ? new ScannedCodes(this.scanner, () => this.look()) : new ByteCodes();
  }

  /** Adds the current record to those counted. */
  count(duplicates: DuplicateCounter): void {
    const { scanner, fields } = this;
    if (scanner) {
      const low = scanner.hash(fields);
      duplicates.addHash(scanner.hashHigh(), low);
    } else duplicates.addBytes(this.view, this.starts, this.ends, fields);
  }

  private widened(size: number): number {
    this.room = size;
    if (this.scanner) {
      const address = this.scanner.allocate(size);
      this.look();
      return address;
    }
    const wider = new Uint8Array(size);
    wider.set(this.bytes.subarray(this.at, this.limit));
    this.limit -= this.at;
    this.at = 0;
    this.bytes = wider;
    this.view = new DataView(wider.buffer);
    return 0;
  }

  private moveTo(base: number): void {
    const { at } = this;
    this.bytes.copyWithin(base, at, this.limit);
    this.base = base;
    this.at = base;
    this.limit += base - at;
    this.plainLimit = Math.max(base, this.plainLimit + base - at);
  }

  /** Looks at the scanner's memory anew once it has grown. */
  private look(): void {
    const { buffer } = this.scanner!.memory;
    if (this.bytes.buffer === buffer) return;
    this.bytes = new Uint8Array(buffer);
    this.view = new DataView(buffer);
    this.starts = new Int32Array(buffer, this.scanner!.startsAt(), MOST_FIELDS);
    this.ends = new Int32Array(buffer, this.scanner!.endsAt(), MOST_FIELDS);
  }

  /** Steps to the next record; false where the bytes end before one is complete. */
  next(): boolean {
    const { bytes, limit, scanner } = this;
    if (this.at >= limit) return false;
    if (this.escaped.length > 0) this.escaped = [];
    if (scanner) {
      const behind = scanner.next(this.at, this.plainLimit, this.delimiter);
      if (behind > 0) {
        this.at = behind;
        this.fields = scanner.fields();
        return true;
      }
    }
    let i = this.at;
    let field = 0;
    for (;;) {
      if (field === MOST_FIELDS) throw new TextReaderNeeded("very many columns");
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
        if (i === limit && this.last) throw new TextReaderNeeded("a quote before a lone CR");
      } else if (mark !== LF) throw new TextReaderNeeded("text after a closing quote");
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
          if (this.last) throw new TextReaderNeeded("a quote that never closes");
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
    if (kind === ZERO) throw new TextReaderNeeded("a zero byte");
    const length = sequenceLength(this.bytes, i);
    if (length > 0) return length;
    if (this.last || i + 4 <= this.limit) throw new TextReaderNeeded("not UTF-8");
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
}

function kinds(utf8: boolean): Uint8Array {
  const found = new Uint8Array(256);
  found[0] = ZERO;
  found[LF] = LINE_END;
  if (utf8) found.fill(HIGH, 0x80);
  return found;
}
