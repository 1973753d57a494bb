// Dear and cheap products: fifths of the usual price.

import { Text } from "@mantine/core";
import type { ProductReport } from "../../../core/explore/productReport.ts";
import { useCurrency } from "../../currency.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Card } from "../../kit/Card.tsx";
import { useOpenLines } from "../../lines/LinesPanel.tsx";
import { GroupTable } from "./GroupTable.tsx";

/** The price tiers of the model's features, over all lines of the data set. */
export function TiersCard({ report }: { report: ProductReport }) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const openLines = useOpenLines();
  const { thresholds, tiers, rows } = report;
  const money = (value: number) => format.money(value, currency);
  const range = (tier: number) => {
    if (tier === 0) return "–";
    const [from, to] = [thresholds[tier - 2], thresholds[tier - 1]];
    if (from === undefined) return t("products.upTo", { to: money(to!) });
    return to === undefined ? t("products.above", { from: money(from) }) : `${money(from)} – ${money(to)}`;
  };
  const shown = [1, 2, 3, 4, 5, 0].filter((tier) => tier > 0 || tiers[0]!.products > 0);
  return (
    <Card title={t("products.tiers")} lead={t("products.tiersLead")}>
      {thresholds.length === 0 ? (
        <Text size="sm">{t("products.noPrices")}</Text>
      ) : (
        <GroupTable
          title={t("products.tiers")}
          head={t("products.tier")}
          more={t("products.price")}
          report={report}
          rows={shown.map((tier) => {
            const name = tier === 0 ? t("products.noTier") : t("products.tierName", { tier });
            return {
              key: String(tier),
              name,
              sales: tiers[tier]!,
              more: range(tier),
              onOpen: () =>
                openLines({ products: rows.filter((row) => row.tier === tier).map(({ product }) => product) }, name),
            };
          })}
        />
      )}
    </Card>
  );
}
