// What a run tells of the validation part is what its judgement would say of the same weights on the same targets.

import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, it } from "vitest";
import type { SampleSet } from "../features/sampleSet.ts";
import { withoutTest } from "../features/withoutTest.ts";
import type { BackendChoice } from "../kernels/backendChoice.ts";
import { chooseBackend } from "../kernels/backends.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { MEMORIES } from "../model/modelSettings.ts";
import { loadModel } from "../model/predict.ts";
import { validationTargets } from "../training/batches.ts";
import type { TrainEvent } from "../training/events.ts";
import type { Member } from "../training/member.ts";
import type { TrainingSettings } from "../training/settings.ts";
import type { Snapshot } from "../training/snapshot.ts";
import { readSnapshot, writeSnapshot } from "../training/snapshotFile.ts";
import { distributorSamples, TINY_MODEL } from "../training/testing/exampleSamples.ts";
import { train } from "../training/train.ts";
import { EXAMPLES, type Watch } from "../training/watched.ts";
import { rankProductBaselines } from "./baselines/productBaselines.ts";
import { countedTask } from "./countedVerdict.ts";
import { createWatch } from "./createWatch.ts";
import { evaluate } from "./evaluate.ts";

const SMALL: TrainingSettings = {
  ...TINY_MODEL,
  batchSize: 32,
  epochs: 2,
  targetsPerEpoch: 640,
  validationTargets: 0,
};

let samples: SampleSet;
let backend: BackendChoice;

beforeAll(async () => {
  backend = await chooseBackend("wasm", { threads: 2 });
  samples = await distributorSamples(3000, SMALL.maxSeqLen);
});

async function run(settings: TrainingSettings, watch?: Watch, from?: Snapshot) {
  const events: TrainEvent[] = [];
  const snapshots: Snapshot[] = [];
  const training = train({ samples, settings, backend, watch, from });
  let next = await training.next();
  for (; !next.done; next = await training.next()) {
    if (next.value.kind === "snapshot") snapshots.push(next.value.snapshot);
    else if (next.value.kind !== "periodEnd") events.push(next.value);
  }
  return { result: next.value satisfies Member, events, snapshots };
}

const epochsOf = (events: TrainEvent[]) => events.flatMap((event) => (event.kind === "epoch" ? [event] : []));

for (const kind of MEMORIES) {
  it(`tells the gap, ranks and numbers that judging the validation part gives (memory ${kind})`, async () => {
    const settings = { ...SMALL, memory: kind };
    const watch = createWatch(samples, settings);
    const { result, events, snapshots } = await run(settings, watch);
    const { report, answers } = epochsOf(events).at(-1)!;
    const { watched } = watch;
    const { validation } = samples.split;
    const predictor = await loadModel([{ config: result.config, weights: snapshots.at(-1)!.weights }]);
    const said = await predictor.predictTargets(samples, validation, { topK: 3 });
    predictor.dispose();

    const metrics = evaluate(samples, said, { backend: "", seconds: 0 });
    const gap = metrics.gaps!.find(({ metric }) => metric === "hit10")!;
    expect(watched.baseline).toBe(gap.baseline);
    expect(watched.targets).toBe(validation.length);
    expect(watched.baselineHit10).toBeCloseTo(metrics.baselines.product[watched.baseline]!.hit10.value, 12);
    expect(report.check!.hit10).toBeCloseTo(metrics.product.hit10.value, 12);
    expect(report.check!.ndcg10).toBeCloseTo(metrics.product.ndcg10.value, 12);
    for (const end of ["difference", "low", "high"] as const) expect(report.check!.gap[end]).toBeCloseTo(gap[end], 12);

    const baselines = rankProductBaselines(samples, validation);
    expect(watched.examples).toHaveLength(EXAMPLES);
    expect(new Set(watched.examples.map(({ customer }) => customer)).size).toBe(EXAMPLES);
    const { lines, preprocess } = samples;
    for (const [i, example] of watched.examples.entries()) {
      const place = validation.findIndex((target) => {
        const line = samples.targets[target]!;
        return (
          lines.customer.values[lines.customer.codes[line]!] === example.customer &&
          lines.product.values[lines.product.codes[line]!] === example.product &&
          lines.time[line] === example.time &&
          lines.revenue[line] === example.revenue
        );
      });
      expect(place).toBeGreaterThanOrEqual(0);
      expect(report.check!.ranks[i]).toBe(said.rank[place]);
      expect(example.baselineRank).toBe(baselines.ranks[watched.baseline]![place]);
      const { top, quantity, revenue } = answers!.examples[i]!;
      expect(top.map(({ product }) => product)).toEqual(
        Array.from(said.topIds.subarray(3 * place, 3 * place + 3), (id) => preprocess.products[id - 2]),
      );
      top.forEach(({ probability }, k) => {
        expect(probability).toBeCloseTo(said.topProbabilities[3 * place + k]!, 5);
      });
      expect(Math.abs(quantity / said.quantity[place]! - 1)).toBeLessThan(1e-4);
      expect(Math.abs(revenue / said.revenue[place]! - 1)).toBeLessThan(1e-4);
    }

    const points = watched.points.quantity.length;
    expect(points).toBe(Math.min(300, validation.length));
    for (let i = 0; i < points; i++) {
      const place = Math.floor((i * validation.length) / points);
      expect(watched.points.revenue[i]).toBe(lines.revenue[samples.targets[validation[place]!]!]);
      expect(Math.abs(answers!.points.revenue[i]! / said.revenue[place]! - 1)).toBeLessThan(1e-4);
      expect(Math.abs(answers!.points.quantity[i]! / said.quantity[place]! - 1)).toBeLessThan(1e-4);
    }
  });
}

