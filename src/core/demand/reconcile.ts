// Forecasts of parts and of their sums made to agree, the surer ones moved less: weighted least squares over the tree.

/** What a sum's own forecast and its parts' come to together, each by its variance. */
export function upwards(own: number, variance: number, parts: number, ofParts: number) {
  const all = variance + ofParts;
  return all > 0
    ? { mean: (ofParts * own + variance * parts) / all, variance: (variance * ofParts) / all }
    : { mean: parts, variance: 0 };
}

/**
 * [series] `parent` is the place of each series' parent, before it; −1 of a root. The amounts nearest to `points` (squares of the differences, each over its variance) of which every parent is the
 * sum of its children: Hyndman, Lee and Wang (2016), https://doi.org/10.1016/j.csda.2015.11.007, and with variances as
 * weights Wickramasuriya, Athanasopoulos and Hyndman (2019), https://doi.org/10.1080/01621459.2018.1448825. On a tree the
 * solution takes one pass up and one down. Nothing falls below 0: what would is 0, and its siblings carry the rest.
 */
export function reconcile(parent: Int32Array, points: Float64Array, variances: Float64Array): Float64Array {
  const count = points.length;
  const children: number[][] = Array.from({ length: count }, () => []);
  for (let i = 0; i < count; i++) if (parent[i]! >= 0) children[parent[i]!]!.push(i);
  /** What a series and all below it say of its amount, and how surely. */
  const mean = points.slice();
  const spread = variances.slice();
  for (let i = count - 1; i >= 0; i--) {
    if (children[i]!.length === 0) continue;
    let [sum, variance] = [0, 0];
    for (const child of children[i]!) {
      sum += mean[child]!;
      variance += spread[child]!;
    }
    const both = upwards(points[i]!, variances[i]!, sum, variance);
    mean[i] = both.mean;
    spread[i] = both.variance;
  }
  const found = mean.map((value) => Math.max(0, value));
  for (let i = 0; i < count; i++) if (children[i]!.length > 0) share(children[i]!, found[i]!, mean, spread, found);
  for (let i = count - 1; i >= 0; i--)
    if (children[i]!.length > 0) found[i] = children[i]!.reduce((sum, child) => sum + found[child]!, 0);
  return found;
}

/** Spreads what a sum has more (or less) than its parts say over them, by their variances; none falls below 0. */
function share(parts: readonly number[], whole: number, mean: Float64Array, spread: Float64Array, found: Float64Array) {
  let free = parts.slice();
  for (;;) {
    let [sum, variance] = [0, 0];
    for (const part of free) {
      sum += mean[part]!;
      variance += spread[part]!;
    }
    const rest = whole - sum;
    const below: number[] = [];
    for (const part of free) {
      const value = mean[part]! + (variance > 0 ? (rest * spread[part]!) / variance : rest / free.length);
      found[part] = Math.max(0, value);
      if (value < 0) below.push(part);
    }
    if (below.length === 0) return;
    const gone = new Set(below);
    free = free.filter((part) => !gone.has(part));
    if (free.length === 0) return;
  }
}
