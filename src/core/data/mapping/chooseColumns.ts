// Gives each field the column that fits it best, by name and by values, and every column a reason that can be shown.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import { chooseDate, type DateCandidate } from "./chooseDate.ts";
import { orderByValues } from "./chooseOrder.ts";
import { chooseStore } from "./chooseStore.ts";
import type { ColumnValues } from "./columnValues.ts";
import { holdsPhones } from "./contactColumns.ts";
import { currencyCounts } from "./currency.ts";
import { otherDateOf } from "./dateNames.ts";
import { type DiscountColumn, isDiscountConcept } from "./discountColumns.ts";
import { type Family, familyOf, type Meaning, meaningsOf } from "./headerNames.ts";
import type { Field } from "./mapping.ts";
import { noPlace } from "./placeValues.ts";
import { type Concept, UNUSED, type Unused } from "./vocabulary.ts";

/** What a column of numbers may be by its name; null where the name says nothing. */
export interface AmountColumn {
  index: number;
  concept: "quantity" | "unitPrice" | "gross" | "revenue" | "tax" | null;
}

export interface ColumnChoice {
  columns: Partial<Record<Field, number>>;
  /** Reason beside each column; discounts are still to be decided. */
  reasons: Message[];
  discounts: DiscountColumn[];
  /** The columns that may hold quantities or money, chosen or not, the likeliest first. */
  amounts: AmountColumn[];
  /** What the user should know about the date that was chosen. */
  dateChoiceNote: Message | null;
}

/** A column that bears the very name may hold many bad values: they are set aside line by line, not the column. */
const BELIEVED_SHARE = 0.2;
const NUMERIC = ["quantity", "unitPrice", "gross", "revenue"] as const satisfies readonly Concept[];
const RETURNED: readonly Concept[] = ["returnedQuantity", "returnedAmount"];
const PLACES: readonly Concept[] = ["ward", "district", "province"];
const HOW = { 3: "column.byName", 2: "column.byPlainName", 1: "column.byWords" } as const;

const NOTHING: ReadonlyMap<number, Message> = new Map();

/**
 * Chooses columns for all fields but the discounts; the date last, because it is told by what varies within them.
 * `excluded` has the columns that are not to be chosen, with the reasons, `order` the column of order numbers where it has
 * been told from cells that are filled by now.
 */
export function chooseColumns(
  values: readonly ColumnValues[],
  excluded: ReadonlyMap<number, Message> = NOTHING,
  order?: number,
): ColumnChoice {
  const family = chooseFamily(values);
  const columns: Partial<Record<Field, number>> = {};
  const reasons = values.map(() => dataMessage("column.unknownName"));
  const discounts: DiscountColumn[] = [];
  const amounts: AmountColumn[] = [];
  const candidates: { index: number; meaning: Meaning }[] = [];
  values.forEach((column, index) => {
    const reason = excluded.get(index);
    if (reason) {
      reasons[index] = reason;
      return;
    }
    const own = familyOf(column.header);
    if (family && own && own !== family) {
      reasons[index] = family === "sold" ? dataMessage("column.ordered") : dataMessage("column.sold");
      return;
    }
    for (const meaning of meaningsOf(column.header)) candidates.push({ index, meaning });
  });
  const emptiness = (index: number) => (values[index]!.filled.length * 2 < values[index]!.cells.length ? 1 : 0);
  candidates.sort(
    (a, b) =>
      b.meaning.strength - a.meaning.strength ||
      emptiness(a.index) - emptiness(b.index) ||
      a.meaning.rank - b.meaning.rank ||
      a.index - b.index,
  );
  const dates: DateCandidate[] = [];
  const settled = new Set<number>();
  const takenBy = new Map<Concept, string>();
  for (const { index, meaning } of candidates) {
    if (settled.has(index)) continue;
    const { concept } = meaning;
    const column = values[index]!;
    if (isUnused(concept)) {
      if (concept === "tax" && column.numericShare >= 0.9) amounts.push({ index, concept });
      reasons[index] = dataMessage("column.is", { what: dataMessage(`unused.${concept}`) });
      settled.add(index);
      continue;
    }
    const objection = objectionTo(concept, column, meaning.strength);
    if (objection) {
      // The first meaning is the likeliest: why it cannot be is worth more than why the others cannot.
      const role = concept === "date" && meaning.strength === 1 ? otherDateOf(column.header) : null;
      if (role) reasons[index] = dataMessage("column.is", { what: dataMessage(`unused.${role}`) });
      else if (reasons[index]!.code === "column.unknownName") reasons[index] = objection;
      continue;
    }
    if (isDiscountConcept(concept)) {
      discounts.push({ index, concept, values: column });
      settled.add(index);
      continue;
    }
    if (concept === "date") {
      dates.push({ index, strength: meaning.strength, rank: meaning.rank });
      reasons[index] = dataMessage(HOW[meaning.strength]);
      settled.add(index);
      continue;
    }
    if (isNumeric(concept) && !amounts.some((other) => other.index === index)) amounts.push({ index, concept });
    const holder = takenBy.get(concept);
    if (holder !== undefined) {
      reasons[index] = dataMessage("column.taken", { holder });
      continue;
    }
    columns[concept] = index;
    takenBy.set(concept, column.header);
    reasons[index] = dataMessage(HOW[meaning.strength]);
    settled.add(index);
  }
  values.forEach((column, index) => {
    if (reasons[index]!.code === "column.unknownName" && column.holdsNumbers) amounts.push({ index, concept: null });
    if (reasons[index]!.code !== "column.unknownName" || !column.holdsDates) return;
    dates.push({ index, strength: 0, rank: 0 });
    reasons[index] = dataMessage("column.dates");
  });
  settleOrder(values, columns, reasons, order);
  const columnOf = (...fields: Field[]) => {
    const field = fields.find((name) => columns[name] !== undefined);
    return field && values[columns[field]!];
  };
  const date = chooseDate(values, dates, {
    customer: columnOf("customer", "customerName"),
    product: columnOf("product", "productName"),
    order: columnOf("order"),
  });
  for (const [index, reason] of date.reasons) reasons[index] = reason;
  if (date.index !== null) columns.date = date.index;
  chooseStore(values, columns, reasons);
  return { columns, reasons, discounts, amounts, dateChoiceNote: date.note };
}

