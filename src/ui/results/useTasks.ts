// The tasks that the current model's data has, and how their numbers are written.

import { useMemo } from "react";
import { ANALYSED_NUMBERS, type AnalysedNumber, type AnalysedTask } from "../../core/analysis/testTable.ts";
import { useModelCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { useSession } from "../studioContext.ts";

export interface Tasks {
  /** Those in the data, the product first. */
  present: AnalysedTask[];
  numbers: AnalysedNumber[];
  name(task: AnalysedTask): string;
  /** The unit as a chart's title has it. */
  unit(task: AnalysedNumber): string;
  show(task: AnalysedNumber, value: number, compact?: boolean): string;
}

/** Of the model on the screen; the same object while it, the language and the currency stay. */
export function useTasks(): Tasks {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useModelCurrency();
  const metrics = useSession((state) => state.model?.summary.metrics);
  return useMemo(() => {
    const numbers = ANALYSED_NUMBERS.filter((task) => metrics?.[task]);
    return {
      present: ["product", ...numbers],
      numbers,
      name: (task) => (task === "product" ? t("analysis.product") : t(`train.${task}`)),
      unit: (task) => (task === "quantity" ? t("analysis.unit") : task === "revenue" ? (currency ?? "") : "%"),
      show(task, value, compact = false) {
        if (task === "discount") return format.percent(value, compact ? 0 : 2);
        if (task === "revenue") return format.money(value, currency, compact);
        return compact ? format.compact(value) : format.number(value, 2);
      },
    };
  }, [metrics, t, format, currency]);
}
