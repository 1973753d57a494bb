// What the Forecast screen asks: remembered from visit to visit.

import { SALES_LEVELS, SALES_MEASURES, type SalesLevel, type SalesMeasure } from "../core/demand/salesSeries.ts";
import { createRememberedView } from "./rememberedView.ts";
import type { TextStore } from "./settings.ts";

/** How far ahead, in which periods. */
export const REACHES = {
  week4: { unit: "week", horizon: 4 },
  week8: { unit: "week", horizon: 8 },
  week13: { unit: "week", horizon: 13 },
  month3: { unit: "month", horizon: 3 },
  month6: { unit: "month", horizon: 6 },
  day14: { unit: "day", horizon: 14 },
  day28: { unit: "day", horizon: 28 },
} as const;
export type Reach = keyof typeof REACHES;
export const REACH_NAMES = Object.keys(REACHES) as Reach[];

export interface ForecastView {
  measure: SalesMeasure;
  level: SalesLevel;
  reach: Reach;
}

export const DEFAULT_FORECAST: ForecastView = { measure: "revenue", level: "total", reach: "week4" };

const KEY = "sales-studio.forecast";

export type ForecastViewStore = ReturnType<typeof createForecastView>;

/** The view as it was left; each change is remembered. */
export const createForecastView = (storage: TextStore) => createRememberedView(storage, KEY, readView);

/** What was remembered, as far as it fits. */
function readView({ measure, level, reach }: Readonly<Record<string, unknown>>): ForecastView {
  return {
    measure: SALES_MEASURES.find((each) => each === measure) ?? DEFAULT_FORECAST.measure,
    level: SALES_LEVELS.find((each) => each === level) ?? DEFAULT_FORECAST.level,
    reach: REACH_NAMES.find((each) => each === reach) ?? DEFAULT_FORECAST.reach,
  };
}
