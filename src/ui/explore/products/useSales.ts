// What products, tiers and families are measured by: revenue, or lines where the file has no money.

import { useCallback } from "react";
import type { ProductReport } from "../../../core/explore/productReport.ts";
import { useCurrency } from "../../currency.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { useSession } from "../../studioContext.ts";

interface Sold {
  lines: number;
  revenue: number;
}

/** Names and numbers of the measure. */
export function useSales({ all }: ProductReport) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const hasRevenue = useHasRevenue();
  const amount = useCallback(
    (sold: Sold, compact = false) =>
      hasRevenue ? format.money(sold.revenue, currency, compact) : format.number(sold.lines),
    [hasRevenue, format, currency],
  );
  const whole = hasRevenue ? all.revenue : all.lines;
  const share = useCallback(
    (sold: Sold) => (whole > 0 ? format.percent((hasRevenue ? sold.revenue : sold.lines) / whole) : "–"),
    [hasRevenue, whole, format],
  );
  const part = useCallback(
    (sold: Sold) => (whole > 0 ? Math.max(0, (hasRevenue ? sold.revenue : sold.lines) / whole) : 0),
    [hasRevenue, whole],
  );
  return { hasRevenue, measure: t(hasRevenue ? "products.revenue" : "products.lines"), amount, share, part };
}

/** Whether the open file has money. */
function useHasRevenue(): boolean {
  return useSession(({ data }) => data.kind === "ready" && data.info.inspection.totals.revenue !== 0);
}
