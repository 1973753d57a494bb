// Which of a file's discount columns make up the discount of a line, and whether they hold a fraction, a percentage or
// money: told first from lines where price, discount and revenue must agree, then from the name, then from the values.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import type { ColumnValues } from "./columnValues.ts";
import { normaliseHeader } from "./headerText.ts";
import { type Decimal, DISCOUNT_PARTS, type DiscountKind, type Field } from "./mapping.ts";
import { type MoneySample, sampleGross } from "./moneySample.ts";
import type { Concept } from "./vocabulary.ts";

export const DISCOUNT_CONCEPTS = [
  "discountTotal",
  "discountLine",
  "discountProduct",
  "discountOrder",
  "discountAmount",
  "discountRate",
] as const satisfies readonly Concept[];
export type DiscountConcept = (typeof DISCOUNT_CONCEPTS)[number];

export function isDiscountConcept(concept: Concept): concept is DiscountConcept {
  return (DISCOUNT_CONCEPTS as readonly string[]).includes(concept);
}

export interface DiscountColumn {
  index: number;
  concept: DiscountConcept;
  values: ColumnValues;
}

export interface DiscountChoice {
  field: Field;
  column: DiscountColumn;
  reason: Message;
}

/**
 * Chooses the discount columns and their fields; what is left out comes back with the reason. `proves` tells whether
 * price, this discount and revenue agree on the first lines.
 */
export function chooseDiscounts(
  columns: readonly DiscountColumn[],
  proves: (column: DiscountColumn) => boolean,
): {
  chosen: DiscountChoice[];
  left: { column: DiscountColumn; reason: Message }[];
} {
  const chosen: DiscountChoice[] = [];
  const left: { column: DiscountColumn; reason: Message }[] = [];
  const total = columns.find((column) => column.concept === "discountTotal");
  const generic = columns.filter((column) => column.concept === "discountAmount" || column.concept === "discountRate");
  const amounts = generic.filter((column) => column.concept === "discountAmount");
  const rates = generic.filter((column) => column.concept === "discountRate");
  const line =
    [...amounts, ...rates].find(proves) ?? amounts.find(hasNonZero) ?? rates.find(hasNonZero) ?? amounts[0] ?? rates[0];
  const parts = DISCOUNT_PARTS.flatMap((field) => columns.find((column) => column.concept === field) ?? []);
  const wholeOrder = parts.length === 1 && parts[0]!.concept === "discountOrder" && line && !total;
  if (total) chosen.push({ field: "discount", column: total, reason: dataMessage("discount.total") });
  if (wholeOrder) left.push({ column: parts[0]!, reason: dataMessage("discount.wholeOrder") });
  else
    for (const part of parts) {
      const reason = total ? dataMessage("discount.partOfTotal") : dataMessage("discount.part");
      chosen.push({ field: part.concept as Field, column: part, reason });
    }
  const pick = chosen.length === 0 ? line : undefined;
  for (const column of generic) if (column !== pick) left.push({ column, reason: dataMessage("discount.other") });
  if (pick) chosen.push({ field: "discount", column: pick, reason: dataMessage("discount.line") });
  return { chosen, left };
}

/** Tells how the discount of a sample is written, where its cells do not say so themselves, and by what evidence. */
export function discountKind(column: DiscountColumn, money: MoneySample): { kind: DiscountKind; reason: Message } {
  const sizesOf = (numbers: Float64Array | null) =>
    numbers ? numbers.filter((value) => value !== 0 && !Number.isNaN(value)).map(Math.abs) : new Float64Array(0);
  const sizes = sizesOf(money.off);
  if (sizes.length === 0 && column.values.cells.some((cell) => cell.trimEnd().endsWith("%")))
    return { kind: "percent", reason: dataMessage("kindWhy.sign") };
  const proven = kindByEquation(money);
  if (proven) return { kind: proven, reason: dataMessage("kindWhy.equation") };
  const largest = sizes.reduce((max, value) => Math.max(max, value), 0);
  const broken = sizes.some((value) => value % 1 !== 0);
  const header = normaliseHeader(column.values.header);
  // "10%" beside "5" is the same discount written twice; beside "4000" it is not.
  if (sizesOf(money.rate).length > 0 && largest <= 100 && typicalMoney(money) >= 1000)
    return { kind: "percent", reason: dataMessage("kindWhy.sign") };
  const rate = column.concept === "discountRate";
  if (rate || column.concept === "discountAmount") {
    if (largest === 0) return { kind: rate ? "fraction" : "amount", reason: dataMessage("kindWhy.name") };
    if (largest <= 1 && broken) return { kind: "fraction", reason: dataMessage("kindWhy.unit") };
    if (rate && largest <= 100) return { kind: "percent", reason: dataMessage("kindWhy.hundred") };
    if (largest <= 100 && typicalMoney(money) >= 1000 && !/tiền|amount/.test(header))
      return { kind: "percent", reason: dataMessage("kindWhy.thousands") };
  }
  return { kind: "amount", reason: dataMessage("kindWhy.size") };
}

/**
 * The reading of the discount that leads from gross to revenue on most of the lines that have one; null without proof.
 * Lines whose discount is written with a % sign say nothing of the others.
 */
export function kindByEquation(money: MoneySample): DiscountKind | null {
  const { off, rate, revenue } = money;
  if (!revenue || !off) return null;
  const votes = { amount: 0, fraction: 0, percent: 0 };
  let usable = 0;
  for (let i = 0; i < off.length; i++) {
    const bare = Math.abs(off[i]!);
    const gross = sampleGross(money, i);
    const net = revenue[i]!;
    if (!(bare > 0) || rate?.[i] || !(gross > 0) || !(net >= 0)) continue;
    usable++;
    const near = (value: number) => Math.abs(value - net) <= 0.001 * gross;
    if (near(gross)) continue;
    if (near(gross - bare)) votes.amount++;
    if (near(gross * (1 - bare))) votes.fraction++;
    if (near(gross * (1 - bare / 100))) votes.percent++;
  }
  const best = (["amount", "fraction", "percent"] as const).reduce((a, b) => (votes[b] > votes[a] ? b : a));
  return votes[best] > 0 && votes[best] * 2 > usable ? best : null;
}

function typicalMoney(money: MoneySample): number {
  const values = money.revenue ?? money.gross ?? money.unitPrice;
  const known = values ? values.filter((value) => value > 0).sort() : new Float64Array(0);
  return known[Math.floor(known.length / 2)] ?? 0;
}

function hasNonZero(column: DiscountColumn): boolean {
  const { dot, comma } = column.values.decimal;
  const decimal: Decimal = comma > dot ? "," : ".";
  return column.values.numbers(decimal).some((value) => value !== 0 && !Number.isNaN(value));
}
