// What a search found: its lead and its luck, against what can be counted by hand or simulated.

import { expect, test } from "vitest";
import { random } from "../../lib/random.ts";
import { outcomeOf } from "./outcome.ts";
import { packCustomers, packRanks, unpackCustomers, unpackRanks } from "./packed.ts";
import { newSearch } from "./state.ts";
import { exampleSpec } from "./testing/simulate.ts";
import type { SearchState, Trial } from "./types.ts";

const TARGETS = 600;
const customers = Array.from({ length: TARGETS }, (_, i) => 7 * Math.floor(i / 3));

function trialOf(id: number, ranks: number[], more: Partial<Trial> = {}): Trial {
  const ndcg10 =
    ranks.reduce((sum, rank) => sum + (rank >= 1 && rank <= 10 ? 1 / Math.log2(1 + rank) : 0), 0) / ranks.length;
  const epochs = [{ epoch: 1, loss: 1, ndcg10, hit10: 0, seconds: 1 }];
  return {
    id,
    values: id === 1 ? {} : { dropout: id / 100 },
    seed: 1,
    state: "spent",
    epochs,
    ranks: packRanks(ranks),
    ...more,
  };
}

function stateOf(trials: Trial[], best = 2): SearchState {
  const spec = exampleSpec({ confirm: { best, seeds: 2 } });
  return { ...newSearch(spec, "lines"), customers: packCustomers(customers), trials, closed: true };
}

/** Ranks 1 with this probability, else 50. */
const hits = (share: number, seed: number): number[] => {
  const rng = random(seed);
  return customers.map(() => (rng.uniform() < share ? 1 : 50));
};

test("ranks and customers come back", () => {
  expect([...unpackRanks(packRanks([0, 1, 254, 255, 3000]))]).toEqual([0, 1, 254, 255, 255]);
  expect([...unpackCustomers(packCustomers([70_000, 5, 70_000, 9]))]).toEqual([0, 1, 0, 2]);
});

test("the winner is the one that other seeds confirm, not the luckiest", () => {
  const lucky = trialOf(2, hits(0.6, 1));
  const sound = trialOf(3, hits(0.55, 2));
  const again = (id: number, of: Trial, share: number): Trial =>
    trialOf(id, hits(share, id), { repeats: of.id, seed: id, values: of.values });
  const found = outcomeOf(
    stateOf([
      trialOf(1, hits(0.3, 3)),
      lucky,
      sound,
      again(4, lucky, 0.4),
      again(5, sound, 0.55),
      again(6, lucky, 0.4),
      again(7, sound, 0.55),
    ]),
  )!;
  expect(found.finalists.map(({ trial }) => trial)).toEqual([3, 2]);
  const [winner] = found.finalists;
  expect(winner.repeats).toHaveLength(2);
  expect(winner.mean.value).toBeCloseTo((winner.repeats[0]! + winner.repeats[1]!) / 2, 10);
  expect(winner.seedDeviation).toBeCloseTo(Math.abs(winner.repeats[0]! - winner.repeats[1]!) / Math.SQRT2, 10);
  expect(found.lead).toMatchObject({ trial: 2 });
  expect(found.lead!.difference).toBeCloseTo(winner.mean.value - found.finalists[1]!.mean.value, 10);
  expect(found.lead!.low).toBeGreaterThan(0);
  expect(found.overBase).toMatchObject({ trial: 1 });
  expect(found).toMatchObject({ targets: TARGETS, customers: TARGETS / 3 });
});

test("two that answer alike have no lead, and the base that wins has none over itself", () => {
  const same = hits(0.5, 5);
  const found = outcomeOf(stateOf([trialOf(1, same), trialOf(2, same)]))!;
  expect(found.lead).toMatchObject({ trial: 2, difference: 0, low: 0, high: 0 });
  expect(found.overBase).toBeNull();
  expect(found.optimism).toBeCloseTo(0, 12);
});

test("there is nothing to tell before a training has come to its end", () => {
  expect(outcomeOf(stateOf([]))).toBeNull();
  expect(outcomeOf(stateOf([trialOf(1, hits(0.5, 1), { state: "open" })]))).toBeNull();
});

test("the optimism of the best of many is what simulated twins have", () => {
  // Twins differ by luck alone: the best of 12 overstates itself by what the largest of 12 means exceeds 0.5.
  let [told, real] = [0, 0];
  const repeats = 30;
  for (let r = 0; r < repeats; r++) {
    const twins = Array.from({ length: 12 }, (_, i) => trialOf(i + 1, hits(0.5, 100 * r + i)));
    told += outcomeOf(stateOf(twins))!.optimism / repeats;
    real += (Math.max(...twins.map(({ epochs }) => epochs[0]!.ndcg10)) - 0.5) / repeats;
  }
  expect(told / real).toBeGreaterThan(0.6);
  expect(told / real).toBeLessThan(1.4);
});
