// Which of a mapping's number columns have units beside their numbers, told from the file itself each time it is read, so
// that columns chosen by hand are read as those that were proposed.

import { type Field, type Mapping, NUMBER_FIELDS } from "./mapping.ts";
import { columnsOf } from "./proposeMapping.ts";

/** The fields, for the first lines of a file. */
export function measuredFields({ rows }: { rows: readonly (readonly string[])[] }, mapping: Mapping): Field[] {
  const values = columnsOf(mapping.header, rows);
  return NUMBER_FIELDS.filter((field) => (values[mapping.columns[field] ?? -1]?.units.size ?? 0) > 0);
}
