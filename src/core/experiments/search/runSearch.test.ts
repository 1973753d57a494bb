// A search that really trains, on the wasm backend: no test target is touched, no epoch is trained twice, and one that was broken off
// comes to the same.

import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { createWatch } from "../../evaluation/createWatch.ts";
import type { SampleSet } from "../../features/sampleSet.ts";
import { withoutTest } from "../../features/withoutTest.ts";
import type { BackendChoice } from "../../kernels/backendChoice.ts";
import { chooseBackend } from "../../kernels/backends.ts";
import { drain } from "../../lib/drain.ts";
import { TrainControl } from "../../training/control.ts";
import { TrainingFault } from "../../training/faults.ts";
import type { Snapshot } from "../../training/snapshot.ts";
import { distributorSamples, TINY_MODEL } from "../../training/testing/exampleSamples.ts";
import { train } from "../../training/train.ts";
import { trainingMessage } from "../../training/trainingMessages.ts";
import { outcomeOf } from "./outcome.ts";
import { unpackRanks } from "./packed.ts";
import { runSearch, type SearchOptions } from "./runSearch.ts";
import { readSearch, storeSearch } from "./searchFormat.ts";
import { settingsOf } from "./space.ts";
import { newSearch } from "./state.ts";
import { exampleSpec } from "./testing/simulate.ts";
import { bestEpoch, searched } from "./trials.ts";
import type { SearchEvent, SearchSpec, SearchState, TrialStore } from "./types.ts";

const BASE = {
  ...TINY_MODEL,
  ...{ memory: "counts" as const, batchSize: 32, epochs: 4, patience: 4, warmRestartPeriod: 2, warmRestartFactor: 2 },
  ...{ targetsPerEpoch: 256, validationTargets: 96 },
};
const SPEC = exampleSpec({
  strategy: "asha",
  budget: { trials: 5 },
  halving: { factor: 2, firstEpochs: 1 },
  confirm: { best: 2, seeds: 1 },
  base: BASE,
});

let backend: BackendChoice;
let samples: SampleSet;
let whole: SearchState;
let store: MemoryStore;

class MemoryStore implements TrialStore {
  readonly kept = new Map<number, Snapshot>();
  async load(trial: number): Promise<Snapshot | null> {
    return this.kept.get(trial) ?? null;
  }
  async save(trial: number, snapshot: Snapshot): Promise<void> {
    this.kept.set(trial, snapshot);
  }
  async drop(trial: number): Promise<void> {
    this.kept.delete(trial);
  }
}

/** The samples, with every target that is asked about; asking for the test part is an error. */
function spied(asked: Set<number>): SampleSet {
  const note = (target: number): number => {
    asked.add(target);
    return target;
  };
  const { train, validation } = samples.split;
  return {
    ...samples,
    split: {
      train,
      validation,
      get test(): Uint32Array {
        throw new Error("the test part was asked for");
      },
    },
    assemble: (targets, out) => samples.assemble(Uint32Array.from(targets, note), out),
    frequencies: (target) => samples.frequencies(note(target)),
    memory: (target) => samples.memory(note(target)),
    lately: (target, halfLives) => samples.lately(note(target), halfLives),
    history: (target) => samples.history(note(target)),
  };
}

function run(
  state: SearchState,
  change: Partial<SearchOptions> = {},
  onEvent: (event: SearchEvent) => void = () => {},
) {
  return drain(
    runSearch(state, { backend, store: new MemoryStore(), samplesFor: async () => samples, ...change }),
    onEvent,
  );
}

/** What a search found, without the clock. */
function untimed({ trials, ...rest }: SearchState) {
  return {
    ...rest,
    trials: trials.map(({ epochs, ...trial }) => ({
      ...trial,
      epochs: epochs.map((each) => ({ ...each, seconds: 0 })),
    })),
  };
}

