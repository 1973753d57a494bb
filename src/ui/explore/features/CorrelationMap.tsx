// Correlations as a map of cells, alike features side by side.

import { SegmentedControl } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import type { CorrelatedFeature, FeatureCorrelations } from "../../../core/analysis/featureCorrelation.ts";
import { frame } from "../../charts/axes.ts";
import { Chart } from "../../charts/Chart.tsx";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Card } from "../../kit/Card.tsx";
import { Scroller } from "../../kit/Scroller.tsx";
import type { ChartColors } from "../../theme.ts";
import { useFeatureName } from "./useFeatureName.ts";

export const MEASURES = ["pearson", "spearman"] as const;
type Measure = (typeof MEASURES)[number];
const KINDS = ["customer", "period", "line", "all"] as const;
type Kind = (typeof KINDS)[number];

const CELL = 16;
/** Room for names beside and below. */
const NAMES = 230;

/** Targets stand among the features of every kind. */
function isShown({ kind }: CorrelatedFeature, wanted: Kind): boolean {
  if (wanted === "all" || kind === "target") return true;
  return kind === wanted || (wanted === "line" && kind === "custom");
}

/** The card of the map. */
export function CorrelationMap({ found }: { found: FeatureCorrelations }) {
  const { t } = useTexts();
  const format = useFormat();
  const nameOf = useFeatureName();
  const [measure, setMeasure] = useState<Measure>("pearson");
  const [kind, setKind] = useState<Kind>("customer");
  const { features } = found;
  const shown = useMemo(() => [...features.keys()].filter((f) => isShown(features[f]!, kind)), [features, kind]);
  const names = useMemo(() => shown.map((f) => nameOf(features[f]!)), [shown, features, nameOf]);
  const r = useCallback(
    (row: number, column: number) => found[measure][shown[row]! * features.length + shown[column]!]!,
    [found, measure, shown, features],
  );
  const title = t("correlation.map", { measure: t(`correlation.${measure}`) });
  const build = useCallback(
    (colors: ChartColors) => {
      const cells = names.flatMap((_, row) => names.map((__, column) => [column, row, r(row, column)]));
      const label = { color: colors.text, fontSize: 10, interval: 0, width: NAMES - 20, overflow: "truncate" };
      const category = { type: "category", data: names, axisTick: { show: false }, axisLine: { show: false } };
      return {
        ...frame(colors, false, {
          formatter: ({ value: [column, row, value] }: { value: [number, number, number] }) =>
            [names[row]!, names[column]!, format.fixed(value, 3)].join("\n"),
        }),
        grid: { left: NAMES, right: 16, top: 8, bottom: NAMES },
        xAxis: { ...category, axisLabel: { ...label, rotate: 90 } },
        yAxis: { ...category, inverse: true, axisLabel: label },
        visualMap: {
          min: -1,
          max: 1,
          dimension: 2,
          calculable: false,
          orient: "horizontal",
          left: 8,
          bottom: 8,
          itemHeight: 120,
          itemWidth: 12,
          text: ["1", "−1"],
          textStyle: { color: colors.faint, fontSize: 11 },
          inRange: { color: [colors.series[1], colors.ground, colors.series[0]] },
          outOfRange: { color: colors.line },
        },
        series: [
          {
            type: "heatmap",
            data: cells.filter(([, , value]) => !Number.isNaN(value)),
            itemStyle: { borderColor: colors.ground, borderWidth: 1 },
            emphasis: { itemStyle: { borderColor: colors.text } },
          },
        ],
      };
    },
    [names, r, format],
  );
  const table = () => ({
    columns: [t("correlation.feature"), ...names],
    rows: names.map((name, row) => [name, ...names.map((_, column) => format.fixed(r(row, column), 3))]),
  });
  return (
    <Card title={t("correlation.mapTitle")} lead={t("correlation.mapLead")}>
      <div className="chart-controls">
        <SegmentedControl
          size="xs"
          aria-label={t("correlation.measure")}
          value={measure}
          onChange={(value) => setMeasure(MEASURES.find((each) => each === value) ?? "pearson")}
          data={MEASURES.map((value) => ({ value, label: t(`correlation.${value}`) }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("correlation.kind")}
          value={kind}
          onChange={(value) => setKind(KINDS.find((each) => each === value) ?? "customer")}
          data={KINDS.map((value) => ({ value, label: t(`correlation.kinds.${value}`) }))}
        />
      </div>
      <Scroller label={title}>
        <div data-features style={{ width: NAMES + 40 + names.length * CELL * 1.25, minWidth: 560 }}>
          <Chart key={kind} title={title} height={NAMES + 20 + names.length * CELL} build={build} table={table} />
        </div>
      </Scroller>
    </Card>
  );
}
