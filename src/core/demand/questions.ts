// What can be asked about the future of the open data set's sales: a new question is a line here.

import type { ExploreQuestion } from "../explore/exploreContext.ts";
import { ALL_LINES, type LineFilter } from "../explore/lineFilter.ts";
import type { TimeUnit } from "../explore/salesOverTime.ts";
import { dayNumber } from "../lib/calendar.ts";
import { runCooperatively } from "../lib/cooperativeTask.ts";
import { type ForecastQuestion, type ForecastReport, forecastReport, isTooShort } from "./forecastReport.ts";
import { type SalesPeriods, salesPeriods } from "./salesPeriods.ts";
import { levelsOf, type SalesLevel } from "./salesSeries.ts";

export interface ForecastAnswer {
  /** Null where the file has no line on the filter's days. */
  periods: SalesPeriods | null;
  /** Null where the periods are too few, or nothing that fits was sold in them. */
  report: ForecastReport | null;
}

/** The filter's days bound the history; whole periods are told by all lines, whatever else the filter says. */
const forecast: ExploreQuestion<ForecastQuestion & { filter: LineFilter; unit: TimeUnit }, ForecastAnswer> = {
  kept: true,
  async compute(at, { filter, unit, ...question }) {
    const told = at.progress("forecasting");
    const source = await at.about(filter, async (lines) => {
      const periods = await at.sum(
        salesPeriods(at.all, {
          unit,
          from: filter.from === null ? null : dayNumber(filter.from),
          to: filter.to === null ? null : dayNumber(filter.to - 1) + 1,
        }),
      );
      return { lines, periods, ...(question.level === "province" && { provinces: await at.provinces() }) };
    });
    const { periods } = source;
    if (!periods || isTooShort(periods)) return { periods, report: null };
    const steps = forecastReport({ ...source, periods }, question);
    // Not in this question's turn: others are answered meanwhile.
    const report = await runCooperatively(steps, { signal: at.signal, onProgress: (share) => told(share, 1) });
    return { periods, report };
  },
};

export const DEMAND_QUESTIONS = {
  forecast,
  /** What the lines can be told apart by. */
  forecastLevels: { compute: (at) => at.about(ALL_LINES, levelsOf) } as ExploreQuestion<undefined, SalesLevel[]>,
};
