// A feature's values in groups, learned on one half of the rows and judged on the other: how much the group alone tells.

/** [rows] group of each row; learned on the rows with judged = 0. */
export interface Groups {
  of: Int32Array;
  count: number;
}

/** Up to so many different values are a group each; more are cut into equally full ones. */
const MOST_VALUES = 2000;
const BINS = 200;

/** Groups by value: a missing value is one too, and so is any that only the judged half has, with its nearest below. */
export function groupsOf(values: Float64Array, judged: Uint8Array): Groups {
  const learned = values.filter((value, i) => judged[i] === 0 && !Number.isNaN(value)).sort();
  const bounds = boundsOf(learned);
  const of = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) of[i] = Number.isNaN(values[i]!) ? 0 : 1 + countUpTo(bounds, values[i]!);
  return { of, count: bounds.length + 2 };
}

/** Ascending lower bounds of the groups. */
function boundsOf(ascending: Float64Array): Float64Array {
  const distinct = ascending.filter((value, i) => i === 0 || value !== ascending[i - 1]);
  if (distinct.length <= MOST_VALUES) return distinct;
  const cuts = Float64Array.from({ length: BINS }, (_, b) => ascending[Math.floor((b * ascending.length) / BINS)]!);
  return cuts.filter((value, i) => i === 0 || value !== cuts[i - 1]);
}

/** How many bounds are at most the value. */
function countUpTo(bounds: Float64Array, value: number): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bounds[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** R² on the judged half of the learned half's mean per group; 0 where the target hardly varies. */
export function varianceTold({ of, count }: Groups, target: Float64Array, judged: Uint8Array): number {
  const sums = new Float64Array(count);
  const sizes = new Int32Array(count);
  let total = 0;
  let learned = 0;
  for (let i = 0; i < of.length; i++) {
    if (judged[i] === 1) continue;
    sums[of[i]!]! += target[i]!;
    sizes[of[i]!]!++;
    total += target[i]!;
    learned++;
  }
  const overall = total / Math.max(1, learned);
  let mean = 0;
  let rows = 0;
  for (let i = 0; i < of.length; i++) {
    if (judged[i] === 0) continue;
    mean += target[i]!;
    rows++;
  }
  mean /= Math.max(1, rows);
  let squares = 0;
  let left = 0;
  for (let i = 0; i < of.length; i++) {
    if (judged[i] === 0) continue;
    const group = of[i]!;
    const guess = sizes[group]! > 0 ? sums[group]! / sizes[group]! : overall;
    squares += (target[i]! - mean) ** 2;
    left += (target[i]! - guess) ** 2;
  }
  return squares / Math.max(1, rows) > 1e-9 ? 1 - left / squares : 0;
}

/** Share of the judged half whose product is its group's most frequent of the learned half, beside that of all rows. */
export function productAccuracy({ of, count }: Groups, product: Int32Array, judged: Uint8Array) {
  const perGroup = mostFrequent(of, count, product, judged);
  const overall = mostFrequent(new Int32Array(of.length), 1, product, judged)[0]!;
  let [rows, right, popular] = [0, 0, 0];
  for (let i = 0; i < of.length; i++) {
    if (judged[i] === 0) continue;
    rows++;
    const guess = perGroup[of[i]!]! >= 0 ? perGroup[of[i]!]! : overall;
    if (product[i] === guess) right++;
    if (product[i] === overall) popular++;
  }
  return { accuracy: rows === 0 ? 0 : right / rows, popular: rows === 0 ? 0 : popular / rows };
}

/** [groups] the product met most often in each group of the learned half, −1 for an empty group. */
function mostFrequent(of: Int32Array, count: number, product: Int32Array, judged: Uint8Array): Int32Array {
  const met = new Map<number, number>();
  const best = new Int32Array(count).fill(-1);
  const most = new Int32Array(count);
  const products = product.reduce((largest, code) => Math.max(largest, code), 0) + 1;
  for (let i = 0; i < of.length; i++) {
    if (judged[i] === 1) continue;
    const key = of[i]! * products + product[i]!;
    const times = (met.get(key) ?? 0) + 1;
    met.set(key, times);
    if (times <= most[of[i]!]!) continue;
    most[of[i]!] = times;
    best[of[i]!] = product[i]!;
  }
  return best;
}
