// Several networks of one model: each is the network that its seed alone gives, a run goes on in the one that it was in, and what
// stands on them is right for their mean.

import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { SampleSet } from "../features/sampleSet.ts";
import { withoutTest } from "../features/withoutTest.ts";
import type { BackendChoice } from "../kernels/backendChoice.ts";
import * as backends from "../kernels/backends.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { drain } from "../lib/drain.ts";
import { byProducts, LIKELIEST } from "../model/amounts/answerAmounts.ts";
import { loadModel } from "../model/predict.ts";
import { chooseShares } from "./amounts/fitBeforeProduct.ts";
import { TrainControl } from "./control.ts";
import * as fitting from "./fit.ts";
import { type Member, trainingSeconds } from "./member.ts";
import type { TrainingSettings } from "./settings.ts";
import type { LoopEvent, Snapshot } from "./snapshot.ts";
import { readSnapshot, writeSnapshot } from "./snapshotFile.ts";
import { distributorSamples, TINY_MODEL } from "./testing/exampleSamples.ts";
import { train } from "./train.ts";
import { memberSeeds, trainMembers } from "./trainMembers.ts";

const SMALL: TrainingSettings = {
  ...TINY_MODEL,
  batchSize: 32,
  epochs: 2,
  targetsPerEpoch: 192,
  validationTargets: 0,
  seed: 5,
};

let samples: SampleSet;
let backend: BackendChoice;

beforeAll(async () => {
  backend = await backends.chooseBackend("wasm", { threads: 1 });
  samples = await distributorSamples(2000, SMALL.maxSeqLen);
});

type Listen = (event: LoopEvent, control: TrainControl) => void;

async function several(settings: TrainingSettings, onEvent: Listen = () => {}, from?: Snapshot, snapshotSeconds = 60) {
  const control = new TrainControl();
  const events: LoopEvent[] = [];
  const seen = withoutTest(samples);
  const members = await drain(
    trainMembers({ samples: seen, settings, backend, control, from, snapshotSeconds }),
    (event) => {
      events.push(event);
      onEvent(event, control);
    },
  );
  return { members, events };
}

const alone = (settings: TrainingSettings): Promise<Member> =>
  drain(train({ samples: withoutTest(samples), settings, backend }), () => {});
const weightsOf = (members: readonly Member[]) => members.map(({ weights }) => weights);
const kinds = (events: readonly LoopEvent[], kind: LoopEvent["kind"]) => events.filter((event) => event.kind === kind);

test("one network is the single model, and tells what it tells", async () => {
  const { members, events } = await several(SMALL);
  expect(weightsOf(members)).toEqual([(await alone(SMALL)).weights]);
  expect(members[0].settings).toEqual(SMALL);
  expect(kinds(events, "network")).toEqual([]);
});

test("three networks are those of their seeds; progress and time left are those of all", async () => {
  const held = memory().numTensors;
  const settings = { ...SMALL, members: 3 };
  const { members, events } = await several(settings);
  expect(memberSeeds(settings)).toEqual([5, 6, 7]);
  const singles = [await alone(SMALL), await alone({ ...SMALL, seed: 6 }), await alone({ ...SMALL, seed: 7 })];
  expect(weightsOf(members)).toEqual(weightsOf(singles));
  expect(members.map((member) => member.settings)).toEqual([5, 6, 7].map((seed) => ({ ...settings, seed })));
  const told = events.flatMap((event) => (event.kind === "network" ? [event] : []));
  expect(told.map(({ number, of, seed, done }) => [number, of, seed, done.map((each) => each.seed)])).toEqual([
    [1, 3, 5, []],
    [2, 3, 6, [5]],
    [3, 3, 7, [5, 6]],
  ]);
  const progress = events.flatMap((event) => (event.kind === "steps" ? [event.progress] : []));
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(progress.at(-1)).toBe(1);
  const left = events.flatMap((event) => (event.kind === "steps" ? [event.secondsLeft] : []));
  expect(left[0]).toBeGreaterThan(left.at(-1)!);
  expect(trainingSeconds(members)).toBeCloseTo(
    members.reduce((sum, { history }) => sum + history.seconds, 0),
    9,
  );
  expect(memory().numTensors).toBe(held);
});

test("a run goes on in the network that it was in, through its file, to the same networks", async () => {
  const settings = { ...SMALL, members: 2, snapshots: 2, warmRestartPeriod: 1, warmRestartFactor: 1 };
  const { members, events } = await several(settings, undefined, undefined, 0);
  const states = events.flatMap((event) => (event.kind === "snapshot" ? [event.snapshot] : []));
  const { preprocess } = samples;
  // In the first network after each of its periods, and in the second.
  const chosen = [
    states.find(({ ends }) => ends?.length === 1)!,
    states.findLast(({ networks }) => !networks)!,
    states.find(({ networks, ends }) => networks?.length === 2 && ends?.length === 1)!,
    states.at(-1)!,
  ];
  for (const state of chosen) {
    const { snapshot } = readSnapshot(writeSnapshot(state, { lines: "f", preprocess }));
    expect(snapshot).toEqual(state);
    const { members: again } = await several(settings, undefined, snapshot);
    expect(weightsOf(again)).toEqual(weightsOf(members));
    expect(again.map((member) => [member.settings.seed, member.history.bestEpoch])).toEqual([
      [5, 1],
      [5, 2],
      [6, 1],
      [6, 2],
    ]);
  }
});

