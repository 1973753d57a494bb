// How the values of each column are written, whatever it was taken for: a column chosen by hand is read its own way.

import type { ColumnValues } from "./columnValues.ts";
import { dateEvidence } from "./dateEvidence.ts";
import type { DateFormat, Decimal } from "./mapping.ts";

export interface ColumnWriting {
  /** Of its dates; null where it holds none. */
  dateFormat: DateFormat | null;
  /** That its numbers need; null where they need none in particular. */
  decimal: Decimal | null;
}

/** Values that tell whether a column is worth reading as dates. */
const LOOKED_AT = 20;

export function columnWriting(column: ColumnValues): ColumnWriting {
  const mayHoldDates = dateEvidence(column.filled.slice(0, LOOKED_AT)).share >= 0.5;
  const { dot, comma } = column.decimal;
  return {
    dateFormat: mayHoldDates && column.date.share >= 0.5 ? column.date.format : null,
    decimal: dot === comma ? null : dot > comma ? "." : ",",
  };
}
