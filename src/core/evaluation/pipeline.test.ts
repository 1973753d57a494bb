// fit and judge as the page and the command line call them: fitting never reads a test target, judging is the evaluation
// of the members' mean, and a device lost on the way is replaced.

import { memory } from "@tensorflow/tfjs-core";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import type { SampleSet } from "../features/sampleSet.ts";
import type { BackendChoice } from "../kernels/backendChoice.ts";
import * as backends from "../kernels/backends.ts";
import { drain } from "../lib/drain.ts";
import { loadModel } from "../model/predict.ts";
import * as fitting from "../training/fit.ts";
import type { Member } from "../training/member.ts";
import type { TrainingSettings } from "../training/settings.ts";
import { distributorSamples, TINY_MODEL } from "../training/testing/exampleSamples.ts";
import { watchTask } from "./createWatch.ts";
import { evaluate } from "./evaluate.ts";
import { judge } from "./judge.ts";
import { TOP_K } from "./predictInChunks.ts";

const SMALL: TrainingSettings = {
  ...TINY_MODEL,
  batchSize: 32,
  epochs: 1,
  targetsPerEpoch: 320,
  validationTargets: 128,
};

let samples: SampleSet;
let backend: BackendChoice;

beforeAll(async () => {
  backend = await backends.chooseBackend("wasm", { threads: 1 });
  samples = await distributorSamples(2000, SMALL.maxSeqLen);
});
afterEach(() => vi.restoreAllMocks());

const fitted = async (of: SampleSet, settings = SMALL): Promise<Member> =>
  (await drain(fitting.fit(of, settings, { backend, watch: watchTask })))[0];

test("fitting never reads a test target: one that would be told, and one that is spoilt, change no bit", async () => {
  const calm = await fitted(samples);
  const spoilt = await distributorSamples(2000, SMALL.maxSeqLen);
  const { lines, targets, split } = spoilt;
  for (const target of split.test) {
    spoilt.targetProduct[target] = 1_000_000_000;
    spoilt.targetRepeat[target] = 255;
    for (const task of ["quantity", "revenue", "discount"] as const) lines[task][targets[target]!] = Number.NaN;
  }
  const { test: testTargets, ...rest } = split;
  const isTest = new Set(testTargets);
  const asked: string[] = [];
  const spied = (name: "assemble" | "memory" | "frequencies" | "history") =>
    ((chosen: number | ArrayLike<number>, out?: never) => {
      for (const target of typeof chosen === "number" ? [chosen] : Array.from(chosen)) {
        if (isTest.has(target)) asked.push(`${name} ${target}`);
      }
      return (spoilt[name] as (chosen: unknown, out?: never) => unknown)(chosen, out);
    }) as never;
  const spy: SampleSet = {
    ...spoilt,
    assemble: spied("assemble"),
    memory: spied("memory"),
    frequencies: spied("frequencies"),
    history: spied("history"),
    split: Object.defineProperty({ ...rest } as SampleSet["split"], "test", {
      get: () => {
        asked.push("split.test");
        return testTargets;
      },
    }),
  };
  const { weights, history } = await fitted(spy);
  expect(asked).toEqual([]);
  expect(weights).toEqual(calm.weights);
  const untimed = ({ epochs }: Member["history"]) => epochs.map((report) => ({ ...report, seconds: 0 }));
  expect(untimed(history)).toEqual(untimed(calm.history));
});

test("judging is the evaluation of the members' answers for the part that is asked for", async () => {
  const members = [await fitted(samples), await fitted(samples, { ...SMALL, seed: 2 })];
  const tensors = memory().numTensors;
  for (const part of ["validation", "test"] as const) {
    const targets = samples.split[part];
    const kinds: string[] = [];
    const judged = await drain(judge(samples, members, part), ({ kind }) => kinds.push(kind));
    judged.predictor.dispose();
    expect(new Set(kinds)).toEqual(new Set(["predicting", "judging"]));
    const predictor = await loadModel(members);
    const predictions = await predictor.predictTargets(samples, targets, { topK: TOP_K });
    predictor.dispose();
    const { amounts, expected, networks, ...ranked } = judged.predictions;
    expect(ranked).toEqual(predictions);
    expect(networks).toHaveLength(2);
    expect(amounts?.amount).toHaveLength(targets.length);
    expect(expected?.revenueMean.every((mean) => mean > 0)).toBe(true);
    const context = {
      backend: `wasm (${backend.detail})`,
      seconds: members[0]!.history.seconds + members[1]!.history.seconds,
      networks: members.map(({ settings, history }) => ({ seed: settings.seed, epoch: history.bestEpoch })),
    };
    expect(judged.metrics).toEqual(evaluate(samples, judged.predictions, context));
    expect(judged.metrics.counts.test).toBe(targets.length);
  }
  expect(memory().numTensors).toBe(tensors);
});

test("a device lost while judging is replaced, and what it said before does not count", async () => {
  const member = await fitted(samples);
  const calm = await drain(judge(samples, [member], "test"));
  calm.predictor.dispose();
  const tensors = memory().numTensors;
  const lost = { kind: "lost" as const, sentence: { code: "fault.lost", values: {}, text: "The device was lost." } };
  let told = 0;
  const chosen = vi.spyOn(backends, "chooseAfterLoss").mockResolvedValue(backend);
  vi.spyOn(backends, "deviceFault").mockImplementation(() => (told++ < 1 ? (lost as never) : undefined));
  const again = await drain(judge(samples, [member], "test"));
  again.predictor.dispose();
  expect(chosen).toHaveBeenCalledTimes(1);
  expect({ metrics: again.metrics, predictions: again.predictions }).toEqual({
    metrics: calm.metrics,
    predictions: calm.predictions,
  });
  expect(memory().numTensors).toBe(tensors);
});
