// What a search tries: each strategy finds what it must, a search taken up anywhere goes on as it would have, budgets hold.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { TrainingSettings } from "../../training/settings.ts";
import { repeatsOf } from "./confirm.ts";
import { readSearch, storeSearch } from "./searchFormat.ts";
import { settingsOf, valuesOf } from "./space.ts";
import { closedSearch, extendedSearch, newSearch, nextWork } from "./state.ts";
import { keyOf } from "./strategies/draw.ts";
import { rungsOf } from "./strategies/halving.ts";
import { exampleSpec, type Objective, simulate, step } from "./testing/simulate.ts";
import { ranked, scoreOf, searched, secondsSpent } from "./trials.ts";
import { type SearchSpec, type SearchState, STRATEGY_NAMES } from "./types.ts";

/** Best at learning rate 0.01 and dropout 0.2; where it gets to shows from the first epoch on. */
const hill: Objective = ({ learningRate, dropout }, epoch) => {
  const miss = (Math.log10(learningRate) + 2) ** 2 + (4 * (dropout - 0.2)) ** 2;
  return { ndcg10: 0.6 * Math.exp(-miss) + 0.3 * (1 - 1 / epoch) };
};
const best = (state: SearchState) => settingsOf(state.spec, ranked(searched(state))[0]!);
const miss = ({ learningRate, dropout }: TrainingSettings): number =>
  Math.hypot(Math.log10(learningRate) + 2, 4 * (dropout - 0.2));
const searchOf = (change: Partial<SearchSpec> = {}) => newSearch(exampleSpec(change), "lines");

test("the first trial is the base as it is, trained to its end", () => {
  for (const strategy of STRATEGY_NAMES) {
    const state = simulate(searchOf({ strategy }), hill);
    expect(state.trials[0]).toMatchObject({ id: 1, values: {}, state: "spent" });
    expect(state.trials[0]!.epochs).toHaveLength(9);
  }
});

test("a grid tries all of its points once, and is done", () => {
  const state = simulate(searchOf({ strategy: "grid", budget: {} }), hill);
  const tried = searched(state).slice(1);
  expect(new Set(tried.map(({ values }) => keyOf(values))).size).toBe(9);
  expect(tried).toHaveLength(9);
  expect(new Set(tried.map(({ values }) => values.dropout))).toEqual(new Set([0, 0.4, 0.8]));
  const rates = [...new Set(tried.map(({ values }) => Number(values.learningRate)))].sort((a, b) => a - b);
  for (const [i, rate] of [1e-4, 10 ** -2.5, 1e-1].entries()) expect(rates[i]).toBeCloseTo(rate, 6);
});

test("random, ASHA and TPE come near the best settings, TPE nearest", () => {
  const distance = (strategy: SearchSpec["strategy"], trials: number): number => {
    const all = Array.from({ length: 10 }, (_, i) =>
      miss(best(simulate(searchOf({ strategy, seed: i + 1, budget: { trials } }), hill))),
    );
    return all.reduce((sum, each) => sum + each, 0) / all.length;
  };
  const [random, asha, tpe] = [distance("random", 40), distance("asha", 40), distance("tpe", 40)];
  expect(random).toBeLessThan(0.6);
  expect(asha).toBeLessThan(0.6);
  expect(tpe).toBeLessThan(random);
});

test("ASHA finds what the same settings trained to their end would, in a third of the epochs", () => {
  const all = searchOf({ strategy: "random", budget: { trials: 30 } });
  const whole = simulate(all, hill);
  const halved = simulate({ ...all, spec: { ...all.spec, strategy: "asha" } }, hill);
  expect(best(halved)).toEqual(best(whole));
  const epochs = (state: SearchState): number => state.trials.reduce((sum, trial) => sum + trial.epochs.length, 0);
  expect(epochs(whole)).toBe(270);
  // 30 begin, 10 reach epoch 3, 3 reach epoch 9, and the base does at once.
  expect(epochs(halved)).toBeLessThanOrEqual(30 + 10 * 2 + 3 * 6 + 8);
  // No trial that was left behind was better at its rung than one that went on.
  const rungs = rungsOf(halved.spec);
  for (const [i, rung] of rungs.slice(0, -1).entries()) {
    const there = searched(halved)
      .slice(1)
      .filter((trial) => trial.epochs.length >= rung);
    const on = there.filter((trial) => trial.epochs.length >= rungs[i + 1]!);
    const left = there.filter((trial) => trial.epochs.length === rung);
    const worst = Math.min(...on.map((trial) => scoreOf(trial, rung)));
    for (const trial of left) expect(scoreOf(trial, rung)).toBeLessThanOrEqual(worst);
  }
});

