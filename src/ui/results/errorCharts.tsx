// The errors of one number: each against its prediction, and how many there are of each size.

import { Text } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { NumberResiduals } from "../../core/analysis/residuals.ts";
import type { AnalysedNumber } from "../../core/analysis/testTable.ts";
import { axis, frame } from "../charts/axes.ts";
import { Chart } from "../charts/Chart.tsx";
import { useFormat } from "../format.ts";
import type { ChartColors } from "../theme.ts";
import { useTasks } from "./useTasks.ts";

const HEIGHT = 300;

interface ChartOfErrors {
  found: NumberResiduals;
  task: AnalysedNumber;
}

/** How often errors of each size are. */
export function ErrorHistogram({ found, task }: ChartOfErrors) {
  const { t } = useTranslation();
  const format = useFormat();
  const tasks = useTasks();
  const { edges, counts, below, above } = found.histogram;
  const { show } = tasks;
  const build = useCallback(
    (colors: ChartColors) => {
      const label = (bin: number) => `${show(task, edges[bin]!)} ${t("analysis.to")} ${show(task, edges[bin + 1]!)}`;
      return {
        ...frame(colors, false, {
          trigger: "axis",
          formatter: ([{ dataIndex }]: [{ dataIndex: number }]) =>
            `${label(dataIndex)}<br>${format.number(counts[dataIndex]!)} ${t("analysis.targets")}`,
        }),
        xAxis: axis(
          colors,
          {
            name: t("analysis.error"),
            type: "category",
            data: Array.from(counts, (_, bin) => show(task, (edges[bin]! + edges[bin + 1]!) / 2, true)),
            lines: false,
          },
          false,
        ),
        yAxis: axis(
          colors,
          { name: t("analysis.targets"), format: (value) => format.compact(value), scale: false },
          true,
        ),
        series: [
          {
            type: "bar",
            barCategoryGap: "8%",
            data: Array.from(counts, (value, bin) => ({
              value,
              itemStyle: { color: colors.series[edges[bin]! < 0 && edges[bin + 1]! <= 1e-12 ? 0 : 1] },
            })),
          },
        ],
      };
    },
    [edges, counts, task, show, format, t],
  );
  return (
    <div>
      <Chart
        title={t("analysis.errorHistogram")}
        unit={tasks.unit(task)}
        label={`${t("analysis.errorHistogram")}: ${tasks.name(task)}`}
        height={HEIGHT}
        build={build}
        table={() => ({
          columns: [t("analysis.from"), t("analysis.to"), t("analysis.targets")],
          rows: Array.from(counts, (count, bin) => [edges[bin]!, edges[bin + 1]!, count]),
        })}
      />
      <Text size="xs" c="dimmed" mih={18}>
        {below + above > 0 && t("analysis.outerBars", { below: format.number(below), above: format.number(above) })}
      </Text>
    </div>
  );
}

/** Errors against predictions, the farthest at the edge of the drawing. */
export function ErrorPoints({ found, task }: ChartOfErrors) {
  const { t } = useTranslation();
  const format = useFormat();
  const tasks = useTasks();
  const { predicted, error } = found.points;
  const { show } = tasks;
  const limit = found.histogram.edges.at(-1)! * 1.25;
  const log = task !== "discount" && spread(predicted) > 100;
  const build = useCallback(
    (colors: ChartColors) => {
      const compact = (value: number) => show(task, value, true);
      const data: [number, number, number][] = [];
      for (let i = 0; i < predicted.length; i++) {
        if (log && !(predicted[i]! > 0)) continue;
        data.push([predicted[i]!, Math.max(-limit, Math.min(limit, error[i]!)), error[i]!]);
      }
      return {
        ...frame(colors, false, {
          formatter: ({ value }: { value: [number, number, number] }) =>
            `${t("analysis.predicted")}: ${show(task, value[0])}<br>${t("analysis.error")}: ${show(task, value[2])}`,
        }),
        xAxis: axis(
          colors,
          {
            name: t("analysis.predicted"),
            type: log ? "log" : "value",
            format: compact,
            ...(log && ({ min: "dataMin", max: "dataMax" } as const)),
          },
          false,
        ),
        yAxis: axis(colors, { name: t("analysis.error"), format: compact, min: -limit, max: limit }, true),
        series: [
          {
            type: "scatter",
            data,
            symbolSize: 4,
            itemStyle: { color: colors.series[0], opacity: 0.35 },
            markLine: {
              silent: true,
              symbol: "none",
              lineStyle: { color: colors.series[1], type: "solid", width: 1.5 },
              label: { show: false },
              data: [{ yAxis: 0 }],
            },
          },
        ],
      };
    },
    [predicted, error, limit, log, task, show, t],
  );
  const beyond = error.some((value) => Math.abs(value) > limit);
  return (
    <div>
      <Chart
        title={t("analysis.errorPoints")}
        unit={tasks.unit(task)}
        label={`${t("analysis.errorPoints")}: ${tasks.name(task)}`}
        height={HEIGHT}
        build={build}
        table={() => ({
          columns: [t("analysis.predicted"), t("analysis.error")],
          rows: Array.from(predicted, (value, i) => [value, error[i]!]),
        })}
      />
      <Text size="xs" c="dimmed" mih={18}>
        {beyond && t("analysis.pointsBeyond", { limit: `± ${show(task, limit)}` })}
        {!beyond && format.number(predicted.length)}
        {!beyond && ` ${t("analysis.targets")}`}
      </Text>
    </div>
  );
}

/** How many times the smallest prediction above 0 the largest one is. */
function spread(values: Float64Array): number {
  const above = values.filter((value) => value > 0);
  return (
    above.reduce((most, value) => Math.max(most, value), 0) /
    above.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  );
}
