// Principal components of some points: the directions they vary along most, found by orthogonal iteration on their
// covariance.

import { random } from "../../lib/random.ts";

export interface Components {
  /** [n, k] coordinates along the components, row-major. */
  coordinates: Float64Array;
  /** [k] share of all variance that each component holds, largest first. */
  shares: Float64Array;
}

/** Directions iterated beyond those wanted: the wanted ones converge sooner. */
const SPARE = 4;
const ROUNDS = 500;
const ENOUGH = 1e-10;

/** The first `k` components of points [n, d]; each points to where its largest loading is positive. */
export function principalComponents(points: ArrayLike<number>, d: number, k: number): Components {
  const n = points.length / d;
  const centred = centre(points, n, d);
  const covariance = covarianceOf(centred, n, d);
  const total = Array.from({ length: d }, (_, i) => covariance[i * d + i]!).reduce((sum, x) => sum + x, 0);
  const kept = Math.min(k, d);
  const basis = iterate(covariance, d, Math.min(d, kept + SPARE));
  const chosen = basis.slice(0, kept).map(({ direction }) => pointed(direction));
  const coordinates = new Float64Array(n * k);
  for (let i = 0; i < n; i++) {
    for (const [c, direction] of chosen.entries()) {
      let sum = 0;
      for (let j = 0; j < d; j++) sum += centred[i * d + j]! * direction[j]!;
      coordinates[i * k + c] = sum;
    }
  }
  const shares = Float64Array.from({ length: k }, (_, c) => (total > 0 ? (basis[c]?.variance ?? 0) / total : 0));
  return { coordinates, shares };
}

function centre(points: ArrayLike<number>, n: number, d: number): Float64Array {
  const centred = Float64Array.from(points);
  for (let j = 0; j < d; j++) {
    let mean = 0;
    for (let i = 0; i < n; i++) mean += centred[i * d + j]! / n;
    for (let i = 0; i < n; i++) centred[i * d + j]! -= mean;
  }
  return centred;
}

/** [d, d], divided by n. */
function covarianceOf(centred: Float64Array, n: number, d: number): Float64Array {
  const covariance = new Float64Array(d * d);
  for (let i = 0; i < n; i++) {
    const row = centred.subarray(i * d, (i + 1) * d);
    for (let a = 0; a < d; a++) {
      const x = row[a]! / n;
      for (let b = a; b < d; b++) covariance[a * d + b]! += x * row[b]!;
    }
  }
  for (let a = 0; a < d; a++) for (let b = 0; b < a; b++) covariance[a * d + b] = covariance[b * d + a]!;
  return covariance;
}

/** Multiplies a few random directions by the matrix and makes them orthonormal, until their variances stay. */
function iterate(matrix: Float64Array, d: number, size: number): { direction: Float64Array; variance: number }[] {
  const rng = random(1);
  let directions = orthonormal(
    Array.from({ length: size }, () => Float64Array.from({ length: d }, () => rng.normal())),
  );
  let variances = directions.map(() => 0);
  for (let round = 0; round < ROUNDS; round++) {
    const images = directions.map((direction) => times(matrix, direction, d));
    const next = images.map((image, i) => dot(image, directions[i]!));
    const scale = Math.max(...next.map(Math.abs), Number.MIN_VALUE);
    const moved = Math.max(...next.map((variance, i) => Math.abs(variance - variances[i]!)));
    variances = next;
    directions = orthonormal(images);
    if (moved <= ENOUGH * scale) break;
  }
  return directions
    .map((direction, i) => ({ direction, variance: variances[i]! }))
    .sort((a, b) => b.variance - a.variance);
}

/** Gram–Schmidt, twice for accuracy; a direction that vanishes becomes 0. */
function orthonormal(directions: Float64Array[]): Float64Array[] {
  const done: Float64Array[] = [];
  for (const direction of directions) {
    const before = Math.sqrt(dot(direction, direction));
    for (let pass = 0; pass < 2; pass++) {
      for (const other of done) {
        const along = dot(direction, other);
        for (let j = 0; j < direction.length; j++) direction[j]! -= along * other[j]!;
      }
    }
    const length = Math.sqrt(dot(direction, direction));
    const scale = length > 1e-12 * before ? 1 / length : 0;
    done.push(direction.map((x) => x * scale));
  }
  return done;
}

function times(matrix: Float64Array, vector: Float64Array, d: number): Float64Array {
  return vector.map((_, row) => dot(matrix.subarray(row * d, (row + 1) * d), vector));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** The same direction or its opposite: so that its largest entry is positive. */
function pointed(direction: Float64Array): Float64Array {
  const largest = direction.reduce((most, x) => (Math.abs(x) > Math.abs(most) ? x : most), 0);
  return largest < 0 ? direction.map((x) => -x) : direction;
}
