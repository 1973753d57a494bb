// The rows of a sheet's XML as lines of a CSV, from bytes to bytes: a sheet has tens of millions of cells, and a general
// XML parser would take many times as long.

import type { CsvBytes } from "../csvBytes.ts";
import { type CellReading, type CellType, CellWriter } from "./cellWriter.ts";
import { XmlBuffer } from "./xmlBuffer.ts";

const LESS = 60;
const GREATER = 62;
const SLASH = 47;
const EQUALS = 61;
const COMMA = 44;
const LF = 10;
const LETTER_C = 99;
const LETTER_F = 102;
const LETTER_R = 114;
const LETTER_S = 115;
const LETTER_T = 116;
const LETTER_V = 118;

/** Which part of a sheet is written: columns and rows count from 1. */
export interface SheetWindow {
  /** First and last column: cells beyond them are left out, missing ones are blank. Without a last one rows end where they end. */
  left: number;
  right: number;
  /** Rows up to this one are left out. */
  skipTo: number;
}

export const WHOLE_SHEET: SheetWindow = { left: 1, right: Number.POSITIVE_INFINITY, skipTo: 0 };

export class SheetScanner {
  /** The sheet has no more rows. */
  done = false;
  /** The sheet's number of the row read last. */
  row = 0;
  private readonly buffer = new XmlBuffer("row");
  private readonly writer: CellWriter;
  /** Of the cell in work: its column, style and what its attribute `t` begins with. */
  private column = 0;
  private style = 0;
  private type = 0;
  private typeEnd = 0;

  constructor(
    private readonly out: CsvBytes,
    cells: CellReading,
    private readonly window: SheetWindow,
    /** Called after each row that has a value. */
    private readonly onRow: () => void = () => undefined,
  ) {
    this.writer = new CellWriter(out, cells);
  }

  /** Cells with a formula whose result is not in the file. */
  get uncalculated(): number {
    return this.writer.uncalculated;
  }

  /** Scans the rows that are whole with these bytes. */
  add(piece: Uint8Array): void {
    this.buffer.add(piece);
    this.scan();
  }

  /** No more bytes come. */
  end(): void {
    this.buffer.end();
    if (!this.done) this.scan();
    this.done = true;
  }

  private scan(): void {
    const { buffer } = this;
    const { bytes, limit } = buffer;
    let { at } = buffer;
    while (at < limit && !this.done) {
      const open = bytes.indexOf(LESS, at);
      if (open < 0 || open >= limit) break;
      at = bytes.indexOf(GREATER, open) + 1;
      if (at === 0 || at > limit) break;
      if (bytes[open + 1] === SLASH) this.done = buffer.isTag(open + 2, "sheetData");
      else if (buffer.isTag(open + 1, "row")) at = this.scanRow(open + 1, at);
    }
    buffer.at = Math.min(Math.max(buffer.at, at), limit);
    this.lookForEnd();
  }

  /** What follows the rows may be long, and none of it is needed. */
  private lookForEnd(): void {
    const { bytes, length } = this.buffer;
    let { at } = this.buffer;
    while (at < length && bytes[at]! <= 32) at++;
    if (length - at < 32 || bytes[at] !== LESS || bytes[at + 1] !== SLASH) return;
    if (this.buffer.isTag(at + 2, "sheetData")) this.done = true;
  }

  /** Scans a row: its name and its content begin at these places. Returns the place behind its closing tag. */
  private scanRow(nameAt: number, contentAt: number): number {
    const { buffer, out, window } = this;
    const { bytes, prefix, limit } = buffer;
    this.row = this.rowNumber(nameAt, contentAt);
    if (bytes[contentAt - 2] === SLASH) return contentAt;
    const wanted = this.row > window.skipTo;
    const start = out.length;
    const { left, right } = window;
    /** The column that writing stands at; 0 before the first value. */
    let column = left;
    let last = 0;
    let expected = 1;
    let at = contentAt;
    for (;;) {
      while (bytes[at] !== LESS) if (++at >= limit) return limit;
      const closing = bytes[at + 1] === SLASH;
      const name = at + 1 + prefix;
      const after = bytes[name + 1]!;
      if (closing || bytes[name] !== LETTER_C || (after > 32 && after !== GREATER && after !== SLASH)) {
        at = bytes.indexOf(GREATER, at) + 1;
        if (at === 0) return limit;
        if (closing) break;
        continue;
      }
      at = this.readAttributes(name + 1, expected);
      expected = this.column + 1;
      if (bytes[at - 2] === SLASH) continue;
      const here = out.length;
      if (wanted && this.column > last && this.column >= left && this.column <= right) {
        for (; column < this.column; column++) out.byte(COMMA);
        const begun = out.length;
        at = this.scanCell(at, true);
        if (out.length === begun) {
          // Without a value, such as a cell that only has a border.
          out.length = here;
          column -= begun - here;
        } else last = column;
      } else at = this.scanCell(at, false);
    }
    if (last === 0) {
      out.length = start;
      return at;
    }
    if (right !== Number.POSITIVE_INFINITY) for (; column < right; column++) out.byte(COMMA);
    out.byte(LF);
    this.onRow();
    return at;
  }

