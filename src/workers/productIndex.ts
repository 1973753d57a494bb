// Finds products by code or name, with or without Vietnamese marks, and what one of them usually costs.

import type { SaleLines } from "../core/data/saleLines.ts";
import { quantile } from "../core/features/quantile.ts";
import { searchFor, unmarked } from "../core/lib/unmarked.ts";
import type { ProductHit } from "./predictProtocol.ts";

export class ProductIndex {
  readonly #lines: SaleLines;
  /** Line indices product by product: those of code p stand at start[p]..start[p + 1] − 1. */
  readonly #start: Uint32Array;
  readonly #lineAt: Uint32Array;
  /** Product codes, most lines first. */
  readonly #order: Uint32Array;
  readonly #searchable: string[];

  constructor(lines: SaleLines) {
    const { values, codes } = lines.product;
    const start = new Uint32Array(values.length + 1);
    for (let i = 0; i < lines.count; i++) start[codes[i]! + 1]!++;
    for (let p = 0; p < values.length; p++) start[p + 1]! += start[p]!;
    const next = start.slice();
    this.#lineAt = new Uint32Array(lines.count);
    for (let i = 0; i < lines.count; i++) this.#lineAt[next[codes[i]!]!++] = i;
    this.#lines = lines;
    this.#start = start;
    this.#order = Uint32Array.from(values.keys()).sort((a, b) => this.#count(b) - this.#count(a) || a - b);
    this.#searchable = values.map((value, code) => unmarked(`${value} ${lines.productNames[code] ?? ""}`));
  }

  /** Products whose code or name holds every word of the query, those with most lines first. */
  search(query: string, limit: number): Omit<ProductHit, "known">[] {
    const fits = searchFor(query);
    const hits: Omit<ProductHit, "known">[] = [];
    for (const code of this.#order) {
      if (hits.length >= limit || this.#count(code) === 0) break;
      if (fits(this.#searchable[code]!)) hits.push(this.#describe(code));
    }
    return hits;
  }

  #count(code: number): number {
    return this.#start[code + 1]! - this.#start[code]!;
  }

  #describe(code: number): Omit<ProductHit, "known"> {
    const { product, productNames, quantity, revenue, discount, has } = this.#lines;
    const own = this.#lineAt.subarray(this.#start[code], this.#start[code + 1]);
    const sold = own.filter((line) => quantity[line]! > 0);
    // A line given away for nothing tells no price.
    const priced = sold.filter((line) => discount[line]! < 1);
    const median = (values: Float64Array) => (values.length > 0 ? quantile(values.sort(), 0.5) : null);
    const price = (line: number) => revenue[line]! / (quantity[line]! * (1 - discount[line]!));
    return {
      product: product.values[code]!,
      name: productNames[code] ?? "",
      lines: own.length,
      price: has.revenue ? median(Float64Array.from(priced, price)) : null,
      quantity: has.quantity ? median(Float64Array.from(sold, (line) => quantity[line]!)) : null,
    };
  }
}
