// Whether an amount is before or after the discount beside it, where no third column tells: by what one piece of a product
// costs with this discount and that.

import { commonestFirst, countEach } from "../../lib/counts.ts";
import { valueText } from "../values/dictionary.ts";
import type { ColumnValues } from "./columnValues.ts";
import { wordsOf } from "./headerPatterns.ts";
import { foldDiacritics } from "./headerText.ts";
import type { DiscountKind, Mapping } from "./mapping.ts";
import { type MoneySample, sampleOff } from "./moneySample.ts";

/** What one piece costs if the amount is before the discount, and if it is after. */
interface Piece {
  asIs: number;
  whole: number;
  discounted: boolean;
}

/** Of the lines of a product, so many have to cost the same apiece. */
const STEADY = 0.8;
/** Of the lines that tell, so many have to tell the same; and never fewer lines. */
const MOST = 0.9;
const LEAST = 2;
const SAYS_AFTER =
  /\b(net|after|less) ?(of )?(discounts?)?\b|\bthuan\b|\bsau (khi )?(chiet khau|ck|giam( gia)?|km)\b|\bdiscounted\b|\bthuc (thu|tra)\b/;

/** What the first lines say of an amount and a discount: "open" where there are discounts and nothing else. */
export type AmountSide = "before" | "after" | "open" | "no discount";

/** Looks at a mapping with a revenue and a discount and no price and no gross amount. */
export function sideOfAmount(
  values: readonly ColumnValues[],
  columns: Mapping["columns"],
  money: MoneySample,
  kind: DiscountKind,
): AmountSide {
  const { revenue, quantity, off, rate } = money;
  if (!revenue || !(off && rate) || !off.some((each, i) => each || rate[i])) return "no discount";
  const product = values[columns.product ?? columns.productName ?? -1];
  const pieces = new Map<string, Piece[]>();
  revenue.forEach((amount, i) => {
    const name = valueText(product?.cells[i] ?? "");
    const count = quantity ? quantity[i]! : 1;
    const piece = {
      asIs: amount / count,
      whole: wholeOf(amount, money, kind, i) / count,
      discounted: !!(off[i] || rate[i]),
    };
    if (name === "" || !(piece.asIs > 0) || !(piece.whole > 0)) return;
    const own = pieces.get(name);
    if (own) own.push(piece);
    else pieces.set(name, [piece]);
  });
  let before = 0;
  let after = 0;
  for (const own of pieces.values()) {
    const discounted = own.filter((piece) => piece.discounted).length;
    const [asIs, whole] = [isSteady(own.map((piece) => piece.asIs)), isSteady(own.map((piece) => piece.whole))];
    if (asIs && !whole) before += discounted;
    else if (whole && !asIs) after += discounted;
  }
  if (before >= LEAST && before >= MOST * (before + after)) return "before";
  if (after >= LEAST && after >= MOST * (before + after)) return "after";
  return SAYS_AFTER.test(foldDiacritics(wordsOf(values[columns.revenue!]!.header).marked)) ? "after" : "open";
}

/** Whether (nearly) all of several prices are one. */
function isSteady(prices: readonly number[]): boolean {
  const [met] = commonestFirst(countEach(prices.map((price) => Number(price.toPrecision(4))))).values();
  return prices.length > 1 && met! >= STEADY * prices.length;
}

/** The amount before the discount, of one after it. */
function wholeOf(amount: number, money: MoneySample, kind: DiscountKind, i: number): number {
  const share = sampleOff(money, kind, 1, i);
  return kind === "amount" && !money.rate?.[i] ? amount + share : share < 1 ? amount / (1 - share) : Number.NaN;
}
