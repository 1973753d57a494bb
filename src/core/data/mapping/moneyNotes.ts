// What about the money of the first lines does not agree, under a mapping as it stands: proposed, or changed by hand.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import type { ColumnValues } from "./columnValues.ts";
import { type MoneySample, sampleGross } from "./discountColumns.ts";
import { type Field, type Mapping, NUMBER_FIELDS } from "./mapping.ts";

/** Whether two mappings of one header read the same money. */
export function sameMoney(a: Mapping, b: Mapping): boolean {
  return (
    a.discountKind === b.discountKind &&
    NUMBER_FIELDS.every(
      (field) =>
        a.columns[field] === b.columns[field] &&
        (a.columns[field] === undefined ||
          (a.columnDecimals?.[field] ?? a.decimal) === (b.columnDecimals?.[field] ?? b.decimal)),
    )
  );
}

/** The notes on the money of these columns as the mapping reads them. */
export function moneyNotesOf(mapping: Mapping, values: readonly ColumnValues[]): Message[] {
  const numbersOf = (field: Field): Float64Array | null => {
    const column = values[mapping.columns[field] ?? -1];
    return column ? column.numbers(mapping.columnDecimals?.[field] ?? mapping.decimal) : null;
  };
  const total = numbersOf("discount");
  const parts = (["discountLine", "discountProduct", "discountOrder"] as const).map(numbersOf);
  const discounts = (total ? [total] : parts).filter((numbers) => numbers !== null);
  const money: MoneySample = {
    gross: numbersOf("gross"),
    quantity: numbersOf("quantity"),
    unitPrice: numbersOf("unitPrice"),
    revenue: numbersOf("revenue"),
  };
  return moneyNotes(mapping, money, discounts.length > 0 ? sumOf(discounts) : null);
}

/** Revenue, price, quantity and discount that contradict each other, or a revenue that cannot be had. */
export function moneyNotes(mapping: Mapping, money: MoneySample, discount: Float64Array | null): Message[] {
  if (!money.revenue) {
    if (money.gross) return [dataMessage("note.netOfGross")];
    if (money.unitPrice) return [dataMessage("note.netOfPrice")];
    return [dataMessage("note.noMoney")];
  }
  let usable = 0;
  let agree = 0;
  let ignored = 0;
  for (let i = 0; i < money.revenue.length; i++) {
    const gross = sampleGross(money, i);
    const revenue = money.revenue[i]!;
    if (!(gross > 0) || Number.isNaN(revenue)) continue;
    const off = Math.abs(discount?.[i] || 0);
    const net =
      mapping.discountKind === "amount"
        ? gross - off
        : gross * (1 - (mapping.discountKind === "percent" ? off / 100 : off));
    usable++;
    // A cent more, for amounts rounded to it.
    if (Math.abs(net - revenue) <= 0.01 * gross + 0.01) agree++;
    else if (off > 0 && Math.abs(gross - revenue) <= 0.001 * gross) ignored++;
  }
  if (agree === usable) return [];
  if (ignored > 0.5 * (usable - agree)) return [dataMessage("note.revenueIsGross", { count: ignored, lines: usable })];
  return [dataMessage("note.revenueDiffers", { count: usable - agree, lines: usable })];
}

/** Adds columns up; a cell without a number adds nothing. */
export function sumOf(columns: readonly Float64Array[]): Float64Array {
  const [first, ...others] = columns;
  const sum = first!.map((value) => value || 0);
  for (const column of others)
    column.forEach((value, i) => {
      sum[i]! += value || 0;
    });
  return sum;
}
