// Every product of the lines in the filter; its code opens its lines.

import { useMemo } from "react";
import type { ProductReport, ProductRow } from "../../../core/explore/productReport.ts";
import type { ColumnKind } from "../../../core/lib/table/savedTable.ts";
import { useCurrency } from "../../currency.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { besides, label } from "../../kit/label.ts";
import { useOpenLines } from "../../lines/LinesPanel.tsx";
import { RowTable, type SortableColumn } from "../../lines/RowTable.tsx";
import { useSales } from "./useSales.ts";

const FILTERED = { filtered: true };
const textOf = ({ product, name, family, category }: ProductRow) => `${product} ${name} ${family} ${category}`;

/** The table of a report. */
export function ProductTable({ report }: { report: ProductReport }) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const openLines = useOpenLines();
  const { hasRevenue, share, part } = useSales(report);
  const ranks = useMemo(() => new Map(report.rows.map((row, i) => [row, i + 1])), [report]);
  const number = (
    key: string,
    name: string,
    width: string,
    value: (row: ProductRow) => number,
    of: (row: ProductRow) => string,
    saved: ColumnKind = { kind: "number", digits: 0 },
  ): SortableColumn<ProductRow> => ({ key, name, width, value, of, right: true, saved });
  const hasCategory = report.rows.some(({ category }) => category !== "");
  const hasDiscount = report.rows.some(({ discount }) => discount !== 0);
  const money: ColumnKind = { kind: "money", currency };
  const columns: SortableColumn<ProductRow>[] = [
    {
      ...number(
        "rank",
        "#",
        "52px",
        (row) => -ranks.get(row)!,
        (row) => format.number(ranks.get(row)!),
      ),
      cell: (row) => ranks.get(row)!,
    },
    {
      key: "product",
      name: t("products.product"),
      width: "minmax(180px, 2fr)",
      held: true,
      value: ({ product }) => product,
      of: ({ product }) => product,
      under: ({ product, name }) => besides(product, name),
      beside: { name: t("products.name"), of: ({ name }) => name },
      press: {
        act: ({ product, name }) => openLines({ products: [product] }, label(product, name)),
        label: ({ product, name }) => t("lines.openOf", { name: label(product, name) }),
      },
    },
    {
      key: "family",
      name: t("products.family"),
      width: "minmax(70px, 1fr)",
      value: ({ family }) => family,
      of: ({ family }) => family,
    },
    ...(hasCategory
      ? [
          {
            key: "category",
            name: t("products.category"),
            width: "minmax(100px, 1fr)",
            value: ({ category }: ProductRow) => category,
            of: ({ category }: ProductRow) => category || "–",
          },
        ]
      : []),
    {
      key: "class",
      name: t("products.class"),
      width: "64px",
      value: (row) => row.class,
      of: (row) => row.class,
    },
    ...(hasRevenue
      ? [
          number(
            "tier",
            t("products.tier"),
            "72px",
            ({ tier }) => tier,
            ({ tier }) => (tier === 0 ? "–" : String(tier)),
          ),
          number(
            "price",
            t("products.price"),
            "110px",
            ({ price }) => price,
            ({ price }) => format.money(price, currency),
            money,
          ),
        ]
      : []),
    number(
      "lines",
      t("products.lines"),
      "84px",
      ({ lines }) => lines,
      ({ lines }) => format.number(lines),
    ),
    number(
      "quantity",
      t("products.quantity"),
      "96px",
      (row) => row.quantity,
      (row) => format.number(row.quantity, 2),
      { kind: "number", digits: 2 },
    ),
    ...(hasRevenue
      ? [
          number(
            "revenue",
            t("products.revenue"),
            "140px",
            ({ revenue }) => revenue,
            ({ revenue }) => format.money(revenue, currency),
            money,
          ),
        ]
      : []),
    ...(hasDiscount
      ? [
          number(
            "discountShare",
            t("products.discount"),
            "96px",
            (row) => row.discountShare,
            (row) => (Number.isNaN(row.discountShare) ? "–" : format.percent(row.discountShare)),
            { kind: "share" },
          ),
        ]
      : []),
    number("share", t("products.share"), "76px", part, share, { kind: "share" }),
    number(
      "cumulative",
      t("products.cumulative"),
      "96px",
      ({ cumulative }) => cumulative,
      ({ cumulative }) => format.percent(cumulative),
      { kind: "share" },
    ),
  ];
  return (
    <RowTable
      name={t("products.table")}
      searchLabel={t("products.search")}
      columns={columns}
      rows={report.rows}
      textOf={textOf}
      minWidth={1080 + (hasCategory ? 112 : 0) + (hasDiscount ? 108 : 0)}
      origin={FILTERED}
    />
  );
}
