// Customer segments found instead of defined: k-means over log recency, frequency and monetary value.

import { MessageError } from "../lib/message.ts";
import { type Random, random } from "../lib/random.ts";
import { featureMessage } from "./featureMessages.ts";
import { RunningMoments, signedLog } from "./scaling.ts";

export interface KMeansSegments {
  /** [customers] cluster of each, 0..k−1; clusters are numbered by falling mean of log monetary value. */
  assignment: Int32Array;
  /** [k] customers of each. */
  sizes: Int32Array;
  /** [k][3] cluster means of log recency, log frequency, log monetary value. */
  centres: number[][];
  /** Sum of squared distances to the centres, in standardised units. */
  inertia: number;
}

const ROUNDS = 100;

/**
 * Clusters customers into k groups (fewer distinct customers give fewer): k-means++ seeding, then Lloyd's rounds.
 * Arthur and Vassilvitskii (2007), https://dl.acm.org/doi/10.5555/1283383.1283494; Lloyd (1982),
 * https://doi.org/10.1109/TIT.1982.1056489.
 */
export function kmeansSegments(
  rfm: { recency: ArrayLike<number>; frequency: ArrayLike<number>; monetary: ArrayLike<number> },
  k: number,
  seed: number,
): KMeansSegments {
  const count = rfm.recency.length;
  if (!Number.isInteger(k) || k < 1) throw new MessageError(featureMessage("clusters.count", { found: k }));
  if (count === 0) throw new MessageError(featureMessage("clusters.noCustomers"));
  const columns = [rfm.recency, rfm.frequency, rfm.monetary].map((column) => Float64Array.from(column, signedLog));
  const points = new Float64Array(count * 3); // [customers, 3]
  columns.forEach((column, d) => {
    const moments = new RunningMoments();
    for (const value of column) moments.add(value, 1);
    for (let i = 0; i < count; i++) points[i * 3 + d] = (column[i]! - moments.mean()) / moments.deviation();
  });
  let centres = seedCentres(points, k, random(seed));
  const assignment = new Int32Array(count);
  let inertia = assign(points, centres, assignment);
  for (let round = 0; round < ROUNDS; round++) {
    centres = meansOf(points, assignment, centres);
    const before = inertia;
    inertia = assign(points, centres, assignment);
    if (!(inertia < before)) break;
  }
  return numberByValue(columns, assignment, centres.length, inertia);
}

function distance(points: Float64Array, i: number, centre: readonly number[]): number {
  const x = points[i * 3]! - centre[0]!;
  const y = points[i * 3 + 1]! - centre[1]!;
  const z = points[i * 3 + 2]! - centre[2]!;
  return x * x + y * y + z * z;
}

function seedCentres(points: Float64Array, k: number, rng: Random): number[][] {
  const count = points.length / 3;
  const pointAt = (i: number): number[] => [...points.subarray(i * 3, i * 3 + 3)];
  const centres = [pointAt(rng.integer(count))];
  const nearest = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  while (centres.length < k) {
    let total = 0;
    for (let i = 0; i < count; i++) {
      nearest[i] = Math.min(nearest[i]!, distance(points, i, centres.at(-1)!));
      total += nearest[i]!;
    }
    // Every customer sits on a centre: there are no more distinct ones.
    if (total === 0) break;
    let left = rng.uniform() * total;
    let chosen = -1;
    for (let i = 0; i < count && left >= 0; i++) {
      if (nearest[i]! > 0) chosen = i;
      left -= nearest[i]!;
    }
    centres.push(pointAt(chosen));
  }
  return centres;
}

function assign(points: Float64Array, centres: readonly number[][], assignment: Int32Array): number {
  let inertia = 0;
  for (let i = 0; i < assignment.length; i++) {
    let best = Number.POSITIVE_INFINITY;
    for (let c = 0; c < centres.length; c++) {
      const d = distance(points, i, centres[c]!);
      if (d < best) {
        best = d;
        assignment[i] = c;
      }
    }
    inertia += best;
  }
  return inertia;
}

/** Means of the clusters; one that lost all its customers keeps its centre. */
function meansOf(points: Float64Array, assignment: Int32Array, centres: readonly number[][]): number[][] {
  const sums = centres.map(() => [0, 0, 0, 0]);
  for (let i = 0; i < assignment.length; i++) {
    const sum = sums[assignment[i]!]!;
    for (let d = 0; d < 3; d++) sum[d]! += points[i * 3 + d]!;
    sum[3]!++;
  }
  return sums.map(([x, y, z, n], c) => (n === 0 ? [...centres[c]!] : [x! / n!, y! / n!, z! / n!]));
}

function numberByValue(columns: Float64Array[], assignment: Int32Array, k: number, inertia: number): KMeansSegments {
  const sizes = new Int32Array(k);
  const means = Array.from({ length: k }, () => [0, 0, 0]);
  assignment.forEach((cluster, i) => {
    sizes[cluster]!++;
    for (let d = 0; d < 3; d++) means[cluster]![d]! += columns[d]![i]!;
  });
  means.forEach((mean, c) => {
    for (let d = 0; d < 3; d++) mean[d] = sizes[c] === 0 ? 0 : mean[d]! / sizes[c]!;
  });
  const order = means.map((_, c) => c).sort((a, b) => means[b]![2]! - means[a]![2]! || a - b);
  const rank = Int32Array.from({ length: k }, (_, c) => order.indexOf(c));
  return {
    assignment: assignment.map((cluster) => rank[cluster]!),
    sizes: Int32Array.from(order, (c) => sizes[c]!),
    centres: order.map((c) => means[c]!),
    inertia,
  };
}