beforeAll(async () => {
  backend = await chooseBackend("wasm", { threads: 2 });
  samples = await distributorSamples(1500, BASE.maxSeqLen);
});

test("a search trains what its state asks for, and sees no test target", async () => {
  const asked = new Set<number>();
  const watched = spied(asked);
  const before = memory().numTensors;
  store = new MemoryStore();
  const kinds = new Set<string>();
  whole = await run(newSearch(SPEC, "lines"), { samplesFor: async () => watched, store }, ({ kind }) =>
    kinds.add(kind),
  );
  expect(kinds).toEqual(new Set(["state", "trial", "training"]));
  const tested = new Set(samples.split.test);
  expect(tested.size).toBeGreaterThan(20);
  expect(asked.size).toBeGreaterThan(200);
  expect([...asked].filter((target) => tested.has(target))).toEqual([]);
  expect(memory().numTensors).toBe(before);
  expect(whole.closed).toBe(true);
  expect(searched(whole)).toHaveLength(5);
  // The base and the best of each rung train to their end, then two are trained again.
  const lengths = whole.trials.map(({ epochs }) => epochs.length);
  expect(lengths[0]).toBe(4);
  expect(lengths.slice(5)).toEqual([4, 4]);
  expect(lengths.slice(1, 5).sort()).toEqual([1, 1, 1, 4]);
  // Of whole trainings only the best few keep their weights; those that wait keep theirs.
  const spent = whole.trials.filter(({ state }) => state === "spent").map(({ id }) => id);
  const finalists = outcomeOf(whole)!.finalists.map(({ trial }) => trial);
  expect([...store.kept.keys()].filter((id) => spent.includes(id)).sort()).toEqual([...finalists].sort());
});

test("a trial that waited and went on is, bit for bit, the training that never stopped", async () => {
  const promoted = searched(whole).find(({ id, state }) => id > 1 && state === "spent")!;
  const settings = settingsOf(SPEC, promoted);
  const watch = createWatch(withoutTest(samples), settings);
  const { history, weights } = await drain(train({ samples, settings, backend, watch }), () => undefined);
  expect(history.epochs.map(({ validation }) => validation.total)).toEqual(promoted.epochs.map(({ loss }) => loss));
  expect(history.epochs.map(({ check }) => check!.hit10)).toEqual(promoted.epochs.map(({ hit10 }) => hit10));
  expect(history.bestEpoch).toBe(bestEpoch(promoted));
  const hits = unpackRanks(promoted.ranks!).filter((rank) => rank >= 1 && rank <= 10).length;
  expect(hits / 96).toBeCloseTo(promoted.epochs[history.bestEpoch - 1]!.hit10, 12);
  // The weights that were kept are those of the training that a user would start with these settings.
  expect(store.kept.get(promoted.id)!.best.weights).toEqual(weights);
});

test("a search that is given up anywhere goes on to the same end", async () => {
  for (const at of [2, 7, 13]) {
    const kept = new MemoryStore();
    const abort = new AbortController();
    let [last, states]: [SearchState, number] = [newSearch(SPEC, "lines"), 0];
    const given = run(last, { store: kept, signal: abort.signal }, (event) => {
      if (event.kind !== "state") return;
      last = event.state;
      if (++states === at) abort.abort(new Error("given up"));
    });
    await expect(given).rejects.toThrow("given up");
    const stored = readSearch(JSON.parse(JSON.stringify(storeSearch(last))));
    expect(untimed(await run(stored, { store: kept }))).toEqual(untimed(whole));
  }
});

test("lost weights cost their training again, and nothing else", async () => {
  const abort = new AbortController();
  let last = newSearch(SPEC, "lines");
  let states = 0;
  const given = run(last, { signal: abort.signal }, (event) => {
    if (event.kind === "state") last = event.state;
    if (event.kind === "state" && ++states === 9) abort.abort(new Error("given up"));
  });
  await expect(given).rejects.toThrow("given up");
  expect(untimed(await run(last))).toEqual(untimed(whole));
});

