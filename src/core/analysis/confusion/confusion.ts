// Which products the model takes for which: bought against likeliest, the most bought ones by name, the others as one.

import { UNKNOWN } from "../../features/productIds.ts";
import type { TestTable } from "../testTable.ts";

export interface Confusion {
  /** [k] vocabulary ids in the order of rows and columns; row and column k are all other products. */
  ids: Int32Array;
  /** [(k + 1), (k + 1)] rows by the product bought, columns by the likeliest one; row-major. */
  counts: Uint32Array;
  /** Targets whose row or column is "other", and right nevertheless: the product came first. */
  otherHits: number;
}

/** Counts the rows by the `size` products bought most often among them (ties by id). */
export function confusion(table: TestTable, size: number): Confusion {
  const bought = new Map<number, number>();
  for (const id of table.product) if (id > UNKNOWN) bought.set(id, (bought.get(id) ?? 0) + 1);
  const ranked = [...bought].sort(([a, m], [b, n]) => n - m || a - b).slice(0, size);
  const ids = Int32Array.from(ranked, ([id]) => id);
  const side = ids.length + 1;
  const place = placeOf(ids);
  const counts = new Uint32Array(side * side);
  let otherHits = 0;
  for (let row = 0; row < table.count; row++) {
    const [r, c] = [place(table.product[row]!), place(table.first[row]!)];
    counts[r * side + c]!++;
    if (r === ids.length && table.predictions.rank[row] === 1) otherHits++;
  }
  return { ids, counts, otherHits };
}

/** The rows of one cell. Throws when there is no such cell. */
export function confusionRows(table: TestTable, ids: Int32Array, row: number, column: number): Uint32Array {
  for (const at of [row, column]) {
    if (!(at >= 0 && at <= ids.length)) throw new RangeError(`no row or column ${at} (have: 0 to ${ids.length})`);
  }
  const place = placeOf(ids);
  const all = Uint32Array.from({ length: table.count }, (_, i) => i);
  return all.filter((i) => place(table.product[i]!) === row && place(table.first[i]!) === column);
}

/** Where an id stands among the chosen ones; their number for all others. */
function placeOf(ids: Int32Array): (id: number) => number {
  const places = new Map(Array.from(ids, (id, at) => [id, at]));
  return (id) => places.get(id) ?? ids.length;
}
