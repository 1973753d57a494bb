// In place of a forecast: what it lacks, and what can be done.

import { FEWEST_PERIODS, isTooShort } from "../../core/demand/forecastReport.ts";
import type { SalesPeriods } from "../../core/demand/salesPeriods.ts";
import type { TimeUnit } from "../../core/explore/salesOverTime.ts";
import { usePeriods } from "../explore/time/usePeriods.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";

interface ShortageProps {
  /** Null where the filter's days hold nothing. */
  periods: SalesPeriods | null;
  unit: TimeUnit;
}

/** Too few periods, or nothing in them. */
export function Shortage({ periods, unit }: ShortageProps) {
  const { t } = useTexts();
  const { range } = usePeriods();
  const name = t(`forecast.${unit}`);
  if (periods && !isTooShort(periods))
    return <Card title={t("forecast.nothingTitle")} lead={t("forecast.nothingText", { unit: name })} />;
  const first = periods?.cut.first?.start ?? periods?.start[0] ?? 0;
  const end = periods?.cut.last?.end ?? periods?.start.at(-1) ?? 0;
  return (
    <Card
      title={t("forecast.shortTitle")}
      lead={t("forecast.shortText", {
        unit: name,
        needed: FEWEST_PERIODS[unit],
        have: periods ? periods.start.length - 1 : 0,
        days: end > first ? range(first, end) : "–",
      })}
    />
  );
}
