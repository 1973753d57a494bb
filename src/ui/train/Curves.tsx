// The curves of a run, drawn from its columns as they grow.

import { SegmentedControl, Switch } from "@mantine/core";
import type { EChartsCoreOption } from "echarts/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { TASKS, type Task } from "../../core/training/events.ts";
import { smooth, thin } from "../../studio/series.ts";
import { bestEpoch, type StepColumn, type Telemetry } from "../../studio/telemetry.ts";
import { axis, frame } from "../charts/axes.ts";
import { Chart } from "../charts/Chart.tsx";
import { useFormat } from "../format.ts";
import { Card } from "../kit/Card.tsx";
import { useSession, useStudio } from "../studioContext.ts";
import type { ChartColors } from "../theme.ts";

const POINTS = 600;

/** Losses in full width, three small charts below. */
export function Curves() {
  const { t } = useTranslation();
  return (
    <Card title={t("train.curves")}>
      <LossChart />
      <div className="live-row" style={{ marginTop: 20 }}>
        <StepChart column="learningRate" title={t("train.rate")} />
        <StepChart column="gradientNorm" title={t("train.norm")} />
        <SpeedChart />
      </div>
    </Card>
  );
}

function LossChart() {
  const { t } = useTranslation();
  const format = useFormat();
  const { telemetry } = useStudio();
  const [task, setTask] = useState<"total" | Task>("total");
  const [log, setLog] = useState(false);
  const idle = useSession((state) => state.run.kind === "idle" || state.run.kind === "failed");
  const early = useSession(({ run }) => run.kind === "done" && run.outcome.reason === "early stop");

  const build = useCallback(
    (colors: ChartColors): EChartsCoreOption => {
      const { steps, epochs, stepsPerEpoch } = telemetry;
      const x = steps.column("step");
      const raw = steps.column(task);
      const at = (epoch: number) => epoch * stepsPerEpoch;
      const best = bestEpoch(epochs);
      const line = (name: string, data: [number, number][], more: object) => ({
        name,
        type: "line",
        showSymbol: false,
        data,
        ...more,
      });
      return {
        ...frame(colors, true, { trigger: "axis", valueFormatter: (value: number) => format.short(value) }),
        xAxis: stepAxis(colors, telemetry, t("train.steps"), (value) => format.number(value)),
        yAxis: axis(colors, { type: log ? "log" : "value", format: (value) => format.short(value) }, true),
        series: [
          line(t("train.lossRaw"), thin(x, raw, POINTS), { color: colors.raw, lineStyle: { width: 1 } }),
          line(t("train.lossTrain"), thin(x, smooth(raw, 0.95), POINTS), {
            color: colors.series[0],
            lineStyle: { width: 2 },
          }),
          line(
            t("train.lossValidation"),
            epochs.map((report) => [at(report.epoch), report.validation[task]]),
            {
              color: colors.series[1],
              lineStyle: { width: 2 },
              showSymbol: true,
              symbolSize: 7,
              markPoint: best
                ? {
                    symbol: "circle",
                    symbolSize: 15,
                    label: flag(colors, t("train.best"), colors.series[1]),
                    itemStyle: { color: colors.series[1], borderColor: colors.ground, borderWidth: 2 },
                    data: [{ coord: [at(best.epoch), best.validation[task]] }],
                  }
                : undefined,
              markLine: early
                ? {
                    symbol: "none",
                    lineStyle: { color: colors.faint, type: "dashed" },
                    label: {
                      ...flag(colors, t("train.earlyStop"), colors.text),
                      position: "insideEndTop",
                      rotate: 0,
                      align: "right",
                      verticalAlign: "top",
                    },
                    data: [{ xAxis: at(epochs.at(-1)?.epoch ?? 0) }],
                  }
                : undefined,
            },
          ),
        ],
      };
    },
    [telemetry, task, log, early, t, format],
  );

  return (
    <Chart
      title={t("train.loss")}
      height={320}
      build={build}
      source={telemetry}
      empty={idle && telemetry.steps.length === 0}
      emptyText={t("train.curvesEmpty")}
      table={() => ({
        columns: [t("train.thisEpoch"), t("train.lossTrainEpoch"), t("train.lossValidation")],
        rows: telemetry.epochs.map((report) => [report.epoch, report.train[task], report.validation[task]]),
      })}
      controls={
        <div className="chart-controls">
          <SegmentedControl
            size="xs"
            aria-label={t("train.loss")}
            value={task}
            onChange={(value) => setTask(value as "total" | Task)}
            data={(["total", ...TASKS] as const).map((value) => ({ value, label: t(`train.${value}`) }))}
          />
          <Switch
            size="xs"
            label={t("train.logAxis")}
            checked={log}
            onChange={(event) => setLog(event.currentTarget.checked)}
          />
        </div>
      }
    />
  );
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

function StepChart({ column, title }: { column: StepColumn; title: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { telemetry } = useStudio();
  const build = useCallback(
    (colors: ChartColors) =>
      small(
        colors,
        { name: title, format: format.short, data: points(telemetry, column) },
        stepAxis(colors, telemetry, t("train.steps"), (value) => format.number(value)),
      ),
    [telemetry, column, title, t, format],
  );
  return (
    <Chart
      title={title}
      height={170}
      build={build}
      source={telemetry}
      table={() => ({ columns: [t("train.step"), title], rows: points(telemetry, column) })}
    />
  );
}

function SpeedChart() {
  const { t } = useTranslation();
  const format = useFormat();
  const { telemetry } = useStudio();
  const title = t("train.speed");
  const build = useCallback(
    (colors: ChartColors) =>
      small(
        colors,
        { name: title, format: format.compact, data: speeds(telemetry), min: 0 },
        stepAxis(colors, telemetry, t("train.steps"), (value) => format.number(value)),
      ),
    [telemetry, title, t, format],
  );
  return (
    <Chart
      title={title}
      height={170}
      build={build}
      source={telemetry}
      table={() => ({
        columns: [t("train.step"), title],
        rows: speeds(telemetry),
      })}
    />
  );
}

function points(telemetry: Telemetry, column: StepColumn): [number, number][] {
  return thin(telemetry.steps.column("step"), telemetry.steps.column(column), POINTS);
}

function speeds({ speed }: Telemetry): [number, number][] {
  return thin(speed.column("step"), speed.column("samplesPerSecond"), POINTS);
}

/** From 0 to the last planned step, so that nothing moves while the lines grow. */
function stepAxis(colors: ChartColors, telemetry: Telemetry, name: string, format: (value: number) => string) {
  return axis(colors, { name, min: 0, max: telemetry.stepsPlanned || undefined, lines: false, format }, false);
}

interface SmallLine {
  name: string;
  format(value: number): string;
  data: [number, number][];
  min?: number;
}

function small(colors: ChartColors, line: SmallLine, xAxis: Record<string, unknown>): EChartsCoreOption {
  const { name, format, data, min } = line;
  return {
    ...frame(colors, false, { trigger: "axis", valueFormatter: format }),
    grid: { left: 4, right: 12, top: 10, bottom: 22, containLabel: true },
    xAxis,
    yAxis: axis(colors, { format, min, scale: min === undefined }, true),
    series: [{ name, type: "line", showSymbol: false, data, color: colors.series[0], lineStyle: { width: 1.5 } }],
  };
}
