// From a header and the first lines to a mapping a user can accept as it stands: fields, date format, decimal mark,
// kind of discount, with a reason beside each column and notes on what the file leaves open.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import { hasWidth } from "../dialect/dialect.ts";
import type { Doubt } from "../doubts/doubt.ts";
import type { ColumnReport, ReadingEvidence } from "../ingest/inspection.ts";
import { DEFAULT_KEEP } from "../roles/lineRole.ts";
import { proposeRoles, type RoleQuestion } from "../roles/roleColumns.ts";
import { chooseMoney } from "./chooseMoney.ts";
import { ColumnValues } from "./columnValues.ts";
import { settleContacts } from "./contactColumns.ts";
import { guessCurrency } from "./currency.ts";
import { namesSale } from "./dateNames.ts";
import { decimalsOf, markOf } from "./decimalMarks.ts";
import { dateReason, decimalReason } from "./evidence.ts";
import { blankBelow, filledRows } from "./fillDown.ts";
import { meaningsOf } from "./headerNames.ts";
import { foldDiacritics } from "./headerText.ts";
import { type Field, type Mapping, NUMBER_FIELDS } from "./mapping.ts";
import { moneyDoubts } from "./moneyDoubts.ts";
import { settleProduct } from "./productColumn.ts";
import { amountsAreNet } from "./returnedColumns.ts";
import { countThaiYears, isThai } from "./thaiYears.ts";
import { turnedDates } from "./turnedDates.ts";

export interface MissingField {
  field: "date" | "customer" | "product";
  note: Message;
}

export interface Proposal {
  /** [columns] the first lines as the proposed mapping reads them. */
  values: readonly ColumnValues[];
  mapping: Mapping;
  columns: ColumnReport[];
  /** Needed fields no column looks like. */
  missing: MissingField[];
  /** Set where the first lines cannot tell day and month apart. */
  dateNote: Message | null;
  /** Why the date that was chosen may be another's than the sale's. */
  dateChoiceNote: Message | null;
  /** What was decided about the money, how revenue is had, and what does not agree. */
  moneyDoubts: Doubt[];
  /** Columns that may tell what lines are, in words that are not known. */
  roleQuestions: RoleQuestion[];
  evidence: Pick<ReadingEvidence, "decimal" | "date" | "currency">;
}

type Rows = readonly (readonly string[])[];

/** The last proposal: a file is read right after it was looked at, and its head is the same then. */
let last: { header: readonly string[]; rows: Rows; proposal: Proposal } | null = null;

/** Proposes a mapping for a header from its names and the records below it. */
export function proposeMapping(header: readonly string[], rows: Rows): Proposal {
  if (!last || !sameRow(last.header, header) || !sameRows(last.rows, rows))
    last = { header, rows, proposal: proposeAnew(header, rows) };
  return { ...last.proposal, mapping: { ...last.proposal.mapping } };
}

function sameRows(one: Rows, other: Rows): boolean {
  return one.length === other.length && one.every((row, i) => sameRow(row, other[i]!));
}

function sameRow(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((cell, i) => cell === other[i]);
}

function proposeAnew(header: readonly string[], rows: Rows): Proposal {
  const proposal = propose(header, rows);
  if (!blankBelow(rows, proposal.mapping, proposal.values)) return proposal;
  // What the cells tell of one another is only seen where all of them are there.
  const filled = propose(header, filledRows(rows, proposal.mapping), proposal.mapping.columns.order);
  return { ...filled, mapping: { ...filled.mapping, fillDown: true } };
}

function propose(header: readonly string[], rows: Rows, order?: number): Proposal {
  const values = columnsOf(header, rows);
  const missing: MissingField[] = [];
  const { choice, marks, discountKind, decisions } = chooseMoney(values, order);
  const { columns, reasons } = choice;
  settleContacts(values, columns, reasons);
  settleProduct(values, columns, reasons);
  fillNeeded(values, columns, reasons, missing);
  const dateColumn = columns.date === undefined ? null : values[columns.date]!;
  const dateFormat = dateColumn ? dateColumn.date.format : "iso";
  const guessed = guessCurrency({
    values,
    columns,
    decimalOf: (field) => markOf(marks, columns[field]!),
  });
  const mapping: Mapping = {
    header: [...header],
    columns,
    dateFormat,
    ...decimalsOf(marks, columns),
    discountKind,
    keepReturns: false,
    ...(dateColumn && turnedDates(dateColumn.cells, dateFormat)?.certain && { turnedDates: true }),
    ...(dateColumn && countThaiYears(dateColumn.filled) > 0 && isThai(values, guessed.currency) && { thaiYears: true }),
    currency: guessed.currency,
    ...(guessed.several && { onlyCurrency: true }),
  };
  if (amountsAreNet(mapping, values)) mapping.amountsNet = true;
  const roles = proposeRoles(values, columns);
  if (roles.columns.length > 0) mapping.roles = { columns: roles.columns, keep: [...DEFAULT_KEEP] };
  for (const { column } of roles.columns) reasons[column] = roleReason(columns, column, reasons[column]!);
  const { columnDecimals = {} } = mapping;
  const numeric = NUMBER_FIELDS.filter((field) => columns[field] !== undefined && !columnDecimals[field]);
  const undecided = dateColumn ? orderReason(dateColumn, header) : null;
  return {
    values,
    mapping,
    columns: reportColumns(values, mapping, reasons),
    missing,
    dateNote:
      dateColumn && undecided
        ? dataMessage("note.dateOrder", {
            column: dateColumn.header,
            sample: dateColumn.samples[0] ?? "",
            format: dateFormat,
            why: undecided,
          })
        : null,
    dateChoiceNote: choice.dateChoiceNote,
    moneyDoubts: [
      ...decisions.map(({ note, columns: about, answers }) => ({
        note,
        columns: about,
        answers: answers.map(({ label, change }) => ({ label, mapping: change(mapping) })),
      })),
      ...moneyDoubts(mapping, values),
    ],
    roleQuestions: roles.questions,
    evidence: {
      decimal: decimalReason(
        numeric.map((field) => values[columns[field]!]!),
        mapping.decimal,
        columnDecimals,
        (field) => header[columns[field]!]!,
      ),
      currency: guessed.why,
      date: dateReason(dateColumn, dateFormat, undecided),
    },
  };
}

