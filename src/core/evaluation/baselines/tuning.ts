// Chooses a baseline's numbers: one after the other, each from its grid, by NDCG@10 on validation targets.

import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { topK } from "../../model/ranking.ts";
import { gain } from "../metrics.ts";
import type { VisitHistory } from "./visitHistories.ts";

/** Scores [P] of all products after a history; ids 0 and 1 are never ranked. */
export type Scorer = (history: VisitHistory, scores: Float64Array) => void;

/** Validation histories with the known products that came next (ids ≥ 2, one entry a line). */
export interface TuningCase {
  history: VisitHistory;
  products: number[];
}

/** Numbers of a method by name, and what each may be. */
export type Grid<T> = { readonly [K in keyof T]: readonly T[K][] };

/**
 * Goes through the grid's names in turn, so often, each time keeping the value that does best beside the others' present ones
 * (the earlier of equals; the present one first). Begins with `start`, which stays where there is no case.
 */
export function* tune<T extends object>(
  cases: readonly TuningCase[],
  numProducts: number,
  start: T,
  grid: Grid<T>,
  scorerOf: (numbers: T) => Scorer,
  rounds: number,
): CooperativeTask<T> {
  let best = start;
  if (cases.length === 0) return best;
  let found = yield* ndcg10(cases, numProducts, scorerOf(best));
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(grid) as (keyof T)[]) {
      const present = best[name];
      for (const value of grid[name]) {
        if (value === present) continue;
        const tried = { ...best, [name]: value };
        const score = yield* ndcg10(cases, numProducts, scorerOf(tried));
        if (score > found) [best, found] = [tried, score];
      }
    }
  }
  return best;
}

/** Mean over the lines of 1 / log2(1 + rank) where the rank is at most 10. */
function* ndcg10(cases: readonly TuningCase[], numProducts: number, scorer: Scorer): CooperativeTask<number> {
  const scores = new Float64Array(numProducts);
  let [sum, lines] = [0, 0];
  for (const { history, products } of cases) {
    scorer(history, scores);
    const top = topK(scores, 10);
    for (const product of products) {
      sum += gain("ndcg10", 1 + top.indexOf(product));
      lines++;
    }
    yield;
  }
  return sum / Math.max(1, lines);
}
