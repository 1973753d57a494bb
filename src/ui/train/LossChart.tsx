// The losses of a run as it goes on: each step, smoothed, and the validation part after each epoch.

import { SegmentedControl } from "@mantine/core";
import type { EChartsCoreOption } from "echarts/core";
import { useCallback } from "react";
import { type EpochReport, TASKS, type Task } from "../../core/training/events.ts";
import { type Along, along, type Point, rawLine, restartMarks, smoothLine } from "../../studio/curves.ts";
import { SHOWN_LOSSES, type ShownLoss } from "../../studio/curveView.ts";
import { bestEpoch, type Telemetry } from "../../studio/telemetry.ts";
import { axis, frame } from "../charts/axes.ts";
import { Chart } from "../charts/Chart.tsx";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { useCurveView, useSession, useStudio } from "../studioContext.ts";
import type { ChartColors } from "../theme.ts";
import { alongAxis, line, placed, rawStyle, restartLines, withoutPlace } from "./curveOptions.ts";
import { useCurveSource } from "./useCurveSource.ts";

/** The largest chart of the screen. */
export function LossChart() {
  const { t } = useTexts();
  const format = useFormat();
  const { telemetry, curveView } = useStudio();
  const { x, loss, log } = useCurveView();
  const source = useCurveSource();
  const idle = useSession((state) => state.run.kind === "idle" || state.run.kind === "failed");
  const early = useSession(({ run }) => run.kind === "done" && run.outcome.reason === "early stop");

  const build = useCallback(
    (colors: ChartColors): EChartsCoreOption => {
      const place = along(telemetry, x);
      const { epochs } = telemetry;
      const { smoothing } = curveView.getState();
      const tasks = loss === "tasks" ? presentTasks(telemetry) : [loss];
      const draw = (points: Point[]) => (log ? placed(points) : points);
      const lines = tasks.flatMap((task, i) => {
        const several = loss === "tasks";
        const color = colors.series[i]!;
        const name = t(`train.${task}`);
        const checked = line(
          several ? t("watch.validationOf", { task: name }) : t("train.lossValidation"),
          draw(validationPoints(epochs, place.ended, task)),
          {
            color: several ? color : colors.series[1],
            lineStyle: { width: 2, type: several ? "dashed" : "solid" },
            showSymbol: true,
            symbolSize: several ? 5 : 7,
          },
        );
        return [
          line(several ? name : t("train.lossTrain"), draw(smoothLine(telemetry, place, task, smoothing)), {
            color,
            lineStyle: { width: 2 },
          }),
          line(several ? name : t("train.lossRaw"), draw(rawLine(telemetry, place, task)), {
            ...rawStyle(color),
            z: 1,
            tooltip: { show: false },
            ...(i === 0 && { markLine: restartLines(colors, restartMarks(telemetry, place), t("watch.restart")) }),
          }),
          several ? checked : { ...checked, ...marks(colors, epochs, place, task, early, t) },
        ];
      });
      // One task alone is shown of the networks before this one: the same colour, fainter.
      const others = tasks.length > 1 ? [] : telemetry.done;
      const before = others.map(({ epochs: its }, i) =>
        line(t("train.networkLoss", { number: i + 1 }), draw(validationPoints(its, place.at, tasks[0]!)), {
          color: colors.series[1],
          lineStyle: { width: 1.5, type: "dashed", opacity: 0.6 },
          itemStyle: { opacity: 0.6 },
          showSymbol: true,
          symbolSize: 4,
        }),
      );
      return {
        ...frame(colors, true, { trigger: "axis", valueFormatter: (value: number) => format.short(value) }),
        xAxis: alongAxis(colors, place, t, format),
        yAxis: axis(colors, { type: log ? "log" : "value", format: (value) => format.short(value) }, true),
        series: [...lines, ...before],
      };
    },
    [telemetry, curveView, x, loss, log, early, t, format],
  );

  return (
    <Chart
      title={t("train.loss")}
      height={320}
      build={build}
      source={source}
      note={() => {
        const tasks = loss === "tasks" ? presentTasks(telemetry) : [loss];
        const zeros = log ? tasks.reduce((sum, task) => sum + withoutPlace(telemetry.steps.column(task)), 0) : 0;
        return zeros > 0 ? t("chartNote.zeros", { zeros }) : "";
      }}
      empty={idle && telemetry.steps.length === 0}
      emptyText={t("train.curvesEmpty")}
      table={() => {
        const tasks = loss === "tasks" ? presentTasks(telemetry) : [loss];
        const named = (task: "total" | Task, name: string) =>
          loss === "tasks" ? `${t(`train.${task}`)}: ${name}` : name;
        return {
          columns: [
            t("train.thisEpoch"),
            ...tasks.flatMap((task) => [
              named(task, t("train.lossTrainEpoch")),
              named(task, t("train.lossValidation")),
            ]),
          ],
          rows: telemetry.epochs.map((report) => [
            report.epoch,
            ...tasks.flatMap((task) => [report.train[task], report.validation[task]]),
          ]),
        };
      }}
      controls={
        <div className="chart-controls">
          <SegmentedControl
            size="xs"
            aria-label={t("watch.lossShown")}
            value={loss}
            onChange={(value) => curveView.setState({ loss: value as ShownLoss })}
            data={SHOWN_LOSSES.map((value) => ({
              value,
              label: value === "tasks" ? t("watch.tasks") : t(`train.${value}`),
            }))}
          />
        </div>
      }
    />
  );
}

