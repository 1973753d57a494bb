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

/** Of each training of each run a line: those of one run in its colour, thinner from the second on. */
export function CurvesChart({ runs }: { runs: readonly RunRow[] }) {
  const { t } = useTexts();
  const format = useFormat();
  const numbered = useNumbered();
  const [shown, setShown] = useState<Shown>("product");
  const [part, setPart] = useState<(typeof PARTS)[number]>("validation");
  const [along, setAlong] = useState<(typeof ALONG)[number]>("epoch");
  const ids = runs.map(({ id }) => id).join();
  const lines = runs.flatMap((row, run) =>
    row.trainings.map(({ seed, epochs }, i): Line => {
      const name = numbered(row, run);
      const own = row.trainings.length > 1 ? t("runs.ofSeed", { name, seed: String(seed) }) : name;
      return { id: `${row.id} ${seed}`, name: own, run, isFirst: i === 0, epochs };
    }),
  );
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
        series: lines.map(({ id, name, run, isFirst, epochs }) => ({
          id,
          name,
          type: "line",
          symbolSize: isFirst ? 6 : 4,
          color: colors.series[run % colors.series.length],
          lineStyle: { width: isFirst ? 2 : 1, type: run < colors.series.length ? "solid" : "dashed" },
          data: points(epochs, along).map(([x, epoch]) => [x, value(epoch)]),
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
      empty={lines.every(({ epochs }) => epochs.every((epoch) => value(epoch) === null))}
      emptyText={t("runs.noCurve")}
      table={() => table(lines, along, value, [t(`runs.${along}`)])}
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

interface Line {
  id: string;
  name: string;
  /** The place of its run. */
  run: number;
  isFirst: boolean;
  epochs: readonly EpochReport[];
}

/** Each epoch with its number, or with the seconds of training that had passed at its end. */
function points(epochs: readonly EpochReport[], along: "epoch" | "time"): [number, EpochReport][] {
  let passed = 0;
  return epochs.map((epoch) => {
    passed += epoch.seconds;
    return [along === "epoch" ? epoch.epoch : passed, epoch];
  });
}

/** A row an epoch with a column for each line; by time each line has its own rows. */
function table(
  lines: readonly Line[],
  along: "epoch" | "time",
  value: (epoch: EpochReport) => number | null,
  heads: readonly string[],
) {
  const columns = [...heads, ...lines.map(({ name }) => name)];
  const longest = Math.max(...lines.map(({ epochs }) => epochs.length));
  const rows =
    along === "epoch"
      ? Array.from({ length: longest }, (_, i) => [
          i + 1,
          ...lines.map(({ epochs }) => (epochs[i] ? (value(epochs[i]) ?? "–") : "–")),
        ])
      : lines.flatMap(({ epochs }, place) =>
          points(epochs, along).map(([x, epoch]) => [
            Number(x.toFixed(1)),
            ...lines.map((_, other) => (other === place ? (value(epoch) ?? "–") : "–")),
          ]),
        );
  return { columns, rows };
}
