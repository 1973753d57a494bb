// The list on paper: a block for each customer, with boxes to tick. It hangs on the page's body and shows in print alone.

import { useEffect } from "react";
import { createPortal } from "react-dom";
import type { ListedOrder } from "../../core/orders/listedOrder.ts";
import { useModelCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { besides } from "../kit/label.ts";
import { provinceName } from "./provinceName.ts";

/** Customers on one print: some hundred sheets of paper are none that anybody carries. */
const MOST = 300;

interface PrintSheetProps {
  rows: readonly ListedOrder[];
  time: number;
  /** The print dialog is closed. */
  onEnd(): void;
}

/** Asks to print as soon as it stands there. */
export function PrintSheet({ rows, time, onEnd }: PrintSheetProps) {
  const { t } = useTexts();
  const format = useFormat();
  useEffect(() => {
    window.addEventListener("afterprint", onEnd);
    window.print();
    return () => window.removeEventListener("afterprint", onEnd);
  }, [onEnd]);
  const shown = rows.slice(0, MOST);
  return createPortal(
    <div className="print-sheet">
      <h1>{t("order.printTitle", { date: time })}</h1>
      <p>
        {t("order.printOf", { shown: shown.length, total: rows.length })}
        {rows.length > MOST && ` · ${t("order.printMost", { most: MOST })}`}
        {` · ${format.moment(Date.now())}`}
      </p>
      {shown.map((row, place) => (
        <Block key={row.customer} row={row} place={place} />
      ))}
    </div>,
    document.body,
  );
}

function Block({ row, place }: { row: ListedOrder; place: number }) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useModelCurrency();
  const { customer, name, salesperson, route, province, last, value, products } = row;
  const facts = [
    provinceName(province),
    route && `${t("order.route")}: ${route}`,
    salesperson && `${t("order.salesperson")}: ${salesperson}`,
    last !== null && `${t("order.last")}: ${format.date(last)}`,
    value && `${t("order.worth")}: ${format.money(value.mean, currency)}`,
  ].filter(Boolean);
  return (
    <section className="print-block" data-printed={customer}>
      <h2>
        {place + 1}. {customer} {besides(customer, name)}
      </h2>
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
