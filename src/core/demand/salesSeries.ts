// Sale lines as regular series: what each product, category, province or salesperson sold in each whole period.

import { DIMENSIONS, dimensionsOf } from "../data/lines/dimensions.ts";
import type { Coded, SaleLines } from "../data/lines/saleLines.ts";
import { PROVINCES } from "../geo/provinces.ts";
import { dayNumber } from "../lib/calendar.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import type { SalesPeriods } from "./salesPeriods.ts";

export const SALES_LEVELS = ["total", "product", ...DIMENSIONS] as const;
export type SalesLevel = (typeof SALES_LEVELS)[number];
export const SALES_MEASURES = ["revenue", "quantity"] as const;
export type SalesMeasure = (typeof SALES_MEASURES)[number];

export interface SalesSeries {
  /** The value as the file has it; a province by its id 1..34 as text; "" for all lines and for those without a value. */
  value: string;
  name: string;
  /** One value, all lines, lines without a value, or all values beyond the limit together. */
  kind: "one" | "all" | "untold" | "rest";
  /** Values in it. */
  count: number;
  /** [N] net of returns. */
  values: Float64Array;
  /** [N] share of the list value given as discount, NaN where nothing was sold; null where the file has no discounts. */
  discounts: Float64Array | null;
  /** What it sold on the days behind the last whole period. */
  begun: number;
  /** Day numbers of its first and last line, cut periods included. */
  first: number;
  last: number;
  /** Whole periods with a line. */
  selling: number;
  lines: number;
}

export interface SeriesQuestion {
  level: SalesLevel;
  measure: SalesMeasure;
  /** [place codes] 1..34, 0 = not recognised; for provinces. */
  provinces?: Uint8Array;
  /** Most series; what sold least in the last year is one series, "rest". */
  limit?: number;
}

/** As many series as can be forecast while somebody waits. */
export const MOST_SERIES = 3000;
/** Lines between two pauses. */
const PIECE = 1 << 17;
const YEAR = 364;

/** What lines are told apart by: a code each, −1 = without a value. */
interface Groups {
  count: number;
  codeOf(i: number): number;
  value(code: number): string;
  name(code: number): string;
}

/** What these lines can be told apart by. */
export function levelsOf(lines: SaleLines): SalesLevel[] {
  return ["total", "product", ...dimensionsOf(lines)];
}

/**
 * The series of these lines, the largest of the last year first; values without a line within the periods are left out.
 * Two passes over the lines; memory for at most `limit` + 2 series.
 */
