// How many customers are expected to order their next order in each of the coming weeks: what visits can bring.

import { useCallback } from "react";
import type { DueReport } from "../../core/retention/dueReport.ts";
import { axis, frame } from "../charts/axes.ts";
import { Chart } from "../charts/Chart.tsx";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { useStable } from "../kit/useStable.ts";
import type { ChartColors } from "../theme.ts";
import { expectedOrders } from "./expectedOrders.ts";

/** Needs at least one week that is told. */
export function AheadChart({ report }: { report: DueReport }) {
  const { t } = useTexts();
  const format = useFormat();
  const weeks = useStable(expectedOrders(report.customers));
  const nameOf = useCallback(
    ({ from, to }: { from: number; to: number }) => t("due.span", { from: String(from), to: String(to) }),
    [t],
  );
  const build = useCallback(
    (colors: ChartColors) => ({
      ...frame(colors, false, {
        trigger: "axis",
        formatter: (items: { dataIndex: number }[]) => {
          const week = weeks[items[0]?.dataIndex ?? -1];
          if (!week) return "";
          return `${nameOf(week)}\n${t("due.expected", { customers: format.number(week.customers, 1) })}`;
        },
      }),
      xAxis: axis(
        colors,
        { type: "category", name: t("due.spanHead"), data: weeks.map(({ from, to }) => `${from}–${to}`), lines: false },
        false,
      ),
      yAxis: axis(colors, { name: t("buyers.customers"), min: 0 }, true),
      series: [
        {
          type: "bar",
          barMaxWidth: 90,
          label: {
            show: true,
            position: "top",
            color: colors.text,
            formatter: ({ dataIndex }: { dataIndex: number }) => format.number(weeks[dataIndex]!.customers, 0),
          },
          data: weeks.map(({ customers }) => customers),
        },
      ],
    }),
    [weeks, nameOf, format, t],
  );
  if (weeks.length === 0) return null;
  return (
    <Card title={t("due.ahead")} lead={t("due.aheadLead", { days: weeks.at(-1)!.to })}>
      <Chart
        title={t("due.aheadChart")}
        height={240}
        build={build}
        table={() => ({
          columns: [t("due.spanHead"), t("buyers.customers")],
          rows: weeks.map((week) => [nameOf(week), week.customers]),
        })}
      />
    </Card>
  );
}
