// For tests: targets, split and everything fitted, again slow and obvious, for the time split.

import { byTimeAndLine } from "../../data/testing/oracleVisits.ts";
import { PROVINCES } from "../../geo/provinces.ts";
import { TET_TIMES } from "../../lib/tet.ts";
import { SCALES, type Scale } from "../batch.ts";
import type { FeatureSettings } from "../featureSettings.ts";
import { EXAMPLE_FORMULAS } from "../formula/testing/exampleFormulas.ts";
import {
  type Base,
  type OracleFit,
  oracleCustomer,
  oracleHistory,
  oracleNamed,
  oraclePeriods,
  oracleSteps,
  visitsOf,
} from "./oracle.ts";
import type { PlainLine } from "./plainLine.ts";

/** numpy's default quantile. */
export function oracleQuantile(values: number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = q * (sorted.length - 1);
  const low = sorted[Math.floor(at)]!;
  return low + (sorted[Math.ceil(at)]! - low) * (at - Math.floor(at));
}

const oracleQuintiles = (values: number[]): number[] => [0.2, 0.4, 0.6, 0.8].map((q) => oracleQuantile(values, q));

function groupBy(rows: PlainLine[], key: (row: PlainLine) => string | null): Map<string, PlainLine[]> {
  const groups = new Map<string, PlainLine[]>();
  for (const row of rows) {
    const name = key(row);
    if (name !== null) groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return groups;
}

export interface OracleTraining {
  targets: PlainLine[];
  cuts: { train: number; validation: number };
  training: PlainLine[];
  products: string[];
  fit: OracleFit;
}

/** Targets in time order, cuts, vocabulary and thresholds. */
export function oracleTraining(
  lines: readonly PlainLine[],
  settings: FeatureSettings,
  geocode: OracleFit["geocode"],
): OracleTraining {
  const targets = [...lines]
    .sort(byTimeAndLine)
    .filter((row) => oracleHistory(lines, row, settings).length >= settings.minHistory);
  const number = (percent: number): number => targets[Math.ceil((percent * targets.length) / 100) - 1]!.time;
  const cuts = { train: number(85), validation: number(95) };
  const training = lines.filter((row) => row.time <= cuts.train).sort(byTimeAndLine);

  const ofProduct = groupBy(training, (row) => row.product);
  const products = [...ofProduct.entries()]
    .filter(([, rows]) => rows.length >= settings.minProductCount)
    .sort(([a, rowsA], [b, rowsB]) => rowsB.length - rowsA.length || (a < b ? -1 : 1))
    .map(([code]) => code)
    .slice(0, settings.maxProducts);

  const prices = new Map<string, number>();
  for (const [code, rows] of ofProduct) {
    const unit = rows.filter((row) => row.quantity > 0).map((row) => row.revenue / row.quantity);
    if (unit.length > 0) prices.set(code, oracleQuantile(unit, 0.5));
  }
  const priceLimits = oracleQuintiles([...prices.values()]);
  const tiers = new Map([...prices].map(([code, price]) => [code, 1 + priceLimits.filter((x) => x < price).length]));

  const ofCustomer = [...groupBy(training, (row) => row.customer).values()];
  const rfm = {
    recency: oracleQuintiles(ofCustomer.map((rows) => (cuts.train - rows.at(-1)!.time) / 86_400_000)),
    frequency: oracleQuintiles(ofCustomer.map((rows) => visitsOf(rows, lines).length)),
    monetary: oracleQuintiles(ofCustomer.map((rows) => rows.reduce((total, row) => total + row.revenue, 0))),
  };
  const fit = { tiers, rfm, bases: oracleBases(training, ofCustomer, geocode), geocode, seat, tet: [...TET_TIMES] };
  return { targets, cuts, training, products, fit };
}

const seat = (province: number): Base => PROVINCES.find((entry) => entry.id === province)!;

function oracleBases(
  training: PlainLine[],
  ofCustomer: PlainLine[][],
  geocode: OracleFit["geocode"],
): Map<string, Base> {
  const bases = new Map<string, Base>();
  for (const salesperson of groupBy(training, (row) => row.salesperson).keys()) {
    const points = ofCustomer
      .filter((rows) => rows.some((row) => row.salesperson === salesperson))
      .map((rows) => rows.at(-1)!.place)
      .map((place) => (place === null ? null : geocode(place)))
      .filter((point) => point !== null);
    if (points.length === 0) continue;
    bases.set(salesperson, {
      latitude: oracleQuantile(
        points.map((point) => point.latitude),
        0.5,
      ),
      longitude: oracleQuantile(
        points.map((point) => point.longitude),
        0.5,
      ),
    });
  }
  return bases;
}

const exampleValues = (named: Record<string, number | null>) =>
  Object.fromEntries(EXAMPLE_FORMULAS.map(({ name, plain }) => [name, plain(named)]));

/** Every raw value of every feature over the training targets: what scalers must describe. */
export function oracleColumns(lines: readonly PlainLine[], settings: FeatureSettings, learned: OracleTraining) {
  const steps = new Map<string, number[]>();
  const customer = new Map<string, number[]>();
  const periods = new Map<Scale, Map<string, number[]>>(SCALES.map((scale) => [scale, new Map()]));
  const keep = (into: Map<string, number[]>, values: Record<string, number | null>): void => {
    for (const [name, value] of Object.entries(values)) {
      if (!into.has(name)) into.set(name, []);
      if (value !== null) into.get(name)!.push(value);
    }
  };
  for (const target of learned.targets) {
    if (target.time > learned.cuts.train) continue;
    const history = oracleHistory(lines, target, settings);
    for (const step of oracleSteps(history, target.time, settings, learned.fit)) keep(steps, step);
    keep(customer, oracleCustomer(history, target.time, learned.fit, lines));
    if (settings.customFeatures?.length)
      keep(customer, exampleValues(oracleNamed(history, target.time, learned.fit, lines)));
    const periodsOf = oraclePeriods(history, target.time, lines);
    for (const scale of SCALES) for (const period of periodsOf[scale]) keep(periods.get(scale)!, period);
  }
  return { steps, customer, periods };
}
