// The score of a run: NDCG@10 on the validation part after each epoch, over the line that counting alone reaches.

import type { EChartsCoreOption } from "echarts/core";
import { useCallback } from "react";
import { along, scoreLine } from "../../studio/curves.ts";
import { axis, frame } from "../charts/axes.ts";
import { Chart } from "../charts/Chart.tsx";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { useCurveView, useStudio } from "../studioContext.ts";
import type { ChartColors } from "../theme.ts";
import { alongAxis, line } from "./curveOptions.ts";
import { useCurveSource } from "./useCurveSource.ts";

const DECIMALS = 3;

export function ScoreChart() {
  const { t } = useTexts();
  const format = useFormat();
  const { telemetry } = useStudio();
  const { x } = useCurveView();
  const source = useCurveSource();
  const build = useCallback(
    (colors: ChartColors): EChartsCoreOption => {
      const place = along(telemetry, x);
      const show = (value: number) => format.fixed(value, DECIMALS);
      const { counted } = telemetry;
      const end = place.end ?? place.x.at(-1) ?? 1;
      const reference = counted && [
        line(
          t("watch.countingAlone"),
          [
            [0, counted.ndcg10],
            [end, counted.ndcg10],
          ],
          {
            color: colors.faint,
            lineStyle: { width: 2, type: "dashed" },
          },
        ),
      ];
      const reached = line(t("watch.withNetwork"), scoreLine(telemetry, place), {
        color: colors.series[1],
        lineStyle: { width: 2 },
        showSymbol: true,
        symbolSize: 7,
      });
      return {
        ...frame(colors, true, { trigger: "axis", valueFormatter: show }),
        xAxis: alongAxis(colors, place, t, format),
        yAxis: axis(colors, { format: show }, true),
        series: [reached, ...(reference ?? [])],
      };
    },
    [telemetry, x, t, format],
  );
  return (
    <Chart
      title={t("watch.scores")}
      height={220}
      build={build}
      source={source}
      table={() => ({
        columns: [t("train.thisEpoch"), t("watch.withNetwork"), t("watch.countingAlone")],
        rows: telemetry.epochs.map(({ epoch, check }) => [
          epoch,
          check?.ndcg10 ?? null,
          telemetry.counted?.ndcg10 ?? null,
        ]),
      })}
    />
  );
}
