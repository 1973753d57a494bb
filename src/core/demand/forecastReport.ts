// How much will be sold: the history of lines by period, its forecast, and how sure it is, ready for a screen or a shell.

import { belongingTask } from "../data/lines/dimensions.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import { periodEnd, type TimeUnit } from "../explore/salesOverTime.ts";
import { asPart, type CooperativeTask } from "../lib/cooperativeTask.ts";
import { customersExpected } from "./customersExpected.ts";
import type { DemandForecast, DemandJudgement, SeriesForecast } from "./demandForecast.ts";
import type { DemandSeries, DemandSum } from "./demandSeries.ts";
import { forecastDemand } from "./forecastDemand.ts";
import { originsOf } from "./origins.ts";
import type { SalesPeriods } from "./salesPeriods.ts";
import { type SalesLevel, type SalesMeasure, type SalesSeries, salesSeries, sumOf } from "./salesSeries.ts";

export interface ForecastQuestion {
  measure: SalesMeasure;
  level: SalesLevel;
  /** Periods ahead. */
  horizon: number;
  /** Whether the year follows Tết. */
  tet: boolean;
}

/** Whether something is sold as ever, was first sold lately, or seems to be sold no longer. */
export type SellingState = "selling" | "new" | "stopped";

export interface ForecastRow {
  series: SalesSeries;
  state: SellingState;
  forecast: SeriesForecast;
}

export interface ForecastReport {
  question: ForecastQuestion;
  unit: TimeUnit;
  periods: SalesPeriods;
  /** [N + H + 1] first days of the periods of history and forecast, and the day after the last. */
  start: Int32Array;
  total: ForecastRow;
  /** What the total is the sum of, the largest first; empty where it is not told apart. */
  rows: ForecastRow[];
  /** By level, as far as there were periods to hold out. */
  judged: DemandJudgement[];
  reconciled: DemandForecast["reconciled"];
}

/** Fewest whole periods to say anything from. */
export const FEWEST_PERIODS: Record<TimeUnit, number> = { day: 14, week: 8, month: 6 };
/** Days within which something is new, and after which silence means an end. */
const LATELY = 91;
/** Silence of so many times the usual gap between two periods with a sale means an end. */
const GAPS = 4;

/** What a forecast is made from. */
export interface ForecastSource {
  /** Those that the question is about. */
  lines: SaleLines;
  periods: SalesPeriods;
  /** [place codes] 1..34, 0 = not recognised; needed by provinces alone. */
  provinces?: Uint8Array;
}

/** Whether there are enough periods. */
export function isTooShort({ unit, start }: SalesPeriods): boolean {
  return start.length - 1 < FEWEST_PERIODS[unit];
}

/** The report; null where these lines have nothing within the periods. */
export function* forecastReport(
  { lines, periods, provinces }: ForecastSource,
  question: ForecastQuestion,
): CooperativeTask<ForecastReport | null> {
  const { measure, level, horizon, tet } = question;
  const n = periods.start.length - 1;
  const [all] = yield* asPart(salesSeries(lines, periods, { level: "total", measure }), 0, 0.1);
  if (!all) return null;
  const parts =
    level === "total" ? [] : yield* asPart(salesSeries(lines, periods, { level, measure, provinces }), 0.1, 0.2);
  // The sum of its parts to the last bit, so that forecasts can be made to agree.
  const whole = parts.length === 0 ? all : { ...all, values: sumOf(parts, n) };
  const kinds = level === "product" ? yield* kindsOf(lines, parts) : [];
  const { series, sums, partsFrom } = arrange(whole, parts, kinds, level, n);
  const start = withAhead(periods, horizon);
  const origins = [...originsOf(n, horizon, periods.unit), n];
  const customers = yield* asPart(customersExpected(lines, measure, start, origins, horizon), 0.2, 0.3);
  series[0] = { ...series[0]!, customers };
  const forecast = yield* asPart(
    forecastDemand({ calendar: { unit: periods.unit, first: periods.start[0]!, tet }, horizon, series, sums }),
    0.3,
    1,
  );
  const row = (own: SalesSeries, at: number): ForecastRow => ({
    series: own,
    state: stateOf(own, periods),
    forecast: forecast.series[at]!,
  });
  return {
    question,
    unit: periods.unit,
    periods,
    start,
    total: row(whole, 0),
    rows: parts.map((own, i) => row(own, partsFrom + i)),
    judged: forecast.judged,
    reconciled: forecast.reconciled,
  };
}

interface Arranged {
  series: DemandSeries[];
  sums: DemandSum[];
  /** Where the first part stands in the list. */
  partsFrom: number;
}

/** The total, then what kinds of products come to, then the parts. */
function arrange(
  whole: SalesSeries,
  parts: readonly SalesSeries[],
  kinds: readonly Kind[],
  level: SalesLevel,
  n: number,
): Arranged {
  const series: DemandSeries[] = [asDemand(whole, "total")];
  const parentOf = new Map<number, number>();
  for (const { name, members } of kinds) {
    const values = sumOf(
      members.map((part) => parts[part]!),
      n,
    );
    for (const part of members) parentOf.set(part, series.length);
    series.push({ values, level: name, parent: 0 });
  }
  const partsFrom = series.length;
  for (const [i, part] of parts.entries())
    series.push({ ...asDemand(part, part.kind === "rest" ? "rest" : level), parent: parentOf.get(i) ?? 0 });
  const sums: DemandSum[] = kinds.map(({ members }, k) => ({
    parent: 1 + k,
    children: members.map((part) => partsFrom + part),
  }));
  const orphans = [...parts.keys()].filter((part) => !parentOf.has(part)).map((part) => partsFrom + part);
  if (parts.length > 0) sums.unshift({ parent: 0, children: [...kinds.map((_, k) => 1 + k), ...orphans] });
  return { series, sums, partsFrom };
}

function asDemand({ values, discounts }: SalesSeries, level: string): DemandSeries {
  return { values, level, ...(discounts && { discounts }) };
}

/** Products that belong together: places in the list of parts. */
interface Kind {
  name: "category" | "family";
  members: number[];
}

/** Products by category, else by family, where that puts several together and tells several apart. */
function* kindsOf(lines: SaleLines, parts: readonly SalesSeries[]): CooperativeTask<Kind[]> {
  const products = new Map(lines.product.values.map((value, code) => [value, code]));
  for (const name of ["category", "family"] as const) {
    if (!lines[name]) continue;
    const { codes } = yield* belongingTask(lines, "product", name);
    const found = new Map<number, Kind>();
    for (const [i, { kind, value }] of parts.entries()) {
      const code = kind === "one" ? codes[products.get(value)!]! : -1;
      if (code < 0) continue;
      const own = found.get(code) ?? { name, members: [] };
      own.members.push(i);
      found.set(code, own);
    }
    if (found.size > 1 && found.size * 3 <= parts.length) return [...found.values()];
  }
  return [];
}

/** New where the file knows a time without it, at an end where it is silent for long by its own measure. */
function stateOf({ first, last, selling }: SalesSeries, { start }: SalesPeriods): SellingState {
  const [begin, end] = [start[0]!, start.at(-1)!];
  const gap = selling > 1 ? (last - first) / (selling - 1) : 0;
  if (end - 1 - last > Math.max(LATELY, GAPS * gap)) return "stopped";
  return end - first <= LATELY && first - begin >= LATELY ? "new" : "selling";
}

function withAhead({ unit, start }: SalesPeriods, horizon: number): Int32Array {
  const days = [...start];
  for (let h = 0; h < horizon; h++) days.push(periodEnd(days.at(-1)!, unit));
  return Int32Array.from(days);
}
