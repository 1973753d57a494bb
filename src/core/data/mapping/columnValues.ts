// What the first lines of a file say about one column: read once, asked several times while a mapping is proposed.

import { readDate, readTime, timeReading } from "../values/dates.ts";
import { valueText } from "../values/dictionary.ts";
import { isNoId } from "../values/idText.ts";
import { saysNoDate } from "../values/noDate.ts";
import { type DecimalEvidence, decimalEvidence, numberReading, readMeasured, readNumber } from "../values/numbers.ts";
import { type DateEvidence, dateEvidence } from "./dateEvidence.ts";
import type { DateFormat, Decimal } from "./mapping.ts";
import { type UnitEvidence, unitEvidence } from "./unitEvidence.ts";

const NO_UNITS: ReadonlyMap<string, number> = new Map();
const SAMPLES = 5;
/** Values that tell whether a column is worth reading as dates or as numbers. */
const VALUES_LOOKED_AT = 20;
const SAMPLE_LENGTH = 60;

export class ColumnValues {
  readonly header: string;
  /** All cells in file order, as written. */
  readonly cells: readonly string[];
  private values?: readonly string[];
  private plainNumbers?: DecimalEvidence;
  private measuredNumbers?: UnitEvidence | null;
  private decimals?: DecimalEvidence;
  private dates?: DateEvidence;
  private lacks?: boolean;
  private percents?: boolean;
  private readonly numbersBy = new Map<Decimal, Float64Array>();
  private readonly momentsBy = new Map<DateFormat, Float64Array>();

  constructor(header: string, cells: readonly string[]) {
    this.header = header;
    this.cells = cells;
  }

  /** The cells that hold something, in file order. */
  get filled(): readonly string[] {
    this.values ??= this.cells.filter((cell) => valueText(cell) !== "");
    return this.values;
  }

  /** Whether some cells hold something and others do not, or only what is not seen. */
  get lacksSome(): boolean {
    const { cells, filled } = this;
    if (filled.length === 0) return false;
    this.lacks ??= filled.length < cells.length || filled.some(isNoId);
    return this.lacks;
  }

  get isEmpty(): boolean {
    return this.filled.length === 0;
  }

  /** A few distinct values as written. */
  get samples(): string[] {
    const distinct = new Set<string>();
    let above: string | null = null;
    for (const cell of this.filled) {
      if (cell === above) continue;
      above = cell;
      distinct.add(shown(cell));
      if (distinct.size === SAMPLES) break;
    }
    return [...distinct];
  }

  /** The first filled cell that is no number under either decimal mark, as a sample. */
  get noNumber(): string | undefined {
    const reading = numberReading();
    return this.fault((cell) => readNumber(cell, ".", reading) || readNumber(cell, ",", reading));
  }

  /** The first filled cell that is no date in the column's format, as a sample. */
  get noDate(): string | undefined {
    const reading = timeReading();
    return this.fault((cell) => readDate(cell, this.date.format, reading) || saysNoDate(cell, this.date.format));
  }

  /** The first filled cell that is no time of day, as a sample. */
  get noTime(): string | undefined {
    const reading = timeReading();
    return this.fault((cell) => readTime(cell, reading));
  }

  private fault(isFine: (cell: string) => boolean): string | undefined {
    const found = this.filled.find((cell) => !isFine(cell));
    return found === undefined ? undefined : shown(found);
  }

  /** What its numbers, without their units, say about the decimal mark. */
  get decimal(): DecimalEvidence {
    const { plain, measured } = this;
    this.decimals ??= measured ? { ...decimalEvidence(measured.cores), total: plain.total } : plain;
    return this.decimals;
  }

  /** Of the cells that are numbers and nothing else. */
  private get plain(): DecimalEvidence {
    this.plainNumbers ??= decimalEvidence(this.filled);
    return this.plainNumbers;
  }

  private get measured(): UnitEvidence | null {
    if (this.measuredNumbers === undefined) this.measuredNumbers = unitEvidence(this.filled, this.plain);
    return this.measuredNumbers;
  }

