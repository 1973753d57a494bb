// A small random forest of regression trees over settings (Breiman 2001, https://doi.org/10.1023/A:1010933404324), whose leaves
// are boxes: what importance integrates over.

import { random } from "../../lib/random.ts";

/** A setting's axis: a place in 0..1, or one of so many categories. */
export type Axis = { kind: "number" } | { kind: "category"; count: number };

export interface Points {
  axes: readonly Axis[];
  /** [n, axes] row-major: places in 0..1, or categories. */
  places: Float64Array;
  results: Float64Array; // [n]
}

/** What of an axis lies in a box: an interval, or a set of categories. */
export type Extent = { low: number; high: number } | { among: readonly boolean[] };

export interface Leaf {
  value: number;
  box: readonly Extent[];
}

export interface Forest {
  /** Each tree's leaves, which fill the space without overlapping. */
  trees: readonly (readonly Leaf[])[];
  /** Share of the results' variance that trees explain of points that they were not grown from; NaN where there is none. */
  explained: number;
}

const TREES = 64;
const LEAST_IN_LEAF = 2;

/** Grows a forest, seeded: each tree from as many points as there are, drawn with replacement. */
export function growForest(points: Points, seed = 1): Forest {
  const { results } = points;
  const n = results.length;
  const rng = random(seed);
  const [sums, counts] = [new Float64Array(n), new Float64Array(n)];
  const trees = Array.from({ length: TREES }, () => {
    const drawn = Uint32Array.from({ length: n }, () => rng.integer(n));
    const leaves = grow(points, drawn);
    const inside = new Set(drawn);
    for (let i = 0; i < n; i++) {
      if (inside.has(i)) continue;
      sums[i]! += valueAt(leaves, points, i);
      counts[i]!++;
    }
    return leaves;
  });
  return { trees, explained: explainedShare(results, sums, counts) };
}

/** What a tree says of a point. */
export function valueAt(leaves: readonly Leaf[], { axes, places }: Points, point: number): number {
  const leaf = leaves.find(({ box }) =>
    box.every((extent, axis) => holds(extent, places[point * axes.length + axis]!)),
  );
  return leaf?.value ?? Number.NaN;
}

function holds(extent: Extent, place: number): boolean {
  return "among" in extent ? extent.among[place]! : place >= extent.low && place < extent.high;
}

function explainedShare(results: Float64Array, sums: Float64Array, counts: Float64Array): number {
  const left = results.map((_, i) => i).filter((i) => counts[i]! > 0);
  const mean = left.reduce((sum, i) => sum + results[i]!, 0) / left.length;
  const spread = left.reduce((sum, i) => sum + (results[i]! - mean) ** 2, 0);
  const missed = left.reduce((sum, i) => sum + (results[i]! - sums[i]! / counts[i]!) ** 2, 0);
  return spread === 0 ? Number.NaN : 1 - missed / spread;
}

function grow(points: Points, drawn: Uint32Array): Leaf[] {
  const whole: Extent[] = points.axes.map((axis) =>
    axis.kind === "number"
      ? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
      : { among: Array.from({ length: axis.count }, () => true) },
  );
  const leaves: Leaf[] = [];
  const open: { inside: Uint32Array; box: readonly Extent[] }[] = [{ inside: drawn, box: whole }];
  for (let node = open.pop(); node; node = open.pop()) {
    const { inside, box } = node;
    const split = bestSplit(points, inside, box);
    if (!split) {
      leaves.push({ value: meanOf(points, inside), box });
      continue;
    }
    for (const extent of split.halves) {
      open.push({
        inside: inside.filter((i) => holds(extent, points.places[i * points.axes.length + split.axis]!)),
        box: box.with(split.axis, extent),
      });
    }
  }
  return leaves;
}

interface Split {
  axis: number;
  halves: [Extent, Extent];
}

/** The split that leaves the smallest squared error; null where none helps. */
function bestSplit(points: Points, inside: Uint32Array, box: readonly Extent[]): Split | null {
  let best: Split | null = null;
  // Sums of squares of group means, which are largest where the error is smallest.
  let most = inside.length * meanOf(points, inside) ** 2 * (1 + 1e-12) + 1e-300;
  for (const [axis, { kind }] of points.axes.entries()) {
    const groups = groupsOf(points, inside, axis);
    // By their means a category's groups need be looked at in one order alone (Fisher 1958).
    if (kind === "category") groups.sort((a, b) => a.sum / a.count - b.sum / b.count);
    else groups.sort((a, b) => a.place - b.place);
    const [all, total] = [inside.length, groups.reduce((sum, group) => sum + group.sum, 0)];
    let [count, sum] = [0, 0];
    for (const [g, group] of groups.slice(0, -1).entries()) {
      count += group.count;
      sum += group.sum;
      if (count < LEAST_IN_LEAF || all - count < LEAST_IN_LEAF) continue;
      const gained = sum ** 2 / count + (total - sum) ** 2 / (all - count);
      if (gained <= most) continue;
      most = gained;
      best = { axis, halves: halvesOf(box[axis]!, groups, g) };
    }
  }
  return best;
}

interface Group {
  place: number;
  count: number;
  sum: number;
}

function groupsOf({ axes, places, results }: Points, inside: Uint32Array, axis: number): Group[] {
  const groups = new Map<number, Group>();
  for (const i of inside) {
    const place = places[i * axes.length + axis]!;
    const group = groups.get(place) ?? { place, count: 0, sum: 0 };
    group.count++;
    group.sum += results[i]!;
    groups.set(place, group);
  }
  return [...groups.values()];
}

/** Both sides of the cut behind the group of this place. */
function halvesOf(extent: Extent, groups: readonly Group[], last: number): [Extent, Extent] {
  if ("among" in extent) {
    const first = new Set(groups.slice(0, last + 1).map(({ place }) => place));
    const rest = new Set(groups.slice(last + 1).map(({ place }) => place));
    // A category of which no point is here goes with the larger side.
    const goesFirst = (c: number) => first.has(c) || (!rest.has(c) && first.size >= rest.size);
    return [
      { among: extent.among.map((within, c) => within && goesFirst(c)) },
      { among: extent.among.map((within, c) => within && !goesFirst(c)) },
    ];
  }
  const cut = (groups[last]!.place + groups[last + 1]!.place) / 2;
  return [
    { low: extent.low, high: cut },
    { low: cut, high: extent.high },
  ];
}

function meanOf({ results }: Points, inside: Uint32Array): number {
  return inside.reduce((sum, i) => sum + results[i]!, 0) / inside.length;
}
