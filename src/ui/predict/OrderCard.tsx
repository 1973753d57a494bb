// A customer's next order: what is likely in it and why, what it is worth, and what is not due yet.

import { Badge, Table, Text } from "@mantine/core";
import type { NextOrder, OrderGap, OrderProduct } from "../../core/orders/nextOrder.ts";
import { orderMessage } from "../../core/orders/orderMessages.ts";
import { reasonMessage } from "../../core/orders/reason.ts";
import { useModelCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { besides } from "../kit/label.ts";
import { Metric, Metrics } from "../kit/Metric.tsx";
import { Scroller } from "../kit/Scroller.tsx";
import { TableHead } from "../kit/TableHead.tsx";
import { type TableContent, TableMenu } from "../kit/TableMenu.tsx";

/** Less likely products are told in the saved table alone. */
const LEAST_SHOWN = 0.01;
/** Reasons told of a product. */
const REASONS = 2;

interface OrderCardProps {
  order: NextOrder;
  /** What the model cannot say. */
  gaps: readonly OrderGap[];
}

/** The card of one customer. */
export function OrderCard({ order, gaps }: OrderCardProps) {
  const { t } = useTexts();
  const localise = useLocalise();
  const format = useFormat();
  const currency = useModelCurrency();
  const { customer, name, time, walkIn, orders, last, lines, value } = order;
  const money = (amount: number) => format.money(amount, currency);
  return (
    <Card
      title={`${customer} ${besides(customer, name)}`.trim()}
      lead={
        orders === 0 ? `${t("order.lead", { date: time })} ${t("predict.noHistory")}` : t("order.lead", { date: time })
      }
      aside={
        walkIn && (
          <Badge variant="default" tt="none">
            {t("field.walkIn")}
          </Badge>
        )
      }
    >
      <div className="stack" data-order-of={customer}>
        <Metrics>
          {value && (
            <Metric
              label={t("order.total")}
              value={<span data-order-value={value.mean}>{money(value.mean)}</span>}
              hint={value.range && t("order.totalHint", { low: money(value.range.low), high: money(value.range.high) })}
              large
            />
          )}
          <Metric
            label={t("order.size")}
            value={<span data-order-lines={lines}>{format.number(lines, 1)}</span>}
            hint={t("order.sizeHint")}
            large
          />
          <Metric
            label={t("order.ordersSoFar")}
            value={format.number(orders)}
            hint={last === null ? t("order.firstOrder") : t("order.lastOrder", { date: last })}
          />
        </Metrics>
        <Basket order={order} />
        <Later order={order} />
        {gaps.map((gap) => (
          <Text key={gap} size="xs" c="dimmed">
            {localise(orderMessage(`order.gap.${gap}`))}
          </Text>
        ))}
      </div>
    </Card>
  );
}

function Basket({ order: { customer, name, time, products } }: { order: NextOrder }) {
  const { t } = useTexts();
  const localise = useLocalise();
  const format = useFormat();
  const currency = useModelCurrency();
  const has = (of: (product: OrderProduct) => unknown) => products.some((each) => of(each) != null);
  const shown = {
    quantity: has(({ amounts }) => amounts?.quantity),
    price: has(({ amounts }) => amounts?.price),
    discount: has(({ amounts }) => amounts?.discount),
    amount: has(({ amounts }) => amounts?.amount),
  };
  const reasons = ({ reasons: all }: OrderProduct) =>
    all.slice(0, REASONS).map((each) => localise(reasonMessage(each)));
  const saved = (): TableContent => ({
    columns: [
      { title: t("order.product"), kind: "text" },
      { title: t("order.name"), kind: "text" },
      { title: t("order.chance"), kind: "share" },
      ...(shown.quantity ? [{ title: t("order.quantity"), kind: "number" as const, digits: 1 }] : []),
      ...(shown.price ? [{ title: t("order.price"), kind: "money" as const, currency }] : []),
      ...(shown.discount ? [{ title: t("order.discount"), kind: "share" as const }] : []),
      ...(shown.amount ? [{ title: t("order.amount"), kind: "money" as const, currency }] : []),
      { title: t("order.why"), kind: "text" },
    ],
    rows: products.map((each) => [
      each.product,
      each.name,
      each.probability,
      ...(shown.quantity ? [each.amounts?.quantity?.median ?? null] : []),
      ...(shown.price ? [each.amounts?.price ?? null] : []),
      ...(shown.discount ? [each.amounts?.discount?.median ?? null] : []),
      ...(shown.amount ? [each.amounts?.amount?.median ?? null] : []),
      reasons(each).join("; "),
    ]),
  });
  const title = t("order.basket");
  const amounts = (["quantity", "price", "discount", "amount"] as const).filter((each) => shown[each]);
  const heads = [
    ...[t("order.product"), t("order.chance")],
    ...amounts.map((each) => t(`order.${each}`)),
    t("order.why"),
  ];
  return (
    <div>
      <div className="table-head">
        <Text fw={600} size="sm">
          {title}
        </Text>
        <TableMenu
          title={`${t("order.title")} ${customer}`}
          table={saved}
          model
          notes={[
            [t("order.customer"), `${customer} ${besides(customer, name)}`.trim()],
            [t("predict.date"), format.date(time)],
          ]}
        />
      </div>
      <Scroller label={title}>
        <Table fz="sm" verticalSpacing={5} aria-label={title}>
          <TableHead heads={heads} texts={[0, 1, heads.length - 1]} />
          <Table.Tbody>
            {products
              .filter(({ probability }, i) => i < 3 || probability >= LEAST_SHOWN)
              .map((each) => (
                <BasketRow key={each.product} product={each} shown={shown} why={reasons(each)} />
              ))}
          </Table.Tbody>
        </Table>
      </Scroller>
      {(shown.quantity || shown.amount) && (
        <Text size="xs" c="dimmed" mt={4}>
          {t("order.amountsHint")}
        </Text>
      )}
    </div>
  );
}

interface BasketRowProps {
  product: OrderProduct;
  shown: Record<"quantity" | "price" | "discount" | "amount", boolean>;
  why: readonly string[];
}

function BasketRow({ product: { product, name, probability, amounts }, shown, why }: BasketRowProps) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useModelCurrency();
  const money = (value: number | undefined | null) => (value == null ? "–" : format.money(value, currency));
  const { quantity, price, discount, amount } = amounts ?? {
    quantity: null,
    price: null,
    discount: null,
    amount: null,
  };
  const range = amount && t("predict.amountRange", { low: money(amount.low), high: money(amount.high) });
  return (
    <Table.Tr data-basket={product} data-chance={probability} data-basket-amount={amount?.median}>
      <Table.Th scope="row" fw={550}>
        {product}
        {besides(product, name) && (
          <Text span size="xs" c="dimmed" display="block" fw={400}>
            {name}
          </Text>
        )}
      </Table.Th>
      <Table.Td className="figure">
        <span className="chance">
          <span className="bar" aria-hidden="true">
            <span style={{ width: `${100 * probability}%` }} />
          </span>
          {format.percent(probability, 0)}
        </span>
      </Table.Td>
      {shown.quantity && (
        <Table.Td ta="right" className="figure">
          {quantity ? format.number(quantity.median, 1) : "–"}
        </Table.Td>
      )}
      {shown.price && (
        <Table.Td ta="right" className="figure">
          {money(price)}
        </Table.Td>
      )}
      {shown.discount && (
        <Table.Td ta="right" className="figure">
          {discount ? format.percent(discount.median) : "–"}
        </Table.Td>
      )}
      {shown.amount && (
        <Table.Td ta="right" className="figure" title={range ?? undefined}>
          {money(amount?.median)}
        </Table.Td>
      )}
      <Table.Td className="why">{why.length > 0 ? why.join(" · ") : "–"}</Table.Td>
    </Table.Tr>
  );
}

