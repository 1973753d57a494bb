// The amounts of the first lines as a mapping reads them: what the equations between columns are tried on.

import type { ColumnValues } from "./columnValues.ts";
import { type Decimal, DISCOUNT_PARTS, type DiscountKind, type Field, type Mapping } from "./mapping.ts";

/** [lines] numbers of the first lines, NaN where a cell holds none; null where the file has no such column. */
export interface MoneySample {
  gross: Float64Array | null;
  quantity: Float64Array | null;
  unitPrice: Float64Array | null;
  revenue: Float64Array | null;
  /** What is taken off, in the unit of the discount columns; 0 where nothing is. */
  off: Float64Array | null;
  /** The part of it that is written with a % sign, as a fraction of the gross amount. */
  rate: Float64Array | null;
}

/** The discount columns that count: the total, else its parts. */
export function discountFields(columns: Mapping["columns"]): Field[] {
  return columns.discount === undefined ? DISCOUNT_PARTS.filter((field) => columns[field] !== undefined) : ["discount"];
}

/** The money of these columns, each with its decimal mark. */
export function moneySample(
  values: readonly ColumnValues[],
  columns: Mapping["columns"],
  markOf: (field: Field) => Decimal,
): MoneySample {
  const numbersOf = (field: Field): Float64Array | null => {
    const column = values[columns[field] ?? -1];
    return column ? column.numbers(markOf(field)) : null;
  };
  const discounts = discountFields(columns);
  const of = (percent: boolean) => (field: Field) =>
    values[columns[field]!]!.parts(markOf(field), percent ? "percent" : "bare");
  return {
    gross: numbersOf("gross"),
    quantity: numbersOf("quantity"),
    unitPrice: numbersOf("unitPrice"),
    revenue: numbersOf("revenue"),
    off: discounts.length > 0 ? sumOf(discounts.map(of(false))) : null,
    rate: discounts.length > 0 ? sumOf(discounts.map(of(true))).map((value) => value / 100) : null,
  };
}

/** On how many lines an amount is quantity × unit price (to 1 %), of those that have both. */
export function agreement(product: Float64Array, amount: Float64Array): { agree: number; lines: number } {
  let agree = 0;
  let lines = 0;
  for (let i = 0; i < product.length; i++) {
    if (!(product[i]! > 0) || Number.isNaN(amount[i]!)) continue;
    lines++;
    if (Math.abs(product[i]! - amount[i]!) <= 0.01 * product[i]!) agree++;
  }
  return { agree, lines };
}

/** Gross amount of sample line i: its own column, else quantity × unit price. */
export function sampleGross(money: MoneySample, i: number): number {
  if (money.gross) return money.gross[i]!;
  return money.unitPrice ? (money.quantity ? money.quantity[i]! : 1) * money.unitPrice[i]! : Number.NaN;
}

/** What is taken off a gross amount on sample line i, in money. */
export function sampleOff(money: MoneySample, kind: DiscountKind, gross: number, i: number): number {
  const bare = Math.abs(money.off?.[i] || 0);
  const rate = Math.abs(money.rate?.[i] || 0);
  if (kind === "amount") return bare + rate * gross;
  return ((kind === "percent" ? bare / 100 : bare) + rate) * gross;
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
