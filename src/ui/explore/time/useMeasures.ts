// What the charts over time count, and how its numbers are written.

import { useMemo } from "react";
import { useCurrency } from "../../currency.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";

export const SLOT_MEASURES = ["revenue", "orders", "customers", "quantity", "lines"] as const;
export type SlotMeasure = (typeof SLOT_MEASURES)[number];

/** Stable while language and currency are. */
export function useMeasures() {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  return useMemo(
    () => ({
      name: (measure: SlotMeasure) => t(`time.${measure}`),
      show(measure: SlotMeasure, value: number, compact = false) {
        if (measure === "revenue") return format.money(value, currency, compact);
        return compact ? format.compact(value) : format.number(value, 2);
      },
      unit: (measure: SlotMeasure) => (measure === "revenue" ? (currency ?? undefined) : undefined),
    }),
    [t, format, currency],
  );
}
