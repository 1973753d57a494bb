// The columns of a file that hold amounts of whole orders: told from the values, where these are silent from the names.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import { stepBetween } from "./amountChain.ts";
import type { ColumnChoice } from "./chooseColumns.ts";
import type { ColumnValues } from "./columnValues.ts";
import { type Marks, markOf } from "./decimalMarks.ts";
import { agreement } from "./moneySample.ts";
import { namesOrder, type OrderEvidence, orderEvidence } from "./orderAmounts.ts";
import { orderUnits } from "./orderUnits.ts";

export interface OrderColumn {
  index: number;
  evidence: OrderEvidence;
  /** What was taken: the amount of the order, or that of the line. */
  of: "order" | "line";
  /** The file alone cannot tell. */
  open: boolean;
}

/** Below this chance that equal amounts in an order are an accident, the user is asked. */
const ASKED = 0.05;
/** On more lines than this the amounts are others than quantity × price. */
const FEW = 0.1;

/**
 * Judges every column that may hold money of an order; those that plainly hold money of a line are left out. `product`
 * is quantity × unit price on each line, null where the file has not both.
 */
export function orderColumns(
  values: readonly ColumnValues[],
  { columns, amounts, discounts }: ColumnChoice,
  marks: Marks,
  product: Float64Array | null,
): OrderColumn[] {
  const units = orderUnits(values, columns);
  const numbersOf = (index: number) => values[index]!.numbers(markOf(marks, index));
  const found: OrderColumn[] = [];
  const ofLine: Float64Array[] = product ? [product] : [];
  const between = [...discounts, ...amounts.filter(({ concept }) => concept === "tax")].map(({ index }) => index);
  const follows = (amount: Float64Array) =>
    product !== null &&
    between.some((index) => {
      const x = numbersOf(index);
      return stepBetween(product, amount, x, 1) ?? stepBetween(amount, product, x, 1);
    });
  for (const { index, concept } of amounts) {
    if (concept !== "gross" && concept !== "revenue") continue;
    const { header } = values[index]!;
    const numbers = numbersOf(index);
    const evidence = orderEvidence(values[index]!, numbers, units, product);
    const { repeated, single, chance } = evidence;
    const used = index === (columns.revenue ?? columns.gross);
    if (evidence.verdict === "order" && !follows(numbers)) found.push({ index, evidence, of: "order", open: false });
    else if (evidence.verdict === "open" && namesOrder(header)) {
      if (product ? differs(product, numbers) && !follows(numbers) : repeated + single > 0)
        found.push({ index, evidence, of: "order", open: true });
      else if (!product && used) found.push({ index, evidence, of: "line", open: true });
    } else if (evidence.verdict === "open" && used && chance < ASKED)
      found.push({ index, evidence, of: "line", open: true });
    else ofLine.push(numbers);
  }
  for (const { index, concept, values: column } of discounts) {
    if (concept === "discountRate" || column.cells.some((cell) => cell.includes("%"))) continue;
    const numbers = numbersOf(index);
    const evidence = orderEvidence(column, numbers, units, null, "value");
    const named = namesOrder(column.header) && evidence.repeated + evidence.single > 0;
    if (evidence.verdict === "line" || (evidence.verdict === "open" && !named)) continue;
    // A rate may be the same on all lines of an order and still be taken off each.
    if (!numbers.some((value) => Math.abs(value) > 100)) continue;
    if (ofLine.some((larger) => ofLine.some((smaller) => stepBetween(larger, smaller, numbers, 1)))) continue;
    found.push({ index, evidence, of: "order", open: evidence.verdict === "open" });
  }
  return found;
}

/** Why a column that holds amounts of orders is not used. */
export function orderReason({ evidence: { repeated, single } }: OrderColumn): Message {
  if (repeated + single === 0) return dataMessage("column.orderByName");
  return repeated >= single
    ? dataMessage("column.orderRepeated", { count: repeated })
    : dataMessage("column.orderSingle", { count: single });
}

function differs(product: Float64Array, amount: Float64Array): boolean {
  const { agree, lines } = agreement(product, amount);
  return lines - agree > FEW * lines;
}
