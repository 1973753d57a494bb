import fc from "fast-check";
import { expect, test } from "vitest";
import { random } from "../../lib/random.ts";
import { principalComponents } from "./pca.ts";
import { LEAST_POINTS, umap } from "./umap.ts";

/** All eigenvalues of a symmetric matrix by Jacobi's rotations: slow, and nothing like orthogonal iteration. */
function jacobi(matrix: number[][]): number[] {
  const a = matrix.map((row) => [...row]);
  const d = a.length;
  for (let sweep = 0; sweep < 60; sweep++) {
    for (let p = 0; p < d; p++) {
      for (let q = p + 1; q < d; q++) {
        if (a[p]![q] === 0) continue;
        const theta = Math.atan2(2 * a[p]![q]!, a[q]![q]! - a[p]![p]!) / 2;
        const [c, s] = [Math.cos(theta), Math.sin(theta)];
        for (let k = 0; k < d; k++)
          [a[k]![p], a[k]![q]] = [c * a[k]![p]! - s * a[k]![q]!, s * a[k]![p]! + c * a[k]![q]!];
        for (let k = 0; k < d; k++)
          [a[p]![k], a[q]![k]] = [c * a[p]![k]! - s * a[q]![k]!, s * a[p]![k]! + c * a[q]![k]!];
      }
    }
  }
  return a.map((row, i) => row[i]!).sort((x, y) => y - x);
}

test("four points on a tilted line, by hand", () => {
  // Along (3, 4)/5 at −3, −1, 1, 3 around (10, 20).
  const points = [-3, -1, 1, 3].flatMap((at) => [10 + 0.6 * at, 20 + 0.8 * at]);
  const { coordinates, shares } = principalComponents(points, 2, 2);
  expect([...coordinates].filter((_, i) => i % 2 === 0).map((x) => Math.round(x * 1e9) / 1e9)).toEqual([-3, -1, 1, 3]);
  expect(Math.max(...[...coordinates].filter((_, i) => i % 2 === 1).map(Math.abs))).toBeLessThan(1e-9);
  expect(shares[0]).toBeCloseTo(1, 9);
  expect(shares[1]).toBeCloseTo(0, 9);
});

test("shares are the eigenvalues that Jacobi finds, coordinates uncorrelated and as wide as they say", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 2, max: 9 }), (seed, d) => {
      const rng = random(seed);
      const n = 40;
      // Each column half as wide as the one before, so that the components are well apart.
      const points = Float64Array.from({ length: n * d }, (_, i) => rng.normal() * 2 ** -(i % d));
      const { coordinates, shares } = principalComponents(points, d, 2);
      const means = Array.from({ length: d }, (_, j) =>
        points.filter((_, i) => i % d === j).reduce((s, x) => s + x / n, 0),
      );
      const cell = (i: number, j: number) => points[i * d + j]! - means[j]!;
      const covariance = means.map((_, a) =>
        means.map((_, b) =>
          Array.from({ length: n }, (_, i) => (cell(i, a) * cell(i, b)) / n).reduce((s, x) => s + x, 0),
        ),
      );
      const values = jacobi(covariance);
      const total = values.reduce((sum, value) => sum + value, 0);
      for (let c = 0; c < 2; c++) expect(shares[c]).toBeCloseTo(values[c]! / total, 6);
      const product = (a: number, b: number) =>
        Array.from({ length: n }, (_, i) => (coordinates[2 * i + a]! * coordinates[2 * i + b]!) / n).reduce(
          (s, x) => s + x,
          0,
        );
      expect(product(0, 0) / total).toBeCloseTo(shares[0]!, 6);
      expect(Math.abs(product(0, 1)) / total).toBeLessThan(1e-4);
    }),
    { numRuns: 30 },
  );
});

test("points that are all the same have no direction", () => {
  const { coordinates, shares } = principalComponents(new Float64Array(12).fill(5), 3, 2);
  expect([...coordinates]).toEqual(new Array(8).fill(0));
  expect([...shares]).toEqual([0, 0]);
});

test("UMAP keeps clusters together, the same for the same seed, and hears an abort", async () => {
  const rng = random(4);
  const [n, d] = [60, 5];
  const points = Float64Array.from({ length: n * d }, (_, i) => rng.normal() + 12 * (Math.floor(i / d) % 3));
  const progress: number[] = [];
  const found = await umap(points, d, { seed: 1, onProgress: (done, total) => progress.push(done / total) });
  expect(found).toHaveLength(2 * n);
  expect(progress.at(-1)).toBe(1);
  for (let i = 0; i < n; i++) {
    const distance = (j: number) => Math.hypot(found[2 * i]! - found[2 * j]!, found[2 * i + 1]! - found[2 * j + 1]!);
    const nearest = Array.from({ length: n }, (_, j) => j)
      .sort((a, b) => distance(a) - distance(b))
      .slice(1, 6);
    expect(nearest.filter((j) => j % 3 === i % 3).length).toBeGreaterThanOrEqual(4);
  }
  expect(await umap(points, d, { seed: 1 })).toEqual(found);
  expect(await umap(points, d, { seed: 2 })).not.toEqual(found);
  const controller = new AbortController();
  const aborted = umap(points, d, { seed: 1, signal: controller.signal, onProgress: () => controller.abort() });
  await expect(aborted).rejects.toMatchObject({ name: "AbortError" });
  await expect(umap(points.slice(0, d * (LEAST_POINTS - 1)), d, { seed: 1 })).rejects.toThrow(
    /needs 12 points, found 11/,
  );
});
