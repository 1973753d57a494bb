// Whether a discount follows from how much is bought, as price lists by quantity or by the order's amount have it.

interface Drawn {
  value: number;
  discounted: boolean;
}

/**
 * How sharply a threshold parts discounted purchases from others: the most by which the share of discounted purchases at or
 * above a value exceeds that of the others (Youden's J, the one-sided Kolmogorov–Smirnov distance; 1 = a rule, near 0 =
 * nothing to do with it). NaN where either kind has fewer than `least`. O(n log n).
 */
export function sharpness(purchases: readonly Drawn[], least: number): number {
  const all = purchases.filter(({ discounted }) => discounted).length;
  const others = purchases.length - all;
  if (all < least || others < least) return Number.NaN;
  const falling = purchases.toSorted((a, b) => b.value - a.value);
  let [above, othersAbove, best] = [0, 0, 0];
  for (const [k, { value, discounted }] of falling.entries()) {
    if (discounted) above++;
    else othersAbove++;
    if (falling[k + 1]?.value === value) continue;
    best = Math.max(best, above / all - othersAbove / others);
  }
  return best;
}
