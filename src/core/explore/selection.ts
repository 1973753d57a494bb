// How much a filter leaves of the lines, and what there is to choose from.

import { bulkOf } from "../data/lines/bulk.ts";
import type { Coded, SaleLines } from "../data/lines/saleLines.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { ExactSum } from "../lib/exactSum.ts";
import { TEXT_CONDITIONS } from "./lineFilter.ts";
import { TODAY } from "./placesReport.ts";

/** What some lines come to; revenue is exact. */
export interface SelectionTotals {
  lines: number;
  /** Distinct. */
  customers: number;
  revenue: number;
}

/** A value of a condition, and how many of all lines have it. */
export interface Choice<T> {
  value: T;
  lines: number;
}

export interface FilterChoices {
  all: SelectionTotals;
  /** Wall-clock milliseconds of the first and last line of the bulk; NaN without lines. */
  first: number;
  last: number;
  /** Of each text that has few enough values to choose from, most lines first; none where the file has no such column. */
  texts: Record<ChosenText, Choice<string>[]>;
  /** Whether the file names places. */
  hasPlaces: boolean;
  /** Whether the file has money, discounts, and times of day. */
  hasRevenue: boolean;
  hasDiscount: boolean;
  hasTimeOfDay: boolean;
}

/** The conditions that list their values; customers and products are searched for instead. */
export const CHOSEN_TEXTS = ["families", "categories", "salespeople", "routes", "sources"] as const;
export type ChosenText = (typeof CHOSEN_TEXTS)[number];

/** Lines between two pauses. */
const PIECE = 1 << 17;

/** The totals of these lines. */
export function* selectionTotals(lines: SaleLines): CooperativeTask<SelectionTotals> {
  const { count, customer, revenue } = lines;
  const met = new Uint8Array(customer.values.length);
  const sum = new ExactSum();
  let customers = 0;
  for (let i = 0; i < count; i++) {
    sum.add(revenue[i]!);
    const code = customer.codes[i]!;
    if (met[code] === 0) {
      met[code] = 1;
      customers++;
    }
    if (i % PIECE === PIECE - 1) yield (i + 1) / count;
  }
  return { lines: count, customers, revenue: sum.value() };
}

/** What conditions on all these lines can say; provinces are a question of their own, as they have to be looked up. */
export function* filterChoices(lines: SaleLines): CooperativeTask<FilterChoices> {
  const { count, has } = lines;
  const all = yield* selectionTotals(lines);
  const { first, last } = count > 0 ? bulkOf(lines) : { first: Number.NaN, last: Number.NaN };
  yield;
  const texts: FilterChoices["texts"] = { families: [], categories: [], salespeople: [], routes: [], sources: [] };
  for (const { column, condition } of TEXT_CONDITIONS) {
    const chosen = CHOSEN_TEXTS.find((each) => each === condition);
    const coded = lines[column];
    if (chosen && coded) texts[chosen] = yield* textChoices(coded);
  }
  return {
    all,
    first,
    last,
    texts,
    hasPlaces: lines.place !== null,
    hasRevenue: has.revenue,
    hasDiscount: has.discount,
    hasTimeOfDay: has.timeOfDay,
  };
}

function* textChoices({ codes, values }: Coded): CooperativeTask<Choice<string>[]> {
  const lines = new Uint32Array(values.length);
  for (let i = 0; i < codes.length; i++) {
    if (codes[i]! >= 0) lines[codes[i]!]!++;
    if (i % PIECE === PIECE - 1) yield;
  }
  return choices(lines, (code) => values[code]!);
}

/** The groups of TODAY that have lines, most lines first; `provinces` [place codes]: 1..34, 0 = not recognised. */
export function* provinceChoices(
  { count, place }: SaleLines,
  provinces: Uint8Array,
): CooperativeTask<Choice<number>[]> {
  const perGroup = new Uint32Array(TODAY.groups);
  for (let i = 0; i < count; i++) {
    const code = place ? place.codes[i]! : -1;
    perGroup[code < 0 ? TODAY.blank : provinces[code]!]!++;
    if (i % PIECE === PIECE - 1) yield (i + 1) / count;
  }
  return choices(perGroup, (group) => group);
}

function choices<T>(lines: Uint32Array, named: (code: number) => T): Choice<T>[] {
  return [...lines.keys()]
    .filter((code) => lines[code]! > 0)
    .sort((a, b) => lines[b]! - lines[a]! || a - b)
    .map((code) => ({ value: named(code), lines: lines[code]! }));
}
