// Which sale lines a chart counts: one filter for all charts of the Explore screen, narrowed further where a user looks
// behind a bar.

import { COLUMN_NAMES, COLUMNS, type ColumnsWith } from "../data/lines/saleColumns.ts";
import type { Segment } from "../features/segments.ts";

type FilteredColumn = ColumnsWith<{ filter: string }>;
/** Values of a text column by the condition that lists them; ids as in the file. */
type TextConditions = {
  [Name in FilteredColumn as (typeof COLUMNS)[Name]["filter"]]: readonly string[] | null;
};

/** A line counts when it fits every condition; null = no condition. Texts that no line has fit nothing. */
export interface LineFilter extends TextConditions {
  /** Wall-clock milliseconds: from ≤ time < to. */
  from: number | null;
  to: number | null;
  /** Groups of TODAY: 1..34 provinces, 0 = place not recognised, TODAY.blank = no place. */
  provinces: readonly number[] | null;
  /** Groups of FORMER: the provinces before the mergers of 2025. */
  formerProvinces: readonly number[] | null;
  /** Segments of the customers over the whole data set, so that no other condition moves a customer. */
  segments: readonly Segment[] | null;
  /** Cells of the grid of recency against frequency and money (`gridCell`), over the whole data set, too. */
  cells: readonly number[] | null;
  /** 0 = Monday .. 6. */
  weekdays: readonly number[] | null;
  /** 0..23. */
  hours: readonly number[] | null;
}

/** The text columns that can be filtered, each with its condition. */
export const TEXT_CONDITIONS: readonly { column: FilteredColumn; condition: keyof TextConditions }[] =
  COLUMN_NAMES.flatMap((name) => {
    const spec = COLUMNS[name];
    return "filter" in spec ? [{ column: name as FilteredColumn, condition: spec.filter }] : [];
  });

/** The same answer for each condition on a text column. */
export function eachTextCondition<Answer>(
  answer: (condition: keyof TextConditions) => Answer,
): Record<keyof TextConditions, Answer> {
  const entries = TEXT_CONDITIONS.map(({ condition }) => [condition, answer(condition)]);
  return Object.fromEntries(entries) as Record<keyof TextConditions, Answer>;
}

export const ALL_LINES: LineFilter = {
  from: null,
  to: null,
  provinces: null,
  formerProvinces: null,
  segments: null,
  cells: null,
  weekdays: null,
  hours: null,
  ...eachTextCondition(() => null),
};

/** Whether every line fits. */
export function isUnfiltered(filter: LineFilter): boolean {
  return Object.values(filter).every((condition) => condition === null);
}

/** Both filters together. */
export function narrowed(filter: LineFilter, by: Partial<LineFilter>): LineFilter {
  const other = { ...ALL_LINES, ...by };
  return {
    from: either(filter.from, other.from, Math.max),
    to: either(filter.to, other.to, Math.min),
    provinces: either(filter.provinces, other.provinces, common),
    formerProvinces: either(filter.formerProvinces, other.formerProvinces, common),
    segments: either(filter.segments, other.segments, common),
    cells: either(filter.cells, other.cells, common),
    weekdays: either(filter.weekdays, other.weekdays, common),
    hours: either(filter.hours, other.hours, common),
    ...eachTextCondition((condition) => either(filter[condition], other[condition], common)),
  };
}

function either<T>(a: T | null, b: T | null, both: (a: T, b: T) => T): T | null {
  return a !== null && b !== null ? both(a, b) : (a ?? b);
}

function common<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  return a.filter((each) => b.includes(each));
}