/** The columns of a table's regular rows as a mapping reads them; `proposal` is the one for the same rows. */
export function readColumns(
  mapping: Mapping,
  rows: readonly (readonly string[])[],
  proposal: Proposal,
): readonly ColumnValues[] {
  // What was found out about its columns is not found out again.
  if (!mapping.fillDown && !proposal.mapping.fillDown) return proposal.values;
  return columnsOf(mapping.header, mapping.fillDown ? filledRows(rows, mapping) : rows);
}

/** The columns of a table's regular rows. */
export function columnsOf(header: readonly string[], rows: readonly (readonly string[])[]): ColumnValues[] {
  const regular = rows.filter((row) => hasWidth(row, header.length));
  return header.map(
    (name, index) =>
      new ColumnValues(
        name,
        regular.map((row) => row[index]!),
      ),
  );
}

/** One report per column, the field it serves (the first, where it serves two) and why. */
function reportColumns(
  values: readonly ColumnValues[],
  { columns, roles }: Mapping,
  reasons: readonly Message[],
): ColumnReport[] {
  const isUsed = (index: number) => fields.has(index) || roles?.columns.some(({ column }) => column === index);
  const fields = new Map<number, Field>();
  for (const [field, index] of Object.entries(columns) as [Field, number][])
    if (!fields.has(index) || field === "customer" || field === "product") fields.set(index, field);
  return values.map((column, index) => ({
    header: column.header,
    field: fields.get(index) ?? null,
    ...reasonOf(isUsed(index) ? reasons[index]! : dataMessage("column.notUsed", { reason: reasons[index]! })),
    samples: column.samples,
  }));
}

/** A column of roles may serve a field besides. */
function roleReason(columns: Mapping["columns"], column: number, reason: Message): Message {
  return Object.values(columns).includes(column)
    ? dataMessage("column.roleToo", { reason })
    : dataMessage("column.role");
}

/** A reason as a column report carries it: as text, and as the sentence it is. */
export function reasonOf(message: Message): Pick<ColumnReport, "reason" | "sentence"> {
  return { reason: message.text, sentence: message };
}

/** Says which column has the name of the date but not the values; null where none has. */
function unreadableDate(values: readonly ColumnValues[], reasons: readonly Message[]): Message | null {
  const strengthOf = ({ header }: ColumnValues) =>
    meaningsOf(header).find(({ concept }) => concept === "date")!.strength;
  const [column] = values
    .filter((each, i) => reasons[i]!.code === "column.noDates" && !each.isEmpty)
    // "Lead time" 5, 7, 4 has no more of a date than a word.
    .filter((each) => strengthOf(each) > 1 || each.numericShare < 0.9)
    .sort((a, b) => strengthOf(b) - strengthOf(a) || Number(namesSale(b.header)) - Number(namesSale(a.header)));
  return column
    ? dataMessage("note.dateUnreadable", {
        column: column.header,
        sample: `“${column.noDate ?? ""}”`,
        formats: dataMessage("dateForms"),
      })
    : null;
}

/** Names standing in for missing codes, and a note on what is missing. */
function fillNeeded(
  values: readonly ColumnValues[],
  columns: Partial<Record<Field, number>>,
  reasons: Message[],
  missing: MissingField[],
): void {
  if (columns.date === undefined)
    missing.push({ field: "date", note: unreadableDate(values, reasons) ?? dataMessage("note.noDate") });
  for (const [code, name, stands, none] of [
    ["customer", "customerName", "column.nameForCustomer", "note.noCustomer"],
    ["product", "productName", "column.nameForProduct", "note.noProduct"],
  ] as const) {
    if (columns[code] !== undefined) continue;
    const index = columns[name];
    if (index === undefined) missing.push({ field: code, note: dataMessage(none) });
    else {
      columns[code] = index;
      reasons[index] = dataMessage(stands, { reason: reasons[index]! });
    }
  }
}

/** What the order of day and month rests on where the values cannot tell; null where they can. */
function orderReason(column: ColumnValues, header: readonly string[]): Message | null {
  const { order } = column.date;
  if (order === null || order === "certain") return null;
  if (order === "from the order of the lines") return dataMessage("orderWhy.lines");
  if (order === "from the writing") return dataMessage("orderWhy.writing");
  return header.some((name) => foldDiacritics(name) !== name)
    ? dataMessage("orderWhy.vietnam")
    : dataMessage("orderWhy.nothing");
}
