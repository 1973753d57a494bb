// The list on paper: a sheet for each salesperson, route or province, or one for all, and on it a block for each customer with boxes
// to tick. It hangs on the page's body and shows in print alone.

import { useEffect } from "react";
import { createPortal } from "react-dom";
import type { ListedOrder } from "../../core/orders/listedOrder.ts";
import { expectedValueOf, type Horizon } from "../../core/orders/orderChances.ts";
import { HORIZONS } from "../../core/retention/dueReport.ts";
import type { Sheets } from "../../studio/visitView.ts";
import { useModelCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { besides } from "../kit/label.ts";
import { useTableAbout } from "../kit/useTableAbout.ts";
import { provinceName } from "./provinceName.ts";

/** Customers on one print: some hundred sheets of paper are none that anybody carries. */
const MOST = 300;
/** What stands in a sheet's heading where all of its customers share it. */
const SHARED = ["salesperson", "route", "province"] as const;

interface PrintSheetProps {
  /** In the order of the visits. */
  rows: readonly ListedOrder[];
  time: number;
  horizon: Horizon | null;
  by: Sheets;
  /** The print dialog is closed. */
  onEnd(): void;
}

/** Asks to print as soon as it stands there. */
export function PrintSheet({ rows, time, horizon, by, onEnd }: PrintSheetProps) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useModelCurrency();
  const about = useTableAbout({ filtered: true, model: true });
  useEffect(() => {
    window.addEventListener("afterprint", onEnd);
    window.print();
    return () => window.removeEventListener("afterprint", onEnd);
  }, [onEnd]);
  // The last row says when a file was saved; paper has its own.
  const source = about().rows.slice(0, -1);
  return createPortal(
    <div className="print-sheet">
      {sheetsOf(rows.slice(0, MOST), by).map(({ key, rows: own }) => {
        const stake = sum(own.map((row) => (horizon === null ? null : expectedValueOf(row, horizon))));
        const told = [
          ...SHARED.flatMap((each) => {
            const value = sharedBy(own, each);
            return value ? [`${t(`order.${each}`)}: ${value}`] : [];
          }),
          t("order.printOf", { shown: own.length, total: rows.length }),
          ...(stake === null ? [] : [`${t("order.stake")}: ${format.money(stake, currency)}`]),
        ];
        return (
          <section key={key} className="print-page" data-sheet={key}>
            <h1>{t("order.printTitle", { date: time })}</h1>
            <p className="print-about">
              {told.join(" · ")}
              {rows.length > MOST && ` · ${t("order.printMost", { most: MOST })}`}
            </p>
            <p className="print-source">
              {[...source.map((row) => row.join(": ")), t("order.printed", { at: format.moment(Date.now()) })].join(
                " · ",
              )}
            </p>
            {own.map((row, place) => (
              <Block key={row.customer} row={row} place={place} horizon={horizon} />
            ))}
          </section>
        );
      })}
    </div>,
    document.body,
  );
}

/** One for all, or one for each group in the order of its first customer. */
function sheetsOf(rows: readonly ListedOrder[], by: Sheets): { key: string; rows: ListedOrder[] }[] {
  const found = new Map<string, ListedOrder[]>();
  for (const row of rows) {
    const key = by === "all" ? "" : (row[by] ?? "");
    const own = found.get(key);
    if (own) own.push(row);
    else found.set(key, [row]);
  }
  return [...found].map(([key, own]) => ({ key, rows: own }));
}

/** What all of these customers have; null where they differ or none is known. */
function sharedBy(rows: readonly ListedOrder[], of: (typeof SHARED)[number]): string | null {
  const value = rows[0]?.[of] ?? null;
  if (value === null || rows.some((row) => row[of] !== value)) return null;
  return of === "province" ? provinceName(value) : value;
}

/** Of what is known; null where nothing is. */
function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((each) => each !== null);
  return known.length === 0 ? null : known.reduce((all, each) => all + each, 0);
}

function Block({ row, place, horizon }: { row: ListedOrder; place: number; horizon: Horizon | null }) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useModelCurrency();
  const { customer, name, salesperson, route, address, province, last, value, within, products } = row;
  const chance = horizon === null ? null : (within[HORIZONS.indexOf(horizon)] ?? null);
  const facts = [
    route && `${t("order.route")}: ${route}`,
    salesperson && `${t("order.salesperson")}: ${salesperson}`,
    last !== null && `${t("order.last")}: ${format.date(last)}`,
    chance !== null && `${t("order.soon", { days: horizon ?? 0 })}: ${format.percent(chance, 0)}`,
    value && `${t("order.worth")}: ${format.money(value.mean, currency)}`,
  ].filter(Boolean);
  return (
    <section className="print-block" data-printed={customer}>
      <h2>
        {place + 1}. {customer} {besides(customer, name)}
      </h2>
      <p className="print-address">{address ?? provinceName(province)}</p>
      <p>{facts.join(" · ")}</p>
      <table>
        <thead>
          <tr>
            <th>{t("order.product")}</th>
            <th className="print-right">{t("order.quantity")}</th>
            <th className="print-right">{t("order.price")}</th>
            <th className="print-right">{t("order.amount")}</th>
            <th>{t("order.taken")}</th>
            <th className="print-note">{t("order.note")}</th>
          </tr>
        </thead>
        <tbody>
          {products.map(({ product, name: of, quantity, price, amount }) => (
            <tr key={product}>
              <td>
                {product} {besides(product, of)}
              </td>
              <td className="print-right">{quantity === null ? "" : format.number(quantity, 1)}</td>
              <td className="print-right">{price === null ? "" : format.money(price, currency)}</td>
              <td className="print-right">{amount === null ? "" : format.money(amount, currency)}</td>
              <td>
                <span className="print-box" />
              </td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
