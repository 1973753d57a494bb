// The likeliest products of a customer as a table. Texts of files are only ever text.

import type { PredictedProduct, Prediction, Predictor } from "../api.ts";
import type { Writer } from "./writer.ts";

function cell(kind: "th" | "td", text: string, below = ""): HTMLTableCellElement {
  const made = document.createElement(kind);
  made.append(text);
  if (below) made.append(Object.assign(document.createElement("small"), { textContent: below }));
  return made;
}

/** Columns of what the model tells. */
export function fillTable(
  table: HTMLTableElement,
  { products }: Prediction,
  { answers, currency }: Predictor,
  writer: Writer,
): void {
  const { text, number } = writer;
  const money = (value: number): string => writer.money(value, currency);
  // Without its currency, which stands above it.
  const rounded = (value: number): string => writer.money(value, "");
  const range = ({ amountLow, amountHigh }: PredictedProduct): string =>
    amountLow === null || amountHigh === null
      ? ""
      : text("range", { low: rounded(amountLow), high: rounded(amountHigh) });
  const hasQuantity = answers.amounts && answers.quantity;
  const hasAmount = answers.amounts && answers.revenue;
  table.tHead!.rows[0]!.replaceChildren(
    cell("th", text("product")),
    cell("th", text("probability")),
    ...(hasQuantity ? [cell("th", text("quantity"))] : []),
    ...(hasAmount ? [cell("th", text("amount"))] : []),
  );
  for (const head of table.tHead!.rows[0]!.cells) head.setAttribute("scope", "col");
  table.tBodies[0]!.replaceChildren(
    ...products.map((each) => {
      const row = document.createElement("tr");
      row.append(
        each.name && each.name !== each.product ? cell("td", each.name, each.product) : cell("td", each.product),
        cell("td", writer.share(each.probability)),
        ...(hasQuantity ? [cell("td", number(each.quantity ?? Number.NaN))] : []),
        ...(hasAmount ? [cell("td", money(each.amount ?? Number.NaN), range(each))] : []),
      );
      return row;
    }),
  );
}