test("a late bloomer goes on where its rung is the middle one", () => {
  // Scores of the first epoch say nothing; those of the third do.
  const late: Objective = (settings, epoch) => ({ ndcg10: epoch < 3 ? 0.1 : (hill(settings, epoch).ndcg10 ?? 0) });
  const spec = { strategy: "asha" as const, halving: { factor: 3, firstEpochs: 3 }, budget: { trials: 30 } };
  expect(miss(best(simulate(searchOf(spec), late)))).toBeLessThan(0.6);
});

test("without a number of trials the most advanced goes on first, and more begin", () => {
  const state = simulate(searchOf({ strategy: "asha", budget: { minutes: 1 } }), hill);
  expect(searched(state).filter(({ epochs }) => epochs.length === 9).length).toBeGreaterThan(1);
  expect(searched(state).length).toBeGreaterThan(10);
});

test("a search taken up at any point tries the same", () => {
  const strategies = fc.constantFrom(...STRATEGY_NAMES);
  const budgets = fc.constantFrom<SearchSpec["budget"]>({ trials: 12 }, { trials: 14, minutes: 1.5 }, { minutes: 1 });
  fc.assert(
    fc.property(strategies, budgets, fc.nat(1000), fc.nat(150), (strategy, budget, seed, at) => {
      const start = searchOf({ strategy, budget, seed, confirm: { best: 2, seeds: 1 } });
      const broken = simulate(start, hill, at);
      const kept = readSearch(JSON.parse(JSON.stringify(storeSearch(broken))));
      expect(kept).toEqual(broken);
      expect(simulate(kept, hill)).toEqual(simulate(start, hill));
    }),
    { numRuns: 40 },
  );
});

test("no budget is exceeded: trials never, minutes by an epoch at most", () => {
  const budgets = fc.record({
    trials: fc.integer({ min: 1, max: 25 }),
    minutes: fc.double({ min: 0.1, max: 4, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.constantFrom(...STRATEGY_NAMES), budgets, fc.nat(1000), (strategy, budget, seed) => {
      const slow: Objective = (settings, epoch) => ({ ...hill(settings, epoch), seconds: 0.5 + 4 * settings.dropout });
      const state = simulate(searchOf({ strategy, budget, seed, confirm: { best: 2, seeds: 2 } }), slow);
      expect(searched(state).length).toBeLessThanOrEqual(budget.trials);
      expect(secondsSpent(state)).toBeLessThanOrEqual(60 * budget.minutes + 0.5 + 4 * 0.8);
      expect(nextWork(state)).toBeNull();
    }),
    { numRuns: 60 },
  );
});

test("no settings are trained twice, not in a space of few", () => {
  const space = { parameters: [{ kind: "choice" as const, name: "numLayers", values: [1, 2, 3] }] };
  for (const strategy of STRATEGY_NAMES) {
    const state = simulate(searchOf({ space, strategy, budget: { trials: 50 } }), hill);
    const tried = searched(state).map((trial) => keyOf(valuesOf(state.spec, trial)));
    expect([...tried].sort()).toEqual(['[["numLayers",1]]', '[["numLayers",2]]', '[["numLayers",3]]']);
  }
});

test("a trial that gets no better ends as its settings say, and counts with its best epoch", () => {
  const peaks: Objective = (_, epoch) => ({ ndcg10: epoch === 2 ? 0.4 : 0.5, loss: Math.abs(epoch - 2) });
  const base = { ...exampleSpec().base, patience: 3 };
  const state = simulate(searchOf({ base, budget: { trials: 3 } }), peaks);
  for (const trial of state.trials) {
    expect(trial).toMatchObject({ state: "spent" });
    expect(trial.epochs).toHaveLength(5);
    expect(scoreOf(trial)).toBe(0.4);
  }
});

test("the best few are trained again with more seeds, one seed of all before the next", () => {
  const state = simulate(searchOf({ confirm: { best: 3, seeds: 2 } }), hill);
  const again = state.trials.filter(({ repeats }) => repeats !== undefined);
  const three = ranked(searched(state)).slice(0, 3);
  expect(again.map(({ repeats, seed }) => [repeats, seed])).toEqual(
    [2, 3].flatMap((seed) => three.map(({ id }) => [id, seed])),
  );
  for (const trial of three) {
    expect(repeatsOf(state, trial).map(({ values }) => values)).toEqual([trial.values, trial.values]);
  }
});

test("a search that is done goes on with another budget, and one that is stopped names its best", () => {
  const done = simulate(searchOf({ budget: { trials: 8 } }), hill);
  const more = simulate(extendedSearch(done, { trials: 12 }), hill);
  expect(more.trials.slice(0, 8)).toEqual(done.trials);
  expect(searched(more)).toHaveLength(12);
  expect(more.trials).toEqual(simulate(searchOf({ budget: { trials: 12 } }), hill).trials);

  const stopped = closedSearch(simulate(searchOf({ confirm: { best: 1, seeds: 1 } }), hill, 30));
  const named = simulate(stopped, hill);
  expect(named.trials.filter(({ repeats }) => repeats !== undefined)).toHaveLength(1);
  expect(nextWork(step(named, hill))).toBeNull();
});
