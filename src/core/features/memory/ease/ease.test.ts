import fc from "fast-check";
import { expect, test } from "vitest";
import { visitOf } from "../../../data/testing/oracleVisits.ts";
import { runToEnd } from "../../../lib/cooperativeTask.ts";
import { buildColumns } from "../../customerColumns.ts";
import { arbitraryFile } from "../../testing/arbitraryLines.ts";
import { type PlainLine, toSaleLines } from "../../testing/plainLine.ts";
import { type EaseTable, EaseWeights, KEPT_WEIGHTS } from "./easeTable.ts";
import { type EaseOptions, type EaseRows, fitEase } from "./fitEase.ts";

/** A file's table, its products the vocabulary; `trains` says which lines belong to the training part. */
function fitted(rows: PlainLine[], products: string[], trains: (row: PlainLine) => boolean, options: EaseOptions) {
  const lines = toSaleLines(rows);
  const columns = runToEnd(buildColumns(lines, false));
  const ids = Int32Array.from(columns.lineAt, (line) => {
    const at = products.indexOf(rows[line]!.product);
    return at < 0 ? 1 : at + 2;
  });
  const training = Uint8Array.from(columns.lineAt, (line) => (trains(rows[line]!) ? 1 : 0));
  return runToEnd(fitEase({ columns, ids, training, numProducts: products.length + 2 }, options));
}

