// What is told of the roles of lines after a whole file was read: how many lines have each value, and the values that the
// first lines did not have.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { isKept } from "./lineRole.ts";
import type { RoleCounts } from "./roleReader.ts";
import type { RoleReport } from "./roleReport.ts";

/** Values kept in a report, and told of in notes. */
const MOST_REPORTED = 50;
const MOST_TOLD = 5;

/** The role columns of a file that was read; empty where it has none. */
export function roleReports(found: readonly RoleCounts[], { header }: Mapping): RoleReport[] {
  return found.map(({ column, values }) => ({
    header: header[column] ?? "",
    values: [...values]
      .sort((a, b) => b.count - a.count)
      .slice(0, MOST_REPORTED)
      .map((each) => ({ ...each, value: each.value.slice(0, 200) })),
  }));
}

/** Gifts, and values further down that were told from their words alone. */
export function roleNotes(found: readonly RoleCounts[], mapping: Mapping): Message[] {
  return [...giftNotes(found, mapping), ...furtherNotes(found, mapping)];
}

/** Gifts that stay in the histories, and whether they are foreseen. */
function giftNotes(found: readonly RoleCounts[], mapping: Mapping): Message[] {
  if (!isKept("promotion", mapping)) return [];
  return found.flatMap(({ column, values }) => {
    const count = values.reduce((sum, each) => sum + (each.role === "promotion" ? each.count : 0), 0);
    if (count === 0) return [];
    const known = { column: mapping.header[column] ?? "", count };
    return [dataMessage(mapping.roles?.giftTargets === false ? "note.giftsKnown" : "note.gifts", known)];
  });
}

function furtherNotes(found: readonly RoleCounts[], mapping: Mapping): Message[] {
  return found.flatMap(({ column, values }) => {
    const listed = new Set(
      mapping.roles?.columns.find((each) => each.column === column)?.values.map(({ value }) => value),
    );
    const header = mapping.header[column] ?? "";
    const others = values.filter(({ value }) => value !== "" && !listed.has(value)).sort((a, b) => b.count - a.count);
    const told = others.slice(0, MOST_TOLD).map(({ value, role, count }) =>
      dataMessage("note.roleFurther", {
        column: header,
        value: value.slice(0, 60),
        count,
        role: dataMessage(`role.${role}`),
      }),
    );
    const rest = others.slice(MOST_TOLD).reduce((sum, { count }) => sum + count, 0);
    return rest === 0
      ? told
      : [...told, dataMessage("note.roleMore", { column: header, values: others.length - MOST_TOLD, count: rest })];
  });
}
