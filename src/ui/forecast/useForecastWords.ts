// How the Forecast screen names what it shows: series, amounts, stretches of time.

import { useMemo } from "react";
import { changeOn } from "../../core/demand/forecastFigures.ts";
import type { ForecastReport, ForecastRow } from "../../core/demand/forecastReport.ts";
import { REACH_NAMES, REACHES } from "../../studio/forecastView.ts";
import { useCurrency } from "../currency.ts";
import { usePeriods } from "../explore/time/usePeriods.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";

/** Stable while language, currency and report are. */
export function useForecastWords({ question, unit, start }: ForecastReport) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const periods = usePeriods();
  return useMemo(() => {
    const { measure, horizon } = question;
    const known = start.length - 1 - horizon;
    const reach = REACH_NAMES.find((name) => REACHES[name].unit === unit && REACHES[name].horizon === horizon);
    return {
      currency: measure === "revenue" ? currency : null,
      reach: reach ? t(`forecast.reaches.${reach}`) : "",
      /** All days ahead. */
      ahead: periods.range(start[known]!, start.at(-1)!),
      period: (p: number) => periods.long(start[p]!, start[p + 1]!, unit, false),
      short: (p: number) => periods.short(start[p]!, unit),
      range: periods.range,
      amount(value: number, compact = true) {
        if (Number.isNaN(value)) return "–";
        if (measure === "revenue") return format.money(value, currency, compact);
        return compact && Math.abs(value) >= 100_000 ? format.compact(value) : format.number(value, value < 10 ? 1 : 0);
      },
      change(now: number, then: number) {
        const share = changeOn(now, then);
        if (Number.isNaN(share)) return "–";
        return `${share >= 0 ? "+" : ""}${format.percent(share)}`;
      },
      share: (value: number) => (Number.isNaN(value) ? "–" : format.percent(value)),
      name({ series }: ForecastRow) {
        if (series.kind === "all") return t("forecast.all");
        if (series.kind === "untold") return t("forecast.untold");
        if (series.kind === "rest") return t("forecast.rest", { count: series.count });
        return series.value === series.name || series.name === "" || question.level === "province"
          ? series.name || series.value
          : `${series.value} · ${series.name}`;
      },
    };
  }, [t, format, currency, periods, question, unit, start]);
}

export type ForecastWords = ReturnType<typeof useForecastWords>;

/** A series by which it is found again. */
export function keyOf({ series }: ForecastRow): string {
  return `${series.kind}:${series.value}`;
}
