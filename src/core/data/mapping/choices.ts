// What a user chose about a file beyond what it proposes itself: carried over to another look at the file, and to other
// files of the same header.

import type { LineRoles } from "../roles/lineRole.ts";
import { stableJson } from "../source/fingerprint.ts";
import { normaliseHeader } from "./headerText.ts";
import { DISCOUNT_FIELDS, type Field, type Mapping } from "./mapping.ts";

/** The parts of a mapping that can be chosen beside its columns. */
export const CHOICES = [
  "encoding",
  "delimiter",
  "above",
  "sheet",
  "join",
  "dateFormat",
  "decimal",
  "discountKind",
  "keepReturns",
  "turnedDates",
  "thaiYears",
  "dropOutliers",
  "keepRepeats",
  "currency",
  "fillDown",
  "walkIns",
  "roles",
] as const;
export type Choice = (typeof CHOICES)[number];

/** What in `chosen` is a choice: it differs from what the file proposes. */
export function choicesIn(chosen: Mapping, proposed: Mapping): Choice[] {
  const otherDiscount = DISCOUNT_FIELDS.some((field) => chosen.columns[field] !== proposed.columns[field]);
  const differs: Record<Choice, boolean> = {
    encoding: chosen.dialect?.encoding !== undefined,
    delimiter: chosen.dialect?.delimiter !== undefined,
    above: chosen.dialect?.above !== undefined,
    sheet: chosen.dialect?.sheet !== undefined,
    join: chosen.dialect?.join !== undefined,
    dateFormat: chosen.dateFormat !== proposed.dateFormat,
    decimal: chosen.decimal !== proposed.decimal || (!chosen.columnDecimals && proposed.columnDecimals !== undefined),
    discountKind: chosen.discountKind !== proposed.discountKind || otherDiscount,
    keepReturns: chosen.keepReturns !== proposed.keepReturns,
    turnedDates: chosen.turnedDates !== undefined && chosen.turnedDates !== proposed.turnedDates,
    thaiYears: chosen.thaiYears !== undefined && chosen.thaiYears !== proposed.thaiYears,
    dropOutliers: (chosen.dropOutliers ?? false) !== (proposed.dropOutliers ?? false),
    keepRepeats: (chosen.keepRepeats ?? false) !== (proposed.keepRepeats ?? false),
    currency:
      (chosen.currency !== undefined && chosen.currency !== proposed.currency) ||
      chosen.onlyCurrency !== proposed.onlyCurrency,
    fillDown: (chosen.fillDown ?? false) !== (proposed.fillDown ?? false),
    walkIns: stableJson(chosen.walkIns ?? {}) !== stableJson(proposed.walkIns ?? {}),
    roles: chosen.roles !== undefined && rolesText(chosen) !== rolesText(proposed),
  };
  return CHOICES.filter((choice) => differs[choice]);
}

/** The proposal with these choices of another mapping, whose dialect it was made with. */
export function withChoices(proposed: Mapping, from: Mapping, choices: readonly Choice[]): Mapping {
  const { columnDecimals, ...rest } = proposed;
  const has = (choice: Choice) => choices.includes(choice);
  return {
    ...rest,
    ...(has("decimal") ? { decimal: from.decimal } : columnDecimals && { columnDecimals }),
    ...(has("dateFormat") && { dateFormat: from.dateFormat }),
    ...(has("discountKind") && { discountKind: from.discountKind }),
    ...(has("keepReturns") && { keepReturns: from.keepReturns }),
    ...(has("turnedDates") && { turnedDates: from.turnedDates }),
    ...(has("thaiYears") && { thaiYears: from.thaiYears }),
    ...(has("dropOutliers") && { dropOutliers: from.dropOutliers }),
    ...(has("keepRepeats") && { keepRepeats: from.keepRepeats ?? false }),
    ...(has("currency") && {
      currency: from.currency,
      ...(from.onlyCurrency !== undefined && { onlyCurrency: from.onlyCurrency }),
    }),
    ...(has("fillDown") && { fillDown: from.fillDown ?? false }),
    ...(has("walkIns") && { walkIns: from.walkIns }),
    ...(has("roles") && from.roles && { roles: movedRoles(from.roles, placesIn(proposed.header, from.header)) }),
  };
}

/** The role columns of a mapping by the names of their columns: equal for equal ones. */
function rolesText({ roles, header }: Mapping): string {
  if (!roles) return "";
  const columns = roles.columns.map(({ column, values }) => [
    normaliseHeader(header[column] ?? ""),
    values.map(({ value, role }) => `${value}\0${role}`).sort(),
  ]);
  return JSON.stringify([columns, [...roles.keep].sort(), roles.giftTargets ?? true]);
}

/** Where a column of one header stands in another; −1 where it does not. */
export function placesIn(header: readonly string[], before: readonly string[]): (index: number) => number {
  const names = header.map(normaliseHeader);
  return (index) => {
    const name = before[index] ?? "";
    if (header[index] === name) return index;
    const byName = names.indexOf(normaliseHeader(name));
    if (byName >= 0) return byName;
    return header.length === before.length ? index : -1;
  };
}

/** The roles with each column where it stands now; columns that are gone tell nothing any more. */
export function movedRoles(roles: LineRoles, placeOf: (index: number) => number): LineRoles {
  const columns = roles.columns.flatMap(({ column, values }) => {
    const place = placeOf(column);
    return place < 0 ? [] : [{ column: place, values }];
  });
  return { ...roles, columns };
}

/**
 * A fresh proposal (the file looked at with another encoding, delimiter or header) with everything the user had changed
 * of the one before. Columns are found by their names, or by their places where only the names changed.
 */
export function carryOver(fresh: Mapping, chosen: Mapping, before: Mapping): Mapping {
  const choices = choicesIn(chosen, before);
  const placeOf = placesIn(fresh.header, chosen.header);
  const columns = { ...fresh.columns };
  const fields = new Set([...Object.keys(chosen.columns), ...Object.keys(before.columns)]) as Set<Field>;
  for (const field of fields) {
    const index = chosen.columns[field];
    if (index === before.columns[field]) continue;
    const place = index === undefined ? undefined : placeOf(index);
    if (place !== undefined && place < 0) continue;
    delete columns[field];
    if (place === undefined) continue;
    for (const other of Object.keys(columns) as Field[]) if (columns[other] === place) delete columns[other];
    columns[field] = place;
  }
  return { ...withChoices(fresh, chosen, choices), columns };
}

/** Whether two mappings of one header read it alike. */
export function sameMapping(a: Mapping, b: Mapping): boolean {
  const text = ({ header, ...read }: Mapping) =>
    stableJson({
      ...read,
      dropOutliers: read.dropOutliers ?? false,
      keepRepeats: read.keepRepeats ?? false,
      fillDown: read.fillDown ?? false,
      columnDecimals: read.columnDecimals ?? {},
      dialect: read.dialect ?? {},
      walkIns: read.walkIns ?? {},
      currency: read.currency ?? "",
      roles: rolesText({ header, ...read }),
    });
  return text(a) === text(b);
}
