// Who to visit, as a table: the expected value, what to bring, and where each customer lies.

import { useCallback, useMemo } from "react";
import type { ListedOrder, ListedProduct } from "../../core/orders/listedOrder.ts";
import { expectedValueOf, type Horizon } from "../../core/orders/orderChances.ts";
import { HORIZONS } from "../../core/retention/dueReport.ts";
import { useModelCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { besides, label } from "../kit/label.ts";
import { RowTable, type SortableColumn } from "../lines/RowTable.tsx";
import { provinceName } from "./provinceName.ts";

interface VisitTableProps {
  /** In the order of the list. */
  rows: readonly ListedOrder[];
  time: number;
  /** null where no chances can be told. */
  horizon: Horizon | null;
  onOpen(customer: string): void;
}

/** The rows in their order, until another is chosen. */
export function VisitTable({ rows, time, horizon, onOpen }: VisitTableProps) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useModelCurrency();
  const ranks = useMemo(() => new Map(rows.map((row, i) => [row, i + 1])), [rows]);
  const product = useCallback(
    ({ product: code, name, quantity }: ListedProduct) =>
      quantity === null ? name || code : `${name || code} × ${format.number(quantity, 1)}`,
    [format],
  );
  const bring = useCallback((row: ListedOrder) => row.products.map(product).join(", "), [product]);
  const textOf = useCallback(
    ({ customer, name, address, salesperson, route, products }: ListedOrder) =>
      [customer, name, address, salesperson, route, ...products.flatMap((each) => [each.product, each.name])].join(" "),
    [],
  );
  const money = (value: number | null | undefined) => (value == null ? "–" : format.money(value, currency));
  const share = (value: number | null) => (value === null ? "–" : format.percent(value, 0));
  const has = (of: (row: ListedOrder) => unknown) => rows.some((row) => of(row) !== null);
  const text = (key: "salesperson" | "route" | "source", width: string): SortableColumn<ListedOrder>[] =>
    has((row) => row[key])
      ? [{ key, name: t(`order.${key}`), width, value: (row) => row[key] ?? "", of: (row) => row[key] ?? "–" }]
      : [];
  const columns: SortableColumn<ListedOrder>[] = [
    {
      key: "rank",
      name: t("order.rank"),
      width: "56px",
      right: true,
      value: (row) => -ranks.get(row)!,
      cell: (row) => ranks.get(row)!,
      of: (row) => format.number(ranks.get(row)!),
    },
    {
      key: "customer",
      name: t("order.customer"),
      width: "minmax(150px, 1.4fr)",
      held: true,
      value: ({ customer }) => customer,
      of: ({ customer }) => customer,
      under: ({ customer, name }) => besides(customer, name),
      beside: { name: t("order.customerName"), of: ({ name }) => name },
      press: {
        act: ({ customer }) => onOpen(customer),
        label: ({ customer, name }) => t("order.open", { name: label(customer, name) }),
      },
    },
    ...(horizon !== null && has(({ value }) => value)
      ? [
          {
            key: "stake",
            name: t("order.stake"),
            hint: t("order.stakeHint", { days: horizon }),
            width: "130px",
            right: true,
            saved: { kind: "money", currency } as const,
            value: (row: ListedOrder) => expectedValueOf(row, horizon) ?? Number.NaN,
            of: (row: ListedOrder) => money(expectedValueOf(row, horizon)),
          },
        ]
      : []),
    ...(horizon !== null
      ? [
          {
            key: "soon",
            name: t("order.soon", { days: horizon }),
            hint: t("order.soonHint", { days: horizon }),
            width: "104px",
            right: true,
            saved: { kind: "share" } as const,
            value: (row: ListedOrder) => chanceOf(row, horizon) ?? Number.NaN,
            of: (row: ListedOrder) => share(chanceOf(row, horizon)),
          },
        ]
      : []),
    ...(has(({ value }) => value)
      ? [
          {
            key: "worth",
            name: t("order.worth"),
            hint: t("order.worthHint"),
            width: "130px",
            right: true,
            saved: { kind: "money", currency } as const,
            value: ({ value }: ListedOrder) => value?.mean ?? Number.NaN,
            of: ({ value }: ListedOrder) => money(value?.mean),
          },
        ]
      : []),
    {
      key: "bring",
      name: t("order.bring"),
      width: "minmax(240px, 3fr)",
      value: bring,
      of: bring,
    },
    {
      key: "lines",
      name: t("order.size"),
      width: "104px",
      right: true,
      saved: { kind: "number", digits: 1 },
      value: ({ lines }) => lines,
      of: ({ lines }) => format.fixed(lines, 1),
    },
    {
      key: "last",
      name: t("order.last"),
      width: "110px",
      right: true,
      saved: { kind: "date" },
      value: ({ last }) => last ?? Number.NaN,
      of: ({ last }) => (last === null ? "–" : format.date(last)),
    },
    ...text("salesperson", "minmax(110px, 1fr)"),
    ...text("route", "110px"),
    ...text("source", "110px"),
    ...(has(({ province }) => province)
      ? [
          {
            key: "province",
            name: t("order.province"),
            width: "minmax(110px, 1fr)",
            value: ({ province }: ListedOrder) => provinceName(province),
            of: ({ province }: ListedOrder) => provinceName(province) || "–",
          },
        ]
      : []),
  ];
  return (
    <RowTable
      name={t("order.visitTable")}
      searchLabel={t("order.search")}
      columns={columns}
      rows={rows}
      textOf={textOf}
      minWidth={1080 + (horizon === null ? 0 : 258)}
      maxHeight={620}
      origin={{ filtered: true, model: true, notes: [[t("predict.date"), format.date(time)]] }}
    />
  );
}

function chanceOf({ within }: ListedOrder, horizon: Horizon): number | null {
  return within[HORIZONS.indexOf(horizon)] ?? null;
}
