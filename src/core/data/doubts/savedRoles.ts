// What lines are, by a mapping that was saved for another file: columns that this one lacks, and columns that only this one
// has something to say in.

import { dataMessage } from "../dataMessages.ts";
import { normaliseHeader } from "../mapping/headerText.ts";
import type { Contradiction, SavedLook } from "./contradiction.ts";
import { quotedValues, unreadRoles } from "./lineRoles.ts";

/** Told, and never settled by itself: neither file proves the other wrong. */
export function savedRoles(look: SavedLook): Contradiction[] {
  const { values, proposal, mapping, saved } = look;
  if (!saved) return [];
  const there = new Set(saved.roles ? saved.header.map(normaliseHeader) : []);
  const unread = unreadRoles(proposal.mapping, mapping, values)
    // Roles were chosen there, and this column was none of them.
    .filter(({ columns }) => !columns.some((index) => there.has(normaliseHeader(mapping.header[index] ?? ""))))
    .map((doubt): Contradiction => ({ ...doubt, weight: "likely" }));
  return [...lostRoles(look), ...unread];
}

/** Columns that told what lines are and are not in this file. */
function lostRoles({ mapping, saved }: SavedLook): Contradiction[] {
  const names = new Set(mapping.header.map(normaliseHeader));
  return (saved?.roles?.columns ?? []).flatMap(({ column, values }): Contradiction[] => {
    const name = saved!.header[column] ?? "";
    const negating = values.filter(({ role }) => role !== "sale").map(({ value }) => ({ value, count: 0 }));
    if (names.has(normaliseHeader(name)) || negating.length === 0) return [];
    const note = dataMessage("note.savedRoleGone", { column: name, values: quotedValues(negating) });
    return [{ note, weight: "likely", columns: [], answers: [{ label: dataMessage("answer.allSales"), mapping }] }];
  });
}
