// The sale lines that fit a filter: sale lines again, so that every sum works on them as on the whole.

import {
  COLUMN_NAMES,
  type Coded,
  type ColumnArray,
  type ColumnName,
  emptyLike,
  makeColumns,
  type SaleColumn,
} from "../data/lines/saleColumns.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import { SEGMENTS } from "../features/segments.ts";
import { dayNumber, hourOf, weekdayOf } from "../lib/calendar.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { InternalError } from "../lib/internalError.ts";
import { isUnfiltered, type LineFilter, TEXT_CONDITIONS } from "./lineFilter.ts";
import { FORMER, TODAY } from "./placesReport.ts";

/** What the lines alone do not tell; needed only where a condition asks for it. */
export interface FilterFacts {
  /** [place codes] province 1..34 of each place, 0 = not recognised. */
  provinces?: Uint8Array;
  /** [place codes] group of FORMER of each place. */
  formerProvinces?: Uint8Array;
  /** [customer codes] index in SEGMENTS; any number where a customer has no lines. */
  segments?: Uint8Array;
  /** [customer codes] `gridCell`; any number where a customer has no lines. */
  cells?: Uint8Array;
}

/** Lines between two pauses. */
const PIECE = 1 << 16;

/**
 * The lines that fit, in file order, with the dictionaries of all lines; the lines themselves where there is no condition.
 * Throws when a condition's facts are missing.
 */
export function* filterLines(
  lines: SaleLines,
  filter: LineFilter,
  facts: FilterFacts = {},
): CooperativeTask<SaleLines> {
  if (isUnfiltered(filter)) return lines;
  return yield* gather(lines, yield* fittingLines(lines, filter, facts));
}

/** Where the lines that fit stand in the columns, in file order. Throws when a condition's facts are missing. */
export function* fittingLines(
  lines: SaleLines,
  filter: LineFilter,
  facts: FilterFacts = {},
): CooperativeTask<Uint32Array> {
  const tests = [...conditions(lines, filter, facts)];
  const found = new Uint32Array(lines.count);
  let count = 0;
  for (let from = 0; from < lines.count; from += PIECE) {
    const to = Math.min(lines.count, from + PIECE);
    for (let i = from; i < to; i++) if (tests.every((fits) => fits(i))) found[count++] = i;
    yield to / lines.count / 2;
  }
  return found.slice(0, count);
}

function* conditions(lines: SaleLines, filter: LineFilter, facts: FilterFacts): Generator<(i: number) => boolean> {
  const { from, to, provinces, formerProvinces, segments, cells, weekdays, hours } = filter;
  const { time, customer } = lines;
  if (from !== null) yield (i) => time[i]! >= from;
  if (to !== null) yield (i) => time[i]! < to;
  if (weekdays) yield (i) => weekdays.includes(weekdayOf(dayNumber(time[i]!)));
  if (hours) yield (i) => hours.includes(hourOf(time[i]!));
  for (const { column, condition } of TEXT_CONDITIONS) {
    const wanted = filter[condition];
    const texts = lines[column];
    if (wanted) yield texts ? ofMarked(texts.codes, marked(texts, wanted)) : () => false;
  }
  if (segments) {
    const wanted = SEGMENTS.map((segment) => segments.includes(segment));
    const groups = told(facts.segments, "segments");
    yield ofMarked(
      customer.codes,
      Uint8Array.from(customer.values, (_, code) => (wanted[groups[code]!] ? 1 : 0)),
    );
  }
  if (cells) {
    const groups = told(facts.cells, "cells");
    yield ofMarked(
      customer.codes,
      Uint8Array.from(customer.values, (_, code) => (cells.includes(groups[code]!) ? 1 : 0)),
    );
  }
  if (provinces) yield ofPlaces(lines, provinces, TODAY.blank, () => told(facts.provinces, "provinces"));
  if (formerProvinces) {
    yield ofPlaces(lines, formerProvinces, FORMER.blank, () => told(facts.formerProvinces, "formerProvinces"));
  }
}

/** Whether a line's place is in one of these groups; `blank` is the group of lines without a place. */
function ofPlaces(
  { place }: SaleLines,
  wanted: readonly number[],
  blank: number,
  groups: () => Uint8Array,
): (i: number) => boolean {
  const absent = wanted.includes(blank);
  if (!place) return () => absent;
  const marks = groups().map((group) => (wanted.includes(group) ? 1 : 0));
  return ofMarked(place.codes, marks, absent);
}

/** [codes] 1 for the values that are wanted. */
function marked({ values }: Coded, wanted: readonly string[]): Uint8Array {
  const set = new Set(wanted);
  return Uint8Array.from(values, (value) => (set.has(value) ? 1 : 0));
}

function ofMarked(codes: Int32Array, marks: Uint8Array, absent = false): (i: number) => boolean {
  return (i) => {
    const code = codes[i]!;
    return code < 0 ? absent : marks[code] === 1;
  };
}

function told<T>(fact: T | undefined, name: string): T {
  if (fact === undefined) throw new InternalError(`a condition on ${name} needs the ${name} of these lines`);
  return fact;
}

/** The lines at these places of the columns, in this order. */
function* gather(lines: SaleLines, at: Uint32Array): CooperativeTask<SaleLines> {
  const picked = new Map<ColumnName, SaleColumn>();
  for (const [done, name] of COLUMN_NAMES.entries()) {
    const column = lines[name];
    if (!column) continue;
    picked.set(name, "codes" in column ? { ...column, codes: pick(column.codes, at) } : pick(column, at));
    yield 0.5 + done / COLUMN_NAMES.length / 2;
  }
  return { ...lines, ...makeColumns((name) => picked.get(name) ?? null), count: at.length };
}

/** The values at these places. */
function pick<Values extends ColumnArray>(from: Values, at: Uint32Array): Values {
  const into = emptyLike(from, at.length);
  for (let k = 0; k < at.length; k++) into[k] = from[at[k]!]!;
  return into;
}
