// Lines in the order of one of their columns.

import { COLUMN_NAMES, type Coded, type ColumnsWith, columnSpec } from "../data/lines/saleColumns.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { orderByText } from "../lib/timeOrder.ts";
import { radixOrder } from "./radixSort.ts";

export type SortColumn = ColumnsWith<{ table: "sorted" }>;
export const SORT_COLUMNS = COLUMN_NAMES.filter((name): name is SortColumn => columnSpec(name).table === "sorted");

export interface LineSort {
  column: SortColumn;
  descending: boolean;
}

/** Lines between two pauses. */
const PIECE = 1 << 17;

/**
 * The same places `at` of the columns, which come in file order, sorted: texts by their ids in code-unit order; ties stay in file
 * order, in both directions.
 */
export function* sortLines(lines: SaleLines, at: Uint32Array, sort: LineSort): CooperativeTask<Uint32Array> {
  // They come in file order.
  if (sort.column === "line") return sort.descending ? at.toReversed() : at;
  const keys = new Float64Array(at.length);
  const column = columnOf(lines, sort.column);
  for (let from = 0; from < at.length; from += PIECE) {
    const to = Math.min(at.length, from + PIECE);
    // + 0 makes one number of both zeros.
    for (let k = from; k < to; k++) keys[k] = column(at[k]!) + 0;
    yield;
  }
  return yield* radixOrder(keys, at, sort.descending);
}

function columnOf(lines: SaleLines, name: SortColumn): (i: number) => number {
  const column = lines[name];
  if (!column) return () => -1;
  if ("codes" in column) {
    const { codes } = column;
    const ranks = ranksOf(column);
    // Lines without a text come first.
    return (i) => ranks[codes[i]!] ?? -1;
  }
  return (i) => column[i]!;
}

/** By dictionary: a data set's texts are ranked once. */
const ranked = new WeakMap<string[], Uint32Array>();

/** [codes] place of each text among the sorted ones. */
function ranksOf({ values }: Coded): Uint32Array {
  const known = ranked.get(values);
  if (known) return known;
  const ranks = new Uint32Array(values.length);
  for (const [rank, code] of orderByText(values).entries()) ranks[code] = rank;
  ranked.set(values, ranks);
  return ranks;
}
