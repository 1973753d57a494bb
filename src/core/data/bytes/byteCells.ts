// The cells of a record as slices of bytes: codes, numbers and dates come from the bytes, a string is made only for a
// text not seen before or not plainly written.

import type { DuplicateCounter } from "../lines/duplicateCounter.ts";
import type { DateFormat, Decimal } from "../mapping/mapping.ts";
import type { LineCells } from "../records/lineCells.ts";
import type { Encoding } from "../source/encoding.ts";
import { readDate, readTime, type TimeReading } from "../values/dates.ts";
import type { Dictionary } from "../values/dictionary.ts";
import { isNoId } from "../values/idText.ts";
import { type NumberReading, readNumber } from "../values/numbers.ts";
import { type CodeTable, UNKNOWN } from "./byteCodes.ts";
import { readPlainNumber } from "./byteNumbers.ts";
import type { ByteRecords } from "./byteRecords.ts";
import { byteDecoder } from "./byteText.ts";

const ZERO = 48;

export class ByteCells implements LineCells {
  private readonly records: ByteRecords;
  private readonly decode: (bytes: Uint8Array, start: number, end: number) => string;
  private readonly dates: TimeMemo;
  private readonly times: TimeMemo;
  private dateFormat: DateFormat | null = null;

  constructor(records: ByteRecords, encoding: Encoding) {
    this.records = records;
    this.decode = byteDecoder(encoding);
    this.dates = new TimeMemo(() => records.newTable());
    this.times = new TimeMemo(() => records.newTable());
  }

  get length(): number {
    return this.records.fields;
  }

  text(index: number): string {
    const { bytes, starts, ends } = this.records;
    return this.decode(bytes, starts[index]!, ends[index]!);
  }

  texts(): string[] {
    return Array.from({ length: this.length }, (_, index) => this.text(index));
  }

  isMissing(index: number): boolean {
    const { bytes, starts, ends } = this.records;
    const start = starts[index]!;
    const end = ends[index]!;
    if (start === end) return true;
    const first = bytes[start]!;
    const last = bytes[end - 1]!;
    // No blanks, and too long for a word for "no value" or not beginning like one.
    if (isPlain(first) && isPlain(last) && (end - start > 6 || (first | 32) !== 0x6e)) return false;
    return isNoId(this.text(index));
  }

  isNought(index: number): boolean {
    const { bytes, starts, ends } = this.records;
    const length = ends[index]! - starts[index]!;
    return length === 0 || (length === 1 && bytes[starts[index]!] === ZERO);
  }

  number(index: number, decimal: Decimal, out: NumberReading): boolean {
    const { bytes, starts, ends } = this.records;
    const start = starts[index]!;
    const end = ends[index]!;
    if (readPlainNumber(bytes, start, end, decimal, out)) return true;
    return readNumber(this.decode(bytes, start, end), decimal, out);
  }

  date(index: number, format: DateFormat, out: TimeReading): boolean {
    if (format !== this.dateFormat) {
      this.dates.clear();
      this.dateFormat = format;
    }
    const { view, starts, ends } = this.records;
    const known = this.dates.recall(view, starts[index]!, ends[index]!, out);
    if (known !== UNKNOWN) return known === 1;
    return this.dates.keep(view, starts[index]!, ends[index]!, readDate(this.text(index), format, out), out);
  }

  time(index: number, out: TimeReading): boolean {
    const { view, starts, ends } = this.records;
    const known = this.times.recall(view, starts[index]!, ends[index]!, out);
    if (known !== UNKNOWN) return known === 1;
    return this.times.keep(view, starts[index]!, ends[index]!, readTime(this.text(index), out), out);
  }

  code(index: number, dictionary: Dictionary): number {
    dictionary.byBytes ??= this.records.newTable();
    const { view, starts, ends } = this.records;
    const start = starts[index]!;
    const end = ends[index]!;
    if (start === end) return -1;
    const known = dictionary.byBytes.find(view, start, end);
    return known === UNKNOWN ? this.newCode(dictionary, start, end) : known;
  }

  /** The code of bytes that `find` has just not found. */
  private newCode(dictionary: Dictionary, start: number, end: number): number {
    const { bytes, view } = this.records;
    const code = dictionary.newCode(this.decode(bytes, start, end));
    dictionary.byBytes!.add(view, start, end, code);
    return code;
  }

  hasWidth(width: number): boolean {
    const { fields } = this.records;
    if (fields < width) return false;
    for (let i = width; i < fields; i++) if (this.text(i).trim() !== "") return false;
    return true;
  }

  count(duplicates: DuplicateCounter): void {
    this.records.count(duplicates);
  }
}

/** Digits, ASCII letters and what lies between them: never blank. */
function isPlain(byte: number): boolean {
  return byte >= 0x30 && byte < 0x7b;
}

/** So many different dates are remembered; where there are more (a time in the cell), the rest is read each time. */
const MOST_TIMES = 20_000;

/** What the cells of a time column were read as. */
class TimeMemo {
  private readonly newTable: () => CodeTable;
  private codes: CodeTable;
  private ms: number[] = [];
  /** 1 readable, 2 timed, 4 definite, 8 Buddhist, 16 settled. */
  private flags: number[] = [];

  constructor(newTable: () => CodeTable) {
    this.newTable = newTable;
    this.codes = newTable();
  }

  clear(): void {
    this.codes.release();
    this.codes = this.newTable();
    this.ms = [];
    this.flags = [];
  }

  /** 1 with `out` filled for a known date, 0 for a cell known to be none, else UNKNOWN. */
  recall(view: DataView, start: number, end: number, out: TimeReading): number {
    const code = this.codes.find(view, start, end);
    if (code === UNKNOWN) return UNKNOWN;
    const flags = this.flags[code]!;
    if ((flags & 1) === 0) return 0;
    out.ms = this.ms[code]!;
    out.timed = (flags & 2) !== 0;
    out.definite = (flags & 4) !== 0;
    out.buddhist = (flags & 8) !== 0;
    out.settled = (flags & 16) !== 0;
    return 1;
  }

  /** Remembers what the cell just not recalled was read as; returns `readable`. */
  keep(view: DataView, start: number, end: number, readable: boolean, reading: TimeReading): boolean {
    if (this.codes.size >= MOST_TIMES) return readable;
    this.codes.add(view, start, end, this.codes.size);
    this.ms.push(reading.ms);
    const { timed, definite, buddhist, settled } = reading;
    this.flags.push(
      (readable ? 1 : 0) | (timed ? 2 : 0) | (definite ? 4 : 0) | (buddhist ? 8 : 0) | (settled ? 16 : 0),
    );
    return readable;
  }
}
