// How few products make most of the revenue.

import { useCallback } from "react";
import { CLASS_ENDS, CLASSES, type ProductReport } from "../../../core/explore/productReport.ts";
import { axis, frame } from "../../charts/axes.ts";
import { Chart } from "../../charts/Chart.tsx";
import type { EChartsType } from "../../charts/echarts.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Card } from "../../kit/Card.tsx";
import { label } from "../../kit/label.ts";
import { Metric, Metrics } from "../../kit/Metric.tsx";
import { useOpenLines } from "../../lines/LinesPanel.tsx";
import type { ChartColors } from "../../theme.ts";
import { useSales } from "./useSales.ts";

/** Points drawn at most: more products than that lie closer than a pixel. */
const POINTS = 2000;

/** Products by revenue, their shares added up, and the classes that follow. */
export function ParetoCard({ report }: { report: ProductReport }) {
  const { t } = useTexts();
  const format = useFormat();
  const openLines = useOpenLines();
  const { amount, measure, share } = useSales(report);
  const { rows, classes } = report;
  const title = t("products.curve", { measure: measure.toLowerCase() });
  const nameOf = useCallback((index: number) => label(rows[index]!.product, rows[index]!.name), [rows]);
  const build = useCallback(
    (colors: ChartColors) => {
      const step = Math.max(1, Math.ceil(rows.length / POINTS));
      const points = rows.flatMap((row, i) =>
        i % step === 0 || i === rows.length - 1 ? [[i + 1, 100 * row.cumulative]] : [],
      );
      const percent = (value: number) => format.percent(value / 100, 0);
      return {
        ...frame(colors, false, {
          trigger: "axis",
          formatter: (items: { value: [number, number] }[]) => {
            const rank = items[0]?.value[0];
            const row = rank === undefined ? undefined : rows[rank - 1];
            if (!row || rank === undefined) return "";
            const lines = [
              `${format.number(rank)}. ${nameOf(rank - 1)}`,
              `${measure}: ${amount(row)} (${share(row)})`,
              `${t("products.cumulative")}: ${format.percent(row.cumulative)}`,
            ];
            return lines.join("\n");
          },
        }),
        xAxis: axis(colors, { name: t("products.rank"), min: 0, max: rows.length, lines: false }, false),
        yAxis: axis(colors, { min: 0, max: 100, format: percent }, true),
        series: [
          {
            type: "line",
            data: [[0, 0], ...points],
            symbol: "none",
            areaStyle: { opacity: 0.12 },
            markLine: {
              silent: true,
              symbol: "none",
              lineStyle: { color: colors.series[1], type: "dashed" },
              label: {
                color: colors.text,
                fontSize: 11,
                position: "insideEndTop",
                formatter: ({ name }: { name: string }) => name,
              },
              data: [
                { name: format.percent(CLASS_ENDS.A, 0), yAxis: 100 * CLASS_ENDS.A },
                { name: format.number(classes.A.products), xAxis: classes.A.products },
              ],
            },
          },
        ],
      };
    },
    [rows, classes, format, t, amount, measure, share, nameOf],
  );
  const table = () => ({
    columns: [t("products.rank"), t("products.product"), measure, t("products.cumulative"), t("products.class")],
    rows: rows.map((row, i) => [i + 1, nameOf(i), amount(row), format.percent(row.cumulative), row.class]),
  });
  const onReady = useCallback(
    (chart: EChartsType) => {
      const click = ({ offsetX, offsetY }: { offsetX: number; offsetY: number }) => {
        const at = chart.convertFromPixel("grid", [offsetX, offsetY])[0];
        const row = at === undefined ? undefined : rows[Math.min(rows.length, Math.max(1, Math.round(at))) - 1];
        if (row && chart.containPixel("grid", [offsetX, offsetY])) {
          openLines({ products: [row.product] }, label(row.product, row.name));
        }
      };
      chart.getZr().on("click", click);
      return () => chart.getZr().off("click", click);
    },
    [rows, openLines],
  );
  const few = { few: classes.A.products, all: rows.length };
  return (
    <Card
      title={t("products.pareto")}
      lead={t("products.paretoLead", {
        ...few,
        share: CLASS_ENDS.A,
        measure: measure.toLowerCase(),
      })}
    >
      <Metrics>
        {CLASSES.map((name) => (
          <Metric
            key={name}
            label={t(`products.class${name}`)}
            value={t("products.count", { products: classes[name].products })}
            hint={`${amount(classes[name], true)} · ${share(classes[name])}`}
          />
        ))}
      </Metrics>
      <Chart
        title={title}
        label={t("products.curveLabel", {
          ...few,
          share: CLASS_ENDS.A,
          measure: measure.toLowerCase(),
        })}
        height={300}
        build={build}
        table={table}
        onReady={onReady}
      />
    </Card>
  );
}
