// What is forecast, by what and how far: one row, remembered.

import { NativeSelect, SegmentedControl, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { SALES_MEASURES, type SalesLevel, type SalesMeasure } from "../../core/demand/salesSeries.ts";
import { REACH_NAMES, type Reach } from "../../studio/forecastView.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { useForecastView, useStudio } from "../studioContext.ts";

interface ForecastControlsProps {
  measure: SalesMeasure;
  level: SalesLevel;
  levels: readonly SalesLevel[];
  hasRevenue: boolean;
  children: ReactNode;
}

/** The row; what is asked is in the view, as far as the file has it. */
export function ForecastControls({ measure, level, levels, hasRevenue, children }: ForecastControlsProps) {
  const { t } = useTexts();
  const { forecastView } = useStudio();
  const { reach } = useForecastView();
  return (
    <section className="card forecast-controls" aria-label={t("forecast.controls")}>
      <div className="forecast-fields">
        <div>
          <Text size="sm" fw={600} mb={2}>
            {t("forecast.measure")}
          </Text>
          <SegmentedControl
            aria-label={t("forecast.measure")}
            size="sm"
            value={measure}
            onChange={(value) => forecastView.setState({ measure: value as SalesMeasure })}
            data={SALES_MEASURES.filter((each) => each !== "revenue" || hasRevenue).map((value) => ({
              value,
              label: t(`forecast.${value}`),
            }))}
          />
        </div>
        <NativeSelect
          label={t("forecast.by")}
          value={level}
          onChange={(event) => forecastView.setState({ level: event.currentTarget.value as SalesLevel })}
          data={levels.map((value) => ({ value, label: t(`forecast.levels.${value}`) }))}
        />
        <NativeSelect
          label={t("forecast.reach")}
          value={reach}
          onChange={(event) => forecastView.setState({ reach: event.currentTarget.value as Reach })}
          data={REACH_NAMES.map((value) => ({ value, label: t(`forecast.reaches.${value}`) }))}
        />
      </div>
      {children}
    </section>
  );
}