  /** All cells are digits and group marks: none is signed, in per cent or anything else. */
  get isPlain(): boolean {
    return this.plain.bare === this.plain.total;
  }

  /** The units beside its numbers, the commonest first, with how many cells have each; empty where it has none. */
  get units(): ReadonlyMap<string, number> {
    return this.measured?.units ?? NO_UNITS;
  }

  get date(): DateEvidence {
    this.dates ??= dateEvidence(this.filled);
    return this.dates;
  }

  /** Whether the values alone say that these are dates: no plain numbers, which could be anything. */
  get holdsDates(): boolean {
    const few = this.filled.slice(0, VALUES_LOOKED_AT);
    if (few.length === 0 || few.every((cell) => /^\s*\d+(?:[.,]\d+)?\s*$/.test(cell))) return false;
    // Most columns are told from a few values.
    if (dateEvidence(few).share < 0.5) return false;
    return this.date.share >= 0.9 && this.date.format !== "excel";
  }

  /** Share of the filled cells that are numbers and nothing else. */
  get numericShare(): number {
    return shareOf(this.plain);
  }

  /** Share of the filled cells that are numbers, with or without a unit. */
  get amountShare(): number {
    return shareOf(this.decimal);
  }

  /** Whether the values are numbers and nothing else; most columns are told from a few values. */
  get holdsNumbers(): boolean {
    const few = decimalEvidence(this.filled.slice(0, VALUES_LOOKED_AT));
    return few.readable >= 0.5 * few.total && this.numericShare >= 0.9;
  }

  /** Share of the filled cells that are times of day. */
  get timeShare(): number {
    const reading = timeReading();
    const { filled } = this;
    let count = 0;
    let isTime = false;
    for (let i = 0; i < filled.length; i++) {
      // Lines of one order have the same time.
      if (i === 0 || filled[i] !== filled[i - 1]) isTime = readTime(filled[i]!, reading);
      if (isTime) count++;
    }
    return filled.length === 0 ? 0 : count / filled.length;
  }

  /** The cells as moments, ms, as this format reads them; NaN where they are none. Not to be changed. */
  moments(format: DateFormat): Float64Array {
    let found = this.momentsBy.get(format);
    if (!found) {
      const reading = timeReading();
      let moment = Number.NaN;
      found = Float64Array.from(this.cells, (cell, i) => {
        // Lines of one order have the same date.
        if (i === 0 || cell !== this.cells[i - 1]) moment = readDate(cell, format, reading) ? reading.ms : Number.NaN;
        return moment;
      });
      this.momentsBy.set(format, found);
    }
    return found;
  }

  /** The cells as numbers without their units, NaN where they are none; per cent signs are not applied. Not to be changed. */
  numbers(decimal: Decimal): Float64Array {
    let found = this.numbersBy.get(decimal);
    if (!found) {
      const reading = numberReading();
      const read = this.units.size > 0 ? readMeasured : readNumber;
      found = Float64Array.from(this.cells, (cell) => (read(cell, decimal, reading) ? reading.value : Number.NaN));
      this.numbersBy.set(decimal, found);
    }
    return found;
  }

  private get hasPercents(): boolean {
    this.percents ??= !this.isPlain && this.filled.some((cell) => cell.includes("%"));
    return this.percents;
  }

  /** As `numbers`, but only those written with a % sign, or only those without. Not to be changed. */
  parts(decimal: Decimal, which: "percent" | "bare"): Float64Array {
    if (!this.hasPercents && this.units.size === 0)
      return which === "bare" ? this.numbers(decimal) : new Float64Array(this.cells.length).fill(Number.NaN);
    const reading = numberReading();
    return Float64Array.from(this.cells, (cell) =>
      readNumber(cell, decimal, reading) && reading.percent === (which === "percent") ? reading.value : Number.NaN,
    );
  }
}

function shareOf({ readable, total }: DecimalEvidence): number {
  return total === 0 ? 0 : readable / total;
}

function shown(cell: string): string {
  return cell.length > SAMPLE_LENGTH ? `${cell.slice(0, SAMPLE_LENGTH)}…` : cell;
}
