// How good next orders are, order by order: in sentences, and beside the baselines in numbers.

import { Text } from "@mantine/core";
import { ORDER_BASELINES } from "../../core/evaluation/baskets/orderBaselines.ts";
import { type BasketMetrics, ORDER_METRICS, type OrdersReport } from "../../core/evaluation/baskets/orderMetrics.ts";
import { orderSentences } from "../../core/evaluation/baskets/orderSentences.ts";
import { useFormat } from "../format.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { type FigureRow, FigureTable } from "./FigureTable.tsx";

/** The card; models of older versions have none. */
export function OrdersCard({ orders }: { orders: OrdersReport }) {
  const { t } = useTexts();
  const localise = useLocalise();
  const format = useFormat();
  const row = (name: "model" | (typeof ORDER_BASELINES)[number], metrics: BasketMetrics): FigureRow => {
    const saved = ORDER_METRICS.map((metric) => metrics[metric].value);
    return { key: name, name: t(`judgedOrders.${name}`), figures: saved.map((share) => format.percent(share)), saved };
  };
  return (
    <Card
      title={t("judgedOrders.title")}
      lead={t("judgedOrders.lead", { orders: orders.orders, customers: orders.customers })}
    >
      {orderSentences(orders).map((sentence) => (
        <Text key={sentence.code} size="sm" mb={4}>
          {localise(sentence)}
        </Text>
      ))}
      <FigureTable
        label={t("judgedOrders.title")}
        heads={[t("judgedOrders.by"), ...ORDER_METRICS.map((metric) => t(`judgedOrders.${metric}`))]}
        rows={[row("model", orders.model), ...ORDER_BASELINES.map((name) => row(name, orders.baselines[name]))]}
        kinds={ORDER_METRICS.map(() => ({ kind: "share" as const }))}
        width={640}
      />
    </Card>
  );
}
