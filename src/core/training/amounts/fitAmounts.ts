// Trains the amounts model after the main network: on the training part, its best epoch chosen on the validation part, in plain
// arithmetic, so that it repeats from its seed on every device.

import {
  baseOf,
  CHOICES,
  encodePair,
  INPUT_COUNT,
  levelOf,
  type PairScales,
} from "../../features/amounts/encodePair.ts";
import type { Pairs } from "../../features/amounts/pairs.ts";
import { CONTEXT_COUNT, LARGEST, MEASURE_COUNT, PAIR_WIDTH } from "../../features/amounts/parts.ts";
import { RunningMoments } from "../../features/scaling.ts";
import type { FitSamples } from "../../features/withoutTest.ts";
import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { median } from "../../lib/quantile.ts";
import { random, shuffle } from "../../lib/random.ts";
import { fitCells } from "../../model/amounts/amountCells.ts";
import { type AmountModel, mediansOf, networkOf } from "../../model/amounts/amountModel.ts";
import { drawn } from "../drawn.ts";
import type { AmountRows, SaidRows } from "./amountRows.ts";
import { AmountTrainer } from "./amountTrainer.ts";

/** Training targets looked at, drawn by the seed where there are more; validation targets that choose the epoch. */
const MOST_TARGETS = 60_000;
const MOST_CHECKED = 20_000;
const EPOCHS = 6;
const BATCH = 128;
/** Targets read or learned from between two pauses. */
const STEP = 512;

/** Fits the amounts model of these samples, null where they have no amounts at all. */
export function* fitAmounts(samples: FitSamples, seed: number): CooperativeTask<AmountModel | null> {
  const { tasks } = samples.preprocess;
  if (!tasks.quantity && !tasks.revenue && !tasks.discount) return null;
  const pairs = yield* samples.pairs();
  const rng = random(seed);
  const chosen = drawn(samples.split.train, MOST_TARGETS, rng);
  const checked = drawn(samples.split.validation, MOST_CHECKED, rng);
  const read = yield* readRows(samples, pairs, chosen);
  const scales = yield* fitScales(read);
  const train = yield* encodeRows(samples, read, scales);
  const validation = yield* encodeRows(samples, yield* readRows(samples, pairs, checked), scales);
  const trainer = new AmountTrainer(samples.sizes.numProducts, scales, tasks, train, seed);
  const about = {
    scales,
    wholeUnits: isWhole(train.quantity),
    most: [largest(train.measures, 0), largest(train.measures, 1)],
    levels: pairs.levels(),
  };
  const order = Uint32Array.from({ length: train.count }, (_, i) => i);
  const batches = Math.ceil(train.count / BATCH);
  let best = { loss: Number.POSITIVE_INFINITY, weights: trainer.weights() };
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, rng);
    for (let b = 0; b < batches; b++) {
      trainer.step(order.subarray(b * BATCH, (b + 1) * BATCH), (epoch * batches + b) / (EPOCHS * batches));
      if (b % (STEP / BATCH) === 0) yield;
    }
    const weights = trainer.weights();
    const said = yield* predictRows({ ...about, weights }, validation);
    const loss = trainer.lossOf(said, validation);
    if (loss < best.loss) best = { loss, weights };
  }
  const { weights } = best;
  const said = yield* predictRows({ ...about, weights }, validation);
  const cells = {
    quantity: fitCells(said.quantity, validation.quantity, validation.own, false),
    revenue: fitCells(said.amount, validation.revenue, validation.own, false),
    discount: fitCells(said.discount, validation.discount, validation.own, true),
  };
  return { ...about, weights, cells };
}

function* predictRows(
  model: Pick<AmountModel, "weights" | "scales" | "wholeUnits" | "most">,
  rows: AmountRows,
): CooperativeTask<SaidRows> {
  const network = networkOf(model);
  const measures = new Float64Array(MEASURE_COUNT);
  const said = {
    quantity: new Float64Array(rows.count),
    amount: new Float64Array(rows.count),
    discount: new Float64Array(rows.count),
  };
  for (let i = 0; i < rows.count; i++) {
    if (i % STEP === 0) yield;
    network.forward(rows.inputs, rows.choices, i, rows.product[i]!, model.scales.distance, measures);
    const { quantity, amount, discount } = mediansOf(measures, model, rows.largest[i]!);
    said.quantity[i] = quantity;
    said.amount[i] = amount;
    said.discount[i] = discount;
  }
  return said;
}

