// Amounts of lines whose product is given: errors beside the honest rule, sums, what intervals hold; and sums of groups.

import { Text } from "@mantine/core";
import type { AmountsReport, GroupSums } from "../../core/evaluation/report.ts";
import type { ColumnKind } from "../../core/lib/table/savedTable.ts";
import { useModelCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { Fold } from "../kit/Fold.tsx";
import { type FigureRow, FigureTable } from "./FigureTable.tsx";

const TASKS = ["quantity", "revenue", "discount"] as const;
const MEASURES = ["model", "rule", "better", "wape", "sums", "coverage", "before", "last"] as const;
const SUMS = ["lines", "said", "actual", "sums"] as const;

/** The card; models of older versions have none. */
export function AmountsCard({ amounts }: { amounts: AmountsReport }) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useModelCurrency();
  const money = (value: number) => format.money(value, currency);
  const show = {
    quantity: (value: number) => format.fixed(value, 2),
    revenue: money,
    discount: (value: number) => format.percent(value, 2),
  };
  const rows = TASKS.flatMap((task): FigureRow[] => {
    const found = amounts[task];
    if (!found) return [];
    const { mae, rule, lead, wape, sums, coverage, beforeProduct } = found;
    const figures = [
      show[task](mae.value),
      show[task](rule.value),
      t(lead.low > 0 ? "amounts.yes" : lead.value > 0 ? "amounts.unclear" : "amounts.no"),
      ...[wape, sums, coverage].map((share) => format.percent(share)),
      show[task](beforeProduct.mae.value),
      show[task](beforeProduct.rule.value),
    ];
    const values = [mae.value, rule.value, figures[2]!, wape, sums, coverage];
    const saved = [...values, beforeProduct.mae.value, beforeProduct.rule.value];
    return [{ key: task, name: t(`amounts.${task}`), figures, saved }];
  });
  const groupRow = (
    kind: GroupSums["kind"],
    { name, lines, said, actual }: GroupSums["groups"][number],
  ): FigureRow => ({
    key: name,
    name: (kind === "month" ? monthText(name) : name) || t("common.unknown"),
    figures: [
      format.number(lines),
      money(said),
      money(actual),
      format.percent(actual > 0 ? said / actual : Number.NaN),
    ],
    saved: [lines, said, actual, actual > 0 ? said / actual : null],
  });
  const share: ColumnKind = { kind: "share" };
  const plain: ColumnKind = { kind: "text" };
  const inMoney: ColumnKind = { kind: "money", currency };
  return (
    <Card title={t("amounts.title")} lead={t("amounts.lead")}>
      <FigureTable
        label={t("amounts.title")}
        heads={[t("amounts.task"), ...MEASURES.map((name) => t(`amounts.${name}`))]}
        rows={rows}
        kinds={[plain, plain, plain, share, share, share, plain, plain]}
        width={960}
      />
      {amounts.groups.map(({ kind, groups }) => (
        <Fold key={kind} title={t(`amounts.by.${kind}`)}>
          <FigureTable
            label={t(`amounts.by.${kind}`)}
            heads={[t("amounts.group"), ...SUMS.map((name) => t(`amounts.${name}`))]}
            rows={inOrder(kind, groups).map((group) => groupRow(kind, group))}
            kinds={[{ kind: "number", digits: 0 }, inMoney, inMoney, share]}
            width={560}
          />
        </Fold>
      ))}
      <Text size="xs" c="dimmed" mt="xs">
        {t("amounts.note")}
      </Text>
    </Card>
  );
}

/** Months follow each other; the others stand as they are, the most money first. */
function inOrder(kind: GroupSums["kind"], groups: GroupSums["groups"]): GroupSums["groups"] {
  return kind === "month" ? [...groups].sort((a, b) => a.name.localeCompare(b.name)) : groups;
}

/** "10/2025" of "2025-10", as months are written on every screen. */
function monthText(month: string): string {
  return month.split("-").reverse().join("/");
}
