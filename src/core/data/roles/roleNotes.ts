// What is told of the roles of lines after a whole file was read: how many lines have each value, and the values that the
// first lines did not have.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import type { LineJudge } from "../lines/lineJudge.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { isKept } from "./lineRole.ts";
import type { RoleReport } from "./roleReport.ts";

/** Values kept in a report, and told of in notes. */
const MOST_REPORTED = 50;
const MOST_TOLD = 5;

/** The role columns of a file that was read; empty where it has none. */
export function roleReports({ roles }: Pick<LineJudge, "roles">, mapping: Mapping): RoleReport[] {
  return (roles?.found ?? []).map(({ column, values }) => ({
    header: mapping.header[column] ?? "",
    values: values
      .map(({ value, count }) => ({ value: value.slice(0, 200), role: roles!.roleOf(column, value), count }))
      .sort((a, b) => b.count - a.count)
      .slice(0, MOST_REPORTED),
  }));
}

/** Gifts that stay in the histories, and whether they are foreseen. */
function giftNotes({ roles }: Pick<LineJudge, "roles">, mapping: Mapping): Message[] {
  if (!isKept("promotion", mapping)) return [];
  return (roles?.found ?? []).flatMap(({ column, values }) => {
    const gifts = values.filter(({ value }) => roles!.roleOf(column, value) === "promotion");
    const count = gifts.reduce((sum, each) => sum + each.count, 0);
    if (count === 0) return [];
    const known = { column: mapping.header[column] ?? "", count };
    return [dataMessage(mapping.roles?.giftTargets === false ? "note.giftsKnown" : "note.gifts", known)];
  });
}

/** Gifts, and values further down that were told from their words alone. */
export function roleNotes(judge: Pick<LineJudge, "roles">, mapping: Mapping): Message[] {
  return [...giftNotes(judge, mapping), ...furtherNotes(judge, mapping)];
}

function furtherNotes({ roles }: Pick<LineJudge, "roles">, mapping: Mapping): Message[] {
  return (roles?.found ?? []).flatMap(({ column, values }) => {
    const listed = new Set(
      mapping.roles?.columns.find((each) => each.column === column)?.values.map(({ value }) => value),
    );
    const header = mapping.header[column] ?? "";
    const others = values.filter(({ value }) => value !== "" && !listed.has(value)).sort((a, b) => b.count - a.count);
    const told = others.slice(0, MOST_TOLD).map(({ value, count }) =>
      dataMessage("note.roleFurther", {
        column: header,
        value: value.slice(0, 60),
        count,
        role: dataMessage(`role.${roles!.roleOf(column, value)}`),
      }),
    );
    const rest = others.slice(MOST_TOLD).reduce((sum, { count }) => sum + count, 0);
    return rest === 0
      ? told
      : [...told, dataMessage("note.roleMore", { column: header, values: others.length - MOST_TOLD, count: rest })];
  });
}
