// The cells of one record as the judge and the builder ask for them, so that neither knows whether the file is read as
// text or as bytes.

import { hasWidth } from "../dialect/dialect.ts";
import type { DuplicateCounter } from "../lines/duplicateCounter.ts";
import type { DateFormat, Decimal } from "../mapping/mapping.ts";
import { readDate, readTime, type TimeReading } from "../values/dates.ts";
import type { Dictionary } from "../values/dictionary.ts";
import { isNoId } from "../values/idText.ts";
import { type NumberReading, readNumber } from "../values/numbers.ts";

/** One record at a time; every answer is the one the cell's text gives. Reused from record to record. */
export interface LineCells {
  /** Number of fields. */
  readonly length: number;
  /** The cell as written, without its quotes. */
  text(index: number): string;
  /** All cells as written. */
  texts(): readonly string[];
  /** No value: blank, nothing that can be seen, or a word for "no value". */
  isMissing(index: number): boolean;
  /** Empty or a bare 0: nothing was taken off. */
  isNought(index: number): boolean;
  /** As `readNumber`. */
  number(index: number, decimal: Decimal, out: NumberReading): boolean;
  /** As `readDate`. */
  date(index: number, format: DateFormat, out: TimeReading): boolean;
  /** As `readTime`. */
  time(index: number, out: TimeReading): boolean;
  /** The cell's code in the dictionary, as `codeOfCell`. */
  code(index: number, dictionary: Dictionary): number;
  /** As `hasWidth`. */
  hasWidth(width: number): boolean;
  /** Adds the record to those counted. */
  count(duplicates: DuplicateCounter): void;
}

/** Some records in file order: `next` steps to the first, then on; its cells are valid until the next step. */
export interface RecordBlock {
  /** Data line number of the first record. */
  firstLine: number;
  /** As in RecordBatch. */
  openQuotes: readonly number[];
  cells: LineCells;
  next: () => boolean;
}

/** Cells as text. */
export class TextCells implements LineCells {
  cells: readonly string[];

  constructor(cells: readonly string[] = []) {
    this.cells = cells;
  }

  get length(): number {
    return this.cells.length;
  }

  text(index: number): string {
    return this.cells[index]!;
  }

  texts(): readonly string[] {
    return this.cells;
  }

  isMissing(index: number): boolean {
    return isNoId(this.cells[index]!);
  }

  isNought(index: number): boolean {
    const text = this.cells[index]!;
    return text === "0" || text === "";
  }

  number(index: number, decimal: Decimal, out: NumberReading): boolean {
    return readNumber(this.cells[index]!, decimal, out);
  }

  date(index: number, format: DateFormat, out: TimeReading): boolean {
    return readDate(this.cells[index]!, format, out);
  }

  time(index: number, out: TimeReading): boolean {
    return readTime(this.cells[index]!, out);
  }

  code(index: number, dictionary: Dictionary): number {
    return dictionary.codeOfCell(this.cells[index]!);
  }

  hasWidth(width: number): boolean {
    return hasWidth(this.cells, width);
  }

  count(duplicates: DuplicateCounter): void {
    duplicates.add(this.cells);
  }
}

/** A block over records that are there already. */
export function textBlock(records: readonly string[][], firstLine: number, openQuotes: readonly number[]): RecordBlock {
  const cells = new TextCells();
  let at = 0;
  const next = (): boolean => {
    const record = records[at++];
    if (!record) return false;
    cells.cells = record;
    return true;
  };
  return { firstLine, openQuotes, cells, next };
}
