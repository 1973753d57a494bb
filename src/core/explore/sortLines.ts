// Lines in the order of one of their columns: by radix, so that millions are sorted while a user looks.

import type { Coded, SaleLines } from "../data/saleLines.ts";
import { orderByText } from "../features/timeOrder.ts";
import type { Steps } from "../lib/steps.ts";

export const SORT_COLUMNS = [
  "line",
  "time",
  "customer",
  "product",
  "family",
  "quantity",
  "revenue",
  "discount",
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

export interface LineSort {
  column: SortColumn;
  descending: boolean;
}

/** Lines between two pauses. */
const PIECE = 1 << 17;
const DIGIT_BITS = 16;
const BUCKETS = 1 << DIGIT_BITS;

/**
 * The same places `at` of the columns, which come in file order, sorted: texts by their ids in code-unit order; ties stay in file
 * order, in both directions.
 */
export function* sortLines(lines: SaleLines, at: Uint32Array, sort: LineSort): Steps<Uint32Array> {
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
  return yield* radixSorted(keys, at, sort.descending);
}

function columnOf(lines: SaleLines, column: SortColumn): (i: number) => number {
  switch (column) {
    case "customer":
    case "product":
    case "family": {
      const { codes } = lines[column];
      const ranks = ranksOf(lines[column]);
      return (i) => ranks[codes[i]!]!;
    }
    default: {
      const numbers = lines[column];
      return (i) => numbers[i]!;
    }
  }
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

/** `at` in the order of its `keys` [at.length], which are written over. A digit that all keys share costs no pass. */
function* radixSorted(keys: Float64Array, at: Uint32Array, descending: boolean): Steps<Uint32Array> {
  const n = at.length;
  // Low and high word of each key (little-endian, as on every machine with a browser).
  let words: Uint32Array = new Uint32Array(keys.buffer);
  const counts = Array.from({ length: 64 / DIGIT_BITS }, () => new Uint32Array(BUCKETS));
  for (let from = 0; from < n; from += PIECE) {
    const to = Math.min(n, from + PIECE);
    for (let k = from; k < to; k++) {
      const [low, high] = [words[2 * k]!, words[2 * k + 1]!];
      // Bits that order as the numbers do: the sign turned round, all bits turned round below zero.
      const negative = high >>> 31 === 1;
      const turn = negative !== descending;
      const lowKey = (turn ? ~low : low) >>> 0;
      const highKey = ((turn ? ~high : high) ^ (negative ? 0 : 0x80000000)) >>> 0;
      words[2 * k] = lowKey;
      words[2 * k + 1] = highKey;
      counts[0]![lowKey & 0xffff]!++;
      counts[1]![lowKey >>> 16]!++;
      counts[2]![highKey & 0xffff]!++;
      counts[3]![highKey >>> 16]!++;
    }
    yield;
  }
  let order: Uint32Array = at;
  let freeWords: Uint32Array = new Uint32Array(2 * n);
  let freeOrder: Uint32Array = new Uint32Array(n);
  for (const [digit, next] of counts.entries()) {
    if (next.includes(n)) continue;
    let sum = 0;
    for (let b = 0; b < BUCKETS; b++) {
      const count = next[b]!;
      next[b] = sum;
      sum += count;
    }
    const word = digit >>> 1;
    const shift = (digit & 1) * DIGIT_BITS;
    for (let from = 0; from < n; from += PIECE) {
      const to = Math.min(n, from + PIECE);
      for (let k = from; k < to; k++) {
        const place = next[(words[2 * k + word]! >>> shift) & 0xffff]!++;
        freeWords[2 * place] = words[2 * k]!;
        freeWords[2 * place + 1] = words[2 * k + 1]!;
        freeOrder[place] = order[k]!;
      }
      yield;
    }
    [words, freeWords] = [freeWords, words];
    [order, freeOrder] = [freeOrder, order === at ? new Uint32Array(n) : order];
  }
  return order;
}
