// Date columns in two writings: turned around by a spreadsheet, or in two orders that each prove themselves.

import { timeText } from "../../lib/timeText.ts";
import { sampleText } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import type { DateFormat } from "../mapping/mapping.ts";
import { turnedDates } from "../mapping/turnedDates.ts";
import { BUDDHIST_YEARS, readDate, timeReading } from "../values/dates.ts";
import { savedTurned } from "./contradictions.ts";
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
    },
  ];
}

/** Years of two digits that would be decades away, and are those of today as Thailand counts them: 2567 as 67. */
const THAI_YEAR = /^\s*\d{1,2}[/.-]\d{1,2}[/.-](6\d|7[0-5])(?!\d)/;
/** So many of the dates, for the column to be of such years. */
const NEARLY_ALL = 0.9;

export function shortThaiYears({ values, mapping: { columns, dateFormat } }: FirstLook): Doubt[] {
  const { date } = columns;
  if (date === undefined) return [];
  const { filled, header } = values[date]!;
  const found = filled.filter((cell) => THAI_YEAR.test(cell));
  if (found.length === 0 || found.length < NEARLY_ALL * filled.length) return [];
  const reading = timeReading();
  const [sample] = found;
  if (sample === undefined || !readDate(sample, dateFormat, reading)) return [];
  const day = timeText(reading.ms, false);
  const thai = `${2500 + Number(THAI_YEAR.exec(sample)![1]) - BUDDHIST_YEARS}${day.slice(4)}`;
  const gaps = { column: header, count: found.length, value: sampleText(sample), day, thai };
  return [{ note: dataMessage("note.shortThaiYears", gaps), columns: [date] }];
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
  for (const cell of column.cells) {
    if (readDate(cell, dateFormat, reading)) {
      if (reading.definite) {
        own++;
        value ||= sampleText(cell);
      } else if (!reading.settled) open++;
    } else if (readDate(cell, otherFormat, reading) && reading.definite) {
      others++;
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
