// Which products have an id of their own, and how dear each is among the others: learned from training lines alone.

import type { Coded } from "../data/lines/saleLines.ts";
import { codeText } from "../data/values/idText.ts";
import type { CustomerColumns } from "./customerColumns.ts";
import { FIRST_PRODUCT, UNKNOWN } from "./productIds.ts";
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
