// Every customer of the lines in the filter, with where it lies and who visits it; the id opens the customer's lines.

import { useCallback } from "react";
import type { CustomerGroupNames } from "../../../core/explore/customerGroupNames.ts";
import type { CustomerRow } from "../../../core/explore/customerReport.ts";
import type { ColumnKind } from "../../../core/lib/table/savedTable.ts";
import { useCurrency } from "../../currency.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { besides, label } from "../../kit/label.ts";
import { useOpenLines } from "../../lines/LinesPanel.tsx";
import { RowTable, type SortableColumn } from "../../lines/RowTable.tsx";

const FILTERED = { filtered: true };

interface CustomerTableProps {
  name: string;
  rows: readonly CustomerRow[];
  hasRevenue: boolean;
  /** Whom each belongs to now. */
  groups: readonly CustomerGroupNames[];
}

/** The customers in the order given. */
export function CustomerTable({ name: title, rows, hasRevenue, groups }: CustomerTableProps) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const openLines = useOpenLines();
  const textOf = useCallback(
    ({ customer, name }: CustomerRow) =>
      [customer, name, ...groups.map(({ groups: of }) => of.get(customer) ?? "")].join(" "),
    [groups],
  );
  const number = (
    key: keyof CustomerRow & string,
    name: string,
    width: string,
    value: (row: CustomerRow) => number,
    show: (value: number) => string,
    saved: ColumnKind = { kind: "number", digits: 0 },
  ): SortableColumn<CustomerRow> => ({ key, name, width, value, of: (row) => show(value(row)), right: true, saved });
  const percent = (value: number) => (Number.isNaN(value) ? "–" : format.percent(value));
  const hasDiscount = rows.some(({ discount }) => discount !== 0);
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
    ...groups.map(
      ({ dimension, groups: of }): SortableColumn<CustomerRow> => ({
        key: dimension,
        name: t(`due.dimensions.${dimension}`),
        width: "minmax(110px, 1fr)",
        value: ({ customer }) => of.get(customer) ?? "",
        of: ({ customer }) => of.get(customer) ?? "–",
      }),
    ),
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
    ...(hasDiscount
      ? [number("discountShare", t("buyers.discount"), "96px", (row) => row.discountShare, percent, { kind: "share" })]
      : []),
    number("lines", t("lines.lines"), "76px", ({ lines }) => lines, whole),
    number("orders", t("buyers.orders"), "84px", ({ orders }) => orders, whole),
    number(
      "gapDays",
      t("buyers.gapDays"),
      "110px",
      ({ gapDays }) => gapDays,
      (value) => format.fixed(value, 1),
      digits(1),
    ),
    number("products", t("buyers.products"), "90px", ({ products }) => products, whole),
    number("families", t("buyers.families"), "84px", ({ families }) => families, whole),
    number(
      "entropy",
      t("buyers.entropy"),
      "84px",
      ({ entropy }) => entropy,
      (value) => format.fixed(value, 2),
      digits(2),
    ),
    number(
      "evenness",
      t("buyers.evenness"),
      "84px",
      ({ evenness }) => evenness,
      (value) => format.fixed(value, 2),
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
      minWidth={1180 + 122 * groups.length + (hasDiscount ? 108 : 0)}
      origin={FILTERED}
    />
  );
}
