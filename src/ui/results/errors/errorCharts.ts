// The errors of one number: each against its prediction, and how many there are of each size; the errors of groups.

import type { ErrorGroup, Grouping, NumberResiduals } from "../../../core/analysis/errors/residuals.ts";
import type { AnalysedNumber, AnalysedTask } from "../../../core/analysis/testTable.ts";
import { axis, frame } from "../../charts/axes.ts";
import type { ChartSpec } from "../../charts/chartSpec.ts";
import { leftOutText } from "../../charts/leftOutText.ts";
import type { Words } from "../words.ts";

const HEIGHT = 300;

/** How often errors of each size are. */
export function errorHistogram(found: NumberResiduals, task: AnalysedNumber, words: Words): ChartSpec {
  const { t, format, tasks } = words;
  const { edges, counts } = found.histogram;
  const show = (value: number, compact = false) => tasks.show(task, value, compact);
  const range = (bin: number) => `${show(edges[bin]!)} ${t("analysis.to")} ${show(edges[bin + 1]!)}`;
  return {
    title: t("analysis.errorHistogram"),
    unit: tasks.unit(task),
    label: `${t("analysis.errorHistogram")}: ${tasks.name(task)}`,
    height: HEIGHT,
    build: (colors) => ({
      ...frame(colors, false, {
        trigger: "axis",
        formatter: ([{ dataIndex }]: [{ dataIndex: number }]) =>
          `${range(dataIndex)}\n${format.number(counts[dataIndex]!)} ${t("analysis.targets")}`,
      }),
      xAxis: axis(
        colors,
        {
          name: t("analysis.error"),
          type: "category",
          data: Array.from(counts, (_, bin) => show((edges[bin]! + edges[bin + 1]!) / 2, true)),
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
    }),
    table: () => ({
      columns: [t("analysis.from"), t("analysis.to"), t("analysis.targets")],
      rows: Array.from(counts, (count, bin) => [edges[bin]!, edges[bin + 1]!, count]),
    }),
  };
}

/** Errors beyond this are drawn at the edge. */
export function pointLimit({ histogram }: NumberResiduals): number {
  return histogram.edges.at(-1)! * 1.25;
}

/** Errors against predictions, the farthest at the edge of the drawing. */
export function errorPoints(found: NumberResiduals, task: AnalysedNumber, words: Words): ChartSpec {
  const { t, tasks } = words;
  const { predicted, error } = found.points;
  const limit = pointLimit(found);
  const log = task !== "discount" && spread(predicted) > 100;
  const above = predicted.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);
  const show = (value: number) => tasks.show(task, value);
  const compact = (value: number) => tasks.show(task, value, true);
  return {
    title: t("analysis.errorPoints"),
    unit: tasks.unit(task),
    label: `${t("analysis.errorPoints")}: ${tasks.name(task)}`,
    height: HEIGHT,
    build(colors) {
      const data: [number, number, number][] = [];
      for (let i = 0; i < predicted.length; i++) {
        if (log && !(predicted[i]! > 0)) continue;
        data.push([predicted[i]!, Math.max(-limit, Math.min(limit, error[i]!)), error[i]!]);
      }
      return {
        ...frame(colors, false, {
          formatter: ({ value }: { value: [number, number, number] }) =>
            `${t("analysis.predicted")}: ${show(value[0])}\n${t("analysis.error")}: ${show(value[2])}`,
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
        yAxis: axis(
          colors,
          { name: t("analysis.error"), format: compact, min: -limit, max: limit, namesEnds: false },
          true,
        ),
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
    note: () => leftOutText(t, log ? above : predicted.length, predicted.length),
    table: () => ({
      columns: [t("analysis.predicted"), t("analysis.error")],
      rows: Array.from(predicted, (value, i) => [value, error[i]!]),
    }),
  };
}

/** The measure by which groups of test targets are compared. */
export function groupMeasure(group: ErrorGroup, task: AnalysedTask): number {
  return task === "product" ? group.hit5 : group.mae[task];
}

interface GroupsDrawn {
  groups: ErrorGroup[];
  task: AnalysedTask;
  grouping: Grouping;
  nameOf(key: number): string;
}

/** A bar for each group; months stand upright, in order. */
export function groupBars({ groups, task, grouping, nameOf }: GroupsDrawn, words: Words): ChartSpec {
  const { t, format, tasks } = words;
  const measure = task === "product" ? t("analysis.hit5") : t("analysis.mae");
  const upright = grouping === "month";
  const written = (value: number, compact: boolean) =>
    task === "product" ? format.percent(value, compact ? 0 : 1) : tasks.show(task, value, compact);
  return {
    title: `${measure}: ${t(`analysis.${grouping}`)}`,
    unit: task === "product" ? "%" : tasks.unit(task),
    height: upright ? 300 : Math.max(160, 22 * groups.length + 60),
    build(colors) {
      const value = { format: (x: number) => written(x, true), scale: false, min: 0 } as const;
      const names = { type: "category", data: groups.map(({ key }) => nameOf(key)), lines: false } as const;
      return {
        ...frame(colors, false, {
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const group = groups[dataIndex]!;
            return `${nameOf(group.key)}\n${written(groupMeasure(group, task), false)}\n${format.number(group.count)} ${t("analysis.targets")}`;
          },
        }),
        grid: { left: 8, right: 20, top: 12, bottom: 24, containLabel: true },
        xAxis: axis(colors, upright ? names : value, false),
        yAxis: upright
          ? axis(colors, value, true)
          : {
              ...axis(colors, names, true),
              inverse: true,
              axisLabel: { color: colors.text, fontSize: 11, width: 140, overflow: "truncate" },
            },
        series: [
          {
            type: "bar",
            data: groups.map((group) => groupMeasure(group, task)),
            itemStyle: { color: colors.series[0] },
            barMaxWidth: 18,
          },
        ],
      };
    },
    table: () => ({
      columns: [t("analysis.group"), t("analysis.targets"), measure],
      rows: groups.map((group) => [nameOf(group.key), group.count, groupMeasure(group, task)]),
    }),
  };
}

/** How many times the smallest prediction above 0 the largest one is. */
function spread(values: Float64Array): number {
  const above = values.filter((value) => value > 0);
  return (
    above.reduce((most, value) => Math.max(most, value), 0) /
    above.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  );
}
