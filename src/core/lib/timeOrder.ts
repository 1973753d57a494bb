// Sorting indices: by a number for whole files (stable, so line order decides ties) and by text for dictionaries.

import { type CooperativeTask, runToEnd } from "./cooperativeTask.ts";

/** Indices 0..n−1 ordered by key, equal keys in index order (bottom-up merge sort; sorted input is returned at once). */
export function orderBy(keys: ArrayLike<number>, count = keys.length): Uint32Array {
  return runToEnd(orderTask(keys, count));
}

/** Entries merged between two pauses. */
const STEP = 131_072;

/** `orderBy`, in steps. */
export function* orderTask(keys: ArrayLike<number>, count = keys.length): CooperativeTask<Uint32Array> {
  let from = new Uint32Array(count);
  let sorted = true;
  for (let i = 0; i < count; i++) {
    from[i] = i;
    if (i > 0 && keys[i]! < keys[i - 1]!) sorted = false;
  }
  if (sorted) return from;
  yield;
  let to = new Uint32Array(count);
  let merged = 0;
  for (let width = 1; width < count; width *= 2) {
    for (let left = 0; left < count; left += 2 * width) {
      const right = Math.min(left + 2 * width, count);
      if (2 * width <= STEP) merge(keys, from, to, left, Math.min(left + width, count), right);
      else yield* mergeTask(keys, from, to, left, Math.min(left + width, count), right);
      merged += 2 * width;
      if (merged < STEP) continue;
      merged = 0;
      yield;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Indices of texts in code-unit order. */
export function orderByText(texts: readonly string[]): number[] {
  const order = texts.map((_, i) => i);
  return order.sort((a, b) => (texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : a - b));
}

function merge(
  keys: ArrayLike<number>,
  from: Uint32Array,
  to: Uint32Array,
  left: number,
  middle: number,
  right: number,
): void {
  mergePart(keys, from, to, { i: left, j: middle, middle, right }, left, right);
}

/** A merge too long for one step. */
function* mergeTask(
  keys: ArrayLike<number>,
  from: Uint32Array,
  to: Uint32Array,
  left: number,
  middle: number,
  right: number,
): CooperativeTask<void> {
  const place = { i: left, j: middle, middle, right };
  for (let k = left; k < right; k += STEP) {
    mergePart(keys, from, to, place, k, Math.min(k + STEP, right));
    yield;
  }
}

/** Writes to[begin..end−1] from the two runs i..middle−1 and j..right−1, and moves i and j on. */
function mergePart(
  keys: ArrayLike<number>,
  from: Uint32Array,
  to: Uint32Array,
  place: { i: number; j: number; middle: number; right: number },
  begin: number,
  end: number,
): void {
  const { middle, right } = place;
  let { i, j } = place;
  for (let k = begin; k < end; k++) {
    if (i < middle && (j >= right || keys[from[i]!]! <= keys[from[j]!]!)) to[k] = from[i++]!;
    else to[k] = from[j++]!;
  }
  place.i = i;
  place.j = j;
}
