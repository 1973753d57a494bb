// A mapping saved for one file laid onto the header of another: columns are found again by their names.

import { DataError, quoted } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { movedRoles } from "./choices.ts";
import { normaliseHeader } from "./headerText.ts";
import { identityColumns } from "./identityColumns.ts";
import type { Field, Mapping } from "./mapping.ts";

/**
 * Re-indexes a mapping's columns for `header`. Columns may have moved and others come or gone; a mapped column that is
 * gone throws DataError "header-changed" naming it and what there is.
 */
export function fitMapping(mapping: Mapping, header: readonly string[]): Mapping {
  const unchanged =
    header.length === mapping.header.length && header.every((name, index) => name === mapping.header[index]);
  if (unchanged) return mapping;
  const places = new Map<string, number>();
  header.forEach((name, index) => {
    const key = normaliseHeader(name);
    if (!places.has(key)) places.set(key, index);
  });
  const columns: Partial<Record<Field, number>> = {};
  for (const [field, index] of Object.entries(mapping.columns) as [Field, number][]) {
    const name = mapping.header[index];
    const place = name === undefined ? undefined : places.get(normaliseHeader(name));
    if (place === undefined)
      throw new DataError(
        "header-changed",
        dataMessage("file.columnGone", {
          field,
          column: quoted(name ?? String(index)),
          have: header.slice(0, 40).join(", "),
        }),
      );
    columns[field] = place;
  }
  const { roles } = mapping;
  if (!roles) return { ...mapping, header: [...header], columns };
  // Without a column of roles a file may be read all the same: it often holds nothing but sales.
  const placeOf = (index: number) => places.get(normaliseHeader(mapping.header[index] ?? "")) ?? -1;
  return { ...mapping, header: [...header], columns, roles: movedRoles(roles, placeOf) };
}

/** Throws a DataError where a column is missing without which there are no sale lines. */
export function requireColumns(mapping: Mapping): void {
  const { columns } = mapping;
  const have = mapping.header.slice(0, 40).join(", ");
  if (identityColumns(columns).length === 0)
    throw new DataError("no-customer", dataMessage("file.noCustomer", { have }));
  if (columns.product === undefined && columns.productName === undefined)
    throw new DataError("no-product", dataMessage("file.noProduct", { have }));
  if (columns.date === undefined) throw new DataError("no-date", dataMessage("file.noDate", { have }));
}
