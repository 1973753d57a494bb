// Values of a Parquet file as cells of a CSV. Decimals, times and whole numbers are taken as they are stored: the library
// would make them floating-point numbers and dates of milliseconds.

import type { ParquetParsers, SchemaElement } from "hyparquet";
import { DAY_MS } from "../../../lib/calendar.ts";
import { csvField } from "../../generate/csvField.ts";
import { clockText, definite, numberText } from "../csvText.ts";

/** Timestamps and dates as text. */
export const PARSERS: ParquetParsers = {
  timestampFromMilliseconds: (ms: bigint) => momentText(BigInt(ms) * 1_000_000n),
  timestampFromMicroseconds: (us: bigint) => momentText(BigInt(us) * 1000n),
  timestampFromNanoseconds: (ns: bigint) => momentText(BigInt(ns)),
  dateFromDays: (days: number) => isoDay(days),
  stringFromBytes: (bytes: Uint8Array) => (bytes === undefined ? bytes : decoder.decode(bytes)),
  jsonFromBytes: (bytes: Uint8Array) => (bytes === undefined ? bytes : decoder.decode(bytes)),
  geometryFromBytes: () => "",
  geographyFromBytes: () => "",
  uuidFromBytes: (bytes: Uint8Array) => (bytes === undefined ? bytes : uuid(bytes)),
};

const decoder = new TextDecoder();
const DAY_NS = 86_400_000_000_000n;
const SECOND_NS = 1_000_000_000n;

/** Whether a column holds moments of Greenwich and not what a clock showed. */
export function isMoment({ logical_type: logical }: SchemaElement): boolean {
  return logical?.type === "TIMESTAMP" && logical.isAdjustedToUTC;
}

/** Lets the library hand out what is stored, where it would lose digits or refuse. */
export function rawElement(element: SchemaElement): void {
  if (isDecimal(element) || element.converted_type === "INTERVAL") {
    delete element.converted_type;
    delete element.logical_type;
  }
}

function isDecimal({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return converted === "DECIMAL" || logical?.type === "DECIMAL";
}

/** What makes a column's values cells. */
export function cellReader(element: SchemaElement, nested: boolean): (value: unknown) => string {
  if (nested || element.repetition_type === "REPEATED") return (value) => csvField(JSON.stringify(plain(value)) ?? "");
  if (isDecimal(element)) {
    const logical = element.logical_type;
    const scale = element.scale ?? (logical?.type === "DECIMAL" ? logical.scale : 0);
    return (value) => definite(decimalText(wholeOf(value), scale));
  }
  const unit = timeUnit(element);
  if (unit !== null) return (value) => timeText(BigInt(value as number | bigint) * unit);
  if (element.type === "FLOAT") return (value) => numberText(shortest(value as number));
  return cellText;
}

function cellText(value: unknown): string {
  switch (typeof value) {
    case "string":
      return csvField(value);
    case "number":
      // Missing numbers are NaN in the files of many programs.
      return Number.isNaN(value) ? "" : numberText(value);
    case "bigint":
      return String(value);
    case "boolean":
      return value ? "TRUE" : "FALSE";
    default:
      return value instanceof Uint8Array
        ? csvField(decoder.decode(value))
        : csvField(JSON.stringify(plain(value)) ?? "");
  }
}

/** The shortest decimal that is the same number of 32 bits: 0.1 and not 0.10000000149011612. */
function shortest(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

/** A whole number of any size: from a number, a bigint or its bytes, the highest first, in two's complement. */
function wholeOf(value: unknown): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value as number | bigint);
  let whole = 0n;
  for (const byte of value) whole = whole * 256n + BigInt(byte);
  return value.length > 0 && value[0]! >= 128 ? whole - 256n ** BigInt(value.length) : whole;
}

/** A whole number divided by a power of ten, without losing a digit and without zeros at its end. */
export function decimalText(whole: bigint, scale: number): string {
  if (scale <= 0) return String(whole * 10n ** BigInt(-scale));
  const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, "0");
  const fraction = digits.slice(-scale).replace(/0+$/, "");
  return `${whole < 0n ? "-" : ""}${digits.slice(0, -scale)}${fraction === "" ? "" : `.${fraction}`}`;
}

function timeUnit({ converted_type: converted, logical_type: logical }: SchemaElement): bigint | null {
  const unit = logical?.type === "TIME" ? logical.unit : converted?.startsWith("TIME_") ? converted.slice(5) : null;
  if (unit === "MILLIS") return 1_000_000n;
  if (unit === "MICROS") return 1000n;
  return unit === "NANOS" ? 1n : null;
}

/** Nanoseconds since 1970 as `2024-01-31 08:30:00`, with as many decimals of a second as there are, to the millisecond. */
function momentText(ns: bigint): string {
  const day = ns >= 0n ? ns / DAY_NS : -((-ns + DAY_NS - 1n) / DAY_NS);
  return `${isoDay(Number(day))} ${timeText(ns - day * DAY_NS)}`;
}

function timeText(ns: bigint): string {
  const seconds = Number(ns / SECOND_NS);
  const ms = Number((ns % SECOND_NS) / 1_000_000n);
  const clock = clockText(seconds);
  return ms === 0 ? clock : `${clock}.${String(ms).padStart(3, "0")}`;
}

function isoDay(days: number): string {
  const date = new Date(days * DAY_MS);
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().replace(/T.*/, "");
}

function uuid(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** A value that JSON can hold. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (value instanceof Uint8Array) return decoder.decode(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value && typeof value === "object" && !(value instanceof Date))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  return value;
}