/** The weights again, slow and obvious, as the regression they are: each product by all others, solved one by one. */
function slowWeights(baskets: Set<string>[], products: string[], regularization: number): number[][] {
  const held = (product: string): number[] => baskets.map((basket) => (basket.has(product) ? 1 : 0));
  const columns = products.map(held);
  const dot = (a: number[], b: number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  return products.map((_, to) => {
    // Ridge regression of one product on the others: (X'X + λI)·w = X'y without its row and column.
    const others = products.map((_, i) => i).filter((i) => i !== to);
    const system = others.map((i) => [
      ...others.map((k) => dot(columns[i]!, columns[k]!) + (i === k ? regularization : 0)),
      dot(columns[i]!, columns[to]!),
    ]);
    const solution = solve(system);
    const weights = products.map(() => 0);
    for (const [k, i] of others.entries()) weights[i] = solution[k]!;
    return weights;
  });
}

/** Gauss's elimination of rows [a | b] of a positive definite system. */
function solve(rows: number[][]): number[] {
  const n = rows.length;
  for (let c = 0; c < n; c++) {
    for (let r = c + 1; r < n; r++) {
      const factor = rows[r]![c]! / rows[c]![c]!;
      for (let k = c; k <= n; k++) rows[r]![k]! -= factor * rows[c]![k]!;
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let r = n - 1; r >= 0; r--) {
    let sum = rows[r]![n]!;
    for (let k = r + 1; k < n; k++) sum -= rows[r]![k]! * x[k]!;
    x[r] = sum / rows[r]![r]!;
  }
  return x;
}

const weightOf = (table: EaseTable, from: number, to: number): number => {
  const pairs = table[from]!;
  for (let k = 0; k < pairs.length; k += 2) if (pairs[k] === to + 2) return pairs[k + 1]!;
  return 0;
};

const PRODUCTS = ["AB1", "AB2", "AC3", "constructor", "ZZ9"]; // two of the files' seven stay unknown

const ROWS: EaseRows[][] = [["visits"], ["customers"], ["visits", "customers"]];

test.each(ROWS.map((rows) => [rows]))("rows of %j: the weights are those of the regression", (rows) => {
  let compared = 0;
  fc.assert(
    fc.property(arbitraryFile, fc.constantFrom(0.5, 3, 100), (file, regularization) => {
      const cut = file.lines[Math.floor(file.lines.length / 2)]?.time ?? 0;
      const trains = (row: PlainLine): boolean => row.time <= cut;
      const baskets = new Map<unknown, Set<string>>();
      for (const kind of rows) {
        for (const row of file.lines.filter(trains)) {
          const key = kind === "customers" ? row.customer : visitOf(row, file.lines);
          baskets.set(key, (baskets.get(key) ?? new Set()).add(row.product));
        }
      }
      const slow = slowWeights([...baskets.values()], PRODUCTS, regularization);
      const table = fitted(file.lines, PRODUCTS, trains, { rows, regularization });
      for (let from = 0; from < PRODUCTS.length; from++) {
        for (let to = 0; to < PRODUCTS.length; to++) {
          expect(Math.abs(weightOf(table, from, to) - slow[to]![from]!)).toBeLessThanOrEqual(0.5001e-4);
          compared++;
        }
      }
    }),
    { numRuns: 60 },
  );
  expect(compared).toBeGreaterThan(1000);
});

const sale = (line: number, customer: string, day: number, product: string): PlainLine => ({
  ...{
    line,
    customer,
    time: Date.UTC(2024, 0, 1 + day),
    product,
    order: `o${day}`,
    quantity: 1,
    revenue: 1,
    discount: 0,
  },
  ...{ family: "F", salesperson: null, source: null, walkIn: false, place: null },
});

/** Fourteen visits drawn by NumPy; P = np.linalg.inv(X.T @ X + 2 * np.eye(7)); B = -P / np.diag(P), rounded to four decimals. */
const VISITS = [
  [0, 2, 4], [0, 1, 2, 6], [0], [1, 5, 6], [0, 1, 3, 4], [0, 3, 4, 5], [4, 5],
  [0], [0, 1, 2, 3], [0, 1, 4], [1, 4], [0, 1, 4], [0, 2, 6], [0, 1, 4],
]; // biome-ignore format: a table
const NUMPY = [
  [0, 0.2229, 0.2794, 0.1746, 0.3536, -0.0618, 0.088],
  [0.2369, 0, -0.0058, 0.0947, 0.3314, -0.0559, 0.1989],
  [0.4223, -0.0082, 0, 0.0759, -0.0781, -0.1076, 0.2676],
  [0.2788, 0.1422, 0.0802, 0, 0.0063, 0.1855, -0.1573],
  [0.4026, 0.3549, -0.0588, 0.0045, 0, 0.2387, -0.1982],
  [-0.0952, -0.081, -0.1097, 0.1791, 0.3232, 0, 0.2534],
  [0.1553, 0.3303, 0.3125, -0.1739, -0.3074, 0.2901, 0],
];

test("the weights are NumPy's", () => {
  const rows = VISITS.flatMap((products, day) => products.map((each) => sale(day * 10 + each, "c", day, `p${each}`)));
  const products = [0, 1, 2, 3, 4, 5, 6].map((each) => `p${each}`);
  const table = fitted(rows, products, () => true, { rows: ["visits"], regularization: 2 });
  expect(NUMPY.map((row, from) => row.map((_, to) => weightOf(table, from, to)))).toEqual(NUMPY);
  // By falling magnitude.
  expect(table[6]!.filter((_, k) => k % 2 === 0)).toEqual([3, 4, 6, 7, 5, 2]);
});

test("lines behind the cut, and what they hold, change nothing", () => {
  fc.assert(
    fc.property(arbitraryFile, fc.array(fc.constantFrom(...PRODUCTS, "unseen"), { minLength: 9 }), (file, others) => {
      const cut = file.lines[Math.floor(file.lines.length / 2)]?.time ?? 0;
      const trains = (row: PlainLine): boolean => row.time <= cut;
      const rewritten = file.lines.map((row, i) =>
        trains(row) ? row : { ...row, product: others[i % others.length]! },
      );
      const options: EaseOptions = { rows: ["customers"], regularization: 1 };
      expect(fitted(rewritten, PRODUCTS, trains, options)).toEqual(fitted(file.lines, PRODUCTS, trains, options));
    }),
    { numRuns: 60 },
  );
});

test("each product keeps its heaviest weights alone", () => {
  // p0 stands with each of 100 others, with the later ones more often.
  const rows: PlainLine[] = [];
  for (let other = 1; other <= 100; other++) {
    for (let day = 0; day < other; day++) {
      rows.push(
        sale(rows.length + 1, `c${other}-${day}`, day, "p0"),
        sale(rows.length + 2, `c${other}-${day}`, day, `p${other}`),
      );
    }
  }
  const products = Array.from({ length: 101 }, (_, i) => `p${i}`);
  const table = fitted(rows, products, () => true, { rows: ["customers"], regularization: 10 });
  expect(Math.max(...table.map((pairs) => pairs.length))).toBe(2 * KEPT_WEIGHTS);
  const kept = table[0]!.filter((_, k) => k % 2 === 0);
  expect(Math.min(...kept)).toBe(102 - KEPT_WEIGHTS + 1);
  const magnitudes = table[0]!.filter((_, k) => k % 2 === 1).map(Math.abs);
  expect(magnitudes).toEqual([...magnitudes].sort((a, b) => b - a));
});

test("scores are the sum over a history's products, weighted as told", () => {
  const table: EaseTable = [
    [3, 0.5, 4, -0.25],
    [2, 0.125, 9, 1], // 9 is beyond the vocabulary
    [],
  ];
  const weights = runToEnd(EaseWeights.fromTable(table, 5));
  const scores = new Float64Array(5);
  weights.addTo(scores, 2, 1);
  weights.addTo(scores, 3, 2);
  weights.addTo(scores, 4, 1);
  weights.addTo(scores, 1, 1);
  expect([...scores]).toEqual([0, 0, 0.25, 0.5, -0.25]);
  const seen: [number, number][] = [];
  weights.each(2, (to, weight) => seen.push([to, weight]));
  expect(seen).toEqual([
    [3, 0.5],
    [4, -0.25],
  ]);
  expect(runToEnd(EaseWeights.fromTable(undefined, 5)).each(2, () => expect.fail())).toBeUndefined();
});
