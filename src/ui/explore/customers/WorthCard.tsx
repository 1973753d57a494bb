// What customers have brought, from the least to the best, and how much of it the best few did.

import { useCallback } from "react";
import type { CustomerReport } from "../../../core/explore/customerReport.ts";
import { DESCRIBED_QUANTILES } from "../../../core/explore/describeNumbers.ts";
import { axis, frame } from "../../charts/axes.ts";
import { Chart } from "../../charts/Chart.tsx";
import { useCurrency } from "../../currency.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Card } from "../../kit/Card.tsx";
import { Metric, Metrics } from "../../kit/Metric.tsx";
import type { ChartColors } from "../../theme.ts";

/** Needs at least one customer with revenue. */
export function WorthCard({ report }: { report: CustomerReport }) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const { concentration, habits, rows, withoutRevenue } = report;
  const money = (value: number) => format.money(value, currency, true);
  return (
    <Card title={t("buyers.worth")} lead={t("buyers.worthLead")}>
      <Metrics>
        <Metric label={t("buyers.mean")} value={money(habits.revenue.mean)} />
        {DESCRIBED_QUANTILES.map((q, i) => (
          <Metric
            key={q}
            label={q === 0.5 ? t("buyers.median") : t("describe.quantile", { share: q })}
            value={money(habits.revenue.quantiles[i]!)}
          />
        ))}
        <Metric label={t("buyers.gini")} value={format.fixed(concentration.gini, 2)} hint={t("buyers.giniHint")} />
      </Metrics>
      <Metrics>
        {concentration.top.map(({ share, customers, revenue }) => (
          <Metric
            key={share}
            label={t("buyers.top", { share })}
            value={format.percent(revenue)}
            hint={t("buyers.topHint", { number: customers, all: rows.length })}
          />
        ))}
      </Metrics>
      <div className="cards-wide worth-charts" data-worth>
        <Distribution report={report} />
        <Lorenz report={report} />
      </div>
      {withoutRevenue > 0 && <p className="chart-note">{t("buyers.withoutRevenue", { customers: withoutRevenue })}</p>}
    </Card>
  );
}

function Distribution({ report: { worth } }: { report: CustomerReport }) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const rangeOf = useCallback(
    (i: number) => `${format.money(worth[i]!.from, currency, true)} – ${format.money(worth[i]!.to, currency, true)}`,
    [worth, format, currency],
  );
  const build = useCallback(
    (colors: ChartColors) => ({
      ...frame(colors, false, {
        trigger: "axis",
        formatter: (items: { dataIndex: number }[]) => {
          const at = items[0]?.dataIndex;
          if (at === undefined) return "";
          return `${rangeOf(at)}\n${t("buyers.count", { customers: worth[at]!.customers })}`;
        },
      }),
      xAxis: axis(
        colors,
        {
          type: "category",
          name: t("buyers.revenue"),
          data: worth.map(({ from }) => format.money(from, currency, true)),
          lines: false,
        },
        false,
      ),
      yAxis: axis(colors, { name: t("buyers.customers"), min: 0 }, true),
      series: [{ type: "bar", data: worth.map(({ customers }) => customers), barCategoryGap: "6%" }],
    }),
    [worth, format, currency, t, rangeOf],
  );
  return (
    <Chart
      title={t("buyers.distribution")}
      height={260}
      build={build}
      table={() => ({
        columns: [t("buyers.revenue"), t("buyers.customers")],
        rows: worth.map(({ customers }, i) => [rangeOf(i), customers]),
      })}
    />
  );
}

function Lorenz({ report: { concentration } }: { report: CustomerReport }) {
  const { t } = useTexts();
  const format = useFormat();
  const { lorenz, gini } = concentration;
  const build = useCallback(
    (colors: ChartColors) => {
      const percent = (value: number) => format.percent(value / 100, 0);
      return {
        ...frame(colors, true, {
          trigger: "axis",
          formatter: (items: { value: [number, number] }[]) => {
            const at = items[0]?.value[0];
            if (at === undefined) return "";
            const [customers, revenue] = [percent(at), format.percent(lorenz[Math.round(at)]!)];
            return t("buyers.lorenzPoint", { customers, revenue });
          },
        }),
        xAxis: axis(colors, { name: t("buyers.poorest"), min: 0, max: 100, format: percent, lines: false }, false),
        yAxis: axis(colors, { min: 0, max: 100, format: percent }, true),
        series: [
          {
            name: t("buyers.lorenzCurve"),
            type: "line",
            symbol: "none",
            areaStyle: { opacity: 0.12 },
            data: lorenz.map((share, i) => [i, 100 * share]),
          },
          {
            name: t("buyers.allAlike"),
            type: "line",
            symbol: "none",
            lineStyle: { type: "dashed", width: 1 },
            data: lorenz.map((_, i) => [i, i]),
          },
        ],
      };
    },
    [lorenz, format, t],
  );
  return (
    <Chart
      title={t("buyers.lorenz")}
      label={t("buyers.lorenzLabel", { gini: format.fixed(gini, 2) })}
      height={260}
      build={build}
      table={() => ({
        columns: [t("buyers.poorest"), t("buyers.lorenzCurve")],
        rows: lorenz.map((share, i) => [format.percent(i / 100, 0), format.percent(share)]),
      })}
    />
  );
}
