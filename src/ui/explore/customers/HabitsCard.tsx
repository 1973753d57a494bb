// How often and how variedly customers buy: each number's spread over the customers.

import type { CustomerReport, Habit } from "../../../core/explore/customerReport.ts";
import { DESCRIBED_QUANTILES } from "../../../core/explore/describeNumbers.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Card } from "../../kit/Card.tsx";
import { Bars } from "../../lines/Bars.tsx";
import { FiguresTable } from "../../lines/FiguresTable.tsx";

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
  const { t } = useTexts();
  const format = useFormat();
  const heads = [
    t("buyers.customers"),
    t("describe.mean"),
    t("describe.min"),
    ...DESCRIBED_QUANTILES.map((q) => t("describe.quantile", { share: q })),
    t("describe.max"),
  ];
  return (
    <Card title={t("buyers.habits")} lead={t("buyers.habitsLead")}>
      <FiguresTable
        title={t("buyers.habits")}
        head={t("buyers.perCustomer")}
        heads={heads}
        size="sm"
        rows={SHOWN.map((habit) => {
          const { count, mean, min, quantiles, max, histogram } = report.habits[habit];
          const show = (value: number) => format.number(value, DIGITS[habit]);
          const name = t(`buyers.${habit}`);
          const [from, to] = [show(histogram.from), show(histogram.to)];
          return {
            key: habit,
            name,
            distribution: <Bars histogram={histogram} label={t("buyers.barsLabel", { name, from, to })} />,
            figures: [format.number(count), ...[mean, min, ...quantiles, max].map(show)],
            values: [count, mean, min, ...quantiles, max],
          };
        })}
      />
    </Card>
  );
}
