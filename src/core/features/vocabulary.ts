// Which products have an id of their own, and how dear each is among the others: learned from training lines alone.

import type { Coded } from "../data/lines/saleLines.ts";
import { codeText } from "../data/values/idText.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import type { CustomerColumns } from "./customerColumns.ts";
import type { FeatureSettings } from "./featureSettings.ts";
import { FIRST_PRODUCT, UNKNOWN } from "./productIds.ts";
import { productPrices } from "./productPrices.ts";
import type { Preprocess } from "./sampleSet.ts";

/** Training lines of each product code. */
export function countTrainingLines(columns: CustomerColumns, training: Uint8Array): Int32Array {
  const { product } = columns.lines;
  const counts = new Int32Array(product.values.length);
  for (let p = 0; p < columns.count; p++) {
    const code = product.codes[columns.lineAt[p]!]!;
    if (training[p] === 1 && code >= 0) counts[code]!++;
  }
  return counts;
}

/** Product codes (indices) of the vocabulary: on enough training lines, most frequent first, ties by code. */
export function chooseVocabulary(
  product: Coded,
  counts: Int32Array,
  settings: Pick<FeatureSettings, "minProductCount" | "maxProducts">,
): number[] {
  const least = Math.max(1, settings.minProductCount);
  const { values } = product;
  const codes: number[] = [];
  for (let code = 0; code < counts.length; code++) if (counts[code]! >= least) codes.push(code);
  codes.sort((a, b) => counts[b]! - counts[a]! || (values[a]! < values[b]! ? -1 : 1));
  return codes.slice(0, settings.maxProducts);
}

/**
 * Price tier 1..5 of each product code: the quintile of its median unit price over training lines with quantity > 0,
 * among the products with such a line; 0 for the others, and for all where the file has no money.
 */
export function* priceTiers(columns: CustomerColumns, training: Uint8Array): CooperativeTask<Uint8Array> {
  const { lines, lineAt, count } = columns;
  return (yield* productPrices(lines, count, (p) => (training[p] === 1 ? lineAt[p]! : -1))).tiers;
}

/** The stored vocabulary and price tiers by this file's product codes. */
export function productColumns(product: Coded, preprocess: Preprocess): { ids: Int32Array; tiers: Uint8Array } {
  const { products, otherProducts = [] } = preprocess;
  const idOf = byCode(products, (i) => i + FIRST_PRODUCT);
  const tiers = [...preprocess.priceTiers.slice(0, products.length), ...(preprocess.otherPriceTiers ?? [])];
  const tierOf = byCode([...products, ...otherProducts], (i) => tiers[i] ?? 0);
  return {
    ids: Int32Array.from(product.values, (code) => idOf.get(code) ?? UNKNOWN),
    tiers: Uint8Array.from(product.values, (code) => tierOf.get(code) ?? 0),
  };
}

/** Numbers by product code, as it stands and as codes are read today: "22423.0" of an older model is the file's "22423". */
function byCode(codes: readonly string[], numberOf: (i: number) => number): Map<string, number> {
  const numbers = new Map<string, number>();
  codes.forEach((code, i) => {
    numbers.set(codeText(code), numberOf(i));
  });
  codes.forEach((code, i) => {
    numbers.set(code, numberOf(i));
  });
  return numbers;
}
