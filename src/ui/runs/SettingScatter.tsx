// One setting against a result: a point for each run, by category where the setting is no number.

import type { EChartsCoreOption } from "echarts/core";
import { useCallback } from "react";
import type { RunRow } from "../../studio/runRows.ts";
import { isLogSetting, type Result, triedRuns } from "../../studio/settingEffects.ts";
import { axis, frame } from "../charts/axes.ts";
import { Chart } from "../charts/Chart.tsx";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { settingLabel, settingValueText } from "../settingTexts.ts";
import type { ChartColors } from "../theme.ts";
import { resultText } from "./resultTexts.ts";
import { runTitle } from "./runTexts.ts";

interface SettingScatterProps {
  runs: readonly RunRow[];
  setting: string;
  result: Result;
}

export function SettingScatter({ runs, setting, result }: SettingScatterProps) {
  const { t } = useTexts();
  const format = useFormat();
  const points = useCallback(
    () =>
      triedRuns(runs, result).flatMap(({ values, result: y }, i) =>
        Number.isFinite(y) ? [{ run: runs[i]!, x: values[setting], y }] : [],
      ),
    [runs, setting, result],
  );
  const text = useCallback((value: unknown) => settingValueText(t, format, setting, value), [t, format, setting]);
  const build = useCallback(
    (colors: ChartColors): EChartsCoreOption => {
      const found = points();
      const isNumber = found.every(({ x }) => typeof x === "number");
      const isLog = isNumber && isLogSetting(setting) && found.every(({ x }) => Number(x) > 0);
      const categories = isNumber ? undefined : [...new Set(found.map(({ x }) => text(x)))];
      const type = categories ? "category" : isLog ? "log" : "value";
      const across = {
        name: settingLabel(t, setting),
        type,
        data: categories,
        lines: false,
        ...(isNumber && { format: text }),
        ...(isLog && ({ min: "dataMin", max: "dataMax" } as const)),
      } as const;
      return {
        ...frame(colors, false, {
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const { run, x, y } = found[dataIndex]!;
            const lines = [
              [settingLabel(t, setting), text(x)] as const,
              [t(`runs.${result}`), resultText(result, y, format)] as const,
            ];
            return [runTitle(run, t, format), ...lines.map(([name, value]) => `${name}: ${value}`)].join("\n");
          },
        }),
        xAxis: axis(colors, across, false),
        yAxis: axis(colors, { format: (value) => resultText(result, value, format) }, true),
        series: [
          {
            type: "scatter",
            symbolSize: 9,
            itemStyle: { color: colors.series[0], opacity: 0.65 },
            data: found.map(({ x, y }) => [categories ? text(x) : x, y]),
          },
        ],
      };
    },
    [points, setting, result, text, t, format],
  );
  return (
    <Chart
      title={t("runs.scatter", { result: t(`runs.${result}`), setting: settingLabel(t, setting) })}
      height={300}
      build={build}
      table={() => ({
        columns: [t("runs.name"), settingLabel(t, setting), t(`runs.${result}`)],
        rows: points().map(({ run, x, y }) => [runTitle(run, t, format), typeof x === "number" ? x : text(x), y]),
      })}
    />
  );
}
