// A place's figures in words: money in the file's currency, counts, shares of the whole.

import { useMemo } from "react";
import { useCurrency } from "../../currency.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { type AreaRow, type Figures, MEASURES, type Measure } from "./areaRows.ts";

/** Stable while language, currency and totals are. */
export function useFigures(total: Figures) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  return useMemo(() => {
    const show = (measure: Measure, value: number, compact = false) => {
      if (measure === "discount") return format.percent(value);
      if (measure === "revenue") return format.money(value, currency, compact);
      return compact ? format.compact(value) : format.number(value);
    };
    // Of the whole; a discount is no part of one.
    const share = (measure: Measure, value: number) =>
      measure === "discount" ? "" : format.percent(total[measure] === 0 ? 0 : value / total[measure]);
    const nameOf = ({ kind, name }: Pick<AreaRow, "kind" | "name">) =>
      kind === "province" ? name : t(`places.${kind}`);
    return {
      show,
      share,
      nameOf,
      /** In what a measure counts; nothing where its name says it. */
      unit: (measure: Measure) => (measure === "revenue" ? (currency ?? undefined) : undefined),
      tooltip: (row: AreaRow) => [
        nameOf(row),
        ...MEASURES.filter((measure) => total[measure] !== 0).map((measure) => {
          const beside = measure === "discount" ? show("revenue", row.off) : share(measure, row[measure]);
          return `${t(`places.${measure}`)}: ${show(measure, row[measure])} (${beside})`;
        }),
      ],
    };
  }, [t, format, currency, total]);
}