function Later({ order: { later } }: { order: NextOrder }) {
  const { t } = useTexts();
  const format = useFormat();
  const title = t("order.later");
  if (later.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t("order.laterNone")}
      </Text>
    );
  }
  return (
    <div>
      <Text fw={600} size="sm" mb={4}>
        {title}
      </Text>
      <Scroller
        label={title}
        table={() => ({
          columns: [
            { title: t("order.product"), kind: "text" },
            { title: t("buyers.name"), kind: "text" },
            { title: t("order.laterEvery"), kind: "number", digits: 0 },
            { title: t("order.laterLast"), kind: "date" },
            { title: t("order.laterDue"), kind: "date" },
            { title: t("order.chance"), kind: "share" },
          ],
          rows: later.map(({ product, name, own, due, probability }) => [
            ...[product, name],
            ...[own.everyDays, own.last, due, probability],
          ]),
        })}
      >
        <Table fz="sm" verticalSpacing={4} aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("order.product")}</Table.Th>
              <Table.Th ta="right">{t("order.laterEvery")}</Table.Th>
              <Table.Th ta="right">{t("order.laterLast")}</Table.Th>
              <Table.Th ta="right">{t("order.laterDue")}</Table.Th>
              <Table.Th ta="right">{t("order.chance")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {later.map(({ product, name, own, due, probability }) => (
              <Table.Tr key={product} data-later={product}>
                <Table.Th scope="row" fw={550}>
                  {product}
                  {besides(product, name) && (
                    <Text span size="xs" c="dimmed" display="block" fw={400}>
                      {name}
                    </Text>
                  )}
                </Table.Th>
                {[
                  format.number(own.everyDays),
                  format.date(own.last),
                  format.date(due),
                  format.percent(probability, 0),
                ].map((text, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns stand still
                  <Table.Td key={i} ta="right" className="figure">
                    {text}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scroller>
    </div>
  );
}
