// A total that is a gross amount less a discount and a tax on top: three columns between two amounts, or two.

import { type Between, stepBetween } from "./amountChain.ts";
import type { DiscountKind } from "./mapping.ts";

export interface TaxedTotal {
  /** The column of the total. */
  taxed: number;
  /** The column before discount and tax; undefined where it is quantity × unit price. */
  base: number | undefined;
  off: number | undefined;
  kind: DiscountKind | undefined;
  tax: number;
}

export interface Amount {
  /** Undefined for quantity × unit price. */
  index: number | undefined;
  numbers: Float64Array;
}

/**
 * The first equation that holds with this column as the total or as the amount before discount and tax; undefined where
 * none does.
 */
export function taxedTotal(
  index: number,
  totals: readonly (Amount & { index: number })[],
  bases: readonly Amount[],
  between: readonly Between[],
): TaxedTotal | undefined {
  const offs = between.filter(({ role }) => role === "discount");
  const taxes = between.filter(({ role }) => role === "tax");
  for (const { index: taxed, numbers: total } of totals)
    for (const { index: base, numbers } of bases) {
      if (taxed === base || (taxed !== index && base !== index)) continue;
      const nets: Net[] = [
        ...(taxed === index ? [{ net: numbers }] : []),
        ...offs.flatMap((off) => netsOf(numbers, off)),
      ];
      for (const { off, kind, net } of nets)
        for (const tax of taxes)
          if (stepBetween(total, net, tax.numbers, 1)) return { taxed, base, off, kind, tax: tax.index };
    }
  return undefined;
}

interface Net {
  net: Float64Array;
  off?: number;
  kind?: DiscountKind;
}

/** A gross amount less a discount, by each way of writing it. */
function netsOf(gross: Float64Array, { index: off, numbers }: Between): Net[] {
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
}

/** Taxes are whole per cents up to this. */
const MOST_TAX = 30;

/** The whole per cent by which one amount is larger than another on (nearly) all lines; null where there is none. */
export function wholePercent(larger: Float64Array, smaller: Float64Array): number | null {
  let sum = 0;
  let base = 0;
  for (let i = 0; i < larger.length; i++) {
    if (!(larger[i]! > 0) || !(smaller[i]! > 0)) continue;
    sum += larger[i]!;
    base += smaller[i]!;
  }
  const percent = Math.round((sum / base - 1) * 100);
  if (!(percent >= 1 && percent <= MOST_TAX)) return null;
  let usable = 0;
  let holds = 0;
  for (let i = 0; i < larger.length; i++) {
    if (!(larger[i]! > 0) || !(smaller[i]! > 0)) continue;
    usable++;
    if (Math.abs(smaller[i]! * (1 + percent / 100) - larger[i]!) <= 0.011 + 0.0005 * larger[i]!) holds++;
  }
  return usable > 1 && holds >= 0.9 * usable ? percent : null;
}
