// Amounts of lines whose product is given: errors beside the honest rule, sums, what intervals hold; and sums of groups.

import { Table, Text } from "@mantine/core";
import type { AmountsMetrics, AmountsReport } from "../../core/evaluation/report.ts";
import { useModelCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { Scroller } from "../kit/Scroller.tsx";

const TASKS = ["quantity", "revenue", "discount"] as const;

/** The card; models of older versions have none. */
export function AmountsCard({ amounts }: { amounts: AmountsReport }) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useModelCurrency();
  const show = {
    quantity: (value: number) => format.number(value, 2),
    revenue: (value: number) => format.money(value, currency),
    discount: (value: number) => format.fixed(value * 100, 2),
  };
  const rows = TASKS.flatMap((task): [(typeof TASKS)[number], AmountsMetrics][] => {
    const found = amounts[task];
    return found ? [[task, found]] : [];
  });
  return (
    <Card title={t("amounts.title")} lead={t("amounts.lead")}>
      <Scroller label={t("amounts.title")}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th />
              {(["model", "rule", "better", "wape", "sums", "coverage", "before", "last"] as const).map((name) => (
                <Table.Th key={name}>{t(`amounts.${name}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([task, { mae, rule, lead, wape, sums, coverage, beforeProduct }]) => (
              <Table.Tr key={task} data-task={task} data-better={lead.low > 0}>
                <Table.Th scope="row">{t(`amounts.${task}`)}</Table.Th>
                <Table.Td>{show[task](mae.value)}</Table.Td>
                <Table.Td>{show[task](rule.value)}</Table.Td>
                <Table.Td>
                  {t(lead.low > 0 ? "amounts.yes" : lead.value > 0 ? "amounts.unclear" : "amounts.no")}
                </Table.Td>
                <Table.Td>{format.percent(wape)}</Table.Td>
                <Table.Td>{format.percent(sums)}</Table.Td>
                <Table.Td>{format.percent(coverage)}</Table.Td>
                <Table.Td>{show[task](beforeProduct.mae.value)}</Table.Td>
                <Table.Td>{show[task](beforeProduct.rule.value)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scroller>
      {amounts.groups.map(({ kind, groups }) => (
        <details key={kind} data-groups={kind}>
          <summary>{t(`amounts.by.${kind}`)}</summary>
          <Scroller label={t(`amounts.by.${kind}`)}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  {(["group", "lines", "said", "actual", "sums"] as const).map((name) => (
                    <Table.Th key={name}>{t(`amounts.${name}`)}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {groups.map(({ name, lines, said, actual }) => (
                  <Table.Tr key={name}>
                    <Table.Td>{name || "–"}</Table.Td>
                    <Table.Td>{format.number(lines)}</Table.Td>
                    <Table.Td>{format.money(said, currency)}</Table.Td>
                    <Table.Td>{format.money(actual, currency)}</Table.Td>
                    <Table.Td>{actual > 0 ? format.percent(said / actual) : "–"}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Scroller>
        </details>
      ))}
      <Text size="xs" c="dimmed" mt="xs">
        {t("amounts.note")}
      </Text>
    </Card>
  );
}
