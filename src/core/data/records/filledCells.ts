// Files that write an order's date, customer and number once, on its first line, and leave them blank below: the cells as
// if every line had them. Only files read so pay for it.

import type { DuplicateCounter } from "../lines/duplicateCounter.ts";
import { type DateFormat, type Decimal, type Field, type Mapping, NUMBER_FIELDS } from "../mapping/mapping.ts";
import { readDate, readTime, type TimeReading } from "../values/dates.ts";
import { type Dictionary, valueText } from "../values/dictionary.ts";
import type { NumberReading } from "../values/numbers.ts";
import { type LineCells, type RecordBlock, TextCells } from "./lineCells.ts";

/** What is said of an order and not of its lines, beside its status. Quantities, amounts and products are never filled. */
const HEADER_FIELDS = [
  ...["order", "date", "time", "customer", "customerName", "walkIn", "store"],
  ...["address", "ward", "district", "province", "salesperson", "route", "source", "currency"],
] as const satisfies readonly Field[];
/** A column that is read as one of these, too, is never filled. */
const LINE_FIELDS = [
  ...(["product", "productName", "family", "series", "category"] as const),
  ...NUMBER_FIELDS,
] as const satisfies readonly Field[];

/** Blank cells that a line above has. */
export interface BlankBelow {
  /** Lines with such cells. */
  lines: number;
  /** The columns they are in. */
  columns: number[];
}

/**
 * Cells of a record as its own line has them, but for blank ones of the columns of an order: those are what the first line
 * of the order has. A line goes on with the order above where its number, date and customer are each blank or those of
 * that order; without a column of numbers, where date and customer are both blank.
 */
export class FilledCells implements LineCells {
  /** Lines on which a blank number, date or customer was filled so far. */
  withoutHead = 0;
  /** The line goes on with the order above. */
  goesOn = false;
  /** Lines on which anything was filled so far. */
  filledLines = 0;
  /** [columns] 1 where a blank cell was filled on some line. */
  private readonly filled: Uint8Array;
  private inner: LineCells;
  private readonly width: number;
  private readonly columns: readonly number[];
  private readonly lacking: readonly number[];
  /** [columns] what the first line of the order has; undefined in columns that are not the order's. */
  private readonly first: (string | undefined)[];
  private readonly order: number | undefined;
  private readonly others: readonly number[];
  private begun = false;

  /** `mayLack` tells columns that have blank cells and others, where that is known: only those are looked at. */
  constructor(
    { header, columns, roles }: Pick<Mapping, "header" | "columns" | "roles">,
    inner: LineCells = new TextCells(),
    mayLack: (index: number) => boolean = () => true,
  ) {
    this.inner = inner;
    this.width = header.length;
    const own = new Set(LINE_FIELDS.map((field) => columns[field]));
    const status = roles?.columns.map(({ column }) => column) ?? [];
    this.columns = [...new Set([...HEADER_FIELDS.flatMap((field) => columns[field] ?? []), ...status])].filter(
      (index) => !own.has(index),
    );
    this.lacking = this.columns.filter(mayLack);
    this.first = header.map(() => undefined);
    this.filled = new Uint8Array(header.length);
    this.order = columns.order;
    this.others = [columns.date, columns.customer ?? columns.customerName].filter((index) => index !== undefined);
  }

  /** What was filled so far: on how many lines, and in which columns. */
  get found(): BlankBelow {
    const columns = this.columns.filter((index) => this.filled[index] === 1).sort((a, b) => a - b);
    return { lines: this.filledLines, columns };
  }

  /** Whether any column may have a blank cell below a filled one: in most files none has. */
  get mayFill(): boolean {
    return this.lacking.length > 0;
  }

  /** Begins a reading of the file: nothing stands above its first line, and nothing was filled. */
  begin(): void {
    this.begun = false;
    this.withoutHead = 0;
    this.filledLines = 0;
    this.filled.fill(0);
  }

  /** Goes on with the cells of another block. */
  readFrom(inner: LineCells): void {
    this.inner = inner;
  }

  /** Looks at the record that the cells have just stepped to. */
  take(): void {
    const { inner, columns, first } = this;
    this.goesOn = false;
    if (!inner.hasWidth(this.width)) return;
    this.goesOn = this.begun && this.isOfOrderAbove();
    if (!this.goesOn) {
      for (const index of columns) first[index] = inner.text(index);
      this.begun = true;
      return;
    }
    let filled = false;
    for (const index of this.lacking) {
      if (!this.isFilled(index)) continue;
      this.filled[index] = 1;
      filled = true;
    }
    if (!filled) return;
    this.filledLines++;
    if (this.hasBlankHead()) this.withoutHead++;
  }

  /** Whether the number, the date or the customer is blank on the line itself. */
  hasBlankHead(): boolean {
    return (
      (this.order !== undefined && this.inner.isMissing(this.order)) ||
      this.others.some((index) => this.inner.isMissing(index))
    );
  }

  private isOfOrderAbove(): boolean {
    const { inner, order, others } = this;
    if (order === undefined) return others.every((index) => inner.isMissing(index));
    return this.isBlankOrSame(order) && others.every((index) => this.isBlankOrSame(index));
  }

  private isBlankOrSame(index: number): boolean {
    return this.inner.isMissing(index) || valueText(this.inner.text(index)) === valueText(this.first[index] ?? "");
  }

  private isFilled(index: number): boolean {
    return this.goesOn && valueText(this.first[index] ?? "") !== "" && this.inner.isMissing(index);
  }

  get length(): number {
    return this.inner.length;
  }

  text(index: number): string {
    return this.isFilled(index) ? this.first[index]! : this.inner.text(index);
  }

  /** As written. */
  texts(): readonly string[] {
    return this.inner.texts();
  }

  isMissing(index: number): boolean {
    return !this.isFilled(index) && this.inner.isMissing(index);
  }

  isNought(index: number): boolean {
    return this.inner.isNought(index);
  }

  number(index: number, decimal: Decimal, out: NumberReading): boolean {
    return this.inner.number(index, decimal, out);
  }

  date(index: number, format: DateFormat, out: TimeReading): boolean {
    return this.isFilled(index) ? readDate(this.first[index]!, format, out) : this.inner.date(index, format, out);
  }

  time(index: number, out: TimeReading): boolean {
    return this.isFilled(index) ? readTime(this.first[index]!, out) : this.inner.time(index, out);
  }

  /** Codes of the order's columns always come by text, those of first lines too: a dictionary goes one way. */
  code(index: number, dictionary: Dictionary): number {
    if (this.first[index] === undefined) return this.inner.code(index, dictionary);
    return dictionary.codeOfCell(this.text(index));
  }

  hasWidth(width: number): boolean {
    return this.inner.hasWidth(width);
  }

  /** Two orders may have the same line below their first ones: as filled they differ. */
  count(duplicates: DuplicateCounter): void {
    duplicates.add(this.inner.texts().map((cell, index) => (this.isFilled(index) ? this.first[index]! : cell)));
  }
}

/** The blocks with their records seen through these cells. */
export async function* filledBlocks(
  blocks: AsyncGenerator<RecordBlock>,
  cells: FilledCells,
): AsyncGenerator<RecordBlock> {
  for await (const block of blocks) {
    cells.readFrom(block.cells);
    const next = (): boolean => {
      if (!block.next()) return false;
      cells.take();
      return true;
    };
    yield { ...block, cells, next };
  }
}
