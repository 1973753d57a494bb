// Quantity, revenue and discount: mean errors of the model beside those of simple guesses.

import { Table, Text } from "@mantine/core";
import type { Metric } from "../../core/evaluation/metric.ts";
import type { MetricsReport } from "../../core/evaluation/report.ts";
import type { ColumnKind } from "../../core/lib/table/savedTable.ts";
import { NUMBER_BASELINES, type NumberBaseline } from "../../core/model/baselineNames.ts";
import { useModelCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { Scroller } from "../kit/Scroller.tsx";
import { TableHead } from "../kit/TableHead.tsx";
import { type TableContent, TableMenu } from "../kit/TableMenu.tsx";
import { metricCells, metricColumns } from "./metricColumns.ts";

export const NUMBER_BASELINE_TEXT = {
  median: "results.median",
  last: "results.lastValue",
  customerMean: "results.customerMean",
  productMean: "results.productMean",
} as const;

interface Column {
  key: string;
  label: string;
  /** null: the task is not in the data. */
  of: ((row: "model" | NumberBaseline) => Metric) | null;
  show(value: number): string;
  saved: ColumnKind;
}

/** Smaller is better; the best of a column is marked. */
export function NumberTable({ metrics }: { metrics: MetricsReport }) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useModelCurrency();
  const { quantity, revenue, discount, baselines } = metrics;
  const money = (value: number) => format.money(value, currency);
  const revenueOf = (name: "mae" | "rmse" | "wape") =>
    revenue && baselines.revenue
      ? (row: "model" | NumberBaseline) => (row === "model" ? revenue[name] : baselines.revenue![row][name])
      : null;
  const inMoney: ColumnKind = { kind: "money", currency };
  const columns: Column[] = [
    {
      key: "quantity",
      label: t("results.quantityMae"),
      of:
        quantity && baselines.quantity
          ? (row) => (row === "model" ? quantity.mae : baselines.quantity![row].mae)
          : null,
      show: (value) => format.fixed(value, 2),
      saved: { kind: "number", digits: 2 },
    },
    { key: "revenueMae", label: t("results.revenueMae"), of: revenueOf("mae"), show: money, saved: inMoney },
    { key: "revenueRmse", label: t("results.revenueRmse"), of: revenueOf("rmse"), show: money, saved: inMoney },
    {
      key: "revenueWape",
      label: t("results.revenueWape"),
      of: revenueOf("wape"),
      show: (value) => format.percent(value),
      saved: { kind: "share" },
    },
    {
      key: "discount",
      label: t("results.discountMae"),
      of:
        discount && baselines.discount
          ? (row) => (row === "model" ? discount.mae : baselines.discount![row].mae)
          : null,
      show: (value) => format.percent(value, 2),
      saved: { kind: "share" },
    },
  ];
  const rows = ["model", ...NUMBER_BASELINES] as const;
  const saved = (): TableContent => ({
    columns: [
      { title: t("results.method"), kind: "text" },
      ...columns.flatMap(({ label, saved: kind }) => metricColumns(label, kind, t)),
    ],
    rows: rows.map((row) => [
      row === "model" ? t("results.model") : t(NUMBER_BASELINE_TEXT[row]),
      ...columns.flatMap(({ of }) => metricCells(of?.(row))),
    ]),
  });
  return (
    <Card
      title={t("results.numbers")}
      lead={t("results.numbersLead")}
      aside={<TableMenu title={t("results.numbers")} table={saved} model />}
    >
      <Scroller label={t("results.numbers")}>
        <Table verticalSpacing={6} fz="sm" miw={720} aria-label={t("results.numbers")}>
          <TableHead heads={[t("results.method"), ...columns.map((column) => column.label)]} />
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row} data-method={row} className={row === "model" ? "model-row" : undefined}>
                <Table.Th scope="row" fw={row === "model" ? 650 : 400}>
                  {row === "model" ? t("results.model") : t(NUMBER_BASELINE_TEXT[row])}
                </Table.Th>
                {columns.map((column) => (
                  <Cell key={column.key} column={column} row={row} rows={rows} />
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scroller>
    </Card>
  );
}

interface CellProps {
  column: Column;
  row: "model" | NumberBaseline;
  rows: readonly ("model" | NumberBaseline)[];
}

function Cell({ column, row, rows }: CellProps) {
  const { t } = useTexts();
  const { of, show, key } = column;
  if (!of) {
    return (
      <Table.Td ta="right">
        <Text size="xs" c="dimmed">
          {row === "model" ? t("results.absent") : "–"}
        </Text>
      </Table.Td>
    );
  }
  const metric = of(row);
  const best = Math.min(...rows.map((name) => of(name).value));
  return (
    <Table.Td ta="right" className="figure" data-metric={key} data-value={metric.value}>
      <span className={metric.value === best ? "best" : undefined}>{show(metric.value)}</span>
      <span className="interval">
        {show(metric.low)} – {show(metric.high)}
      </span>
    </Table.Td>
  );
}
