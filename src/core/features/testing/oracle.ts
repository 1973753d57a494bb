// For tests: the samples again, slow and obvious, over plain objects. It shares no code with the fast version but
// the table of scales; whoever changes one reads the definition and changes the other.

import { byTimeAndLine, type OracleRow, visitOf } from "../../data/testing/oracleVisits.ts";
import type { GeoPoint } from "../../geo/geoPoint.ts";
import { SCALE_DAYS, SCALE_PERIODS, SCALES, type Scale } from "../batch.ts";
import type { FeatureSettings } from "../featureSettings.ts";
import type { PlainLine } from "./plainLine.ts";

const DAY = 86_400_000;
type Numbers = Record<string, number>;
export interface Base {
  latitude: number;
  longitude: number;
}

/** What was fitted, as the oracle wants it: plain maps. */
export interface OracleFit {
  tiers: Map<string, number>;
  rfm: { recency: number[]; frequency: number[]; monetary: number[] };
  bases: Map<string, Base>;
  geocode: (place: string) => GeoPoint | null;
  /** Seats of the provinces by id, and the Tết dates (ms). */
  seat: (province: number) => Base;
  tet: number[];
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: number[]): number => sum(values) / values.length;

/** The history of a line among all lines, oldest first. */
export function oracleHistory(all: readonly PlainLine[], target: PlainLine, settings: FeatureSettings): PlainLine[] {
  const own = all.filter((row) => row.customer === target.customer).sort(byTimeAndLine);
  if (settings.historyRule === "previous-lines") return own.slice(0, own.indexOf(target));
  return own.filter((row) => row.time < target.time && visitOf(row, all) !== visitOf(target, all));
}

/** First lines of the visits among these of all lines, oldest first. */
export function visitsOf(rows: readonly PlainLine[], all: readonly PlainLine[]): PlainLine[] {
  const firsts = new Map<OracleRow, PlainLine>();
  for (const row of rows) if (!firsts.has(visitOf(row, all))) firsts.set(visitOf(row, all), row);
  return [...firsts.values()];
}

export function oracleSteps(history: PlainLine[], time: number, settings: FeatureSettings, fit: OracleFit): Numbers[] {
  const steps = history.map((row, i) => {
    const date = new Date(row.time);
    return {
      quantity: row.quantity,
      revenue: row.revenue,
      discount: row.discount,
      days_since_previous: i === 0 ? 0 : (row.time - history[i - 1]!.time) / DAY,
      days_before_target: (time - row.time) / DAY,
      ...oracleCalendar(row.time),
      hour: date.getUTCHours() / 24,
      price_tier: (fit.tiers.get(row.product) ?? 0) / 5,
    };
  });
  return steps.slice(-settings.maxSeqLen);
}

function oracleCalendar(time: number): Numbers {
  const date = new Date(time);
  const month = (2 * Math.PI * date.getUTCMonth()) / 12;
  const weekday = (2 * Math.PI * ((date.getUTCDay() + 6) % 7)) / 7;
  return {
    month_sin: Math.sin(month),
    month_cos: Math.cos(month),
    weekday_sin: Math.sin(weekday),
    weekday_cos: Math.cos(weekday),
  };
}

export function oraclePeriods(
  history: PlainLine[],
  time: number,
  lines: readonly PlainLine[],
): Record<Scale, Numbers[]> {
  const all = Object.create(null) as Record<Scale, Numbers[]>;
  for (const scale of SCALES) {
    const newestFirst: Numbers[] = [];
    const span = SCALE_DAYS[scale] * DAY;
    for (let i = 0; i < SCALE_PERIODS[scale]; i++) {
      const rows = history.filter((row) => time - (i + 1) * span <= row.time && row.time < time - i * span);
      newestFirst.push({
        revenue: sum(rows.map((row) => row.revenue)),
        quantity: sum(rows.map((row) => row.quantity)),
        visits: visitsOf(rows, lines).length,
        discount: rows.length === 0 ? 0 : mean(rows.map((row) => row.discount)),
      });
    }
    newestFirst.forEach((period, i) => {
      const older = newestFirst[i + 1];
      const change = older === undefined ? 0 : Math.log((period.revenue! + 1) / (older.revenue! + 1));
      period.change = Math.min(5, Math.max(-5, change));
    });
    all[scale] = newestFirst.reverse();
  }
  return all;
}

