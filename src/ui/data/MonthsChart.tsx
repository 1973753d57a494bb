// What each month brings: revenue, or lines where the file has no money. A month without a line is a gap to be seen.

import { useCallback } from "react";
import type { Overview } from "../../core/explore/overview.ts";
import { monthText } from "../../core/explore/overviewJson.ts";
import { axis, frame } from "../charts/axes.ts";
import { Chart } from "../charts/Chart.tsx";
import { useCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import type { ChartColors } from "../theme.ts";

const HEIGHT = 280;

/** A bar per month. */
export function MonthsChart({ months, measure }: Pick<Overview, "months" | "measure">) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const hasMoney = measure === "revenue";
  const build = useCallback(
    (colors: ChartColors) => ({
      ...frame(colors, false, {
        trigger: "axis",
        valueFormatter: (value: unknown) =>
          hasMoney ? format.money(Number(value), currency) : format.number(Number(value)),
      }),
      xAxis: axis(colors, { type: "category", data: months.map(({ time }) => nameOfMonth(time)), lines: false }, false),
      yAxis: axis(
        colors,
        {
          scale: false,
          format: (value) => (hasMoney ? format.money(value, currency, true) : format.compact(value)),
        },
        true,
      ),
      series: [
        {
          type: "bar",
          name: t(`overview.${measure}`),
          data: months.map((month) => month[measure]),
          barCategoryGap: "20%",
        },
      ],
    }),
    [months, measure, hasMoney, currency, format, t],
  );
  const table = useCallback(
    () => ({
      columns: [t("overview.month"), t("overview.revenue"), t("overview.lines"), t("overview.daysWith")],
      rows: months.map(({ time, revenue, lines, days }) => [nameOfMonth(time), revenue, lines, days]),
    }),
    [months, t],
  );
  return (
    <Chart
      title={t(hasMoney ? "overview.perMonth" : "overview.linesPerMonth")}
      unit={hasMoney ? (currency ?? undefined) : undefined}
      height={HEIGHT}
      build={build}
      table={table}
    />
  );
}

/** MM/YYYY: in both languages as months are written in short. */
function nameOfMonth(time: number): string {
  const [year, month] = monthText(time).split("-");
  return `${month}/${year}`;
}
