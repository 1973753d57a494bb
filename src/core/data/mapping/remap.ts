// A field read from another column than was proposed, chosen by hand in the page or on the command line.

import type { Sniff } from "../ingest/inspection.ts";
import { type Field, type Mapping, NUMBER_FIELDS } from "./mapping.ts";

/**
 * The mapping with `field` read from `column`, or from none; a column means one thing only. It is read as its own values
 * are written, as the file `told`.
 */
export function remap(
  mapping: Mapping,
  field: Field,
  column: number | null,
  told: Pick<Sniff, "mapping" | "writings">,
): Mapping {
  const columns: Mapping["columns"] = {};
  for (const [name, index] of Object.entries(mapping.columns) as [Field, number][]) {
    if (name !== field && index !== column) columns[name] = index;
  }
  if (column === null) return { ...mapping, columns };
  columns[field] = column;
  const asTold = told.mapping.columns[field] === column;
  const { dateFormat, decimal } = told.writings[column] ?? { dateFormat: null, decimal: null };
  if (field === "date") {
    const { turnedDates: _, thaiYears: __, ...rest } = mapping;
    const { turnedDates, thaiYears } = told.mapping;
    const format = asTold ? told.mapping.dateFormat : dateFormat;
    return {
      ...rest,
      columns,
      ...(format && { dateFormat: format }),
      ...(asTold && turnedDates !== undefined && { turnedDates }),
      ...(asTold && thaiYears !== undefined && { thaiYears }),
    };
  }
  if (!NUMBER_FIELDS.some((name) => name === field)) return { ...mapping, columns };
  const { [field]: _, ...others } = mapping.columnDecimals ?? {};
  const own = (asTold ? told.mapping.columnDecimals?.[field] : decimal) ?? mapping.decimal;
  const columnDecimals = own === mapping.decimal ? others : { ...others, [field]: own };
  const { columnDecimals: __, ...rest } = mapping;
  return { ...rest, columns, ...(Object.keys(columnDecimals).length > 0 && { columnDecimals }) };
}
