// What discounts did by family of products.

import { Text } from "@mantine/core";
import type { FamilyEffect } from "../../../core/explore/discounts/discountEffect.ts";
import type { ColumnKind } from "../../../core/lib/table/savedTable.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { useOpenLines } from "../../lines/LinesPanel.tsx";
import { RowTable, type SortableColumn } from "../../lines/RowTable.tsx";

const FILTERED = { filtered: true };
const textOf = ({ family }: FamilyEffect) => family;

/** A family opens its lines. */
export function FamilyTable({ families }: { families: readonly FamilyEffect[] }) {
  const { t } = useTexts();
  const format = useFormat();
  const openLines = useOpenLines();
  const signed = (value: number) => `${value >= 0 ? "+" : ""}${format.percent(value)}`;
  const figure = (
    key: "shrunk" | "change" | "low" | "high" | "comparisons" | "customers",
    show: (value: number) => string,
    saved: ColumnKind,
  ): SortableColumn<FamilyEffect> => ({
    ...{ key, name: t(`discounts.${key}`), width: "110px", right: true, saved },
    value: (row) => row[key],
    of: (row) => show(row[key]),
  });
  const whole = (value: number) => format.number(value);
  const columns: SortableColumn<FamilyEffect>[] = [
    {
      ...{ key: "family", name: t("discounts.family"), width: "minmax(120px, 1fr)", value: textOf, of: textOf },
      press: {
        act: ({ family }) => openLines({ families: [family] }, t("products.familyNamed", { family })),
        label: ({ family }) => t("lines.openOf", { name: family }),
      },
    },
    figure("shrunk", signed, { kind: "share" }),
    figure("change", signed, { kind: "share" }),
    figure("low", signed, { kind: "share" }),
    figure("high", signed, { kind: "share" }),
    figure("comparisons", whole, { kind: "number", digits: 0 }),
    figure("customers", whole, { kind: "number", digits: 0 }),
  ];
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {t("discounts.familyTable")}
      </Text>
      <RowTable
        name={t("discounts.familyTable")}
        searchLabel={t("ranking.search")}
        columns={columns}
        rows={families}
        textOf={textOf}
        minWidth={800}
        origin={FILTERED}
      />
      <Text size="xs" c="dimmed" mt="xs" maw={760}>
        {families.length > 1 && families.every(({ shrunk }) => shrunk === families[0]!.shrunk) && (
          <>{t("discounts.alike")} </>
        )}
        {t("discounts.shrunkHint")}
      </Text>
    </div>
  );
}
