// Who bought the first lines, as reading will tell: before anything is read.

import type { ColumnValues } from "../mapping/columnValues.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { readDate, timeReading } from "../values/dates.ts";
import { Dictionary } from "../values/dictionary.ts";
import { codeText, idText } from "../values/idText.ts";
import { nameKey } from "../values/nameKey.ts";

export interface HeadCustomers {
  /** [lines] −1 where there is none. */
  codes: Int32Array;
  ids: readonly string[];
  /** [customers] first name, or "". */
  names: string[];
}

/** The customers of the first lines; null where no column tells them. */
export function headCustomers(values: readonly ColumnValues[], { columns }: Mapping): HeadCustomers | null {
  const column = values[columns.customer ?? columns.customerName ?? -1];
  if (!column) return null;
  const isName = columns.customer === undefined || columns.customer === columns.customerName;
  const dictionary = new Dictionary(codeText, isName ? nameKey : null);
  const codes = Int32Array.from(column.cells, (cell) => dictionary.codeOfCell(cell));
  const names = dictionary.values.map(() => "");
  values[columns.customerName ?? -1]?.cells.forEach((cell, i) => {
    const code = codes[i]!;
    if (code >= 0) names[code] ||= idText(cell);
  });
  return { codes, ids: dictionary.values, names };
}

/** [lines] times as the mapping reads them, NaN where it cannot. */
export function headTimes(values: readonly ColumnValues[], { columns, dateFormat }: Mapping): Float64Array {
  const reading = timeReading();
  const cells = values[columns.date ?? -1]?.cells ?? [];
  return Float64Array.from(cells, (cell) => (readDate(cell, dateFormat, reading) ? reading.ms : Number.NaN));
}
