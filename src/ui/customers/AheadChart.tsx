// How many customers are expected to order their next order in each span of the days ahead: what the week's visits can bring.

import { useCallback } from "react";
import { type DueReport, HORIZONS } from "../../core/retention/dueReport.ts";
import { axis, frame } from "../charts/axes.ts";
import { Chart } from "../charts/Chart.tsx";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { useStable } from "../kit/useStable.ts";
import type { ChartColors } from "../theme.ts";
import { expectedOrders } from "./expectedOrders.ts";

/** Needs at least one span that is told. */
export function AheadChart({ report }: { report: DueReport }) {
  const { t } = useTexts();
  const format = useFormat();
  const spans = useStable(expectedOrders(report.customers));
  const nameOf = useCallback(
    ({ from, to }: { from: number; to: number }) => t("due.span", { from: String(from), to: String(to) }),
    [t],
  );
  const build = useCallback(
    (colors: ChartColors) => ({
      ...frame(colors, false, {
        trigger: "axis",
        formatter: (items: { dataIndex: number }[]) => {
          const span = spans[items[0]?.dataIndex ?? -1];
          if (!span) return "";
          return `${nameOf(span)}<br>${t("due.expected", { customers: format.number(span.customers, 1) })}`;
        },
      }),
      xAxis: axis(colors, { type: "category", data: spans.map(nameOf), lines: false }, false),
      yAxis: axis(colors, { name: t("buyers.customers"), min: 0 }, true),
      series: [
        {
          type: "bar",
          barMaxWidth: 90,
          label: {
            show: true,
            position: "top",
            color: colors.text,
            formatter: ({ dataIndex }: { dataIndex: number }) => format.number(spans[dataIndex]!.customers, 0),
          },
          data: spans.map(({ customers }) => customers),
        },
      ],
    }),
    [spans, nameOf, format, t],
  );
  if (spans.length === 0) return null;
  return (
    <Card title={t("due.ahead")} lead={t("due.aheadLead", { days: HORIZONS[spans.length - 1]! })}>
      <Chart
        title={t("due.aheadChart")}
        height={240}
        build={build}
        table={() => ({
          columns: [t("due.spanHead"), t("buyers.customers")],
          rows: spans.map((span) => [nameOf(span), span.customers]),
        })}
      />
    </Card>
  );
}
