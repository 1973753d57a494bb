// Which of a file's amounts is the revenue: the one that equations place after discount and before tax, whatever the
// columns are called.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import { type Between, type Step, stepBetween } from "./amountChain.ts";
import type { AmountColumn } from "./chooseColumns.ts";
import type { ColumnValues } from "./columnValues.ts";
import type { DiscountColumn } from "./discountColumns.ts";
import { wordsOf } from "./headerPatterns.ts";
import { foldDiacritics } from "./headerText.ts";
import type { DiscountKind, Mapping } from "./mapping.ts";
import { type Amount, taxedTotal, wholePercent } from "./taxedTotal.ts";

export interface LineAmounts {
  /** The column of the revenue; undefined where it is reckoned from the others. */
  revenue: number | undefined;
  gross: number | undefined;
  /** A discount that an equation proves; null where none does. */
  discount: number | null;
  /** How that discount is written, where the equation is the only one to tell. */
  discountKind: DiscountKind | null;
  /** Another amount that could be the revenue, and that nothing explains. */
  rival: Rival | null;
  /** The revenue has tax in it, and no other column is without. */
  taxed: boolean;
  /** Reasons that the equations give, by column. */
  reasons: ReadonlyMap<number, Message>;
}

export interface Rival {
  index: number;
  /** Lines on which it is another amount, of how many. */
  count: number;
  lines: number;
}

/** A column without a known name needs so many lines that speak for it. */
const UNKNOWN_LINES = 2;
const MOST_STEPS = 4;
/** Two amounts that differ on fewer lines are the same but for slips. */
const FEW = 0.1;
/** What lies between two amounts and is neither a discount nor a tax, and what is left then. */
const OTHER =
  /\b(paid|payment|deposit|tip|fee|fees|commission|ship|shipping|freight|cost|profit|margin|balance|due|owed)\b|tra truoc|da tra|thanh toan|dat coc|phi\b|hoa hong|van chuyen|con (lai|no)|tien mat|von|loi nhuan/;
const WITH_TAX =
  /\b(sau|gom|co|da)( \w+)? (thue|vat|gtgt)\b|\b(after|incl|including|inclusive|inc|with)( of)? (tax|taxes|vat|gst)\b/;

/**
 * Follows the equations from the amount that names chose down to the one that has neither discount nor tax in it.
 * `product` is quantity × unit price on each line, null where the file has not both.
 */