test("a stop ends the trying, and the best are trained again before the winner is named", async () => {
  const control = new TrainControl();
  const kinds: string[] = [];
  const state = await run(newSearch(SPEC, "lines"), { control }, (event) => {
    if (event.kind === "training") kinds.push(event.event.kind);
    if (event.kind !== "training") return;
    if (event.event.kind === "epoch" && event.trial === 1 && event.event.report.epoch === 1) control.pause();
    if (event.event.kind === "paused") setTimeout(() => control.resume(), 1);
    if (event.trial === 2) control.stop();
  });
  expect(kinds).toContain("paused");
  expect(searched(state)).toHaveLength(2);
  expect(state.trials.slice(2)).toMatchObject([{ repeats: 1, state: "spent", seed: BASE.seed + 1 }]);
  expect(outcomeOf(state)).toMatchObject({ finalists: [{ trial: 1 }], lead: null, overBase: null });
});

test("settings that cannot be trained fail alone; the base that cannot ends the search", async () => {
  const broken = (features: { maxSeqLen: number }): SampleSet => ({
    ...samples,
    ...(features.maxSeqLen === 3 && {
      assemble() {
        throw new TrainingFault("notANumber", trainingMessage("run.notANumber", { step: 1, rate: "1" }));
      },
    }),
  });
  const parameters = [{ kind: "choice" as const, name: "maxSeqLen", values: [3] }];
  const spec: SearchSpec = { ...SPEC, space: { parameters }, confirm: { best: 0, seeds: 0 } };
  const state = await run(newSearch(spec, "lines"), { samplesFor: async (features) => broken(features) });
  expect(state.trials).toMatchObject([
    { id: 1, state: "spent" },
    { id: 2, state: "failed", fault: { code: "run.notANumber" } },
  ]);
  const base = { ...BASE, maxSeqLen: 3 };
  const failing = run(newSearch({ ...spec, base }, "lines"), { samplesFor: async (features) => broken(features) });
  await expect(failing).rejects.toThrow(/stopped being a number/);
});

test("samples with other validation targets are not compared", async () => {
  const fewer = { ...samples, split: { ...samples.split, validation: samples.split.validation.subarray(5) } };
  const parameters = [{ kind: "choice" as const, name: "maxSeqLen", values: [3] }];
  const samplesFor = async ({ maxSeqLen }: { maxSeqLen: number }) => (maxSeqLen === 3 ? fewer : samples);
  const failing = run(newSearch({ ...SPEC, space: { parameters } }, "lines"), { samplesFor });
  await expect(failing).rejects.toThrow(/validation targets are others/);
});

test("counts and experts are told apart by their second stage, which only what is searched pays for", async () => {
  const asked = new Set<number>();
  const space = { parameters: [{ kind: "choice" as const, name: "memory", values: ["counts", "experts"] }] };
  const change = { space, strategy: "grid" as const, budget: {}, confirm: { best: 0, seeds: 0 } };
  const choosing = newSearch(exampleSpec({ ...change, base: { ...BASE, epochs: 2 } }), "lines");
  expect(choosing.secondStage).toBe(true);
  const found = await run(choosing, { samplesFor: async () => spied(asked) });
  const [counts, experts] = found.trials;
  expect(experts!.values).toEqual({ memory: "experts" });
  // The networks are the same; what is made of their answers is not.
  expect(experts!.epochs.map(({ loss }) => loss)).toEqual(counts!.epochs.map(({ loss }) => loss));
  expect(unpackRanks(experts!.ranks!)).not.toEqual(unpackRanks(counts!.ranks!));
  const tested = new Set(samples.split.test);
  expect([...asked].filter((target) => tested.has(target))).toEqual([]);
  const { secondStage } = newSearch(exampleSpec({ base: { ...BASE, memory: "experts" } }), "lines");
  expect(secondStage).toBeUndefined();
});
