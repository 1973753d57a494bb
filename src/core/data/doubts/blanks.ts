// Orders whose number, date and customer stand on their first line alone: read so, or set aside line by line.

import { quotedList } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { blankBelow } from "../mapping/fillDown.ts";
import { columnsOf } from "../mapping/proposeMapping.ts";
import type { Doubt } from "./doubt.ts";
import type { FirstLook } from "./firstLook.ts";

/** Tells that cells are filled from above, or could be; nothing where it was said that they are blank. */
export function blanks({ table, mapping, filled, values: read }: FirstLook): Doubt[] {
  if (mapping.fillDown === false) return [];
  // As they are written, and not as they are filled already.
  const written = () => (mapping.fillDown ? columnsOf(table.header, table.rows) : read);
  const found = filled ?? blankBelow(table.rows, mapping, written());
  if (!found || found.lines === 0) return [];
  const { lines: count, columns } = found;
  const names = quotedList(columns.map((index) => table.header[index] ?? ""));
  const values = { count, columns: names, lines: filled?.of ?? table.rows.length };
  const fillDown = !mapping.fillDown;
  const note = dataMessage(fillDown ? "note.blankBelow" : "note.filledDown", values);
  const label = dataMessage(fillDown ? "answer.fillDown" : "answer.leaveBlank");
  return [{ note, columns, answers: [{ label, mapping: { ...mapping, fillDown } }] }];
}
