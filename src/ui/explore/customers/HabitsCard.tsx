// How often and how variedly customers buy: each number's spread over the customers.

import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CustomerReport, Habit } from "../../../core/explore/customerReport.ts";
import { DESCRIBED_QUANTILES } from "../../../core/explore/describeNumbers.ts";
import { useFormat } from "../../format.ts";
import { Card } from "../../kit/Card.tsx";
import { Scroller } from "../../kit/Scroller.tsx";
import { Bars } from "../../lines/Bars.tsx";
import "../../lines/lines.css";

const SHOWN = ["orders", "gapDays", "products", "families", "entropy", "evenness"] as const satisfies readonly Habit[];
const DIGITS: Record<(typeof SHOWN)[number], number> = {
  orders: 1,
  gapDays: 1,
  products: 1,
  families: 1,
  entropy: 2,
  evenness: 2,
};

/** A row a number. */
export function HabitsCard({ report }: { report: CustomerReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const heads = [
    t("buyers.customers"),
    t("describe.mean"),
    t("describe.min"),
    ...DESCRIBED_QUANTILES.map((q) => t("describe.quantile", { share: format.percent(q, 0) })),
    t("describe.max"),
  ];
  return (
    <Card title={t("buyers.habits")} lead={t("buyers.habitsLead")}>
      <Scroller label={t("buyers.habits")}>
        <Table
          verticalSpacing={4}
          horizontalSpacing={8}
          fz="sm"
          className="described"
          data-habits
          aria-label={t("buyers.habits")}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("buyers.perCustomer")}</Table.Th>
              <Table.Th>{t("describe.histogram")}</Table.Th>
              {heads.map((head) => (
                <Table.Th key={head} ta="right">
                  {head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {SHOWN.map((habit) => {
              const figures = report.habits[habit];
              const show = (value: number) => format.number(value, DIGITS[habit]);
              const { from, to } = figures.histogram;
              return (
                <Table.Tr key={habit}>
                  <Table.Th scope="row">{t(`buyers.${habit}`)}</Table.Th>
                  <Table.Td>
                    <Bars
                      histogram={figures.histogram}
                      label={t("buyers.barsLabel", { name: t(`buyers.${habit}`), from: show(from), to: show(to) })}
                    />
                  </Table.Td>
                  {[
                    format.number(figures.count),
                    show(figures.mean),
                    show(figures.min),
                    ...figures.quantiles.map(show),
                    show(figures.max),
                  ].map((text, i) => (
                    <Table.Td key={heads[i]} ta="right" className="figure">
                      {text}
                    </Table.Td>
                  ))}
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Scroller>
    </Card>
  );
}
