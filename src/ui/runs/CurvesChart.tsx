// The curves of chosen runs over one another: a loss of training or validation, or the hit rate, by epoch or by time.

import { SegmentedControl } from "@mantine/core";
import type { EChartsCoreOption } from "echarts/core";
import { useCallback, useState } from "react";
import { type EpochReport, TASKS, type Task } from "../../core/training/events.ts";
import type { RunRow } from "../../studio/runRows.ts";
import { axis, frame } from "../charts/axes.ts";
import { Chart } from "../charts/Chart.tsx";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import type { ChartColors } from "../theme.ts";
import { useNumbered } from "./runTexts.ts";

const PARTS = ["validation", "train"] as const;
const SHOWN = ["total", ...TASKS, "hit10"] as const;
const ALONG = ["epoch", "time"] as const;
type Shown = "total" | Task | "hit10";

/** Of each run a line. */
export function CurvesChart({ runs }: { runs: readonly RunRow[] }) {
  const { t } = useTexts();
  const format = useFormat();
  const numbered = useNumbered();
  const [shown, setShown] = useState<Shown>("product");
  const [part, setPart] = useState<(typeof PARTS)[number]>("validation");
  const [along, setAlong] = useState<(typeof ALONG)[number]>("epoch");
  const ids = runs.map(({ id }) => id).join();
  const value = useCallback(
    ({ check, ...epoch }: EpochReport): number | null =>
      shown === "hit10" ? (check?.hit10 ?? null) : epoch[part][shown],
    [shown, part],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ids` stands for the runs, which are new objects at each reading
  const build = useCallback(
    (colors: ChartColors): EChartsCoreOption => {
      const text = (y: number) => (shown === "hit10" ? format.percent(y) : format.number(y, 4));
      const time = along === "time" ? { format: (x: number) => format.duration(x) } : {};
      return {
        ...frame(colors, true, {
          trigger: "axis",
          valueFormatter: (y: number | null) =>
            y === null ? "–" : shown === "hit10" ? format.percent(y) : format.short(y),
        }),
        xAxis: {
          ...axis(colors, { name: t(`runs.${along}`), lines: false, min: along === "epoch" ? 1 : 0, ...time }, false),
          ...(along === "epoch" && { minInterval: 1 }),
        },
        yAxis: axis(colors, { format: text }, true),
        series: runs.map((run, i) => ({
          id: run.id,
          name: numbered(run, i),
          type: "line",
          symbolSize: 6,
          color: colors.series[i % colors.series.length],
          lineStyle: { width: 2, type: i < colors.series.length ? "solid" : "dashed" },
          data: points(run.epochs, along).map(([x, epoch]) => [x, value(epoch)]),
        })),
      };
    },
    [ids, shown, part, along, value, t, format],
  );
  const title = shown === "hit10" ? t("runs.hitCurves") : t(part === "train" ? "runs.trainCurves" : "runs.curves");
  return (
    <Chart
      title={title}
      height={300}
      build={build}
      empty={runs.every(({ epochs }) => epochs.every((epoch) => value(epoch) === null))}
      emptyText={t("runs.noCurve")}
      table={() => table(runs, numbered, along, value, [t(`runs.${along}`)])}
      controls={
        <div className="chart-controls">
          <SegmentedControl
            size="xs"
            aria-label={t("runs.shownCurve")}
            value={shown}
            onChange={(next) => setShown(next as Shown)}
            data={SHOWN.map((each) => ({
              value: each,
              label: each === "hit10" ? t("runs.hit10") : t(`train.${each}`),
            }))}
          />
          {shown !== "hit10" && (
            <SegmentedControl
              size="xs"
              aria-label={t("runs.part")}
              value={part}
              onChange={(next) => setPart(next as "train")}
              data={PARTS.map((each) => ({ value: each, label: t(`runs.part_${each}`) }))}
            />
          )}
          <SegmentedControl
            size="xs"
            aria-label={t("runs.along")}
            value={along}
            onChange={(next) => setAlong(next as "time")}
            data={ALONG.map((each) => ({ value: each, label: t(`runs.${each}`) }))}
          />
        </div>
      }
    />
  );
}

/** Each epoch with its number, or with the seconds of training that had passed at its end. */
function points(epochs: readonly EpochReport[], along: "epoch" | "time"): [number, EpochReport][] {
  let passed = 0;
  return epochs.map((epoch) => {
    passed += epoch.seconds;
    return [along === "epoch" ? epoch.epoch : passed, epoch];
  });
}

/** A row an epoch with a column for each run; by time each run has its own rows. */
function table(
  runs: readonly RunRow[],
  numbered: (run: RunRow, place: number) => string,
  along: "epoch" | "time",
  value: (epoch: EpochReport) => number | null,
  heads: readonly string[],
) {
  const columns = [...heads, ...runs.map(numbered)];
  const longest = Math.max(...runs.map(({ epochs }) => epochs.length));
  const rows =
    along === "epoch"
      ? Array.from({ length: longest }, (_, i) => [
          i + 1,
          ...runs.map(({ epochs }) => (epochs[i] ? (value(epochs[i]) ?? "–") : "–")),
        ])
      : runs.flatMap(({ epochs }, place) =>
          points(epochs, along).map(([x, epoch]) => [
            Number(x.toFixed(1)),
            ...runs.map((_, other) => (other === place ? (value(epoch) ?? "–") : "–")),
          ]),
        );
  return { columns, rows };
}
