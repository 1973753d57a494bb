// What the first lines leave open about what lines are: columns that may tell it in unknown words, and columns that tell it
// while the mapping in use (of a recipe or a model) does not ask them.

import type { Message } from "../../lib/message.ts";
import { quoted } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { DEFAULT_KEEP, type LineRoles } from "../roles/lineRole.ts";
import type { ValueCount } from "../roles/roleColumns.ts";
import type { Doubt } from "./doubt.ts";
import type { FirstLook } from "./firstLook.ts";

const VALUES_TOLD = 6;

export function lineRoleDoubts({ proposal, mapping, values, saved }: FirstLook): Doubt[] {
  // What a saved mapping does not ask is told among what speaks against it.
  const unread = mapping.roles || saved ? [] : unreadRoles(proposal.mapping, mapping, values);
  return [...unread, ...questions(proposal.roleQuestions, mapping)];
}

/** Columns that tell of lines that are no sales, which the mapping does not ask. */
export function unreadRoles(proposed: Mapping, mapping: Mapping, values: FirstLook["values"]): Doubt[] {
  if (!proposed.roles) return [];
  const asked = mapping.roles?.columns ?? [];
  const unasked = proposed.roles.columns.filter(({ column }) => !asked.some((each) => each.column === column));
  const roles = {
    ...(mapping.roles ?? proposed.roles),
    columns: [...asked, ...unasked],
  };
  return unasked.flatMap(({ column, values: listed }) => {
    const roleOf = new Map(listed.map(({ value, role }) => [value, role]));
    const cells = values[column]!.cells;
    const count = cells.filter((cell) => (roleOf.get(cell.trim()) ?? "sale") !== "sale").length;
    if (count === 0) return [];
    const negating = listed.filter(({ role }) => role !== "sale").map(({ value }) => ({ value, count: 0 }));
    const note = dataMessage("note.rolesUnread", {
      column: mapping.header[column] ?? "",
      values: quotedValues(negating),
      count,
      lines: cells.length,
    });
    return [{ note, columns: [column], answers: [answer(dataMessage("answer.readRoles"), mapping, roles)] }];
  });
}

function questions(asked: FirstLook["proposal"]["roleQuestions"], mapping: Mapping): Doubt[] {
  return asked
    .filter(({ column }) => !mapping.roles?.columns.some((each) => each.column === column))
    .map(({ column, values, negates }) => {
      const name = mapping.header[column] ?? "";
      const told = quotedValues(values.filter(({ value }) => value !== ""));
      const lines = values.reduce((sum, { count }) => sum + count, 0);
      const sales = values.map(({ value }) => ({ value, role: "sale" as const }));
      const roles: LineRoles = {
        columns: [...(mapping.roles?.columns ?? []), { column, values: sales }],
        keep: mapping.roles?.keep ?? [...DEFAULT_KEEP],
      };
      const note = negates
        ? dataMessage("note.roleNegates", { column: name, value: negates.value, count: negates.count, lines })
        : dataMessage("note.roleUnknown", { column: name, values: told, lines });
      return { note, columns: [column], answers: [answer(dataMessage("answer.allSales"), mapping, roles)] };
    });
}

function answer(label: Message, mapping: Mapping, roles: LineRoles) {
  return { label, mapping: { ...mapping, roles } };
}

/** “Đã hủy” (12), “Nháp” (3) …; a count of 0 is not told. */
export function quotedValues(values: readonly ValueCount[]): string {
  const told = values.slice(0, VALUES_TOLD).map(({ value, count }) => {
    const text = quoted(value, 40);
    return count > 0 ? `${text} (${count})` : text;
  });
  return `${told.join(", ")}${values.length > VALUES_TOLD ? " …" : ""}`;
}