export function* salesSeries(
  lines: SaleLines,
  periods: SalesPeriods,
  question: SeriesQuestion,
): CooperativeTask<SalesSeries[]> {
  const { count, time } = lines;
  const groups = groupsOf(lines, question);
  const n = periods.start.length - 1;
  const begin = periods.start[0]!;
  const over = periods.start[n]!;
  const end = periods.cut.last?.end ?? over;
  const periodOf = new Int32Array(over - begin);
  for (let p = 0; p < n; p++) periodOf.fill(p, periods.start[p]! - begin, periods.start[p + 1]! - begin);
  const amounts = lines[question.measure];

  // [codes + 1] the last place is of lines without a value.
  const recent = new Float64Array(groups.count + 1);
  const met = new Uint8Array(groups.count + 1);
  for (let i = 0; i < count; i++) {
    if (i % PIECE === PIECE - 1) yield i / count / 2;
    const day = dayNumber(time[i]!);
    if (day < begin || day >= end) continue;
    const code = groups.codeOf(i);
    const group = code < 0 ? groups.count : code;
    met[group] = 1;
    if (day >= over - YEAR) recent[group]! += amounts[i]!;
  }
  const order = [...met.keys()].filter((group) => met[group] === 1);
  order.sort((a, b) => recent[b]! - recent[a]! || a - b);
  const shown = order.slice(0, question.limit ?? MOST_SERIES);
  const hasRest = order.length > shown.length;
  const slotOf = new Int32Array(groups.count + 1).fill(hasRest ? shown.length : -1);
  for (const [slot, group] of shown.entries()) slotOf[group] = slot;
  const slots = shown.length + (hasRest ? 1 : 0);

  const values = new Float64Array(slots * n);
  const listed = lines.has.discount ? new Float64Array(slots * n) : null;
  const given = lines.has.discount ? new Float64Array(slots * n) : null;
  const sells = new Uint8Array(slots * n);
  const begun = new Float64Array(slots);
  const linesOf = new Uint32Array(slots);
  const first = new Float64Array(slots).fill(Number.POSITIVE_INFINITY);
  const last = new Float64Array(slots).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < count; i++) {
    if (i % PIECE === PIECE - 1) yield (1 + i / count) / 2;
    const day = dayNumber(time[i]!);
    if (day < begin || day >= end) continue;
    const code = groups.codeOf(i);
    const slot = slotOf[code < 0 ? groups.count : code]!;
    linesOf[slot]!++;
    if (day < first[slot]!) first[slot] = day;
    if (day > last[slot]!) last[slot] = day;
    if (day >= over) {
      begun[slot]! += amounts[i]!;
      continue;
    }
    const at = slot * n + periodOf[day - begin]!;
    values[at]! += amounts[i]!;
    sells[at] = 1;
    if (listed && given) addDiscount(lines, i, listed, given, at);
  }
  return Array.from({ length: slots }, (_, slot) => {
    const group = shown[slot];
    const [from, to] = [slot * n, (slot + 1) * n];
    const isOne = group !== undefined && group < groups.count;
    return {
      value: isOne ? groups.value(group) : "",
      name: isOne ? groups.name(group) : "",
      kind: question.level === "total" ? "all" : isOne ? "one" : group === undefined ? "rest" : "untold",
      count: group === undefined ? order.length - shown.length : 1,
      values: values.slice(from, to),
      discounts: listed && given ? shares(given.subarray(from, to), listed.subarray(from, to)) : null,
      begun: begun[slot]!,
      first: first[slot]!,
      last: last[slot]!,
      selling: sells.subarray(from, to).reduce((sum, sold) => sum + sold, 0),
      lines: linesOf[slot]!,
    };
  });
}

/** [N] the sum of series in each period. */
export function sumOf(series: readonly Pick<SalesSeries, "values">[], periods: number): Float64Array {
  const values = new Float64Array(periods);
  for (const each of series) for (let t = 0; t < periods; t++) values[t]! += each.values[t]!;
  return values;
}

/** Adds a line's list value and its discount; returns and gifts have none, and lines without money count alike. */
function addDiscount(lines: SaleLines, i: number, listed: Float64Array, given: Float64Array, at: number): void {
  const share = lines.discount[i]!;
  if (!(share >= 0 && share < 1)) return;
  const list = lines.has.revenue ? lines.revenue[i]! / (1 - share) : 1;
  if (!(list > 0)) return;
  listed[at]! += list;
  given[at]! += list * share;
}

function shares(given: Float64Array, listed: Float64Array): Float64Array {
  return given.map((value, t) => (listed[t]! > 0 ? value / listed[t]! : Number.NaN));
}

function groupsOf(lines: SaleLines, { level, provinces }: SeriesQuestion): Groups {
  if (level === "total") return { count: 1, codeOf: () => 0, value: () => "", name: () => "" };
  if (level === "province") {
    const places = lines.place?.codes;
    const ofPlace = provinces ?? new Uint8Array();
    const count = 1 + ofPlace.reduce((most, province) => Math.max(most, province), 0);
    return {
      count,
      codeOf: (i) => (places ? (ofPlace[places[i]!] ?? 0) || -1 : -1),
      value: String,
      name: (id) => PROVINCES[id - 1]?.short ?? String(id),
    };
  }
  const column: Coded | null = lines[level];
  if (!column) return { count: 0, codeOf: () => -1, value: () => "", name: () => "" };
  const names = level === "product" ? lines.productNames : [];
  return {
    count: column.values.length,
    codeOf: (i) => column.codes[i]!,
    value: (code) => column.values[code]!,
    name: (code) => names[code] ?? "",
  };
}