/** Pairs as they were read, one customer's after the other. */
interface ReadRows {
  targets: Uint32Array;
  rows: Float64Array; // [n, PAIR_WIDTH]
  measures: Float64Array; // [n, MEASURE_COUNT]
}

function* readRows(samples: FitSamples, pairs: Pairs, chosen: Uint32Array): CooperativeTask<ReadRows> {
  const targets = inCustomerOrder(samples, chosen);
  const rows = new Float64Array(targets.length * PAIR_WIDTH);
  const measures = new Float64Array(targets.length * MEASURE_COUNT);
  for (let i = 0; i < targets.length; i++) {
    if (i % STEP === 0) yield;
    pairs.readTarget(targets[i]!, rowOf(rows, i));
    pairs.measuresOf(targets[i]!, measures.subarray(i * MEASURE_COUNT, (i + 1) * MEASURE_COUNT));
  }
  return { targets, rows, measures };
}

function rowOf(rows: Float64Array, i: number): Float64Array {
  return rows.subarray(i * PAIR_WIDTH, (i + 1) * PAIR_WIDTH);
}

function* fitScales({ targets, rows, measures }: ReadRows): CooperativeTask<PairScales> {
  const fallback = Array.from({ length: MEASURE_COUNT }, (_, m) => {
    const known = measures.filter((value, i) => i % MEASURE_COUNT === m && !Number.isNaN(value));
    return known.length > 0 ? median(known) : 0;
  });
  const distances = Array.from({ length: MEASURE_COUNT }, () => new RunningMoments());
  const levels = Array.from({ length: MEASURE_COUNT + CONTEXT_COUNT }, () => new RunningMoments());
  for (let i = 0; i < targets.length; i++) {
    if (i % STEP === 0) yield;
    const row = rowOf(rows, i);
    for (let m = 0; m < MEASURE_COUNT; m++) {
      distances[m]!.add(Math.abs(measures[i * MEASURE_COUNT + m]! - baseOf(row, m, fallback[m]!)), 1);
    }
    for (let k = 0; k < levels.length; k++) levels[k]!.add(levelOf(row, k, fallback), 1);
  }
  return {
    fallback,
    distance: distances.map((each) => each.mean() + LEAST_DISTANCE),
    mean: levels.map((each) => each.mean()),
    deviation: levels.map((each) => each.deviation()),
  };
}

/** A measure that never moves still has a unit. */
const LEAST_DISTANCE = 1e-3;

function* encodeRows(
  { lines, targets, targetProduct }: FitSamples,
  read: ReadRows,
  scales: PairScales,
): CooperativeTask<AmountRows> {
  const n = read.targets.length;
  const rows: AmountRows = {
    count: n,
    inputs: new Float32Array(n * INPUT_COUNT),
    choices: new Float32Array(n * MEASURE_COUNT * CHOICES),
    product: Int32Array.from(read.targets, (target) => targetProduct[target]!),
    own: new Uint8Array(n),
    largest: new Float64Array(n),
    measures: read.measures,
    quantity: Float64Array.from(read.targets, (target) => lines.quantity[targets[target]!]!),
    revenue: Float64Array.from(read.targets, (target) => lines.revenue[targets[target]!]!),
    discount: Float64Array.from(read.targets, (target) => lines.discount[targets[target]!]!),
  };
  for (let i = 0; i < n; i++) {
    if (i % STEP === 0) yield;
    const row = rowOf(read.rows, i);
    encodePair(row, scales, rows.inputs, rows.choices, i);
    rows.own[i] = Number.isNaN(row[0]!) ? 0 : 1;
    rows.largest[i] = row[LARGEST]!;
  }
  return rows;
}

/** One customer's targets after the other, so that a history is looked at once. */
function inCustomerOrder({ lines, targets }: FitSamples, chosen: Uint32Array): Uint32Array {
  const { codes } = lines.customer;
  return chosen.slice().sort((a, b) => codes[targets[a]!]! - codes[targets[b]!]! || a - b);
}

function isWhole(quantities: Float64Array): boolean {
  return quantities.every(Number.isInteger);
}

/** The largest known value of a measure. */
function largest(measures: Float64Array, measure: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = measure; i < measures.length; i += MEASURE_COUNT) if (measures[i]! > most) most = measures[i]!;
  return Number.isFinite(most) ? most : 0;
}
