// Which of a mapping's number columns have units beside their numbers, told from the file itself each time it is read, so
// that columns chosen by hand are read as those that were proposed.

import { ColumnValues } from "./columnValues.ts";
import { type Field, type Mapping, NUMBER_FIELDS } from "./mapping.ts";

/** The fields, for the first lines of a file. */
export function measuredFields({ rows }: { rows: readonly (readonly string[])[] }, { columns }: Mapping): Field[] {
  return NUMBER_FIELDS.filter((field) => {
    const index = columns[field];
    if (index === undefined) return false;
    const cells = rows.flatMap((row) => row[index] ?? []);
    return new ColumnValues("", cells).units.size > 0;
  });
}
