// Where a mapping that was saved for one file does not read another as that one's own values ask for.

import type { Message } from "../../lib/message.ts";
import { timeText } from "../../lib/timeText.ts";
import { sampleText } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import { type DateFormat, type Decimal, DISCOUNT_FIELDS, type Mapping, NUMBER_FIELDS } from "../mapping/mapping.ts";
import { thaiYearsOf } from "../mapping/thaiYears.ts";
import { turnedDates } from "../mapping/turnedDates.ts";
import { readDate, timeReading } from "../values/dates.ts";
import { numberReading, readNumber } from "../values/numbers.ts";
import type { Contradiction, SavedLook } from "./contradiction.ts";
import type { Doubt } from "./doubt.ts";
import { savedRoles } from "./savedRoles.ts";

/** Reasons for a currency that say something of this file's money; the language of a header says it of the country. */
const CURRENCY_OF_THE_MONEY = ["evidence.currencySigns", "evidence.currencyColumn", "evidence.currencyHeader"];

/** What in the mapping, made for another file, the first lines of this one speak against; each with this file's own reading. */
export function contradictions(look: SavedLook): Contradiction[] {
  return [
    ...dates(look),
    ...savedTurned(look),
    ...savedThaiYears(look),
    ...decimals(look),
    ...discounts(look),
    ...currencies(look),
    ...savedRoles(look),
  ];
}

function answer(mapping: Mapping): Doubt["answers"] {
  return [{ label: dataMessage("answer.ownReading"), mapping }];
}

/** Dates of another form, or of the other order of day and month: proven by values, or told by the order of the lines. */
function dates({ values, mapping }: SavedLook): Contradiction[] {
  const { date } = mapping.columns;
  const column = date === undefined ? undefined : values[date];
  if (date === undefined || !column || column.date.format === mapping.dateFormat) return [];
  const { format, order, share } = column.date;
  const sample = column.samples.find((text) => dayOf(text, format) !== null);
  if (sample === undefined || share === 0) return [];
  const readable = column.filled.filter((text) => dayOf(text, mapping.dateFormat) !== null).length;
  const unreadable = readable * 2 < share * column.filled.length;
  const certain = unreadable || order === "certain";
  if (!certain && order !== "from the order of the lines") return [];
  const note = dataMessage(certain ? "note.savedDatesProven" : "note.savedDates", {
    column: column.header,
    saved: mapping.dateFormat,
    own: format,
    value: sample,
    savedDay: dayOf(sample, mapping.dateFormat) ?? "–",
    ownDay: dayOf(sample, format)!,
  });
  const weight = certain ? "proven" : "likely";
  return [{ note, weight, columns: [date], answers: answer({ ...mapping, dateFormat: format }) }];
}

/** Dates that a spreadsheet turned around, which the saved mapping knows nothing of. */
export function savedTurned({ values, proposal, mapping }: SavedLook): Contradiction[] {
  const { date } = mapping.columns;
  if (date === undefined || mapping.turnedDates !== undefined || !proposal.mapping.turnedDates) return [];
  const found = turnedDates(values[date]!.cells, mapping.dateFormat);
  if (!found?.certain) return [];
  const note = dataMessage("note.savedTurned", {
    column: values[date]!.header,
    value: found.sample,
    day: timeText(found.asWritten, false),
    back: timeText(found.back, false),
  });
  return [{ note, weight: "proven", columns: [date], answers: answer({ ...mapping, turnedDates: true }) }];
}

/** Years of two digits as Thailand counts them, which the saved mapping knows nothing of. */
export function savedThaiYears({ values, proposal, mapping }: SavedLook): Contradiction[] {
  const { date } = mapping.columns;
  if (date === undefined || mapping.thaiYears !== undefined || !proposal.mapping.thaiYears) return [];
  const found = thaiYearsOf(values[date]!, mapping.dateFormat);
  if (!found) return [];
  const note = dataMessage("note.savedThaiYears", found);
  return [{ note, weight: "proven", columns: [date], answers: answer({ ...mapping, thaiYears: true }) }];
}

function dayOf(text: string, format: DateFormat): string | null {
  const reading = timeReading();
  return readDate(text, format, reading) ? timeText(reading.ms, false) : null;
}

/** Columns whose values the other decimal mark reads as thousands, while none needs the mark that was saved. */
function decimals({ values, mapping, proposal }: SavedLook): Contradiction[] {
  return NUMBER_FIELDS.flatMap((field): Contradiction[] => {
    const index = mapping.columns[field];
    const column = index === undefined ? undefined : values[index];
    if (index === undefined || !column) return [];
    const saved: Decimal = mapping.columnDecimals?.[field] ?? mapping.decimal;
    const { dot, comma, likelyDot, likelyComma } = column.decimal;
    const [forSaved, against] = saved === "." ? [dot, comma] : [comma, dot];
    const [likelySaved, likely] = saved === "." ? [likelyDot, likelyComma] : [likelyComma, likelyDot];
    if (forSaved > 0 || (against === 0 && (likely < 3 || likelySaved > 0))) return [];
    const own: Decimal = saved === "." ? "," : ".";
    const proposed = proposal.mapping;
    // What equations between the columns say of a mark goes before how its values look.
    if (proposed.columns[field] === index && (proposed.columnDecimals?.[field] ?? proposed.decimal) === saved)
      return [];
    const [one, other] = [numberReading(), numberReading()];
    const value = column.filled.find(
      (text) => readNumber(text, own, one) && (!readNumber(text, saved, other) || other.value !== one.value),
    );
    if (value === undefined) return [];
    const note = dataMessage("note.savedDecimal", {
      column: column.header,
      count: against + likely,
      saved,
      own,
      value: sampleText(value),
    });
    const columnDecimals = { ...mapping.columnDecimals, [field]: own };
    const weight = against > 0 ? "proven" : "likely";
    return [{ note, weight, columns: [index], answers: answer({ ...mapping, columnDecimals }) }];
  });
}

/** The same discount columns that are of another kind by what stands in them. */
function discounts({ proposal, mapping, values }: SavedLook): Contradiction[] {
  const own = proposal.mapping;
  const fields = DISCOUNT_FIELDS.filter((field) => mapping.columns[field] !== undefined);
  const index = fields.length > 0 ? mapping.columns[fields[0]!] : undefined;
  const said = index === undefined ? undefined : proposal.columns[index]?.sentence;
  const reason = said?.code === "column.readAs" ? said.values.why : undefined;
  if (index === undefined || typeof reason !== "object" || reason.code === "kindWhy.name") return [];
  if (fields.some((field) => own.columns[field] !== mapping.columns[field])) return [];
  if (own.discountKind === mapping.discountKind) return [];
  const note = dataMessage("note.savedDiscount", {
    column: values[index]!.header,
    saved: dataMessage(`kind.${mapping.discountKind}`),
    own: dataMessage(`kind.${own.discountKind}`),
    why: reason,
  });
  const weight = reason.code === "kindWhy.equation" ? "proven" : "likely";
  return [{ note, weight, columns: [index], answers: answer({ ...mapping, discountKind: own.discountKind }) }];
}

function currencies({ proposal, mapping }: SavedLook): Contradiction[] {
  const own = proposal.mapping.currency ?? "";
  const saved = mapping.currency ?? "";
  const why: Message = proposal.evidence.currency;
  if (own === "" || saved === "" || own === saved || !CURRENCY_OF_THE_MONEY.includes(why.code)) return [];
  const note = dataMessage("note.savedCurrency", { saved, own, why });
  return [{ note, weight: "likely", columns: [], answers: answer({ ...mapping, currency: own }) }];
}
