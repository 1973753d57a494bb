// What each method says of a series at every origin: the table that choices, intervals and the answer are taken from.

import type { TimeUnit } from "../explore/salesOverTime.ts";
import type { DemandBase } from "./demandBase.ts";
import type { DemandMethod, DemandPattern } from "./demandForecast.ts";
import { levelled, RollingEts, thetaForecast } from "./fittedMethods.ts";
import { croston, sba, tsb } from "./intermittent.ts";
import {
  type DemandForecaster,
  lastYear,
  recentMean,
  seasonalNaive,
  seasonOf,
  sumOf,
  weekdayShare,
} from "./simpleMethods.ts";
import { yearAgo } from "./yearMatch.ts";

/** What the parent was foretold at the same origin, and its base. */
export interface ParentAt {
  base: DemandBase;
  /** [H] */
  points: Float64Array;
}

export interface Candidates {
  /** [origins] of [H]; a method that could say nothing at one of them is null there. */
  forecasts: Map<DemandMethod, (Float64Array | null)[]>;
  /** The form of ETS at the last origin; empty without. */
  form: string;
}

/** Periods that tell a part's share of its parent: a year, or since its first sale. */
const SHARE: Record<TimeUnit, number> = { day: 91, week: 26, month: 6 };

/** A part's share of its parent's base, times what the parent was foretold. */
function borrowed({ known, base, horizon }: DemandBase, parent: ParentAt, unit: TimeUnit): Float64Array {
  const n = known.length;
  const first = known.findIndex((value) => value !== 0);
  const from = first < 0 ? n : Math.max(first, n - SHARE[unit]);
  const whole = sumOf(parent.base.base, from, n);
  if (!(whole > 0)) return new Float64Array(horizon);
  const share = Math.max(0, sumOf(base, from, n) / whole);
  return parent.points.map((value) => value * share);
}

/** Ended windows that tell how far the sums were off. */
const ENDED = 4;
/** A correction at most so many times is believed. */
const CORRECTED = 3;

/**
 * The sums over customers, each corrected by what came in windows that had ended by then against what had been expected in them (new
 * customers, walk-ins, the pace of all), with Tết and shut days ahead. Null where nothing was expected or no window has ended.
 */
function customersSums(
  bases: readonly DemandBase[],
  expected: ReadonlyMap<number, Float64Array>,
): (Float64Array | null)[] {
  return bases.map((now) => {
    const sums = expected.get(now.known.length);
    if (!sums) return null;
    let [came, said, windows] = [0, 0, 0];
    for (const { known, horizon } of bases.toReversed()) {
      const then = expected.get(known.length);
      if (!then || known.length + horizon > now.known.length || windows === ENDED) continue;
      came += sumOf(now.base, known.length, known.length + horizon);
      said += sumOf(then, 0, horizon);
      windows++;
    }
    if (!(said > 0)) return null;
    const off = Math.min(CORRECTED, Math.max(1 / CORRECTED, came / said));
    return sums.map((value, h) => Math.max(0, value * off * now.ahead[h]! * weekdayShare(now, h)));
  });
}

/** The fixed combination: which methods it is the mean of, as far as they say something. */
export const COMBINED: Record<"often" | "seldom", readonly DemandMethod[]> = {
  often: ["ets", "theta", "lastYear", "seasonalNaive"],
  seldom: ["recentMean", "tsb", "borrowed"],
};

export const sellsSeldom = (pattern: DemandPattern) => pattern === "intermittent" || pattern === "lumpy";

/** Bases of one series at the origins, ascending; `parents` at the same origins; `customers` as of its series. */
export function candidatesOf(
  bases: readonly DemandBase[],
  parents: readonly ParentAt[] | null,
  pattern: DemandPattern,
  customers?: ReadonlyMap<number, Float64Array>,
): Candidates {
  const seldom = sellsSeldom(pattern);
  const ets = new RollingEts();
  const methods: [DemandMethod, DemandForecaster][] = [
    ["seasonalNaive", seasonalNaive],
    ["lastYear", lastYear],
    ["recentMean", recentMean],
    ...(seldom
      ? ([
          ["croston", levelled(croston)],
          ["sba", levelled(sba)],
          ["tsb", levelled(tsb)],
        ] as [DemandMethod, DemandForecaster][])
      : ([
          ["ets", ets.forecast],
          ["theta", thetaForecast],
        ] as [DemandMethod, DemandForecaster][])),
  ];
  const forecasts = new Map<DemandMethod, (Float64Array | null)[]>();
  for (const [name, forecast] of methods)
    forecasts.set(
      name,
      bases.map((base) => told(forecast(base))),
    );
  if (parents)
    forecasts.set(
      "borrowed",
      bases.map((base, k) => told(borrowed(base, parents[k]!, base.times.unit))),
    );
  if (customers) forecasts.set("customers", customersSums(bases, customers));
  forecasts.set(
    "mean",
    bases.map((base, k) =>
      meanOf(
        COMBINED[seldom ? "seldom" : "often"].map((name) =>
          name === "seasonalNaive" ? told(seasonAgo(base)) : (forecasts.get(name)?.[k] ?? null),
        ),
      ),
    ),
  );
  return { forecasts, form: ets.fit ? `${ets.fit.form.error}${ets.fit.form.trend}${ets.fit.form.season}` : "" };
}

/** Naive as far as it knows a season, that of a year by days to Tết. */
function seasonAgo(base: DemandBase): Float64Array {
  const { known, times, horizon } = base;
  if (times.unit !== "day") return yearAgo(known, horizon, times);
  return seasonOf(known.length, "day") > 1 ? seasonalNaive(base) : new Float64Array(horizon).fill(Number.NaN);
}

const told = (points: Float64Array) => (points.some(Number.isNaN) ? null : points);

function meanOf(all: readonly (Float64Array | null)[]): Float64Array | null {
  const some = all.filter((points) => points !== null);
  if (some.length < 2) return null;
  return some[0]!.map((_, h) => some.reduce((sum, points) => sum + points[h]!, 0) / some.length);
}
