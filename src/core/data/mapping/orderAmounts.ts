// Whether a column of money holds amounts of the order and not of the line: told on orders of two lines or more, where
// the two differ.

import { countEach, sameByChance } from "../../lib/counts.ts";
import { valueText } from "../values/dictionary.ts";
import type { ColumnValues } from "./columnValues.ts";
import { type HeaderWords, wordsOf } from "./headerPatterns.ts";
import { foldDiacritics } from "./headerText.ts";
import type { OrderUnits } from "./orderUnits.ts";

export interface OrderEvidence {
  /** "order" where the values prove it, "line" where they speak against it, "open" where they allow both. */
  verdict: "order" | "line" | "open";
  /** Orders of several lines that have the same amount on all of them, or on one alone. */
  repeated: number;
  single: number;
  /** How likely the amounts of the orders look so by chance. */
  chance: number;
}

/** Of the orders that speak at all, so many have to speak for the order. */
const MOST = 0.9;
/** How likely it may be that so many orders look like this by chance. */
const CHANCE = 0.001;
/** How likely an order is to lack its amounts on all lines but one, where amounts are missing here and there. */
const BLANK_BY_CHANCE = 0.05;

/**
 * Looks at a column of money. `product` is quantity × unit price on each line where the file has both: lines of one order
 * that differ in it and not in the amount prove that the amount is the order's. `zero` tells whether a 0 may stand for
 * an amount that is written on another line.
 */
export function orderEvidence(
  column: ColumnValues,
  numbers: Float64Array,
  { several, firsts }: OrderUnits,
  product: Float64Array | null,
  zero: "blank" | "value" = "blank",
): OrderEvidence {
  let lines = 0;
  let proofs = 0;
  let repeated = 0;
  let single = 0;
  for (const group of several) {
    const filled = group.filter((i) => valueText(column.cells[i]!) !== "" && (zero === "value" || numbers[i] !== 0));
    if (filled.length === 0) continue;
    const value = numbers[filled[0]!]!;
    const products = product ? group.map((i) => product[i]!) : null;
    if (filled.length === 1) {
      // The other lines may cost nothing.
      if (product && group.every((i) => i === filled[0] || !(Math.abs(product[i]!) > 0))) continue;
      single++;
      if (product) proofs++;
    } else if (filled.length < group.length || filled.some((i) => !near(numbers[i]!, value))) lines++;
    else if (value === 0) continue;
    else if (!products || products.some(Number.isNaN)) repeated++;
    else {
      const fitting = products.filter((each) => near(each, value)).length;
      const vary = products.some((each) => !near(each, products[0]!));
      // Equal lines look the same either way, unless the amount is their sum.
      if (fitting > 0 || !(vary || near(sum(products), value))) continue;
      repeated++;
      proofs++;
    }
  }
  const speak = repeated + single;
  if (speak === 0 || speak < MOST * (speak + lines))
    return { verdict: lines > 0 ? "line" : "open", repeated, single, chance: 1 };
  const amounts = countEach(firsts.map((i) => numbers[i]!)).values();
  const chance = sameByChance(amounts, firsts.length) ** repeated * BLANK_BY_CHANCE ** single;
  return { verdict: proofs > 0 || chance < CHANCE ? "order" : "open", repeated, single, chance };
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 0.001 * Math.max(Math.abs(a), Math.abs(b)) + 0.001;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

const OF_ORDER: readonly RegExp[] = [
  /^(order|invoice|bill|receipt|basket|cart|transaction) (sub ?total|total|grand total|amount|value|net|gross)\b/,
  /\b(total|value|amount) (of )?(the )?(order|invoice|bill|receipt|basket|cart)$|\bgrand total\b|\bper order$/,
  /^(cart|order|invoice|bill|basket) (discount|coupon)\b/,
  /khach (can )?(phai )?tra\b|tong (gia tri|tien|cong) (cua )?(don(?! ban| dat)|hoa don|hd|phieu|chung tu)|tong thanh toan/,
  /\b(gia tri|tien|so tien) (don hang|hoa don|hd|phieu|chung tu)\b|(giam gia|chiet khau|ck) (theo )?(hoa don|don hang|hd|phieu)$/,
];

/** Whether a column's name says that its amounts are the order's: a hint, since names like it are used for lines, too. */
export function namesOrder(header: string): boolean {
  const { marked }: HeaderWords = wordsOf(header);
  const words = foldDiacritics(marked);
  return OF_ORDER.some((pattern) => pattern.test(words));
}
