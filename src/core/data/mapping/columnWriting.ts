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

export function columnWriting(column: ColumnValues): ColumnWriting {
  const few = column.filled.slice(0, LOOKED_AT);
  const mayHoldDates = dateEvidence(few).share >= 0.5;
  const { dot, comma } = decimalEvidence(few).readable * 2 >= few.length ? column.decimal : { dot: 0, comma: 0 };
  return {
    dateFormat: mayHoldDates && column.date.share >= 0.5 ? column.date.format : null,
    decimal: dot === comma ? null : dot > comma ? "." : ",",
  };
}
