// Date columns in two writings: turned around by a spreadsheet, or in two orders that each prove themselves.

import { timeText } from "../../lib/timeText.ts";
import { sampleText } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import type { DateFormat } from "../mapping/mapping.ts";
import { thaiYearsOf } from "../mapping/thaiYears.ts";
import { turnedDates } from "../mapping/turnedDates.ts";
import { readDate, timeReading } from "../values/dates.ts";
import { savedThaiYears, savedTurned } from "./contradictions.ts";
import type { Doubt } from "./doubt.ts";
import type { FirstLook } from "./firstLook.ts";

/** Dates that a spreadsheet turned around: turned back where that is beyond doubt, else asked. */
export function turned(look: FirstLook): Doubt[] {
  const { values, proposal, mapping } = look;
  const { date } = mapping.columns;
  if (date === undefined || mapping.turnedDates === false) return [];
  // What a saved mapping does not know of it is told already.
  if (look.saved && savedTurned(look).length > 0) return [];
  const column = values[date]!;
  const found = turnedDates(column.cells, mapping.dateFormat);
  if (!found || (mapping.turnedDates && !proposal.mapping.turnedDates)) return [];
  const days = { day: timeText(found.asWritten, false), back: timeText(found.back, false) };
  const note = dataMessage(mapping.turnedDates ? "note.turnedDates" : "note.maybeTurned", {
    column: column.header,
    turned: found.turned,
    value: found.sample,
    left: found.left,
    other: found.leftSample,
    ...days,
  });
  const labels = { value: found.sample, ...days };
  return [
    {
      note,
      columns: [date],
      answers: [
        { label: dataMessage("answer.turnDates", labels), mapping: { ...mapping, turnedDates: true } },
        { label: dataMessage("answer.leaveDates", labels), mapping: { ...mapping, turnedDates: false } },
      ],
      decides: true,
    },
  ];
}

/** Years of two digits that would be decades away, and are those of today as Thailand counts them: 2567 as 67. */
export function shortThaiYears(look: FirstLook): Doubt[] {
  const { values, mapping } = look;
  const { date } = mapping.columns;
  if (date === undefined || mapping.thaiYears === false) return [];
  // What a saved mapping does not know of it is told already.
  if (look.saved && savedThaiYears(look).length > 0) return [];
  const found = thaiYearsOf(values[date]!, mapping.dateFormat);
  if (!found) return [];
  const label = { value: found.value, day: found.day, thai: found.thai };
  return [
    {
      note: dataMessage(mapping.thaiYears ? "note.thaiYears" : "note.shortThaiYears", found),
      columns: [date],
      answers: [
        { label: dataMessage("answer.thaiYears", label), mapping: { ...mapping, thaiYears: true } },
        { label: dataMessage("answer.yearsAsWritten", label), mapping: { ...mapping, thaiYears: false } },
      ],
      decides: true,
    },
  ];
}

/** Dates that can only be day first beside dates that can only be month first: what could be either may be wrong. */
export function twoOrders({ values, mapping: { columns, dateFormat } }: FirstLook): Doubt[] {
  const { date } = columns;
  if (date === undefined || (dateFormat !== "dd/mm/yyyy" && dateFormat !== "mm/dd/yyyy")) return [];
  const otherFormat: DateFormat = dateFormat === "dd/mm/yyyy" ? "mm/dd/yyyy" : "dd/mm/yyyy";
  const column = values[date]!;
  const reading = timeReading();
  let [own, others, open] = [0, 0, 0];
  let [value, otherValue] = ["", ""];
  const { cells } = column;
  for (let from = 0, to = 0; from < cells.length; from = to) {
    const cell = cells[from]!;
    while (to < cells.length && cells[to] === cell) to++;
    const count = to - from;
    if (readDate(cell, dateFormat, reading)) {
      if (reading.definite) {
        own += count;
        value ||= sampleText(cell);
      } else if (!reading.settled) open += count;
    } else if (readDate(cell, otherFormat, reading) && reading.definite) {
      others += count;
      otherValue ||= sampleText(cell);
    }
  }
  if (own === 0 || others === 0) return [];
  const note = dataMessage("note.twoOrders", {
    column: column.header,
    own,
    format: dateFormat,
    value,
    others,
    otherFormat,
    otherValue,
    open,
  });
  return [{ note, columns: [date] }];
}
