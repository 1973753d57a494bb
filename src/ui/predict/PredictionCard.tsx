// One customer's prediction: products with bars, and the numbers beside them.

import { Badge, Text } from "@mantine/core";
import type { CustomerHistory, CustomerPrediction } from "../../workers/predictProtocol.ts";
import { useModelCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { Metric, Metrics } from "../kit/Metric.tsx";
import { useSession } from "../studioContext.ts";
import { ProductAmounts } from "./ProductAmounts.tsx";

interface PredictionCardProps {
  prediction: CustomerPrediction;
  history: CustomerHistory;
  /** Whether it is asked about the data that it was judged on. */
  own: boolean | null;
}

/** Everything the model says about the next visit. */
export function PredictionCard({ prediction, history, own }: PredictionCardProps) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useModelCurrency();
  const { time, historyOrders, historyLines, lastPurchase, products, quantity, revenue, discount, walkIn } = prediction;
  const most = Math.max(...products.map((product) => product.probability), 1e-9);
  // What the model is off by on average on the test part: the one uncertainty that the model card has for numbers.
  const metrics = useSession((state) => state.model?.summary.metrics);
  const hint = (answer: number | null, mae: number | undefined, show: (value: number) => string) => {
    if (answer === null) return t("predict.absent");
    // Each product has amounts of its own, with what lines like it are off by.
    if (products.some(({ amounts }) => amounts)) return t("predict.anyProduct");
    return mae === undefined || !Number.isFinite(mae)
      ? undefined
      : t(own === false ? "shift.offOther" : "predict.off", { value: show(mae) });
  };
  const later = history.total - historyLines;
  return (
    <Card
      title={t("order.line")}
      lead={historyLines === 0 ? `${format.date(time)} · ${t("predict.noHistory")}` : format.date(time)}
      aside={
        walkIn && (
          <Badge variant="default" tt="none">
            {t("field.walkIn")}
          </Badge>
        )
      }
    >
      <div className="cards-wide answers">
        <div>
          <Text fw={600} size="sm" mb={4} id="next-products">
            {t("predict.nextProducts")}
          </Text>
          <ol className="plain-list" aria-labelledby="next-products">
            {products.map((product) => (
              <li key={product.product} className="bar-row" data-product={product.product}>
                <Text size="sm" component="span">
                  <b>{product.product}</b> {product.name}
                </Text>
                <Text size="sm" component="span" className="figure" data-probability={product.probability}>
                  {format.percent(product.probability)}
                </Text>
                <div className="bar" aria-hidden>
                  <span style={{ width: `${(product.probability / most) * 100}%` }} />
                </div>
                {product.amounts && <ProductAmounts amounts={product.amounts} own={own} />}
              </li>
            ))}
          </ol>
        </div>
        <Metrics>
          <Metric
            label={t("predict.quantity")}
            value={<span data-answer={quantity ?? ""}>{quantity === null ? "–" : format.number(quantity, 1)}</span>}
            hint={hint(quantity, metrics?.quantity?.mae.value, (value) => format.number(value, 1))}
            large
          />
          <Metric
            label={t("predict.revenue")}
            value={<span data-answer={revenue ?? ""}>{revenue === null ? "–" : format.money(revenue, currency)}</span>}
            hint={hint(revenue, metrics?.revenue?.mae.value, (value) => format.money(value, currency))}
            large
          />
          <Metric
            label={t("predict.discount")}
            value={<span data-answer={discount ?? ""}>{discount === null ? "–" : format.percent(discount)}</span>}
            hint={hint(discount, metrics?.discount?.mae.value, (value) => format.percent(value))}
            large
          />
          <Metric
            label={t("predict.orders")}
            value={
              <span data-orders={historyOrders} data-lines={historyLines}>
                {format.number(historyOrders)}
              </span>
            }
            hint={[
              t("predict.ordersLines", { lines: historyLines }),
              later > 0 && t("predict.laterLines", { lines: later }),
            ]
              .filter(Boolean)
              .join(" ")}
          />
          {lastPurchase && (
            <Metric
              wide
              label={t("predict.lastPurchase")}
              value={lastPurchase.name || lastPurchase.product}
              hint={
                lastPurchase.name
                  ? t("predict.lastText", { product: lastPurchase.product, date: lastPurchase.time })
                  : format.date(lastPurchase.time)
              }
            />
          )}
        </Metrics>
      </div>
    </Card>
  );
}
