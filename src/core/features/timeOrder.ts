// Sorting indices: by a number for whole files (stable, so line order decides ties) and by text for dictionaries.

/** Indices 0..n−1 ordered by key, equal keys in index order (bottom-up merge sort; sorted input is returned at once). */
export function orderBy(keys: ArrayLike<number>, count = keys.length): Uint32Array {
  let from = new Uint32Array(count);
  let sorted = true;
  for (let i = 0; i < count; i++) {
    from[i] = i;
    if (i > 0 && keys[i]! < keys[i - 1]!) sorted = false;
  }
  if (sorted) return from;
  let to = new Uint32Array(count);
  for (let width = 1; width < count; width *= 2) {
    for (let left = 0; left < count; left += 2 * width) {
      merge(keys, from, to, left, Math.min(left + width, count), Math.min(left + 2 * width, count));
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
  let i = left;
  let j = middle;
  for (let k = left; k < right; k++) {
    if (i < middle && (j >= right || keys[from[i]!]! <= keys[from[j]!]!)) to[k] = from[i++]!;
    else to[k] = from[j++]!;
  }
}
