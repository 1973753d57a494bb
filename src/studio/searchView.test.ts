// What is shown of a search, from states made by hand.

import { describe, expect, test } from "vitest";
import type { SearchState, Trial } from "../core/experiments/search/types.ts";
import { EXAMPLE_STATE } from "../storage/testing/exampleSearch.ts";
import { searchProgress, trialCurves, trialRows } from "./searchView.ts";

const base = { ...EXAMPLE_STATE.spec.base, epochs: 3 };
const spec: SearchState["spec"] = { ...EXAMPLE_STATE.spec, base, strategy: "random", confirm: { best: 1, seeds: 2 } };

/** A trial with these scores; losses fall, so that the last epoch is the best. */
function trial(id: number, scores: number[], more: Partial<Trial> = {}): Trial {
  const epochs = scores.map((ndcg10, i) => ({ epoch: i + 1, loss: 1 / (i + 1), ndcg10, hit10: 0.5, seconds: 2 }));
  const values: Trial["values"] = id === 1 ? {} : { learningRate: id / 1000 };
  return { id, values, seed: 1, state: scores.length === 3 ? "spent" : "open", epochs, ...more };
}

const state = (trials: Trial[], more: Partial<SearchState> = {}): SearchState => ({
  ...EXAMPLE_STATE,
  spec,
  trials,
  ...more,
});

describe("how far it is", () => {
  test("follows from the epochs done and those to come, at the speed so far", () => {
    const found = searchProgress(state([trial(1, [0.1, 0.2, 0.3]), trial(2, [0.4])]));
    // Three trials and two re-runs of three epochs each, of which four are done in eight seconds.
    expect(found).toMatchObject({ tried: 2, trials: 3, confirming: false, seconds: 8 });
    expect(found.share).toBeCloseTo(4 / 15, 12);
    expect(found.secondsLeft).toBeCloseTo(2 * 11, 12);
    expect(found.best?.id).toBe(2);
  });

  test("counts the re-runs of the best alone once no more settings are tried", () => {
    const again = trial(3, [0.2], { repeats: 1, seed: 2 });
    const found = searchProgress(state([trial(1, [0.1, 0.2, 0.3]), trial(2, [0.1]), again], { closed: true }));
    // Five epochs done; of two re-runs of three epochs one epoch.
    expect(found).toMatchObject({ tried: 2, trials: 2, confirming: true });
    expect(found.share).toBeCloseTo(5 / 10, 12);
    expect(found.secondsLeft).toBeCloseTo(2 * 5, 12);
  });

  test("is unknown before the first epoch, and where only the user ends it", () => {
    expect(searchProgress(state([trial(1, [])]))).toMatchObject({ share: null, secondsLeft: null, best: null });
    const open = state([trial(1, [0.1])]);
    expect(searchProgress({ ...open, spec: { ...spec, budget: {} } })).toMatchObject({ share: null, trials: null });
  });
});

describe("trials as rows", () => {
  const all = state([
    trial(1, [0.1, 0.2, 0.3]),
    trial(2, [0.4]),
    trial(3, [], { state: "failed" }),
    trial(4, [0.2]),
    trial(5, [0.3, 0.3, 0.31], { values: {}, repeats: 1, seed: 9 }),
  ]);

  test("say where each stands", () => {
    const standings = (over: boolean) => trialRows(all, over ? null : 4, over).map(({ standing }) => standing);
    expect(standings(false)).toEqual(["whole", "waiting", "failed", "running", "whole"]);
    expect(standings(true)).toEqual(["whole", "stopped", "failed", "stopped", "whole"]);
  });

  test("have the score of the epoch with the lowest loss, and mark what is not the base's", () => {
    const [first, second, failed, , again] = trialRows(all, null, true);
    expect(first).toMatchObject({ score: 0.3, epochs: 3, seconds: 6, repeats: null });
    expect(first!.values).toEqual([{ name: "learningRate", value: base.learningRate, differs: false }]);
    expect(second!.values).toEqual([{ name: "learningRate", value: 0.002, differs: true }]);
    expect(failed!.score).toBeNull();
    expect(again!.repeats).toBe(1);
  });
});

describe("curves", () => {
  test("leave re-runs out, mark the best, and tell where open ones are heading", () => {
    const trials = [trial(1, [0.1, 0.2, 0.3]), trial(2, [0.4]), trial(3, [0.3], { repeats: 1 })];
    const [whole, open, ...others] = trialCurves(state(trials), 2, false);
    expect(others).toEqual([]);
    expect(whole).toMatchObject({ trial: 1, isBest: false, isRunning: false, end: null });
    expect(whole!.points).toEqual([
      [1, 0.1],
      [2, 0.2],
      [3, 0.3],
    ]);
    expect(open).toMatchObject({ trial: 2, isBest: true, isRunning: true, end: { epoch: 3 } });
    const { low, mean, high } = open!.end!;
    expect([low < mean, mean < high, low >= 0, high <= 1]).toEqual([true, true, true, true]);
  });

  test("have no end where nothing goes on any more, nor before the first epoch", () => {
    expect(trialCurves(state([trial(1, [0.1])]), null, true)[0]!.end).toBeNull();
    expect(trialCurves(state([trial(1, [])]), 1, false)[0]!.end).toBeNull();
  });
});
