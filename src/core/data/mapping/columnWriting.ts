// How the values of each column are written, whatever it was taken for: a column chosen by hand is read its own way.

import { decimalEvidence } from "../values/numbers.ts";
import type { ColumnValues } from "./columnValues.ts";
import { dateEvidence } from "./dateEvidence.ts";
import type { DateFormat, Decimal } from "./mapping.ts";

export interface ColumnWriting {
  /** Of its dates; null where it holds none. */
  dateFormat: DateFormat | null;
  /** That its numbers need; null where they need none in particular. */
  decimal: Decimal | null;
}

/** Values that tell whether a column is worth reading as dates or numbers. */
const LOOKED_AT = 20;
/** Of numbers that could be Excel's days: most are amounts. */
const NUMBERS_LOOKED_AT = 300;

export function columnWriting(column: ColumnValues): ColumnWriting {
  const few = column.filled.slice(0, LOOKED_AT);
  const { dot, comma } = decimalEvidence(few).readable * 2 >= few.length ? column.decimal : { dot: 0, comma: 0 };
  return {
    dateFormat: dateFormat(column),
    decimal: dot === comma ? null : dot > comma ? "." : ",",
  };
}

function dateFormat(column: ColumnValues): DateFormat | null {
  const few = dateEvidence(column.filled.slice(0, LOOKED_AT));
  if (few.share < 0.5) return null;
  const { format, share } =
    few.format === "excel" ? dateEvidence(column.filled.slice(0, NUMBERS_LOOKED_AT)) : column.date;
  return share >= 0.5 ? format : null;
}