/** Tasks that have a loss; all of them before the first step. */
function presentTasks({ steps }: Telemetry): Task[] {
  const found = TASKS.filter((task) => steps.column(task).some((value) => value !== 0));
  return found.length > 0 ? found : [...TASKS];
}

function validationPoints(epochs: readonly EpochReport[], place: Along["at"], task: "total" | Task): Point[] {
  return epochs.flatMap(({ epoch, validation }): Point[] => {
    const x = place(epoch);
    return x === null ? [] : [[x, validation[task]]];
  });
}

/** The best epoch, and where an early stop came. */
function marks(
  colors: ChartColors,
  epochs: readonly EpochReport[],
  { ended }: Along,
  task: "total" | Task,
  early: boolean,
  t: (key: "train.best" | "train.earlyStop") => string,
) {
  const best = bestEpoch(epochs);
  const bestAt = best ? ended(best.epoch) : null;
  const last = ended(epochs.at(-1)?.epoch ?? 0);
  const stopAt = early ? last : null;
  // In the middle over its point, its end would lie beyond the chart's.
  const nearEnd = bestAt !== null && last !== null && bestAt > 0.85 * last;
  return {
    markPoint:
      best && bestAt !== null
        ? {
            symbol: "circle",
            symbolSize: 15,
            label: { ...flag(colors, t("train.best"), colors.series[1]), ...(nearEnd && { align: "right" }) },
            itemStyle: { color: colors.series[1], borderColor: colors.ground, borderWidth: 2 },
            data: [{ coord: [bestAt, best.validation[task]] }],
          }
        : undefined,
    markLine:
      stopAt === null
        ? undefined
        : {
            symbol: "none",
            lineStyle: { color: colors.faint, type: "dashed" },
            label: {
              ...flag(colors, t("train.earlyStop"), colors.text),
              position: "insideEndTop",
              rotate: 0,
              align: "right",
              verticalAlign: "top",
            },
            data: [{ xAxis: stopAt }],
          },
  };
}

/** A label on a ground of its own, readable over lines and points. */
function flag(colors: ChartColors, text: string, color: string) {
  return {
    show: true,
    formatter: text,
    position: "top",
    distance: 8,
    fontWeight: "bold",
    color,
    backgroundColor: colors.ground,
    borderColor: color,
    borderWidth: 1,
    borderRadius: 4,
    padding: [3, 6],
  };
}
