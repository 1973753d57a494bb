// What the customer's line of a suggested product would be: quantity × price less discount, and how far to trust it.

import { Text } from "@mantine/core";
import type { ProductAmounts as Amounts } from "../../core/model/amounts/productAmounts.ts";
import { useModelCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";

/** A discount below it would be shown as 0.0%. */
const LEAST_SHOWN = 0.0005;

interface ProductAmountsProps {
  amounts: Amounts;
  /** Whether the model is asked about the data that it was judged on. */
  own: boolean | null;
}

/** Two lines under the product's name; where the data have no money they tell the quantity alone. Factors are rounded: ≈. */
export function ProductAmounts({ amounts, own }: ProductAmountsProps) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useModelCurrency();
  const { quantity, price, discount, amount } = amounts;
  const money = (value: number): string => format.money(value, currency);
  const units = (value: number): string => format.number(value, 1);
  const told = amount ?? quantity;
  if (!told) return null;
  const show = amount ? money : units;
  const factors = [
    quantity && units(quantity.median),
    price !== null && `× ${money(price)}`,
    price !== null && discount && discount.median >= LEAST_SHOWN && `− ${format.percent(discount.median)}`,
  ].filter(Boolean);
  const off = t(own === false ? "shift.offOther" : "predict.off", { value: show(told.off) });
  const range = t("predict.amountRange", { low: show(told.low), high: show(told.high) });
  return (
    <>
      <Text
        size="sm"
        component="span"
        className="bar-row-wide"
        data-quantity={quantity?.median}
        data-price={price ?? undefined}
        data-amount={amount?.median}
      >
        {factors.join(" ")}
        {amount && ` ≈ ${money(amount.median)}`}
      </Text>
      <Text size="xs" c="dimmed" component="span" className="bar-row-wide" data-amount-mean={amount?.mean}>
        {t("predict.amountMean", { mean: show(told.mean) })} · {off} · {range}
      </Text>
    </>
  );
}