/** A column of order numbers whose name says nothing. */
function settleOrder(
  values: readonly ColumnValues[],
  columns: Partial<Record<Field, number>>,
  reasons: Message[],
  known: number | undefined,
): void {
  if (columns.order !== undefined) return;
  const open = reasons.flatMap(({ code }, index) => (code === "column.unknownName" ? [index] : []));
  const order = known !== undefined && open.includes(known) ? known : orderByValues(values, open);
  if (order === undefined) return;
  columns.order = order;
  reasons[order] = dataMessage("column.orderByValues");
}

/** The family to stay in: what was sold, unless only what was ordered has products and dates. */
function chooseFamily(values: readonly ColumnValues[]): Family | null {
  const essentials = (family: Family): number => {
    const concepts = new Set(
      values
        .filter((column) => familyOf(column.header) === family && !column.isEmpty)
        .flatMap((column) => meaningsOf(column.header).map((meaning) => meaning.concept)),
    );
    return (
      (concepts.has("product") || concepts.has("productName") ? 2 : 0) +
      (concepts.has("date") ? 1 : 0) +
      (concepts.has("quantity") ? 1 : 0)
    );
  };
  const sold = essentials("sold");
  const ordered = essentials("ordered");
  if (sold === 0 && ordered === 0) return null;
  return sold >= 3 || sold >= ordered ? "sold" : "ordered";
}

/** Why a column cannot be what its name says, with a value at fault; null where it can. */
function objectionTo(concept: Concept, column: ColumnValues, strength: Meaning["strength"]): Message | null {
  const share = strength > 1 ? BELIEVED_SHARE : 0.9;
  if (isDiscountConcept(concept) || isNumeric(concept) || RETURNED.includes(concept)) {
    if (column.isEmpty) return isDiscountConcept(concept) ? null : dataMessage("column.empty");
    if (column.amountShare >= share) return null;
    return dataMessage("column.noNumbers", { sample: sampleOf(column.noNumber) });
  }
  if (concept === "date") {
    if (column.timeShare >= 0.8) return dataMessage("column.onlyTimes");
    return column.date.share >= share ? null : dataMessage("column.noDates", { sample: sampleOf(column.noDate) });
  }
  if (concept === "time")
    return column.timeShare >= 0.8 ? null : dataMessage("column.noTimes", { sample: sampleOf(column.noTime) });
  if (concept === "currency")
    return currencyCounts(column).size > 0
      ? null
      : dataMessage("column.noCurrencies", { sample: sampleOf(column.samples[0]) });
  if (concept === "phone")
    return holdsPhones(column) ? null : dataMessage("column.is", { what: dataMessage("unused.phone") });
  if (PLACES.includes(concept) && strength === 1) {
    const value = noPlace(column);
    return value === undefined ? null : dataMessage("column.noPlaces", { sample: sampleOf(value) });
  }
  return null;
}

function sampleOf(value: string | undefined): Message | string {
  return value === undefined ? dataMessage("column.noSample") : `“${value}”`;
}

function isUnused(concept: Concept): concept is Unused {
  return (UNUSED as readonly Concept[]).includes(concept);
}

function isNumeric(concept: Concept): concept is (typeof NUMERIC)[number] {
  return (NUMERIC as readonly Concept[]).includes(concept);
}
