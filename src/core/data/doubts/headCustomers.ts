// Who bought the first lines, as reading will tell: before anything is read.

import type { ColumnValues } from "../mapping/columnValues.ts";
import { identityColumns, isByContact } from "../mapping/identityColumns.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { emailText, phoneText } from "../values/contacts.ts";
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
  const who = identityColumns(columns);
  if (who.length === 0) return null;
  const readers = who.map((index) => {
    if (index === columns.phone) return phoneText;
    return index === columns.email ? emailText : codeText;
  });
  const isName = isByContact(columns) || who[0] === columns.customerName;
  const dictionary = new Dictionary(undefined, isName ? nameKey : null);
  let above = -1;
  const codes = Int32Array.from(values[who[0]!]!.cells, (_, i) => {
    // Lines of one order have one customer.
    if (i > 0 && who.every((index) => values[index]!.cells[i] === values[index]!.cells[i - 1])) return above;
    above = codeOf(i);
    return above;
  });
  function codeOf(i: number): number {
    for (const [at, index] of who.entries()) {
      const text = readers[at]!(values[index]!.cells[i]!);
      if (text !== "") return dictionary.code(text);
    }
    return -1;
  }
  const names = dictionary.values.map(() => "");
  values[columns.customerName ?? -1]?.cells.forEach((cell, i) => {
    const code = codes[i]!;
    if (code >= 0 && names[code] === "") names[code] = idText(cell);
  });
  return { codes, ids: dictionary.values, names };
}
