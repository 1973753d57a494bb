// What to bring as a table of its own: a row for each customer and product, for a warehouse or a salesperson's tablet.

import type { SavedCell, SavedColumn } from "../../core/lib/table/savedTable.ts";
import type { ListedOrder, ListedProduct } from "../../core/orders/listedOrder.ts";
import type { Translate } from "../i18n/translate.ts";
import type { TableContent } from "../kit/TableMenu.tsx";
import { provinceName } from "./provinceName.ts";

interface Words {
  t: Translate;
  currency: string | null;
}

/** In the order of the list; columns that no row fills are left out. */
export function bringTable(rows: readonly ListedOrder[], { t, currency }: Words): TableContent {
  type Of = (order: ListedOrder, product: ListedProduct, place: number) => SavedCell;
  const columns: [SavedColumn, Of][] = [
    [{ title: t("order.rank"), kind: "number", digits: 0 }, (_order, _product, place) => place + 1],
    [{ title: t("order.customer"), kind: "text" }, ({ customer }) => customer],
    [{ title: t("order.customerName"), kind: "text" }, ({ name }) => name || null],
    [{ title: t("order.salesperson"), kind: "text" }, ({ salesperson }) => salesperson],
    [{ title: t("order.route"), kind: "text" }, ({ route }) => route],
    [{ title: t("order.source"), kind: "text" }, ({ source }) => source],
    [{ title: t("order.province"), kind: "text" }, ({ province }) => provinceName(province) || null],
    [{ title: t("order.product"), kind: "text" }, (_order, { product }) => product],
    [{ title: t("order.name"), kind: "text" }, (_order, { name }) => name || null],
    [{ title: t("order.chance"), kind: "share" }, (_order, { probability }) => probability],
    [{ title: t("order.quantity"), kind: "number", digits: 1 }, (_order, { quantity }) => quantity],
    [{ title: t("order.price"), kind: "money", currency }, (_order, { price }) => price],
    [{ title: t("order.discount"), kind: "share" }, (_order, { discount }) => discount],
    [{ title: t("order.amount"), kind: "money", currency }, (_order, { amount }) => amount],
  ];
  const all = rows.flatMap((order, place) =>
    order.products.map((product) => columns.map(([, of]) => of(order, product, place))),
  );
  const kept = columns.flatMap(([column], i) => (all.some((row) => row[i] !== null) ? [{ column, i }] : []));
  return { columns: kept.map(({ column }) => column), rows: all.map((row) => kept.map(({ i }) => row[i] ?? null)) };
}
