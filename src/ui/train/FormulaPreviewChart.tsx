// A formula's values over training targets: a histogram, its quantiles, and how many are zero or missing.

import { Text } from "@mantine/core";
import type { EChartsCoreOption } from "echarts/core";
import { useCallback } from "react";
import { axis, frame } from "../charts/axes.ts";
import { Chart } from "../charts/Chart.tsx";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Metric, Metrics } from "../kit/Metric.tsx";
import { Problem } from "../kit/Problem.tsx";
import type { ChartColors } from "../theme.ts";
import { useFormulaPreview } from "./useFormulaPreview.ts";

/** Keeps its height while formulas change. */
export function FormulaPreviewChart({ formula }: { formula: string | null }) {
  const { t } = useTexts();
  const format = useFormat();
  const { preview, busy, problem } = useFormulaPreview(formula);
  const summary = preview?.summary ?? null;

  const build = useCallback(
    (colors: ChartColors): EChartsCoreOption => {
      const bins = summary?.bins ?? [];
      return {
        ...frame(colors, false, {
          trigger: "axis",
          axisPointer: { type: "shadow" },
          valueFormatter: (value: number) => format.number(value),
        }),
        xAxis: {
          ...axis(
            colors,
            {
              type: "category",
              name: t("features.value"),
              data: bins.map(({ from, to }) => `${format.short(from)} – ${format.short(to)}`),
              lines: false,
            },
            false,
          ),
          axisLabel: {
            color: colors.faint,
            fontSize: 11,
            hideOverlap: true,
            formatter: (_: string, index: number) => format.short(bins[index]?.from ?? Number.NaN),
          },
        },
        yAxis: axis(
          colors,
          { name: t("features.targets"), min: 0, scale: false, format: (value) => format.compact(value) },
          true,
        ),
        series: [
          {
            name: t("features.targets"),
            type: "bar",
            barCategoryGap: "8%",
            itemStyle: { color: colors.series[0] },
            data: bins.map(({ count }) => count),
          },
        ],
      };
    },
    [summary, t, format],
  );
  const table = useCallback(
    () => ({
      columns: [t("features.from"), t("features.to"), t("features.targets")],
      rows: (summary?.bins ?? []).map(({ from, to, count }) => [from, to, count]),
    }),
    [summary, t],
  );

  const shareOf = (count: number): string => (preview ? format.percent(count / preview.targets) : "–");
  const quantile = (place: number): string => (summary ? format.short(summary.quantiles[place]!) : "–");
  return (
    <div className="formula-preview" aria-busy={busy}>
      <Chart
        title={t("features.preview")}
        unit={t("features.targets")}
        label={t("features.previewOf")}
        height={190}
        build={build}
        table={table}
        empty={summary === null}
        emptyText={busy ? t("features.previewBusy") : preview ? t("features.allMissing") : t("features.previewWait")}
      />
      <Metrics>
        <Metric label={t("features.median")} value={quantile(2)} />
        <Metric label={t("features.middle")} value={summary ? `${quantile(0)} – ${quantile(4)}` : "–"} />
        <Metric
          label={t("features.range")}
          value={summary ? `${format.short(summary.least)} – ${format.short(summary.most)}` : "–"}
        />
        <Metric label={t("features.zero")} value={preview ? shareOf(preview.zero) : "–"} />
        <Metric label={t("features.missing")} value={preview ? shareOf(preview.missing) : "–"} />
      </Metrics>
      <Text size="xs" c="dimmed" mih={18} mt={6} aria-live="polite">
        {preview &&
          `${t("features.sample", { shown: preview.targets, total: preview.total })} ${summary && summary.least === summary.most ? t("features.constant") : ""}`}
      </Text>
      {problem && <Problem message={problem} />}
    </div>
  );
}