export function amountsOfLine(
  values: readonly ColumnValues[],
  columns: Mapping["columns"],
  amounts: readonly AmountColumn[],
  discounts: readonly DiscountColumn[],
  numbersOf: (index: number) => Float64Array,
  product: Float64Array | null,
): LineAmounts {
  const header = (index: number) => values[index]!.header;
  const isOther = (index: number) => OTHER.test(plainWords(header(index)));
  // Those that have turned out to be quantities or prices are taken.
  const { revenue: _, gross: __, ...others } = columns;
  const elsewhere = new Set(Object.values(others));
  const known = amounts
    .filter(({ concept, index }) => (concept === "gross" || concept === "revenue") && !elsewhere.has(index))
    .map(({ index }) => index);
  const taken = new Set(Object.values(columns));
  const between: Between[] = [
    ...discounts.map(({ index }) => ({ index, numbers: numbersOf(index), role: "discount" as const })),
    ...amounts.flatMap(({ index, concept }): Between[] => {
      if (concept === "tax") return [{ index, numbers: numbersOf(index), role: "tax" }];
      if (concept !== null || taken.has(index) || isOther(index)) return [];
      return [{ index, numbers: numbersOf(index), role: "unknown" }];
    }),
  ];
  const step = (larger: number, smaller: number) => bestStep(numbersOf(larger), numbersOf(smaller), between);
  const reasons = new Map<number, Message>();
  let { revenue, gross } = columns;
  let discount: number | null = null;

  let current = revenue ?? gross;
  const seen = new Set<number>();
  for (let steps = 0; steps < MOST_STEPS && current !== undefined; steps++) {
    seen.add(current);
    const larger: number = current;
    const next = known.find((index) => {
      if (seen.has(index) || isOther(index)) return false;
      const found = step(larger, index);
      if (found) {
        const names = { larger: header(larger), between: header(found.by.index) };
        reasons.set(index, dataMessage("column.netByEquation", names));
        if (isTax(found.by, found.step)) reasons.set(larger, dataMessage("column.withTax", { tax: names.between }));
        else {
          gross = larger;
          discount = found.by.index;
          reasons.set(larger, dataMessage("column.grossByEquation", { net: header(index), between: names.between }));
        }
        return true;
      }
      const percent = wholePercent(numbersOf(larger), numbersOf(index));
      if (percent === null) return false;
      reasons.set(index, dataMessage("column.netByPercent", { larger: header(larger), percent }));
      reasons.set(larger, dataMessage("column.grossByPercent", { net: header(index), percent }));
      return true;
    });
    if (next === undefined) break;
    revenue = next;
    current = next;
  }
  if (revenue !== undefined && gross !== undefined && discount === null) {
    const found = step(gross, revenue);
    if (found && isTax(found.by, found.step)) {
      reasons.set(gross, dataMessage("column.withTax", { tax: header(found.by.index) }));
      gross = undefined;
    } else if (found) discount = found.by.index;
  }
  const totals = known.map((index) => ({ index, numbers: numbersOf(index) }));
  const bases: Amount[] = [...(product ? [{ index: undefined, numbers: product }] : []), ...totals];
  if (revenue === undefined)
    return { revenue, gross, discount, discountKind: null, rival: null, taxed: false, reasons };
  const chosen = revenue;
  const total = discount === null ? taxedTotal(chosen, totals, bases, between) : undefined;
  if (total) {
    const { off, kind, base } = total;
    const of = { tax: header(total.tax), net: header(total.taxed), between: off === undefined ? "" : header(off) };
    const why = total.taxed === chosen ? "column.withTax" : "column.grossByTotal";
    reasons.set(chosen, dataMessage(why, of));
    return {
      revenue: undefined,
      gross: base ?? gross,
      discount: off ?? null,
      discountKind: kind ?? null,
      rival: null,
      taxed: false,
      reasons,
    };
  }

  const own = numbersOf(chosen);
  const less = [...reasons.values()].some(
    ({ code }) => code === "column.netByEquation" || code === "column.netByPercent",
  );
  const onTop = between.some(
    ({ role, numbers }) => role === "tax" && wholePercent(own, without(own, numbers)) !== null,
  );
  const taxed = !less && !product && (onTop || WITH_TAX.test(plainWords(header(chosen))));
  return { revenue, gross, discount, discountKind: null, rival: rivalOf(chosen), taxed, reasons };

  function rivalOf(index: number): Rival | null {
    // Quantity × price less the discount is the revenue: there is nothing left to doubt.
    if (product && between.some(({ role, numbers }) => role === "discount" && stepBetween(product, own, numbers, 1)))
      return null;
    let worst: Rival | null = null;
    for (const other of known) {
      if (other === index || other === gross || reasons.has(other) || isOther(other)) continue;
      const numbers = numbersOf(other);
      const explained =
        bestStep(numbers, own, between) ||
        wholePercent(numbers, own) !== null ||
        taxedTotal(other, totals, bases, between)?.taxed === other;
      if (explained) continue;
      const found = differing(numbers, own);
      // Beside quantity × price a larger amount has tax or shipping on top.
      const onTop = product && differing(product, own).count === 0 && found.larger === found.count;
      if (found.count <= FEW * found.lines || onTop) continue;
      if (!worst || found.count > worst.count) worst = { index: other, count: found.count, lines: found.lines };
    }
    return worst;
  }
}

function bestStep(
  larger: Float64Array,
  smaller: Float64Array,
  between: readonly Between[],
): { by: Between; step: Step } | null {
  let best: { by: Between; step: Step } | null = null;
  for (const by of between) {
    const step = stepBetween(larger, smaller, by.numbers, by.role === "unknown" ? UNKNOWN_LINES : 1);
    if (step && (!best || step.lines > best.step.lines)) best = { by, step };
  }
  return best;
}

/** A tax by its name, or because it is in the same proportion to the net amount on every line that has one. */
function isTax({ role }: Between, { as }: Step): boolean {
  return role === "tax" || (role === "unknown" && as === "percent of the smaller");
}

function without(amount: Float64Array, part: Float64Array): Float64Array {
  return amount.map((value, i) => value - (part[i]! || 0));
}

/** On how many lines that have both, two amounts differ, and on how many of these the first is larger. */
function differing(a: Float64Array, b: Float64Array): { count: number; larger: number; lines: number } {
  let count = 0;
  let larger = 0;
  let lines = 0;
  for (let i = 0; i < a.length; i++) {
    if (Number.isNaN(a[i]!) || Number.isNaN(b[i]!)) continue;
    lines++;
    if (Math.abs(a[i]! - b[i]!) <= 0.001 * Math.abs(b[i]!) + 0.011) continue;
    count++;
    if (Math.abs(a[i]!) > Math.abs(b[i]!)) larger++;
  }
  return { count, larger, lines };
}

function plainWords(header: string): string {
  return foldDiacritics(wordsOf(header).marked);
}