/** Customer features; null = unknown. */
export function oracleCustomer(
  history: PlainLine[],
  time: number,
  fit: OracleFit,
  all: readonly PlainLine[],
): Record<string, number | null> {
  const last = history.at(-1)!;
  const visits = visitsOf(history, all);
  const gaps = visits.slice(1).map((visit, i) => (visit.time - visits[i]!.time) / DAY);
  const gapMean = gaps.length === 0 ? 0 : mean(gaps);
  const monetary = sum(history.map((row) => row.revenue));
  const recency = (time - last.time) / DAY;
  const tenure = (time - history[0]!.time) / DAY;
  const share = (holds: (row: PlainLine) => boolean): number => history.filter(holds).length / history.length;
  const quintile = (thresholds: number[], value: number): number => 1 + thresholds.filter((x) => x < value).length;
  return {
    recency_days: recency,
    frequency: visits.length,
    monetary,
    tenure_days: tenure,
    mean_visit_value: monetary / visits.length,
    gap_mean_days: gapMean,
    gap_deviation_days: gaps.length < 2 ? 0 : Math.sqrt(mean(gaps.map((gap) => (gap - gapMean) ** 2))),
    distinct_products: new Set(history.map((row) => row.product)).size,
    distinct_families: new Set(history.map((row) => row.family)).size,
    mean_quantity: mean(history.map((row) => row.quantity)),
    mean_discount: mean(history.map((row) => row.discount)),
    discounted_share: share((row) => row.discount > 0),
    r_score: 6 - quintile(fit.rfm.recency, recency),
    f_score: quintile(fit.rfm.frequency, visits.length),
    m_score: quintile(fit.rfm.monetary, monetary),
    lifetime_value: (monetary / Math.max(tenure, 30)) * 365,
    mobile_share: share((row) => /mobile|di động|app/i.test(row.source ?? "")),
    walk_in: last.walkIn ? 1 : 0,
    ...oracleGeography(last, fit),
    ...oracleCalendar(time),
    days_to_tet: Math.min(60, ...fit.tet.map((tet) => Math.abs(tet - time) / DAY)),
  };
}

/** Everything a formula may name; null = missing. */
export function oracleNamed(
  history: PlainLine[],
  time: number,
  fit: OracleFit,
  all: readonly PlainLine[],
): Record<string, number | null> {
  const named: Record<string, number | null> = oracleCustomer(history, time, fit, all);
  const periods = oraclePeriods(history, time, all);
  for (const scale of SCALES) {
    for (const [name, value] of Object.entries(periods[scale].at(-1)!)) named[`${scale}_${name}`] = value;
    for (const [name, value] of Object.entries(periods[scale].at(-2)!)) named[`${scale}_${name}_before`] = value;
  }
  const last = history.at(-1)!;
  named.last_quantity = last.quantity;
  named.last_revenue = last.revenue;
  named.last_discount = last.discount;
  named.last_price_tier = (fit.tiers.get(last.product) ?? 0) / 5;
  named.history_lines = history.length;
  return named;
}

function oracleGeography(last: PlainLine, fit: OracleFit): Record<string, number | null> {
  const point = last.place === null ? null : fit.geocode(last.place);
  const to = (base: Base | undefined): number | null => (point && base ? kilometres(point, base) : null);
  return {
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
    km_province_centre: to(point ? fit.seat(point.province) : undefined),
    km_salesperson_base: to(last.salesperson === null ? undefined : fit.bases.get(last.salesperson)),
    km_hanoi: to({ latitude: 21.0285, longitude: 105.8542 }),
    km_danang: to({ latitude: 16.0678, longitude: 108.2208 }),
    km_hcmc: to({ latitude: 10.7769, longitude: 106.7009 }),
    urban: point?.urban ?? 0.5,
  };
}

/** Great-circle distance by the angle between two unit vectors, on a sphere of 6,371.0088 km. */
function kilometres(a: Base, b: Base): number {
  const vector = ({ latitude, longitude }: Base): number[] => {
    const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
    return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
  };
  const [u, v] = [vector(a), vector(b)];
  const cross = [0, 1, 2].map((i) => u[(i + 1) % 3]! * v[(i + 2) % 3]! - u[(i + 2) % 3]! * v[(i + 1) % 3]!);
  return 6371.0088 * Math.atan2(Math.hypot(...cross), sum(u.map((x, i) => x * v[i]!)));
}
