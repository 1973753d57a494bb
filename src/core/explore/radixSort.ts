// Millions of numbers sorted while a user looks: by radix of their bits, 16 at a time.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";

/** Numbers between two pauses. */
const PIECE = 1 << 17;
const DIGIT_BITS = 16;
const BUCKETS = 1 << DIGIT_BITS;

/** `order` in the order of its `keys` [n] (no NaN, one kind of zero; written over); equal keys keep theirs in both directions. */
export function* radixOrder(keys: Float64Array, order: Uint32Array, descending: boolean): CooperativeTask<Uint32Array> {
  return (yield* sortBits(keys, order, descending)).places;
}

/** The numbers, ascending (no NaN, one kind of zero; written over). */
export function* radixNumbers(numbers: Float64Array): CooperativeTask<Float64Array> {
  const { words } = yield* sortBits(numbers, NO_ORDER, false);
  for (let from = 0; from < words.length; from += PIECE) {
    const to = Math.min(words.length, from + PIECE);
    for (let k = from; k < to; k += 2) {
      const turn = words[k + 1]! >>> 31 === 0;
      words[k] = turn ? ~words[k]! : words[k]!;
      words[k + 1] = turn ? ~words[k + 1]! : words[k + 1]! ^ 0x80000000;
    }
    yield;
  }
  return new Float64Array(words.buffer, words.byteOffset, words.length / 2);
}

const NO_ORDER = new Uint32Array(0);

/** Sorts keys and, where there are any, the places that belong to them. A digit that all keys share costs no pass. */
function* sortBits(
  keys: Float64Array,
  order: Uint32Array,
  descending: boolean,
): CooperativeTask<{ words: Uint32Array; places: Uint32Array }> {
  const n = keys.length;
  // Low and high word of each key (little-endian, as on every machine with a browser).
  let words: Uint32Array = new Uint32Array(keys.buffer, keys.byteOffset, 2 * n);
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
  let places = order;
  let freeWords: Uint32Array = new Uint32Array(2 * n);
  let freePlaces: Uint32Array = new Uint32Array(order.length);
  const carries = order.length > 0;
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
        if (carries) freePlaces[place] = places[k]!;
      }
      yield;
    }
    [words, freeWords] = [freeWords, words];
    [places, freePlaces] = [freePlaces, places === order ? new Uint32Array(order.length) : places];
  }
  return { words, places };
}
