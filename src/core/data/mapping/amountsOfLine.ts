// Which of a file's amounts is the revenue: the one that equations place after discount and before tax, whatever the
// columns are called.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import { type Step, stepBetween } from "./amountChain.ts";
import type { AmountColumn } from "./chooseColumns.ts";
import type { ColumnValues } from "./columnValues.ts";
import type { DiscountColumn } from "./discountColumns.ts";
import { wordsOf } from "./headerPatterns.ts";
import { foldDiacritics } from "./headerText.ts";
import type { DiscountKind, Mapping } from "./mapping.ts";

export interface LineAmounts {
  /** The column of the revenue; undefined where it is reckoned from the others. */
  revenue: number | undefined;
  gross: number | undefined;
  /** A discount that an equation proves; null where none does. */
  discount: number | null;
  /** How that discount is written, where the equation is the only one to tell. */
  discountKind: DiscountKind | null;
  /** Reasons that the equations give, by column. */
  reasons: ReadonlyMap<number, Message>;
}

/** A column without a known name needs so many lines that speak for it. */
const UNKNOWN_LINES = 2;
const MOST_STEPS = 4;
/** What lies between two amounts and is neither a discount nor a tax. */
const OTHER =
  /\b(paid|payment|deposit|tip|fee|fees|commission|ship|shipping|freight|cost|profit|margin|balance|due|owed)\b|tra truoc|da tra|thanh toan|dat coc|phi\b|hoa hong|van chuyen|con (lai|no)|tien mat|von|loi nhuan/;

interface Between {
  index: number;
  numbers: Float64Array;
  role: "discount" | "tax" | "unknown";
}

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
  const taken = new Set(Object.values(columns));
  const known = amounts.filter(({ concept }) => concept === "gross" || concept === "revenue").map(({ index }) => index);
  const between: Between[] = [
    ...discounts.map(({ index }) => ({ index, numbers: numbersOf(index), role: "discount" as const })),
    ...amounts
      .filter(({ concept, index }) => concept === "tax" || (concept === null && !taken.has(index)))
      .filter(
        ({ concept, index }) => concept === "tax" || !OTHER.test(foldDiacritics(wordsOf(values[index]!.header).marked)),
      )
      .map(({ index, concept }) => ({
        index,
        numbers: numbersOf(index),
        role: concept === "tax" ? ("tax" as const) : ("unknown" as const),
      })),
  ];
  const reasons = new Map<number, Message>();
  let { revenue, gross } = columns;
  let discount: number | null = null;
  const step = (larger: Float64Array, smaller: Float64Array) => {
    let best: { by: Between; step: Step } | null = null;
    for (const by of between) {
      const found = stepBetween(larger, smaller, by.numbers, by.role === "unknown" ? UNKNOWN_LINES : 1);
      if (found && (!best || found.lines > best.step.lines)) best = { by, step: found };
    }
    return best;
  };
  const header = (index: number) => values[index]!.header;

  let current = revenue ?? gross;
  const seen = new Set<number>();
  for (let steps = 0; steps < MOST_STEPS && current !== undefined; steps++) {
    seen.add(current);
    let next: number | undefined;
    for (const index of known) {
      if (seen.has(index) || OTHER.test(foldDiacritics(wordsOf(header(index)).marked))) continue;
      const found = step(numbersOf(current), numbersOf(index));
      if (!found) continue;
      const names = { larger: header(current), between: header(found.by.index) };
      reasons.set(index, dataMessage("column.netByEquation", names));
      if (isTax(found.by, found.step)) reasons.set(current, dataMessage("column.withTax", { tax: names.between }));
      else {
        gross = current;
        discount = found.by.index;
        reasons.set(current, dataMessage("column.grossByEquation", { net: header(index), between: names.between }));
      }
      next = index;
      break;
    }
    if (next === undefined) break;
    revenue = next;
    current = next;
  }
  if (revenue !== undefined && gross !== undefined && discount === null) {
    const found = step(numbersOf(gross), numbersOf(revenue));
    if (found && isTax(found.by, found.step)) {
      reasons.set(gross, dataMessage("column.withTax", { tax: header(found.by.index) }));
      gross = undefined;
    } else if (found) discount = found.by.index;
  }
  if (revenue !== undefined && discount === null) {
    const { taxed, off, kind, base, tax } = beforeTax(revenue) ?? {};
    if (taxed !== undefined && tax !== undefined) {
      const of = { tax: header(tax), net: header(taxed), between: off === undefined ? "" : header(off) };
      reasons.set(
        revenue,
        taxed === revenue ? dataMessage("column.withTax", of) : dataMessage("column.grossByTotal", of),
      );
      return { revenue: undefined, gross: base ?? gross, discount: off ?? null, discountKind: kind ?? null, reasons };
    }
  }
  return { revenue, gross, discount, discountKind: null, reasons };

  /**
   * The equation in which a total is a gross amount less a discount and a tax on top, with the revenue of the names as
   * the total or as the gross amount; undefined where none holds.
   */
  function beforeTax(index: number): TaxedTotal | undefined {
    const bases = [
      ...(product ? [{ numbers: product, base: undefined }] : []),
      ...known.map((base) => ({ numbers: numbersOf(base), base })),
    ];
    const offs = between.filter(({ role }) => role === "discount");
    for (const taxed of known)
      for (const { numbers, base } of bases) {
        if (taxed === base || (taxed !== index && base !== index)) continue;
        for (const { off, kind, net } of [
          ...(taxed === index ? [{ net: numbers }] : []),
          ...offs.flatMap(netsOf(numbers)),
        ])
          for (const tax of between)
            if (tax.role === "tax" && stepBetween(numbersOf(taxed), net, tax.numbers, 1))
              return { taxed, base, off, kind, tax: tax.index };
      }
    return undefined;
  }
}

interface TaxedTotal {
  taxed: number;
  /** The column before discount and tax; undefined where it is quantity × unit price. */
  base: number | undefined;
  off: number | undefined;
  kind: DiscountKind | undefined;
  tax: number;
}

interface Net {
  net: Float64Array;
  off?: number;
  kind?: DiscountKind;
}

/** A gross amount less a discount, by each way of writing it. */
function netsOf(gross: Float64Array): (discount: Between) => Net[] {
  return ({ index: off, numbers }) => {
    if (!numbers.some((value) => Math.abs(value) > 0)) return [];
    const by = (kind: DiscountKind, taken: (gross: number, off: number) => number): Net => ({
      off,
      kind,
      net: gross.map((value, i) => value - taken(value, Math.abs(numbers[i]! || 0))),
    });
    return [
      by("amount", (_, x) => x),
      by("percent", (value, x) => (value * x) / 100),
      by("fraction", (value, x) => value * x),
    ];
  };
}

/** A tax by its name, or because it is in the same proportion to the net amount on every line that has one. */
function isTax({ role }: Between, { as }: Step): boolean {
  return role === "tax" || (role === "unknown" && as === "percent of the smaller");
}
