// The columns of a file as they are shown and chosen.

import type { Mapping } from "../../core/data/mapping/mapping.ts";

type Columns = Pick<Mapping, "header">;

/** A column by its name, or by its place where it has none. */
export function columnName({ header }: Columns, index: number): string {
  return header[index] || `#${index + 1}`;
}

/** All of them as choices, by their places. */
export function columnNames(columns: Columns): { value: string; label: string }[] {
  return columns.header.map((_, index) => ({ value: String(index), label: columnName(columns, index) }));
}

/** How many of them some field is read from: one column may be a product and its name. */
export function columnsInUse({ columns }: Pick<Mapping, "columns">): number {
  return new Set(Object.values(columns).filter((column) => column !== undefined)).size;
}
