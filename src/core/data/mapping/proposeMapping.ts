// From a header and the first lines to a mapping a user can accept as it stands: fields, date format, decimal mark,
// kind of discount, with a reason beside each column and notes on what the file leaves open.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import { hasWidth } from "../dialect/dialect.ts";
import type { ColumnReport, ReadingEvidence } from "../ingest/inspection.ts";
import { chooseColumns } from "./chooseColumns.ts";
import { ColumnValues } from "./columnValues.ts";
import { guessCurrency } from "./currency.ts";
import { namesSale } from "./dateNames.ts";
import { chooseDiscounts, discountKind, kindByEquation, type MoneySample } from "./discountColumns.ts";
import { dateReason, decimalReason } from "./evidence.ts";
import { meaningsOf } from "./headerNames.ts";
import { foldDiacritics } from "./headerText.ts";
import { type Decimal, type Field, type Mapping, NUMBER_FIELDS } from "./mapping.ts";
import { moneyNotes, sumOf } from "./moneyNotes.ts";

export interface MissingField {
  field: "date" | "customer" | "product";
  note: Message;
}

export interface Proposal {
  mapping: Mapping;
  columns: ColumnReport[];
  /** Needed fields no column looks like. */
  missing: MissingField[];
  /** Set where the first lines cannot tell day and month apart. */
  dateNote: Message | null;
  /** Why the date that was chosen may be another's than the sale's. */
  dateChoiceNote: Message | null;
  /** How revenue is had, and what about the money does not agree. */
  moneyNotes: Message[];
  evidence: Pick<ReadingEvidence, "decimal" | "date" | "currency">;
}

/** Proposes a mapping for a header from its names and the records below it. */
export function proposeMapping(header: readonly string[], rows: readonly (readonly string[])[]): Proposal {
  const values = columnsOf(header, rows);
  const missing: MissingField[] = [];
  const choice = chooseColumns(values);
  const { columns, reasons } = choice;

  fillNeeded(values, columns, reasons, missing);
  const lineDecimals = chooseDecimals(values, columns);
  const numbersOf = (field: Field): Float64Array | null => {
    const index = columns[field];
    return index === undefined ? null : values[index]!.numbers(lineDecimals.columns[field] ?? lineDecimals.file);
  };
  const money: MoneySample = {
    gross: numbersOf("gross"),
    quantity: numbersOf("quantity"),
    unitPrice: numbersOf("unitPrice"),
    revenue: numbersOf("revenue"),
  };
  if (columns.gross !== undefined && isNoLineTotal(money)) {
    reasons[columns.gross] = dataMessage("column.orderTotal");
    delete columns.gross;
    money.gross = null;
  }

  const discounts = chooseDiscounts(
    choice.discounts,
    ({ values: column }) => kindByEquation(column.numbers(lineDecimals.file), money) !== null,
  );
  for (const { field, column, reason } of discounts.chosen) {
    columns[field] = column.index;
    reasons[column.index] = reason;
  }
  for (const { column, reason } of discounts.left) reasons[column.index] = reason;

  const decimals = chooseDecimals(values, columns);
  const first = discounts.chosen[0];
  const counted = first?.field === "discount" ? [first] : discounts.chosen;
  const discount = first
    ? sumOf(counted.map(({ field, column }) => column.values.numbers(decimals.columns[field] ?? decimals.file)))
    : null;
  const kind = first && discount ? discountKind(first.column, discount, money) : null;
  if (kind)
    for (const { column } of counted)
      reasons[column.index] = dataMessage("column.readAs", {
        reason: reasons[column.index]!,
        kind: dataMessage(`kind.${kind.kind}`),
        why: kind.reason,
      });

  const dateColumn = columns.date === undefined ? null : values[columns.date]!;
  const dateFormat = dateColumn ? dateColumn.date.format : "iso";
  const guessed = guessCurrency({
    values,
    columns,
    decimalOf: (field) => decimals.columns[field] ?? decimals.file,
  });
  const mapping: Mapping = {
    header: [...header],
    columns,
    dateFormat,
    decimal: decimals.file,
    discountKind: kind?.kind ?? "amount",
    keepReturns: false,
    currency: guessed.currency,
    ...(guessed.several && { onlyCurrency: true }),
  };
  if (Object.keys(decimals.columns).length > 0) mapping.columnDecimals = decimals.columns;
  const numeric = NUMBER_FIELDS.filter((field) => columns[field] !== undefined && !decimals.columns[field]);
  const undecided = dateColumn ? orderReason(dateColumn, header) : null;
  return {
    mapping,
    columns: reportColumns(values, columns, reasons),
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
    moneyNotes: moneyNotes(mapping, money, discount),
    evidence: {
      decimal: decimalReason(
        numeric.map((field) => values[columns[field]!]!),
        decimals.file,
        decimals.columns,
        (field) => header[columns[field]!]!,
      ),
      currency: guessed.why,
      date: dateReason(dateColumn, dateFormat, undecided),
    },
  };
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

/** The gross column differs from quantity × unit price on most lines. */
function isNoLineTotal({ gross, quantity, unitPrice }: MoneySample): boolean {
  if (!gross || !quantity || !unitPrice) return false;
  let usable = 0;
  let agree = 0;
  for (let i = 0; i < gross.length; i++) {
    const product = quantity[i]! * unitPrice[i]!;
    if (!(product > 0) || Number.isNaN(gross[i]!)) continue;
    usable++;
    if (Math.abs(product - gross[i]!) <= 0.01 * product) agree++;
  }
  return usable > 0 && agree * 2 < usable;
}

/** One report per column, the field it serves (the first, where it serves two) and why. */
function reportColumns(
  values: readonly ColumnValues[],
  columns: Mapping["columns"],
  reasons: readonly Message[],
): ColumnReport[] {
  const fields = new Map<number, Field>();
  for (const [field, index] of Object.entries(columns) as [Field, number][])
    if (!fields.has(index) || field === "customer" || field === "product") fields.set(index, field);
  return values.map((column, index) => ({
    header: column.header,
    field: fields.get(index) ?? null,
    ...reasonOf(fields.has(index) ? reasons[index]! : dataMessage("column.notUsed", { reason: reasons[index]! })),
    samples: column.samples,
  }));
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

/** The file's decimal mark, and the columns that definitely need the other. */
function chooseDecimals(
  values: readonly ColumnValues[],
  columns: Mapping["columns"],
): { file: Decimal; columns: Partial<Record<Field, Decimal>> } {
  const evidence = NUMBER_FIELDS.flatMap((field) => {
    const index = columns[field];
    return index === undefined ? [] : [{ field, found: values[index]!.decimal }];
  });
  const lean = (dot: number, comma: number) => Math.sign(comma - dot);
  const certain = evidence.reduce((sum, { found }) => sum + lean(found.dot, found.comma), 0);
  const likely = evidence.reduce((sum, { found }) => sum + lean(found.likelyDot, found.likelyComma), 0);
  const file: Decimal = (certain || likely) > 0 ? "," : ".";
  const others: Partial<Record<Field, Decimal>> = {};
  for (const { field, found } of evidence) {
    const own = lean(found.dot, found.comma);
    if (own !== 0 && own > 0 !== (file === ",")) others[field] = own > 0 ? "," : ".";
  }
  return { file, columns: others };
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
