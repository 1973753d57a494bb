// Against functions whose least value is known.

import { expect, test } from "vitest";
import { runToEnd } from "./cooperativeTask.ts";
import { nelderMead } from "./nelderMead.ts";

test("the valley of Rosenbrock, and a bowl in four dimensions", () => {
  const valley = ([x, y]: readonly number[]) => (1 - x!) ** 2 + 100 * (y! - x! ** 2) ** 2;
  const found = runToEnd(nelderMead(valley, [-1.2, 1], { tolerance: 1e-14 }));
  expect(found.settled).toBe(true);
  expect(found.x[0]).toBeCloseTo(1, 5);
  expect(found.x[1]).toBeCloseTo(1, 5);
  const bowl = (x: readonly number[]) => x.reduce((sum, each, i) => sum + (i + 1) * (each - i) ** 2, 7);
  const least = runToEnd(nelderMead(bowl, [5, 5, 5, 5], { tolerance: 1e-14 }));
  for (const [i, each] of least.x.entries()) expect(each).toBeCloseTo(i, 5);
  expect(least.value).toBeCloseTo(7, 9);
});

test("what is no number is no least value, and the number of values is bound", () => {
  const found = runToEnd(nelderMead(([x]) => (x! < 0 ? Number.NaN : x!), [3], { most: 200 }));
  expect(found.value).toBeGreaterThanOrEqual(0);
  expect(found.value).toBeLessThan(1e-3);
  let asked = 0;
  runToEnd(nelderMead(() => asked++, [0, 0], { most: 50 }));
  expect(asked).toBeLessThan(60);
});
