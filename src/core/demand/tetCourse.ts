// What the weeks around Tết do to sales: Tết moves by up to a month against the calendar, so that the same week of last year
// is another week of the festival. Past ones are read by days to Tết and put where the next one lies.

import type { TimeUnit } from "../explore/salesOverTime.ts";
import { weekdayOf } from "../lib/calendar.ts";
import { AROUND_TET, type DemandTimes, TET_DAYS, weekdayShares } from "./demandTimes.ts";

/** Days from Tết up to which sales tell the usual level. */
const USUAL = 101;
/** Fewest days of those. */
const LEAST = 42;
/** Days on each side that a single day's share is taken over. */
const BESIDE: Record<TimeUnit, number> = { day: 1, week: 0, month: 0 };

/** The sum of daily amounts over a span of days, each period's amount spread evenly; NaN where the span is not wholly known. */
export function sumOverDays(known: Float64Array, start: Int32Array, from: number, end: number): number {
  if (from < start[0]! || end > start[known.length]!) return Number.NaN;
  let sum = 0;
  for (let t = periodAt(start, from); t < known.length && start[t]! < end; t++) {
    const days = Math.min(end, start[t + 1]!) - Math.max(from, start[t]!);
    sum += (known[t]! * days) / (start[t + 1]! - start[t]!);
  }
  return sum;
}

/** The period that a day lies in. */
export function periodAt(start: Int32Array, day: number): number {
  let [low, high] = [0, start.length - 1];
  while (low < high - 1) {
    const middle = (low + high) >> 1;
    if (start[middle]! <= day) low = middle;
    else high = middle;
  }
  return low;
}

export interface TetCourse {
  /** [N + H] sales of a period against what is usual; 1 away from Tết. */
  factors: Float64Array;
  /** [N] the usual amount of the known periods around a Tết; NaN elsewhere. */
  usual: Float64Array;
  /** How many past Tết it was read from. */
  seen: number;
}

/**
 * The course of the weeks around Tết as the known periods tell it; null without a past Tết and usual weeks beside it. What
 * one Tết says is drawn towards `like` (another series' course, or none) as far as it lies within ordinary noise: James and
 * Stein's positive part (1961).
 */
export function tetCourse(known: Float64Array, times: DemandTimes, like: TetCourse | null): TetCourse | null {
  const { start, unit, tetOf } = times;
  if (!tetOf.some((tet) => tet >= 0)) return null;
  const shares = weekdayShares(known, times);
  /** Usual amount of a span at a daily level. */
  const usualOf = (from: number, end: number, level: number): number => {
    if (!shares) return level * (end - from);
    let sum = 0;
    for (let day = from; day < end; day++) sum += level * shares[weekdayOf(day)]!;
    return sum;
  };
  const past: { tet: number; level: number }[] = [];
  let [squares, periods] = [0, 0];
  for (const [tet, day] of TET_DAYS.entries()) {
    if (day - AROUND_TET < start[0]! || day >= start[known.length]!) continue;
    const found = levelAround(known, start, day);
    if (!found) continue;
    past.push({ tet, level: found.level });
    for (const t of found.periods) {
      const expected = usualOf(start[t]!, start[t + 1]!, found.level);
      if (!(expected > 0)) continue;
      squares += (known[t]! / expected - 1) ** 2;
      periods++;
    }
  }
  if (past.length === 0) return null;
  const noise = periods > 1 ? squares / periods / (1 + 2 * BESIDE[unit]) : 0;
  const count = start.length - 1;
  const factors = new Float64Array(count).fill(1);
  const usual = new Float64Array(known.length).fill(Number.NaN);
  for (let t = 0; t < count; t++) {
    const tet = tetOf[t]!;
    if (tet < 0) continue;
    let [ratio, seen] = [0, 0];
    for (const each of past) {
      const shift = TET_DAYS[tet]! - TET_DAYS[each.tet]!;
      const from = start[t]! - shift - BESIDE[unit];
      const end = start[t + 1]! - shift + BESIDE[unit];
      const sum = sumOverDays(known, start, from, end);
      const expected = usualOf(from, end, each.level);
      if (Number.isNaN(sum) || !(expected > 0)) continue;
      ratio += Math.max(0, sum) / expected;
      seen++;
    }
    const towards = like?.factors[t] ?? 1;
    if (seen > 0) {
      const off = ratio / seen - towards;
      factors[t] = towards + (off === 0 ? 0 : off * Math.max(0, 1 - noise / seen / off ** 2));
    } else factors[t] = towards;
    const own = past.find((each) => each.tet === tet);
    if (own && t < known.length) usual[t] = usualOf(start[t]!, start[t + 1]!, own.level);
  }
  return { factors, usual, seen: past.length };
}

/** The daily level of the periods beside a Tết's own, and which these are; null where they are too few. */
function levelAround(known: Float64Array, start: Int32Array, tet: number): { level: number; periods: number[] } | null {
  let [sum, days] = [0, 0];
  const periods: number[] = [];
  for (let t = periodAt(start, Math.max(start[0]!, tet - USUAL)); t < known.length && start[t]! <= tet + USUAL; t++) {
    const off = Math.abs((start[t]! + start[t + 1]! - 1) / 2 - tet);
    if (off <= AROUND_TET || off > USUAL) continue;
    sum += known[t]!;
    days += start[t + 1]! - start[t]!;
    periods.push(t);
  }
  return days >= LEAST && sum > 0 ? { level: sum / days, periods } : null;
}
