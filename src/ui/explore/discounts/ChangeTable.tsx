// What changed with a discount, a row for each thing measured.

import { Table, Text } from "@mantine/core";
import { type DiscountEffect, OUTCOMES } from "../../../core/explore/discounts/discountEffect.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Scroller } from "../../kit/Scroller.tsx";
import { TableHead } from "../../kit/TableHead.tsx";
import { type TableContent, TableMenu } from "../../kit/TableMenu.tsx";

/** Rows without an answer are left out. */
export function ChangeTable({ changes }: Pick<DiscountEffect, "changes">) {
  const { t } = useTexts();
  const format = useFormat();
  const title = t("discounts.table");
  const rows = OUTCOMES.flatMap((outcome) => {
    const change = changes[outcome];
    return change ? [{ name: t(`discounts.${outcome}`), ...change }] : [];
  });
  const heads = (["outcome", "change", "low", "high", "comparisons", "customers"] as const).map((key) =>
    t(`discounts.${key}`),
  );
  const saved = (): TableContent => ({
    columns: heads.map((name, i) => {
      if (i === 0) return { kind: "text", title: name };
      return i < 4 ? { kind: "share", title: name } : { kind: "number", digits: 0, title: name };
    }),
    rows: rows.map(({ name, change, low, high, comparisons, customers }) => [
      ...[name, change, low, high, comparisons, customers],
    ]),
  });
  const signed = (value: number) => `${value >= 0 ? "+" : ""}${format.percent(value)}`;
  return (
    <div>
      <div className="table-head">
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <TableMenu title={title} table={saved} filtered />
      </div>
      <Scroller label={title}>
        <Table verticalSpacing={4} horizontalSpacing={8} fz="sm" miw={620} aria-label={title}>
          <TableHead heads={heads} />
          <Table.Tbody>
            {rows.map(({ name, change, low, high, comparisons, customers }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" fw={400}>
                  {name}
                </Table.Th>
                {[
                  ...[signed(change), signed(low), signed(high)],
                  ...[format.number(comparisons), format.number(customers)],
                ].map((text, i) => (
                  <Table.Td key={heads[i + 1]} ta="right" className="figure">
                    {text}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scroller>
    </div>
  );
}
