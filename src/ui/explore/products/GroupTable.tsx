// Groups of products in a table, each with a bar for its share; a name opens the lines behind it.

import { Table } from "@mantine/core";
import type { ProductReport, Sales } from "../../../core/explore/productReport.ts";
import type { SavedCell, SavedColumn } from "../../../core/lib/table/savedTable.ts";
import { useCurrency } from "../../currency.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Scroller } from "../../kit/Scroller.tsx";
import { type TableContent, TableMenu } from "../../kit/TableMenu.tsx";
import { useSales } from "./useSales.ts";

export interface GroupRow {
  key: string;
  name: string;
  sales: Sales;
  /** Cells between name and numbers, and after them. */
  more?: string;
  last?: string;
  onOpen(): void;
}

interface GroupTableProps {
  title: string;
  head: string;
  more?: string;
  last?: string;
  report: ProductReport;
  rows: GroupRow[];
  /** All of them, where only the first are shown. */
  all?: GroupRow[];
}

/** The table. */
export function GroupTable({ title, head, more, last, report, rows, all = rows }: GroupTableProps) {
  const { t } = useTexts();
  const format = useFormat();
  const { hasRevenue, amount, share, part } = useSales(report);
  const numbers = [
    t("products.products"),
    t("products.lines"),
    t("products.quantity"),
    ...(hasRevenue ? [t("products.revenue")] : []),
  ];
  const currency = useCurrency();
  const saved = (): TableContent => {
    const count = (title: string, digits = 0): SavedColumn => ({ title, kind: "number", digits });
    const columns: SavedColumn[] = [
      { title: head, kind: "text" },
      ...(more ? [{ title: more, kind: "text" as const }] : []),
      count(t("products.products")),
      count(t("products.lines")),
      count(t("products.quantity"), 2),
      ...(hasRevenue ? [{ title: t("products.revenue"), kind: "money" as const, currency }] : []),
      { title: t("products.share"), kind: "share" },
      ...(last ? [{ title: last, kind: "text" as const }] : []),
    ];
    const rowOf = ({ name, sales, more: middle, last: end }: GroupRow): SavedCell[] => [
      name,
      ...(more ? [middle ?? null] : []),
      sales.products,
      sales.lines,
      sales.quantity,
      ...(hasRevenue ? [sales.revenue] : []),
      part(sales),
      ...(last ? [end ?? null] : []),
    ];
    return { columns, rows: all.map(rowOf) };
  };
  const most = Math.max(...rows.map(({ sales }) => part(sales)), 1e-9);
  return (
    <>
      <div className="table-tools">
        <TableMenu title={title} table={saved} filtered />
      </div>
      <Scroller label={title}>
        <Table verticalSpacing={4} horizontalSpacing={8} fz="sm" className="grouped" aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{head}</Table.Th>
              {more && <Table.Th ta="right">{more}</Table.Th>}
              {numbers.map((name) => (
                <Table.Th key={name} ta="right">
                  {name}
                </Table.Th>
              ))}
              <Table.Th>{t("products.share")}</Table.Th>
              {last && <Table.Th ta="right">{last}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ key, name, sales, more: middle, last: end, onOpen }) => (
              <Table.Tr key={key}>
                <Table.Th scope="row" fw={400}>
                  <button
                    type="button"
                    className="group-name"
                    disabled={sales.lines === 0}
                    aria-label={t("lines.openOf", { name })}
                    onClick={onOpen}
                  >
                    {name}
                  </button>
                </Table.Th>
                {more && (
                  <Table.Td ta="right" className="figure">
                    {middle}
                  </Table.Td>
                )}
                {[
                  format.number(sales.products),
                  format.number(sales.lines),
                  format.number(sales.quantity, 2),
                  ...(hasRevenue ? [amount(sales, true)] : []),
                ].map((text, i) => (
                  <Table.Td key={numbers[i]} ta="right" className="figure">
                    {text}
                  </Table.Td>
                ))}
                <Table.Td className="figure">
                  <span className="share-cell">
                    <span className="bar" aria-hidden="true">
                      <span style={{ width: `${(100 * part(sales)) / most}%` }} />
                    </span>
                    {share(sales)}
                  </span>
                </Table.Td>
                {last && (
                  <Table.Td ta="right" className="figure">
                    {end}
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scroller>
    </>
  );
}
