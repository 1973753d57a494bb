// The small charts of a run: learning rate, gradient norm, samples per second.

import type { EChartsCoreOption } from "echarts/core";
import { useCallback } from "react";
import {
  type Along,
  along,
  type Point,
  rawLine,
  restartMarks,
  smoothLine,
  speedLine,
  stepRows,
} from "../../studio/curves.ts";
import type { StepColumn, Telemetry } from "../../studio/telemetry.ts";
import { axis, frame } from "../charts/axes.ts";
import { Chart } from "../charts/Chart.tsx";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { useCurveView, useStudio } from "../studioContext.ts";
import type { ChartColors } from "../theme.ts";
import { alongAxis, line, placed, rawStyle, restartLines, withoutPlace } from "./curveOptions.ts";
import { useCurveSource } from "./useCurveSource.ts";

/** What a small chart draws: the line as measured, and one over it where smoothing means something. */
interface SmallSpec {
  title: "train.rate" | "train.norm" | "train.speed";
  raw(telemetry: Telemetry, place: Along): Point[];
  smoothed?(telemetry: Telemetry, place: Along, weight: number): Point[];
  /** The column behind it, where it is one of the steps'. */
  column?: StepColumn;
  show: "short" | "compact";
  /** Starts at 0, and never on a log axis. */
  fromZero: boolean;
}

const RATE: SmallSpec = {
  title: "train.rate",
  raw: (telemetry, place) => rawLine(telemetry, place, "learningRate"),
  column: "learningRate",
  show: "short",
  fromZero: true,
};
const NORM: SmallSpec = {
  title: "train.norm",
  raw: (telemetry, place) => rawLine(telemetry, place, "gradientNorm"),
  column: "gradientNorm",
  smoothed: (telemetry, place, weight) => smoothLine(telemetry, place, "gradientNorm", weight),
  show: "short",
  fromZero: false,
};
const SPEED: SmallSpec = {
  title: "train.speed",
  raw: speedLine,
  show: "compact",
  fromZero: true,
};

/** Three charts in a row that wraps. */
export function StepCharts() {
  return (
    <div className="live-row">
      <SmallChart spec={RATE} />
      <SmallChart spec={NORM} />
      <SmallChart spec={SPEED} />
    </div>
  );
}

function SmallChart({ spec }: { spec: SmallSpec }) {
  const { t } = useTexts();
  const format = useFormat();
  const { telemetry, curveView } = useStudio();
  const { x, log: wished } = useCurveView();
  const source = useCurveSource();
  const title = t(spec.title);
  const log = wished && !spec.fromZero;
  const build = useCallback(
    (colors: ChartColors): EChartsCoreOption => {
      const { raw, smoothed, fromZero } = spec;
      const show = format[spec.show];
      const place = along(telemetry, x);
      const color = colors.series[0];
      const { smoothing } = curveView.getState();
      const draw = (points: Point[]) => (log ? placed(points) : points);
      const markLine = restartLines(colors, restartMarks(telemetry, place), spec === RATE ? t("watch.restart") : null);
      const style = smoothed ? { ...rawStyle(color), tooltip: { show: false } } : { color, lineStyle: { width: 1.5 } };
      const over =
        smoothed && line(title, draw(smoothed(telemetry, place, smoothing)), { color, lineStyle: { width: 2 } });
      return {
        ...frame(colors, false, { trigger: "axis", valueFormatter: show }),
        grid: { left: 4, right: 12, top: 10, bottom: 24, containLabel: true },
        xAxis: alongAxis(colors, place, t, format),
        yAxis: axis(
          colors,
          { format: show, type: log ? "log" : "value", min: fromZero ? 0 : undefined, scale: !fromZero },
          true,
        ),
        series: [line(title, draw(raw(telemetry, place)), { ...style, markLine }), ...(over ? [over] : [])],
      };
    },
    [spec, telemetry, curveView, x, log, title, t, format],
  );
  return (
    <Chart
      title={title}
      height={180}
      build={build}
      source={source}
      note={() => {
        const zeros = log && spec.column ? withoutPlace(telemetry.steps.column(spec.column)) : 0;
        return zeros > 0 ? t("chartNote.zeros", { zeros }) : "";
      }}
      table={() =>
        spec.column
          ? { columns: [t("train.step"), t("watch.unitSecond"), title], rows: stepRows(telemetry, spec.column) }
          : { columns: [t("train.step"), title], rows: spec.raw(telemetry, along(telemetry, "steps")) }
      }
    />
  );
}