  private rowNumber(from: number, to: number): number {
    const { bytes } = this.buffer;
    for (let i = from; i < to; i++) {
      if (bytes[i] !== LETTER_R || bytes[i - 1]! > 32 || bytes[i + 1] !== EQUALS) continue;
      let number = 0;
      for (let d = i + 3; bytes[d]! >= 48 && bytes[d]! <= 57; d++) number = number * 10 + bytes[d]! - 48;
      return number || this.row + 1;
    }
    return this.row + 1;
  }

  /** Reads a cell's attributes; returns the place behind its opening tag. */
  private readAttributes(from: number, expected: number): number {
    const { bytes, limit } = this.buffer;
    this.column = expected;
    this.style = 0;
    this.type = 0;
    let at = from;
    while (at < limit) {
      const letter = bytes[at]!;
      if (letter === GREATER) return at + 1;
      if (letter <= 32 || letter === SLASH) {
        at++;
        continue;
      }
      let equals = at + 1;
      while (bytes[equals] !== EQUALS) if (++equals >= limit) return limit;
      let start = equals + 1;
      while (bytes[start]! <= 32) start++;
      const quote = bytes[start++];
      let end = start;
      if (equals > at + 1) {
        while (bytes[end] !== quote) if (++end >= limit) return limit;
      } else if (letter === LETTER_R) {
        let column = 0;
        for (; bytes[end]! >= 65; end++) column = column * 26 + (bytes[end]! & 31);
        if (column > 0) this.column = column;
        while (bytes[end] !== quote) if (++end >= limit) return limit;
      } else if (letter === LETTER_S) {
        let style = 0;
        for (; bytes[end] !== quote; end++)
          if (end >= limit) return limit;
          else style = style * 10 + bytes[end]! - 48;
        this.style = style;
      } else {
        while (bytes[end] !== quote) if (++end >= limit) return limit;
        if (letter === LETTER_T) {
          this.type = start;
          this.typeEnd = end;
        }
      }
      at = end + 1;
    }
    return limit;
  }

  /** Scans a cell whose content begins here, and writes its value where it is wanted; returns the place behind it. */
  private scanCell(from: number, wanted: boolean): number {
    const { buffer, writer } = this;
    const { bytes, prefix, limit } = buffer;
    let at = from;
    let formula = false;
    let valued = false;
    while (at < limit) {
      while (bytes[at] !== LESS) if (++at >= limit) return limit;
      const open = at;
      at++;
      while (bytes[at] !== GREATER) if (++at >= limit) return limit;
      at++;
      if (bytes[open + 1] === SLASH) {
        // The end of the cell, or of its formula.
        const name = bytes[open + 2 + prefix];
        const after = bytes[open + 3 + prefix]!;
        if (name !== LETTER_C || (after !== GREATER && after > 32)) continue;
        if (wanted && formula && !valued) writer.uncalculated++;
        return at;
      }
      const name = bytes[open + 1 + prefix];
      const empty = bytes[at - 2] === SLASH;
      if (name === LETTER_F) formula = true;
      else if (empty) continue;
      else if (name === LETTER_V) {
        const end = buffer.textEnd(at);
        if (wanted && end > at) {
          valued = true;
          writer.value(bytes, at, end, this.type === 0 ? "" : this.typeName(), this.style);
        }
        at = end;
      } else if (buffer.isTag(open + 1, "is")) {
        valued = true;
        at = writer.inline(buffer, at, wanted);
      }
    }
    return limit;
  }

  private typeName(): CellType {
    const { bytes } = this.buffer;
    const first = bytes[this.type];
    const length = this.typeEnd - this.type;
    if (first === LETTER_S) return length === 1 ? "s" : "str";
    if (first === 98) return "b";
    if (first === 110) return "";
    return "str";
  }
}
