// All settings that differ and a result as parallel axes: a line for each run, the best quarter of them drawn strong.

import type { EChartsCoreOption } from "echarts/core";
import { useCallback } from "react";
import type { Importance, NoImportance } from "../../core/experiments/compare/settingImportance.ts";
import type { RunRow } from "../../studio/runRows.ts";
import { isLogSetting, type Result, SMALLER_IS_BETTER, triedRuns } from "../../studio/settingEffects.ts";
import { frame } from "../charts/axes.ts";
import { Chart } from "../charts/Chart.tsx";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { settingLabel, settingValueText } from "../settingTexts.ts";
import type { ChartColors } from "../theme.ts";
import { resultText } from "./resultTexts.ts";
import { runTitle } from "./runTexts.ts";

/** So many axes still have room; the settings that matter most are drawn. */
const MOST_AXES = 7;

interface ParallelChartProps {
  runs: readonly RunRow[];
  settings: readonly string[];
  result: Result;
  importance: Importance | NoImportance;
}

export function ParallelChart({ runs, settings, result, importance }: ParallelChartProps) {
  const { t } = useTexts();
  const format = useFormat();
  const drawn = useCallback((): readonly string[] => {
    if ("why" in importance) return settings.slice(0, MOST_AXES);
    return importance.settings.slice(0, MOST_AXES).map(({ setting }) => setting);
  }, [settings, importance]);
  const lines = useCallback(() => {
    const tried = triedRuns(runs, result).map((each, i) => ({ ...each, run: runs[i]! }));
    const sign = SMALLER_IS_BETTER.has(result) ? 1 : -1;
    return tried.filter((each) => Number.isFinite(each.result)).sort((a, b) => sign * (a.result - b.result));
  }, [runs, result]);
  const build = useCallback(
    (colors: ChartColors): EChartsCoreOption => {
      const found = lines();
      const quarter = Math.max(1, Math.round(found.length / 4));
      const axes = drawn().map((name) => {
        const values = found.map(({ values: each }) => each[name]);
        const isNumber = values.every((value) => typeof value === "number");
        const text = (value: unknown) => settingValueText(t, format, name, value);
        const isLog = isNumber && isLogSetting(name) && values.every((value) => Number(value) > 0);
        return {
          name: settingLabel(t, name),
          axis: isNumber
            ? { type: isLog ? "log" : "value", scale: true, axisLabel: { formatter: text } }
            : { type: "category", data: [...new Set(values.map(text))] },
          place: (value: unknown) => (isNumber ? Number(value) : text(value)),
          of: name,
        };
      });
      const label = { color: colors.faint, fontSize: 11, hideOverlap: true };
      const named = { color: colors.text, fontSize: 11, width: 90, overflow: "truncate" };
      const style = {
        nameTextStyle: named,
        axisLine: { lineStyle: { color: colors.line } },
        axisTick: { show: false },
        nameTruncate: { maxWidth: 90 },
      };
      return {
        ...frame(colors, false, {
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const { run, values, result: y } = found[dataIndex]!;
            const told = axes.map(({ name, of }) => `${name}: ${settingValueText(t, format, of, values[of])}`);
            return [runTitle(run, t, format), ...told, `${t(`runs.${result}`)}: ${resultText(result, y, format)}`].join(
              "\n",
            );
          },
        }),
        parallel: { left: 48, right: 64, top: 36, bottom: 16 },
        parallelAxis: [
          ...axes.map(({ name, axis: own }, dim) => ({
            ...style,
            ...own,
            dim,
            name,
            axisLabel: { ...label, ...("axisLabel" in own ? own.axisLabel : {}) },
          })),
          {
            ...style,
            dim: axes.length,
            type: "value",
            scale: true,
            inverse: SMALLER_IS_BETTER.has(result),
            name: t(`runs.${result}`),
            axisLabel: { ...label, formatter: (value: number) => resultText(result, value, format) },
          },
        ],
        series: [
          {
            type: "parallel",
            smooth: false,
            data: found.map(({ values, result: y }, i) => ({
              value: [...axes.map(({ place, of }) => place(values[of])), y],
              lineStyle: {
                color: i < quarter ? colors.series[0] : colors.faint,
                width: i < quarter ? 2 : 1,
                opacity: i < quarter ? 0.9 : 0.35,
              },
            })),
          },
        ],
      };
    },
    [lines, drawn, result, t, format],
  );
  return (
    <Chart
      title={t("runs.parallel")}
      height={320}
      build={build}
      note={() => {
        const left = settings.length - drawn().length;
        return [t("runs.bestQuarter"), left > 0 ? t("runs.moreSettings", { settings: left }) : ""]
          .filter(Boolean)
          .join(" ");
      }}
      table={() => ({
        columns: [t("runs.name"), ...settings.map((name) => settingLabel(t, name)), t(`runs.${result}`)],
        rows: lines().map(({ run, values, result: y }) => [
          runTitle(run, t, format),
          ...settings.map((name) => {
            const value = values[name];
            return typeof value === "number" ? value : settingValueText(t, format, name, value);
          }),
          y,
        ]),
      })}
    />
  );
}
