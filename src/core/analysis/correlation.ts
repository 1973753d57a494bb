// Which numbers go together: Pearson's and Spearman's correlation of each pair of columns, over the rows in which both
// are known, and an order that brings alike columns together.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { ExactSum } from "../lib/exactSum.ts";

export interface Correlations {
  /** [F, F] −1..1; NaN where a column is constant over the pair's rows, or there are fewer than two. */
  pearson: Float64Array;
  spearman: Float64Array;
}

/** Pairs between two pauses. */
const PAIRS = 64;

/** Correlations of F columns of equal length; NaN is missing. */
export function* correlate(columns: readonly Float64Array[]): CooperativeTask<Correlations> {
  const F = columns.length;
  const pearson = new Float64Array(F * F).fill(Number.NaN);
  const spearman = new Float64Array(F * F).fill(Number.NaN);
  const groups = byMissing(columns);
  let done = 0;
  for (const [g, one] of groups.entries()) {
    for (const two of groups.slice(g)) {
      const rows = Uint32Array.from({ length: columns[0]!.length }, (_, i) => i).filter(
        (i) => !Number.isNaN(columns[one[0]!]![i]!) && !Number.isNaN(columns[two[0]!]![i]!),
      );
      const members = one === two ? one : [...one, ...two];
      const values: Float64Array[] = [];
      const ranks: Float64Array[] = [];
      for (const f of members) {
        const own = Float64Array.from(rows, (i) => columns[f]![i]!);
        ranks.push(standardised(ranksOf(own)));
        values.push(standardised(own));
        yield done / (F * F);
      }
      for (const [a, f] of members.entries()) {
        for (const [b, h] of members.entries()) {
          // Pairs within one of two groups have rows of their own.
          if (b < a || (one !== two && a < one.length === b < one.length)) continue;
          pearson[f * F + h] = product(values[a]!, values[b]!);
          pearson[h * F + f] = pearson[f * F + h]!;
          spearman[f * F + h] = product(ranks[a]!, ranks[b]!);
          spearman[h * F + f] = spearman[f * F + h]!;
          done += a === b ? 1 : 2;
          if (done % PAIRS < 2) yield done / (F * F);
        }
      }
    }
  }
  return { pearson, spearman };
}

/** Columns that miss the same rows, together. */
function byMissing(columns: readonly Float64Array[]): number[][] {
  const groups: number[][] = [];
  for (const [f, column] of columns.entries()) {
    const alike = groups.find(([first]) =>
      column.every((value, i) => Number.isNaN(value) === Number.isNaN(columns[first!]![i]!)),
    );
    if (alike) alike.push(f);
    else groups.push([f]);
  }
  return groups;
}

/** Less the mean, and of length 1; all NaN where constant, or so near that doubles cannot tell. */
function standardised(values: Float64Array): Float64Array {
  const n = values.length;
  const none = new Float64Array(n).fill(Number.NaN);
  if (n < 2 || values.every((value) => value === values[0])) return none;
  const sum = new ExactSum();
  for (const value of values) sum.add(value);
  const mean = sum.value() / n;
  sum.clear();
  for (const value of values) sum.add((value - mean) ** 2);
  const length = Math.sqrt(sum.value());
  if (length === 0) return none;
  return values.map((value) => (value - mean) / length);
}

function product(a: Float64Array, b: Float64Array): number {
  if (a.length < 2) return Number.NaN;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return Math.min(1, Math.max(-1, sum));
}

/** Ranks from 1; equal values share the mean of theirs. */
export function ranksOf(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let k = from; k < to; k++) ranks[order[k]!] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/**
 * Columns in an order that brings together those that go together: clusters joined by average linkage over 1 − |r|,
 * where an unknown r counts as 0. `r` [F, F].
 */
export function clusterOrder(r: Float64Array, F: number): number[] {
  let clusters = Array.from({ length: F }, (_, f) => [f]);
  const strength = (f: number, h: number) => Math.abs(r[f * F + h]!) || 0;
  while (clusters.length > 1) {
    let [best, one, two] = [-1, 0, 1];
    for (let a = 0; a < clusters.length; a++) {
      for (let b = a + 1; b < clusters.length; b++) {
        let sum = 0;
        for (const f of clusters[a]!) for (const h of clusters[b]!) sum += strength(f, h);
        const mean = sum / (clusters[a]!.length * clusters[b]!.length);
        if (mean > best) [best, one, two] = [mean, a, b];
      }
    }
    const joined = [...clusters[one]!, ...clusters[two]!];
    clusters = clusters.flatMap((each, i) => (i === one ? [joined] : i === two ? [] : [each]));
  }
  return clusters[0] ?? [];
}
