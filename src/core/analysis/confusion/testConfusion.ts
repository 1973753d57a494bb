// Answers which of the products bought most often the model takes for which.

import type { AnalysisQuestion } from "../analysisContext.ts";
import { productName } from "../testTable.ts";
import { confusion } from "./confusion.ts";

export interface TestConfusion {
  /** [k] the products by name; row and column k are all others. */
  products: { code: string; name: string }[];
  ids: Int32Array;
  /** [(k + 1), (k + 1)] rows by the product bought, columns by the likeliest one; row-major. */
  counts: Uint32Array;
  /** Targets in the last row whose product came first all the same. */
  otherHits: number;
  count: number;
}

export const testConfusion: AnalysisQuestion<{ size: number }, TestConfusion> = {
  compute({ table }, { size }) {
    const found = confusion(table, size);
    return { ...found, products: Array.from(found.ids, (id) => productName(table, id)), count: table.count };
  },
};
