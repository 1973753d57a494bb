// One cell's value as a cell of a CSV, as its type and its number format say.

import type { CsvBytes } from "../csvBytes.ts";
import { definite, numberText, percentText } from "../csvText.ts";
import { writeText } from "./cellTexts.ts";
import { dayText, elapsedText, isDayNumber, timeText } from "./dayNumbers.ts";
import type { CellFormat, NumberKind } from "./numberFormat.ts";
import { type SharedStrings, writeItem } from "./sharedStrings.ts";
import type { XmlBuffer } from "./xmlBuffer.ts";

const DOT = 46;
const MINUS = 45;
const ZERO = 48;
/** More digits are an artefact of binary fractions: Excel writes 33.3 as 33.299999999999997. */
const EXACT_DIGITS = 15;

/** How a cell's value is to be taken: a number, the number of a shared string, a yes or no, or text as it stands. */
export type CellType = "" | "s" | "b" | "str";

/** What the cells of a workbook are read with. */
export interface CellReading {
  strings: SharedStrings;
  styles: readonly CellFormat[];
  from1904: boolean;
}

export class CellWriter {
  /** Cells with a formula whose result is not in the file. */
  uncalculated = 0;

  constructor(
    private readonly out: CsvBytes,
    private readonly cells: CellReading,
  ) {}

  /** Writes the value between two places. */
  value(bytes: Uint8Array, start: number, end: number, type: CellType, style: number): void {
    if (type === "") {
      const format = this.cells.styles[style];
      this.number(bytes, start, end, format?.kind ?? "number");
      // Two currencies in one column may differ in nothing else.
      if (format && format.sign !== "") this.out.text(` ${format.sign}`);
    } else if (type === "s") {
      let index = 0;
      for (let i = start; i < end; i++) index = index * 10 + bytes[i]! - ZERO;
      this.cells.strings.write(index, this.out);
    } else if (type === "b") this.out.text(bytes[start] === 49 ? "TRUE" : "FALSE");
    else writeText(this.out, bytes, start, end);
  }

  /** Writes the text of an inline string whose content begins here; returns the place behind it. */
  inline(buffer: XmlBuffer, at: number, wanted: boolean): number {
    const { out } = this;
    const before = out.length;
    const end = writeItem(buffer, at, out);
    if (!wanted) out.length = before;
    return end;
  }

  private number(bytes: Uint8Array, start: number, end: number, kind: NumberKind): void {
    const { out } = this;
    if (kind === "number") {
      const first = bytes[start] === MINUS ? start + 1 : start;
      let mark = -1;
      let i = first;
      for (; i < end; i++) {
        const byte = bytes[i]!;
        if (byte === DOT && mark < 0) mark = i;
        else if (byte < ZERO || byte > 57) break;
      }
      if (i === end && end - first <= EXACT_DIGITS) {
        out.copy(bytes, start, end);
        // Three decimals could be grouped thousands.
        if (end - mark === 4 && mark > first && mark - first <= 3 && bytes[first] !== ZERO) out.byte(ZERO);
        return;
      }
    }
    const text = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 400)));
    const value = Number(text);
    out.text(Number.isFinite(value) ? this.written(value, text.trim(), kind) : definite(text.trim()));
  }

  private written(value: number, text: string, kind: NumberKind): string {
    switch (kind) {
      case "number":
        // Ids of more digits than a number can hold stay as they are.
        return /^-?\d+$/.test(text) ? text : numberText(value);
      case "percent":
        return percentText(value);
      case "elapsed":
        return elapsedText(value);
      case "date":
      case "time": {
        if (!isDayNumber(value)) return numberText(value);
        if (kind === "time") return timeText(value);
        return dayText(value, this.cells.from1904);
      }
      default:
        return kind satisfies never;
    }
  }
}
