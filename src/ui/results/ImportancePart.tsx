// What the model relies on: how much is lost when an input, or a whole group of them, is shuffled.

import { NativeSelect, SegmentedControl, Text } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Importance, ImportanceReport, Loss } from "../../core/analysis/importance.ts";
import type { AnalysedNumber } from "../../core/analysis/testTable.ts";
import type { ImportanceInput } from "../../workers/analysisProtocol.ts";
import type { Progress } from "../../workers/protocol.ts";
import type { CallOptions } from "../../workers/rpc.ts";
import { axis, frame } from "../charts/axes.ts";
import { Chart } from "../charts/Chart.tsx";
import { useFormat } from "../format.ts";
import { Card } from "../kit/Card.tsx";
import { useStudio } from "../studioContext.ts";
import type { ChartColors } from "../theme.ts";
import { Answer } from "./Answer.tsx";
import { inputName } from "./inputName.ts";
import { IMPORTANCE_QUESTION } from "./questions.ts";
import { useTasks } from "./useTasks.ts";

const SIZES = [200, 500, 1000, 2000];
const { repeats: REPEATS, seed: SEED } = IMPORTANCE_QUESTION;
const SHOWN = 20;

type Measure = "hit10" | "mrr" | AnalysedNumber;

/** The fifth part of the results. */
export function ImportancePart() {
  const { t } = useTranslation();
  const format = useFormat();
  const { analyse } = useStudio();
  const tasks = useTasks();
  const [of, setOf] = useState<ImportanceInput["of"]>("groups");
  const [size, setSize] = useState(500);
  const [measure, setMeasure] = useState<Measure>("hit10");
  const load = useCallback(
    (options: CallOptions<Progress>) => analyse("importance", { of, size, ...IMPORTANCE_QUESTION }, options),
    [analyse, of, size],
  );
  const measures: [Measure, string][] = [
    ["hit10", t("analysis.hit10")],
    ["mrr", t("analysis.mrr")],
    ...tasks.numbers.map((task): [Measure, string] => [task, tasks.name(task)]),
  ];
  return (
    <Card
      title={t("analysis.importanceTitle")}
      lead={t("analysis.importanceLead", { targets: format.number(size), repeats: REPEATS, seed: SEED })}
    >
      <div className="chart-controls">
        <SegmentedControl
          size="xs"
          aria-label={t("analysis.importanceOf")}
          value={of}
          onChange={(value) => setOf(value === "features" ? "features" : "groups")}
          data={[
            { value: "groups", label: t("analysis.groups") },
            { value: "features", label: t("analysis.features") },
          ]}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("analysis.measure")}
          value={measure}
          onChange={(value) => setMeasure(measures.find(([name]) => name === value)?.[0] ?? "hit10")}
          data={measures.map(([value, label]) => ({ value, label }))}
        />
        <NativeSelect
          size="xs"
          aria-label={t("analysis.sampleSize")}
          value={String(size)}
          onChange={(event) => setSize(Number(event.currentTarget.value))}
          data={SIZES.map((value) => ({
            value: String(value),
            label: `${format.number(value)} ${t("analysis.targets")}`,
          }))}
        />
      </div>
      <Answer label={t("analysis.shuffling")} load={load} height={420}>
        {(report) => <Bars report={report} measure={measure} />}
      </Answer>
    </Card>
  );
}

function lossOf(row: Importance, measure: Measure): Loss {
  if (measure === "hit10" || measure === "mrr") return row[measure];
  return row.mae[measure] ?? { mean: Number.NaN, deviation: Number.NaN };
}

function Bars({ report, measure }: { report: ImportanceReport; measure: Measure }) {
  const { t } = useTranslation();
  const format = useFormat();
  const tasks = useTasks();
  const { show } = tasks;
  const rows = useMemo(
    () =>
      report.rows.map((row) => ({ name: inputName(row, t), ...lossOf(row, measure) })).sort((a, b) => b.mean - a.mean),
    [report, measure, t],
  );
  const shown = useMemo(() => rows.slice(0, SHOWN), [rows]);
  const write = useCallback(
    (value: number, compact: boolean) => {
      if (measure === "hit10") return format.number(value * 100, compact ? 1 : 2);
      if (measure === "mrr") return format.number(value, 4);
      return show(measure, value, compact);
    },
    [measure, format, show],
  );
  const build = useCallback(
    (colors: ChartColors) => {
      const names = shown.map(({ name }) => name);
      return {
        ...frame(colors, false, {
          renderMode: "richText",
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const { name, mean, deviation } = shown[dataIndex]!;
            return `${name}\n${write(mean, false)} ± ${write(deviation, false)}`;
          },
        }),
        grid: { left: 8, right: 24, top: 8, bottom: 24, containLabel: true },
        xAxis: axis(colors, { format: (value) => write(value, true), scale: false }, false),
        yAxis: {
          ...axis(colors, { type: "category", data: names, lines: false }, true),
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
      };
    },
    [shown, write],
  );
  const isShare = measure === "hit10" || measure === "mrr";
  const base = isShare ? report.base[measure] : report.base.mae[measure];
  const baseText = measure === "hit10" ? format.percent(base ?? Number.NaN) : write(base ?? Number.NaN, false);
  return (
    <>
      <Chart
        title={isShare ? t("analysis.loss") : t("analysis.growth")}
        unit={measure === "hit10" ? t("analysis.points") : isShare ? t("analysis.mrr") : tasks.unit(measure)}
        label={t("analysis.importanceTitle")}
        height={24 * shown.length + 60}
        build={build}
        table={() => ({
          columns: [t("analysis.importanceOf"), t("analysis.loss"), t("analysis.deviation")],
          rows: rows.map(({ name, mean, deviation }) => [
            name,
            measure === "hit10" ? mean * 100 : mean,
            measure === "hit10" ? deviation * 100 : deviation,
          ]),
        })}
      />
      <Text size="xs" c="dimmed" mt={4} data-targets={report.targets}>
        {t("analysis.baseValue", { value: baseText })} {t("analysis.deviation")}.{" "}
        {rows.length > shown.length &&
          t("analysis.strongest", { shown: format.number(shown.length), total: format.number(rows.length) })}
      </Text>
    </>
  );
}
