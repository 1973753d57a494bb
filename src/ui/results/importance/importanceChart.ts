// What is lost when inputs are shuffled, as bars with the deviation of the draws.

import type { Importance, ImportanceReport, Loss } from "../../../core/analysis/importance/importance.ts";
import type { AnalysedNumber } from "../../../core/analysis/testTable.ts";
import { axis, frame } from "../../charts/axes.ts";
import type { ChartSpec } from "../../charts/chartSpec.ts";
import { inputName } from "../inputName.ts";
import type { Words } from "../words.ts";

export type Measure = "hit10" | "mrr" | AnalysedNumber;
/** Inputs drawn at most; all stand in the table. */
export const SHOWN = 20;

function lossOf(row: Importance, measure: Measure): Loss {
  if (measure === "hit10" || measure === "mrr") return row[measure];
  return row.mae[measure] ?? { mean: Number.NaN, deviation: Number.NaN };
}

function written(value: number, measure: Measure, { format, tasks }: Words, compact = false): string {
  if (measure === "hit10") return format.number(value * 100, compact ? 1 : 2);
  if (measure === "mrr") return format.number(value, 4);
  return tasks.show(measure, value, compact);
}

/** The measure with nothing shuffled. */
export function baseText(value: number, measure: Measure, words: Words): string {
  return measure === "hit10" ? words.format.percent(value) : written(value, measure, words);
}

/** The inputs that most is lost without, first. */
export function importanceBars(report: ImportanceReport, measure: Measure, words: Words): ChartSpec {
  const { t, tasks } = words;
  const rows = report.rows
    .map((row) => ({ name: inputName(row, t), ...lossOf(row, measure) }))
    .sort((a, b) => b.mean - a.mean);
  const shown = rows.slice(0, SHOWN);
  const isShare = measure === "hit10" || measure === "mrr";
  return {
    title: isShare ? t("analysis.loss") : t("analysis.growth"),
    unit: measure === "hit10" ? t("analysis.points") : isShare ? t("analysis.mrr") : tasks.unit(measure),
    label: t("analysis.importanceTitle"),
    height: 24 * shown.length + 60,
    build: (colors) => ({
      ...frame(colors, false, {
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const { name, mean, deviation } = shown[dataIndex]!;
          return `${name}\n${written(mean, measure, words)} ± ${written(deviation, measure, words)}`;
        },
      }),
      grid: { left: 8, right: 24, top: 8, bottom: 24, containLabel: true },
      xAxis: axis(colors, { format: (value) => written(value, measure, words, true), scale: false }, false),
      yAxis: {
        ...axis(colors, { type: "category", data: shown.map(({ name }) => name), lines: false }, true),
        inverse: true,
        axisLabel: { color: colors.text, fontSize: 11, width: 150, overflow: "truncate" },
      },
      series: [
        {
          type: "bar",
          barMaxWidth: 18,
          data: shown.map(({ mean }) => ({ value: mean, itemStyle: { color: colors.series[mean < 0 ? 1 : 0] } })),
          markLine: {
            silent: true,
            symbol: "none",
            label: { show: false },
            lineStyle: { color: colors.text, type: "solid", width: 1.5 },
            data: shown.flatMap(({ mean, deviation }, at) =>
              Number.isFinite(deviation)
                ? [[{ coord: [mean - deviation, at] }, { coord: [mean + deviation, at] }]]
                : [],
            ),
          },
        },
      ],
    }),
    table: () => ({
      columns: [t("analysis.importanceOf"), t("analysis.loss"), t("analysis.deviation")],
      rows: rows.map(({ name, mean, deviation }) => [
        name,
        measure === "hit10" ? mean * 100 : mean,
        measure === "hit10" ? deviation * 100 : deviation,
      ]),
    }),
  };
}
