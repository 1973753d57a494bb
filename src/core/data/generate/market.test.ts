import { describe, expect, it } from "vitest";
import { visitProbabilities } from "./market.ts";
import { distributorTruth } from "./truth.ts";
import { visits } from "./visits.ts";

/** The best possible guesser: it reads the hidden habits, the slow way, and guesses before it sees each visit. */
function play(rows: number, seed: number) {
  const result = { targets: 0, expected: 0, variance: 0, right: 0, firstRight: 0, firstExpected: 0, firstVariance: 0 };
  const scores = { given: 0, expected: 0, squares: 0 };
  let worst = 0;
  let repeated = 0;
  for (const visit of visits(rows, seed)) {
    const p = visitProbabilities(visit.market, visit.customer);
    let sum = 0;
    let square = 0;
    let guess = 0;
    for (let id = 0; id < p.length; id++) {
      sum += p[id];
      square += p[id] * p[id];
      if (p[id] > p[guess]) guess = id;
    }
    worst = Math.max(worst, Math.abs(sum - 1), Math.abs(p[guess] - visit.best));
    const basket = visit.products.subarray(0, visit.count);
    repeated += visit.count - new Set(basket).size;
    if (visit.first) continue;
    for (const [k, product] of basket.entries()) {
      result.targets++;
      result.expected += p[guess];
      result.variance += p[guess] * (1 - p[guess]);
      result.right += product === guess ? 1 : 0;
      scores.given += p[product];
      scores.expected += square;
      scores.squares += p[product] ** 2;
      if (k > 0) continue;
      result.firstExpected += p[guess];
      result.firstVariance += p[guess] * (1 - p[guess]);
      result.firstRight += product === guess ? 1 : 0;
    }
  }
  return { ...result, scores, worst, repeated };
}

describe("the generating process", () => {
  const played = play(30_000, 5);

  it("draws from the very probabilities that the slow way computes over all products", () => {
    expect(played.worst).toBeLessThan(1e-9);
  });

  it("puts no product into one visit twice", () => {
    expect(played.repeated).toBe(0);
  });

  it("lets the best guesser reach the ceiling, within sampling error", () => {
    const truth = distributorTruth({ rows: 30_000, seed: 5 });
    expect(played.expected / played.targets).toBeCloseTo(truth.ceilingAll, 6);
    // Lines of one visit shut each other out, so independent draws bound the deviation from above.
    expect(Math.abs(played.right - played.expected)).toBeLessThan(3.5 * Math.sqrt(played.variance));
    expect(Math.abs(played.firstRight - played.firstExpected)).toBeLessThan(3.5 * Math.sqrt(played.firstVariance));
  });

  it("is calibrated beyond the best guess: Σ p(drawn) is Σ Σ p²", () => {
    const { given, expected, squares } = played.scores;
    expect(Math.abs(given - expected)).toBeLessThan(3.5 * Math.sqrt(squares));
  });

  it("has a ceiling between a quarter and 0.3, at 50,000 lines", () => {
    const truth = distributorTruth({ rows: 50_000, seed: 7 });
    expect(truth.ceilingAccuracy).toBeGreaterThan(0.25);
    expect(truth.ceilingAccuracy).toBeLessThan(0.3);
    expect(truth.customers).toBe(700);
    expect(truth.products).toBe(400);
  });

  it("stops when it is told to", () => {
    const stop = new AbortController();
    stop.abort();
    expect(() => distributorTruth({ rows: 50_000, seed: 7 }, stop.signal)).toThrow("aborted");
  });
});
