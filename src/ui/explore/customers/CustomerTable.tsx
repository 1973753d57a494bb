// Every customer of the lines in the filter; the id opens the customer's lines.

import type { CustomerRow } from "../../../core/explore/customerReport.ts";
import type { ColumnKind } from "../../../core/lib/table/savedTable.ts";
import { useCurrency } from "../../currency.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { besides, label } from "../../kit/label.ts";
import { useOpenLines } from "../../lines/LinesPanel.tsx";
import { RowTable, type SortableColumn } from "../../lines/RowTable.tsx";

const FILTERED = { filtered: true };
const textOf = ({ customer, name }: CustomerRow) => `${customer} ${name}`;

interface CustomerTableProps {
  name: string;
  rows: readonly CustomerRow[];
  hasRevenue: boolean;
}

/** The customers in the order given. */
export function CustomerTable({ name: title, rows, hasRevenue }: CustomerTableProps) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const openLines = useOpenLines();
  const number = (
    key: keyof CustomerRow & string,
    name: string,
    width: string,
    value: (row: CustomerRow) => number,
    show: (value: number) => string,
    saved: ColumnKind = { kind: "number", digits: 0 },
  ): SortableColumn<CustomerRow> => ({ key, name, width, value, of: (row) => show(value(row)), right: true, saved });
  const whole = (value: number) => format.number(value);
  const digits = (count: number): ColumnKind => ({ kind: "number", digits: count });
  const columns: SortableColumn<CustomerRow>[] = [
    {
      key: "customer",
      name: t("buyers.customer"),
      width: "minmax(170px, 2fr)",
      value: ({ customer }) => customer,
      of: ({ customer }) => customer,
      under: ({ customer, name }) => besides(customer, name),
      beside: { name: t("buyers.name"), of: ({ name }) => name },
      press: {
        act: ({ customer, name }) => openLines({ customers: [customer] }, label(customer, name)),
        label: ({ customer, name }) => t("lines.openOf", { name: label(customer, name) }),
      },
    },
    ...(hasRevenue
      ? [
          number(
            "revenue",
            t("buyers.revenue"),
            "140px",
            ({ revenue }) => revenue,
            (value) => format.money(value, currency),
            { kind: "money", currency },
          ),
        ]
      : []),
    number("lines", t("lines.lines"), "76px", ({ lines }) => lines, whole),
    number("orders", t("buyers.orders"), "84px", ({ orders }) => orders, whole),
    number(
      "gapDays",
      t("buyers.gapDays"),
      "110px",
      ({ gapDays }) => gapDays,
      (value) => format.number(value, 1),
      digits(1),
    ),
    number("products", t("buyers.products"), "90px", ({ products }) => products, whole),
    number("families", t("buyers.families"), "84px", ({ families }) => families, whole),
    number(
      "entropy",
      t("buyers.entropy"),
      "84px",
      ({ entropy }) => entropy,
      (value) => format.number(value, 2),
      digits(2),
    ),
    number(
      "evenness",
      t("buyers.evenness"),
      "84px",
      ({ evenness }) => evenness,
      (value) => format.number(value, 2),
      digits(2),
    ),
    number("first", t("buyers.first"), "100px", ({ first }) => first, format.date, { kind: "date" }),
    number("last", t("buyers.last"), "100px", ({ last }) => last, format.date, { kind: "date" }),
  ];
  return (
    <RowTable
      name={title}
      searchLabel={t("buyers.search")}
      columns={columns}
      rows={rows}
      textOf={textOf}
      minWidth={1180}
      origin={FILTERED}
    />
  );
}
