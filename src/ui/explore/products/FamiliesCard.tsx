// Families of products by revenue, each beside the year before.

import { Button } from "@mantine/core";
import { useState } from "react";
import type { FamilyYears } from "../../../core/explore/familyYears.ts";
import type { ProductReport } from "../../../core/explore/productReport.ts";
import { DAY_MS } from "../../../core/lib/calendar.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Card } from "../../kit/Card.tsx";
import { useOpenLines } from "../../lines/LinesPanel.tsx";
import { GroupTable } from "./GroupTable.tsx";

const FIRST = 12;

/** `years` is null where the data do not reach back far enough. */
export function FamiliesCard({ report, years }: { report: ProductReport; years: FamilyYears | null }) {
  const { t } = useTexts();
  const format = useFormat();
  const openLines = useOpenLines();
  const [all, setAll] = useState(false);
  const families = report.families.toSorted((a, b) => b.revenue - a.revenue || b.lines - a.lines);
  const byFamily = new Map(years?.families.map((each) => [each.family, each]));
  const change = (family: string) => {
    const { now = 0, before = 0 } = byFamily.get(family) ?? {};
    if (!(before > 0)) return "–";
    return `${now >= before ? "+" : ""}${format.percent(now / before - 1)}`;
  };
  const rows = families.map((sales) => ({
    key: sales.family,
    name: sales.family || t("products.noFamily"),
    sales,
    last: change(sales.family),
    onOpen: () => openLines({ families: [sales.family] }, t("products.familyNamed", { family: sales.family })),
  }));
  const lead = years
    ? t("products.familiesYears", { from: years.from, to: years.to - DAY_MS })
    : t("products.familiesLead");
  return (
    <Card title={t("products.families")} lead={lead}>
      <GroupTable
        title={t("products.families")}
        head={t("products.family")}
        last={years ? t("products.change") : undefined}
        report={report}
        rows={all ? rows : rows.slice(0, FIRST)}
        all={rows}
      />
      {families.length > FIRST && (
        <Button size="compact-xs" variant="subtle" mt="xs" onClick={() => setAll(!all)}>
          {t(all ? "common.showLess" : "common.showAll")} ({format.number(families.length)})
        </Button>
      )}
    </Card>
  );
}
