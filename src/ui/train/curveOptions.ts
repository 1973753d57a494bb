// What all charts of a run share: the axis they run along, the marks on it, and a raw line under a smoothed one.

import type { Along, Point } from "../../studio/curves.ts";
import { axis } from "../charts/axes.ts";
import type { Format } from "../format.ts";
import type { Translate } from "../i18n/translate.ts";
import type { ChartColors } from "../theme.ts";

const UNITS = {
  steps: "watch.unitSteps",
  epochs: "watch.unitEpochs",
  second: "watch.unitSecond",
  minute: "watch.unitMinute",
  hour: "watch.unitHour",
} as const;

/** From 0 to the last planned step where it is known, so that nothing moves while the lines grow. */
export function alongAxis(colors: ChartColors, { end, unit }: Along, t: Translate, format: Format) {
  const label = ({ value }: { value: number }) => `${format.number(value, unit === "steps" ? 0 : 2)} ${t(UNITS[unit])}`;
  const show = (value: number) => format.number(value, 2);
  return {
    ...axis(colors, { name: t(UNITS[unit]), min: 0, max: end ?? undefined, lines: false, format: show }, false),
    // The tooltip's first line, too.
    axisPointer: { label: { formatter: label } },
  };
}

/** One line of a chart. */
export function line(name: string, data: Point[], more: object): Record<string, unknown> {
  return { name, type: "line", showSymbol: false, data, ...more };
}

/** The points that a logarithmic axis has a place for: a line goes on over a zero instead of ending there. */
export function placed(points: Point[]): Point[] {
  return points.filter(([, y]) => y > 0);
}

/** How many values a logarithmic axis has no place for. */
export function withoutPlace(values: Float32Array): number {
  let count = 0;
  for (const value of values) if (value <= 0) count++;
  return count;
}

/** The raw line, thin, for a smoothed one of this colour. */
export function rawStyle(color: string): object {
  return { color, itemStyle: { opacity: 0.4 }, lineStyle: { width: 1, color, opacity: 0.4 } };
}

/** Dashed lines where the learning rate starts over; the first one is named where there is room. */
export function restartLines(colors: ChartColors, marks: number[], name: string | null) {
  return marks.length === 0
    ? undefined
    : {
        silent: true,
        symbol: "none",
        lineStyle: { color: colors.faint, type: "dashed", width: 1, opacity: 0.8 },
        data: marks.map((x, i) => ({
          xAxis: x,
          label: {
            show: i === 0 && name !== null,
            formatter: name ?? "",
            position: "insideEndTop",
            rotate: 0,
            align: "left",
            verticalAlign: "top",
            color: colors.faint,
            fontSize: 11,
            padding: [2, 4],
          },
        })),
      };
}