describe("the user ends it", () => {
  test("in a later epoch of a network: what is done and its best weights are kept", async () => {
    const settings = { ...SMALL, members: 3, epochs: 4 };
    let network = 0;
    const { members } = await several(settings, (event, control) => {
      if (event.kind === "network") network = event.number;
      if (network === 2 && event.kind === "epoch" && event.report.epoch === 2) control.stop();
    });
    expect(members.map((member) => [member.settings.seed, member.history.reason])).toEqual([
      [5, "all epochs done"],
      [6, "stopped by user"],
    ]);
    expect(members[1]!.weights.size).toBe(members[0].weights.size);
  });

  test("in the first epoch of a later network: only what is done", async () => {
    let network = 0;
    const { members, events } = await several({ ...SMALL, members: 2 }, (event, control) => {
      if (event.kind === "network") network = event.number;
      if (network === 2 && event.kind === "steps") control.stop();
    });
    expect(members.map(({ settings }) => settings.seed)).toEqual([5]);
    // A state of the second network that is taken up only to be ended.
    const done = events.flatMap((event) => (event.kind === "snapshot" ? [event.snapshot] : [])).at(-1)!;
    const state: Snapshot = {
      ...done,
      epoch: 1,
      best: { loss: Number.POSITIVE_INFINITY, epoch: 0, weights: new Map() },
      networks: [{ seed: 5, batchSize: 32, accumulation: 1, weights: members[0].weights, history: members[0].history }],
    };
    const control = new TrainControl();
    control.stop();
    const ended = await drain(
      trainMembers({
        samples: withoutTest(samples),
        settings: { ...SMALL, members: 2 },
        backend,
        control,
        from: state,
      }),
      () => {},
    );
    expect(weightsOf(ended)).toEqual(weightsOf(members));
  });
});

test("a device lost in the second network is replaced: the first stays as it was, and it goes on on the new one", async () => {
  const settings = { ...SMALL, members: 3 };
  const calm = await several(settings);
  const lost = { kind: "lost" as const, sentence: { code: "fault.lost", values: {}, text: "The device was lost." } };
  const other = { ...backend, detail: "another" };
  const chosen = vi.spyOn(backends, "chooseAfterLoss").mockResolvedValue(other);
  const fault = vi.spyOn(backends, "deviceFault");
  let network = 0;
  let lose = 1;
  fault.mockImplementation(() => (network === 2 && lose-- > 0 ? (lost as never) : undefined));
  const { members, events } = await several(settings, (event) => {
    if (event.kind === "network") network = event.number;
  });
  vi.restoreAllMocks();
  expect(chosen).toHaveBeenCalledTimes(1);
  expect(kinds(events, "recovered")).toHaveLength(1);
  expect(weightsOf(members)).toEqual(weightsOf(calm.members));
  expect(members.map(({ history }) => history.backend.detail)).toEqual([backend.detail, "another", "another"]);
});

describe("snapshots", () => {
  const PERIODS = { ...SMALL, epochs: 4, warmRestartPeriod: 1, warmRestartFactor: 1, patience: 100 };

  test("are the weights at the ends of the last periods of the same training, with the part of it that led there", async () => {
    const states: Snapshot[] = [];
    const whole = await drain(train({ samples: withoutTest(samples), settings: PERIODS, backend }), (event) => {
      if (event.kind === "snapshot") states.push(event.snapshot);
    });
    const { members, events } = await several({ ...PERIODS, snapshots: 3 });
    expect(kinds(events, "network")).toEqual([]);
    const atEnd = (epoch: number) => states.find((state) => state.epoch === epoch + 1)!.weights;
    expect(weightsOf(members)).toEqual([atEnd(2), atEnd(3), atEnd(4)]);
    expect(members.map(({ history }) => [history.bestEpoch, history.epochs.length, history.steps.length])).toEqual([
      [2, 2, 12],
      [3, 3, 18],
      [4, 4, 24],
    ]);
    const losses = (member: Member) => member.history.epochs.map(({ validation }) => validation.total);
    expect(losses(members.at(-1)!)).toEqual(losses(whole));
    // One training, not three.
    expect(trainingSeconds(members)).toBe(members.at(-1)!.history.seconds);
  });

  test("too few at an early end are completed by a later best epoch", async () => {
    const settings = { ...PERIODS, snapshots: 2, warmRestartPeriod: 2 };
    const { members } = await several(settings, (event, control) => {
      if (event.kind === "epoch" && event.report.epoch === 3) control.stop();
    });
    const { history } = members.at(-1)!;
    expect(members.map((member) => member.history.bestEpoch)).toEqual(
      history.bestEpoch > 2 ? [2, history.bestEpoch] : [2],
    );
  });
});

test("what stands on several networks: a second stage of each, one for each seed's amounts, the say of products on their mean", async () => {
  const settings = { ...SMALL, epochs: 1, members: 2, memory: "experts" as const };
  const members = await drain(fitting.fit(samples, settings, { backend }));
  const [single] = await drain(fitting.fit(samples, { ...settings, members: 1, seed: 6 }, { backend }));
  const [first, second] = members as [Member, Member];
  expect(second.weights).toEqual(single.weights);
  expect(second.experts).toEqual(single.experts);
  expect(first.experts).not.toEqual(second.experts);
  expect({ ...second.amounts, beforeProduct: null }).toEqual({ ...single.amounts, beforeProduct: null });
  // The slow way: asks the mean of both, and tries all shares.
  const { validation } = samples.split;
  const predictor = await loadModel(members);
  const asked = await predictor.predictTargets(samples, validation, { topK: LIKELIEST });
  const said = runToEnd(byProducts(predictor.amounts!, samples, asked));
  predictor.dispose();
  const expected = runToEnd(chooseShares(samples, validation, said));
  for (const { amounts } of members) expect(amounts!.beforeProduct).toEqual(expected);
});
