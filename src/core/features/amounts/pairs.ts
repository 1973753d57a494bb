// Pairs of a customer as of a time and a product: what the amounts model is told of them.

import type { ProductSales } from "./productSales.ts";

/** What products sold like at the end of the training part, by vocabulary id: [P, MEASURE_COUNT] and the lines it is of. */
export interface ProductLevels {
  values: Float32Array;
  counts: Float32Array;
}

/** Reads pairs into rows [PAIR_WIDTH]; one caller at a time. */
export interface Pairs {
  /** The target's own product. */
  readTarget(target: number, out: Float64Array): void;
  /** Another product, by vocabulary id. */
  readProduct(target: number, product: number, out: Float64Array): void;
  readNext(customer: number, time: number, product: number, out: Float64Array): void;
  /** Writes the target's measures as they happened [MEASURE_COUNT]. */
  measuresOf(target: number, out: Float64Array): void;
  /** The medians of each product's last training lines. */
  levels(): ProductLevels;
  /** The products' lines that were counted, by product code. */
  sales: ProductSales;
}
