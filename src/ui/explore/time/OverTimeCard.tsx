// What was sold when, beside the year before: the unit follows the span, a point opens its lines, a zoom can be counted.

import { Button, SegmentedControl, Switch, Text } from "@mantine/core";
import { useState } from "react";
import { TIME_UNITS, type TimeUnit, unitFor } from "../../../core/explore/salesOverTime.ts";
import type { FilterChoices } from "../../../core/explore/selection.ts";
import { DAY_MS, dayNumber } from "../../../core/lib/calendar.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Answered } from "../../kit/Answered.tsx";
import { Card } from "../../kit/Card.tsx";
import { useAnswer } from "../../kit/useAnswer.ts";
import { useStudio } from "../../studioContext.ts";
import { useLineFilter } from "../useLineFilter.ts";
import { OverTimeChart } from "./OverTimeChart.tsx";
import { measuresOf, type SlotMeasure, useMeasures } from "./useMeasures.ts";
import { usePeriods } from "./usePeriods.ts";

/** Of the lines in the filter. */
export function OverTimeCard({ choices }: { choices: FilterChoices }) {
  const { t } = useTexts();
  const { explore } = useStudio();
  const filter = useLineFilter();
  const { name } = useMeasures();
  const periods = usePeriods();
  const measures = measuresOf(choices);
  const [chosen, setMeasure] = useState<SlotMeasure>("revenue");
  const measure = measures.includes(chosen) ? chosen : "orders";
  const [chosenUnit, setUnit] = useState<TimeUnit | null>(null);
  const [byTet, setByTet] = useState(false);
  const [zoom, setZoom] = useState<{ start: number; end: number } | null>(null);
  const first = Math.max(filter.from ?? choices.first, choices.first);
  const last = Math.min(filter.to === null ? choices.last : filter.to - 1, choices.last);
  const unit = chosenUnit ?? unitFor(dayNumber(last) + 1 - dayNumber(first));
  const withTet = byTet && unit === "day";
  const answer = useAnswer("overTime", { filter, unit, byTet: withTet });
  return (
    <Card title={t("time.title")} lead={t(withTet ? "time.leadTet" : `time.lead${unit}`)}>
      <div className="chart-controls">
        <SegmentedControl
          size="xs"
          aria-label={t("time.measure")}
          value={measure}
          onChange={(value) => setMeasure(value as SlotMeasure)}
          data={measures.map((value) => ({ value, label: name(value) }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("time.unit")}
          value={unit}
          onChange={(value) => setUnit(value as TimeUnit)}
          data={TIME_UNITS.map((value) => ({ value, label: t(`time.${value}`) }))}
        />
        <Switch
          size="xs"
          label={t("time.byTet")}
          checked={withTet}
          disabled={unit !== "day"}
          onChange={(event) => setByTet(event.currentTarget.checked)}
        />
      </div>
      <Answered answer={answer} height={460}>
        {(sales) => (
          <>
            <OverTimeChart
              sales={sales}
              unit={answer.asked?.unit ?? unit}
              byTet={answer.asked?.byTet ?? withTet}
              measure={measure}
              onZoom={setZoom}
            />
            <div className="below-chart">
              <Text size="xs" c="dimmed">
                {notWhole(sales.cut, (p) => t("time.cut", { days: periods.range(sales.start[p]!, sales.end[p]!) }))}
              </Text>
              {zoom && (
                <Button
                  size="compact-xs"
                  variant="light"
                  onClick={() => {
                    explore.setFilter({ ...filter, from: zoom.start * DAY_MS, to: zoom.end * DAY_MS });
                    setUnit(null);
                  }}
                >
                  {t("time.count", { days: periods.range(zoom.start, zoom.end) })}
                </Button>
              )}
            </div>
          </>
        )}
      </Answered>
    </Card>
  );
}

/** What to say of the last period where it is cut. */
function notWhole(cut: Uint8Array, text: (p: number) => string): string {
  return cut.at(-1) === 1 ? text(cut.length - 1) : "";
}
