// Which sale lines a chart counts: one filter for all charts of the Explore screen, narrowed further where a user looks
// behind a bar.

import type { Segment } from "../features/segments.ts";

/** A line counts when it fits every condition; null = no condition. Texts that no line has fit nothing. */
export interface LineFilter {
  /** Wall-clock milliseconds: from ≤ time < to. */
  from: number | null;
  to: number | null;
  /** Groups of TODAY: 1..34 provinces, 0 = place not recognised, TODAY.blank = no place. */
  provinces: readonly number[] | null;
  families: readonly string[] | null;
  /** Segments of the customers over the whole data set, so that no other condition moves a customer. */
  segments: readonly Segment[] | null;
  /** Ids as in the file. */
  products: readonly string[] | null;
  customers: readonly string[] | null;
  /** 0 = Monday .. 6. */
  weekdays: readonly number[] | null;
  /** 0..23. */
  hours: readonly number[] | null;
}

export const ALL_LINES: LineFilter = {
  from: null,
  to: null,
  provinces: null,
  families: null,
  segments: null,
  products: null,
  customers: null,
  weekdays: null,
  hours: null,
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
    families: either(filter.families, other.families, common),
    segments: either(filter.segments, other.segments, common),
    products: either(filter.products, other.products, common),
    customers: either(filter.customers, other.customers, common),
    weekdays: either(filter.weekdays, other.weekdays, common),
    hours: either(filter.hours, other.hours, common),
  };
}

function either<T>(a: T | null, b: T | null, both: (a: T, b: T) => T): T | null {
  return a !== null && b !== null ? both(a, b) : (a ?? b);
}

function common<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  return a.filter((each) => b.includes(each));
}
