// Finds products by code or name, with or without Vietnamese marks, and what one of them usually costs.

import type { SaleLines } from "../core/data/lines/saleLines.ts";
import { runToEnd } from "../core/lib/cooperativeTask.ts";
import { type Grouped, groupTask } from "../core/lib/grouped.ts";
import { quantile } from "../core/lib/quantile.ts";
import { searchFor, unmarked } from "../core/lib/unmarked.ts";
import type { ProductHit } from "./predictProtocol.ts";

export class ProductIndex {
  readonly #lines: SaleLines;
  /** The lines of each product code. */
  readonly #grouped: Grouped;
  /** Product codes, most lines first. */
  readonly #order: Uint32Array;
  readonly #searchable: string[];

  constructor(lines: SaleLines) {
    const { values, codes } = lines.product;
    this.#lines = lines;
    this.#grouped = runToEnd(groupTask(codes, values.length));
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
    const { start } = this.#grouped;
    return start[code + 1]! - start[code]!;
  }

  #describe(code: number): Omit<ProductHit, "known"> {
    const { product, productNames, quantity, revenue, discount, has } = this.#lines;
    const { start, at } = this.#grouped;
    const own = at.subarray(start[code], start[code + 1]);
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
