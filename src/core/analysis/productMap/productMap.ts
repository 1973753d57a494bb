// The products as the model sees them: one learned vector each, drawn in two dimensions, and which lie close together.

import type { SaleLines } from "../../data/lines/saleLines.ts";
import { FIRST_PRODUCT } from "../../features/productIds.ts";
import type { Preprocess } from "../../features/sampleSet.ts";
import { InternalError } from "../../lib/internalError.ts";
import type { Parameter } from "../../model/parameters.ts";

export const MAP_METHODS = ["pca", "umap"] as const;
export type MapMethod = (typeof MAP_METHODS)[number];

/** By place in the vocabulary, most frequent product first. */
export interface ProductFacts {
  codes: string[];
  names: string[];
  /** Training lines. */
  counts: number[];
  /** Price tier 1..5, 0 unknown. */
  tiers: number[];
  /** Index into `families`; −1 where the open data set does not have the product. */
  family: Int32Array;
  families: string[];
}

/** What is known of the vocabulary's products; families are those of the open lines. */
export function productFacts(preprocess: Preprocess, lines: Pick<SaleLines, "product" | "family">): ProductFacts {
  const { products, productNames, productCounts, priceTiers } = preprocess;
  const familyOf = new Map<string, number>();
  const { product, family } = lines;
  for (let line = 0; line < product.codes.length; line++) {
    const code = product.values[product.codes[line]!];
    if (code !== undefined && !familyOf.has(code)) familyOf.set(code, family.codes[line]!);
  }
  return {
    codes: products,
    names: productNames,
    counts: productCounts,
    tiers: priceTiers,
    family: Int32Array.from(products, (code) => familyOf.get(code) ?? -1),
    families: family.values,
  };
}

/** The learned vectors of the vocabulary's products: [products, d], without padding and unknown. */
export function productVectors(weights: ReadonlyMap<string, Parameter>): { vectors: Float32Array; d: number } {
  const table = weights.get("product_embedding.weight");
  if (!table) throw new InternalError("the model has no product_embedding.weight");
  const d = table.shape[1]!;
  return { vectors: table.values.subarray(FIRST_PRODUCT * d), d };
}

/** The `limit` products closest to the one at `at` by cosine, closest first, ties by place; itself left out. */
export function closestProducts(
  vectors: Float32Array,
  d: number,
  at: number,
  limit: number,
): { at: number; cosine: number }[] {
  const count = vectors.length / d;
  const own = vectors.subarray(at * d, (at + 1) * d);
  const size = (v: Float32Array): number => Math.sqrt(v.reduce((sum, x) => sum + x * x, 0)) || 1;
  const cosine = (other: number): number => {
    const vector = vectors.subarray(other * d, (other + 1) * d);
    return vector.reduce((sum, x, j) => sum + x * own[j]!, 0) / (size(vector) * size(own));
  };
  return Array.from({ length: count }, (_, other) => ({ at: other, cosine: cosine(other) }))
    .filter((each) => each.at !== at)
    .sort((a, b) => b.cosine - a.cosine || a.at - b.at)
    .slice(0, limit);
}
