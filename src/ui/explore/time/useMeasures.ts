// What the charts over time count, and how its numbers are written.

import { useMemo } from "react";
import type { FilterChoices } from "../../../core/explore/selection.ts";
import { useCurrency } from "../../currency.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";

export const SLOT_MEASURES = [
  "revenue",
  "orders",
  "customers",
  "quantity",
  "lines",
  "discount",
  "discountShare",
] as const;
export type SlotMeasure = (typeof SLOT_MEASURES)[number];

/** Those that the file has. */
export function measuresOf({ hasRevenue, hasDiscount }: FilterChoices): SlotMeasure[] {
  return SLOT_MEASURES.filter((each) => {
    if (each === "revenue") return hasRevenue;
    return each === "discount" || each === "discountShare" ? hasRevenue && hasDiscount : true;
  });
}

/** Stable while language and currency are. */
export function useMeasures() {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  return useMemo(
    () => ({
      name: (measure: SlotMeasure) => t(`time.${measure}`),
      show(measure: SlotMeasure, value: number, compact = false) {
        if (measure === "discountShare") return Number.isNaN(value) ? "–" : format.percent(value);
        if (measure === "revenue" || measure === "discount") return format.money(value, currency, compact);
        return compact ? format.compact(value) : format.number(value, 2);
      },
      unit: (measure: SlotMeasure) =>
        measure === "revenue" || measure === "discount" ? (currency ?? undefined) : undefined,
    }),
    [t, format, currency],
  );
}