it("tells first how the untrained model stands: about as one that says what sells most", async () => {
  const settings = { ...SMALL, memory: "off" as const };
  const watch = createWatch(samples, settings);
  const { events } = await run(settings, watch);
  const untrained = events.find((event) => event.kind === "untrained")!;
  const at = events.map(({ kind }) => kind);
  expect(at.indexOf("untrained")).toBe(at.indexOf("watching") + 1);
  const popular = rankProductBaselines(samples, samples.split.validation).ranks.popular;
  const hits = popular.filter((rank) => rank >= 1 && rank <= 10).length / popular.length;
  expect(Math.abs(untrained.check.hit10 - hits)).toBeLessThan(0.08);
  expect(untrained.check.gap.high).toBeLessThan(0);
  expect(epochsOf(events).at(-1)!.report.check!.hit10).toBeGreaterThan(untrained.check.hit10 - 0.02);
});

it("changes nothing of the run, and leaves nothing on the device", async () => {
  const plain = await run(SMALL);
  const before = memory();
  const watched = await run(SMALL, createWatch(samples, SMALL));
  expect(memory().numTensors).toBe(before.numTensors);
  expect(memory().numBytes).toBe(before.numBytes);
  expect(watched.result.weights).toEqual(plain.result.weights);
  const losses = ({ result }: typeof plain) => result.history.epochs.map(({ validation }) => validation);
  expect(losses(watched)).toEqual(losses(plain));
});

it("tells what the network adds to counting, in NDCG as judging does", async () => {
  const counted = runToEnd(countedTask(withoutTest(samples), SMALL));
  const { events } = await run(SMALL, createWatch(samples, SMALL, counted));
  for (const { report } of epochsOf(events)) {
    const { hit10, ndcg10, added } = report.check!;
    expect(added!.difference).toBeCloseTo(hit10 - counted.told.hit10, 12);
    expect(added!.low).toBeLessThanOrEqual(added!.difference);
    expect(added!.high).toBeGreaterThanOrEqual(added!.difference);
    // Between hits alone and hits that all stand tenth.
    expect(ndcg10).toBeLessThanOrEqual(hit10);
    expect(ndcg10).toBeGreaterThanOrEqual(hit10 / Math.log2(11));
  }
});

it("looks at the same examples whatever the batch, and at a seeded part of many targets", () => {
  const watch = createWatch(samples, SMALL, undefined, 50);
  const checked = validationTargets(samples.split.validation, SMALL.validationTargets, SMALL.seed);
  expect(watch.ranked).toBe(50);
  expect(watch.watched.targets).toBe(50);
  expect([...watch.targets].sort((a, b) => a - b)).toEqual([...checked]);
  expect(createWatch(samples, SMALL, undefined, 50).watched).toEqual(watch.watched);
  expect(createWatch(samples, { ...SMALL, seed: 2 }, undefined, 50).watched).not.toEqual(watch.watched);
});

it("is told again where a run goes on, from a state in memory or in a file", async () => {
  const whole = await run(SMALL, createWatch(samples, SMALL));
  const first = whole.snapshots[0]!;
  const { preprocess } = samples;
  const { snapshot } = readSnapshot(writeSnapshot(first, { lines: "", preprocess }));
  expect(snapshot.answers).toEqual(first.answers);
  expect(snapshot.before).toEqual(first.before);
  expect(snapshot.epochs).toEqual(first.epochs);
  const rest = await run(SMALL, createWatch(samples, SMALL), first);
  const kinds = rest.events.map(({ kind }) => kind).filter((kind) => kind !== "preparing" && kind !== "steps");
  expect(kinds).toEqual(["started", "watching", "continued", "epoch", "finished"]);
  const continued = rest.events.find((event) => event.kind === "continued")!;
  const untrained = whole.events.find((event) => event.kind === "untrained")!;
  expect(continued).toMatchObject({ before: untrained.check });
  expect(continued).toMatchObject({ answers: epochsOf(whole.events)[0]!.answers });
  expect(epochsOf(rest.events)[0]!.answers).toEqual(epochsOf(whole.events)[1]!.answers);
  expect(rest.result.history.epochs.map(({ check }) => check)).toEqual(
    whole.result.history.epochs.map(({ check }) => check),
  );
});
