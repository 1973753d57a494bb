// Counting alone, as good as it gets without a network: the memory's parts mixed by the gate that the model has, with what is popular in
// the place of the network's own answer. A linear gate on the evidence takes a second to fit where the network takes minutes.

import { EVIDENCE_COUNT, PART_COUNT } from "../../features/memory/parts.ts";
import { popularityOf } from "../../features/memory/reader.ts";
import type { FitSamples } from "../../features/withoutTest.ts";
import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { random, shuffle } from "../../lib/random.ts";
import { softmax } from "../../model/ranking.ts";
import { drawn } from "../drawn.ts";
import { cosineRate, slotOf, stepAdamW } from "../plainAdamW.ts";

/** Training targets that it is fitted on, drawn by the seed where there are more. */
const MOST_TARGETS = 16_384;
const EPOCHS = 8;
const BATCH = 64;
const RATE = 0.03;
const DECAY = 1e-3;
const CLIP = 10;
/** Rows put together at a time. */
const CHUNK = 256;

/** What is mixed: popularity, then MEMORY_PARTS. */
export const MIXED = 1 + PART_COUNT;
/** A row of the gate: a constant, then the evidence. */
const INPUTS = 1 + EVIDENCE_COUNT;

/** Targets with what each counted part gives to the product that was bought, and what the gate is told. */
export interface CountedRows {
  count: number;
  shares: Float64Array; // [n, MIXED], popularity first
  evidence: Float32Array; // [n, EVIDENCE_COUNT]
}

/** The logits of the mixture's weights are `weights` · (1, evidence). */
export interface CountedGate {
  weights: Float64Array; // [MIXED, 1 + EVIDENCE_COUNT]
}

/** Fits the gate by maximum likelihood of what was bought, on the training part; uniform where no product of it is known. */
export function* fitCountedGate(samples: FitSamples, seed: number): CooperativeTask<CountedGate> {
  const chosen = drawn(samples.split.train, MOST_TARGETS, random(seed));
  return yield* fitGate(yield* readCounted(samples, chosen), seed);
}

/** The gate under which these rows' products are likeliest; uniform where there is no row. */
export function* fitGate(rows: CountedRows, seed: number): CooperativeTask<CountedGate> {
  const rng = random(seed);
  const slot = slotOf(new Float64Array(MIXED * INPUTS));
  const order = Uint32Array.from({ length: rows.count }, (_, i) => i);
  const batches = Math.ceil(rows.count / BATCH);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, rng);
    for (let b = 0; b < batches; b++) {
      const batch = order.subarray(b * BATCH, (b + 1) * BATCH);
      slot.gradient.fill(0);
      for (const row of batch) addSlope({ weights: slot.values }, rows, row, batch.length, slot.gradient);
      const done = epoch * batches + b;
      const rate = cosineRate(RATE, done / (EPOCHS * batches));
      stepAdamW([slot], { rate, decay: DECAY, clip: CLIP, step: done + 1 });
      if (b % 8 === 7) yield;
    }
  }
  return { weights: slot.values };
}

/** The logits [MIXED] of the mixture's weights for one row's evidence. */
export function countedLogits({ weights }: CountedGate, evidence: Float32Array, row: number): Float64Array {
  const logits = new Float64Array(MIXED);
  const from = row * EVIDENCE_COUNT;
  for (let m = 0; m < MIXED; m++) {
    const at = m * INPUTS;
    let sum = weights[at]!;
    for (let k = 0; k < EVIDENCE_COUNT; k++) sum += weights[at + 1 + k]! * evidence[from + k]!;
    logits[m] = sum;
  }
  return logits;
}

/** −Σ log p of what was bought: the mean over the rows; a row that no part expects counts as the least positive number. */
export function countedLoss(gate: CountedGate, { count, shares, evidence }: CountedRows): number {
  let sum = 0;
  for (let row = 0; row < count; row++) {
    const mixed = softmax(countedLogits(gate, evidence, row)).reduce((p, g, m) => p + g * shares[row * MIXED + m]!, 0);
    sum -= Math.log(Math.max(Number.MIN_VALUE, mixed));
  }
  return sum / count;
}

/** Adds one row's slope, as one of `of`, to `gradient` [MIXED, 1 + EVIDENCE_COUNT]; a row that no part expects has none. */
export function addSlope(
  gate: CountedGate,
  { shares, evidence }: CountedRows,
  row: number,
  of: number,
  gradient: Float64Array,
): void {
  const weights = softmax(countedLogits(gate, evidence, row));
  let mixed = 0;
  for (let m = 0; m < MIXED; m++) mixed += weights[m]! * shares[row * MIXED + m]!;
  if (mixed === 0) return;
  const from = row * EVIDENCE_COUNT;
  for (let m = 0; m < MIXED; m++) {
    const share = weights[m]!;
    const slope = (share - (share * shares[row * MIXED + m]!) / mixed) / of;
    const at = m * INPUTS;
    gradient[at]! += slope;
    for (let k = 0; k < EVIDENCE_COUNT; k++) gradient[at + 1 + k]! += slope * evidence[from + k]!;
  }
}

/** The rows of those targets whose product is known, in their order. */
export function* readCounted(samples: FitSamples, targets: Uint32Array): CooperativeTask<CountedRows> {
  const known = targets.filter((target) => samples.targetProduct[target]! >= 2);
  const popularity = popularityOf(samples.preprocess.productCounts);
  const shares = new Float64Array(known.length * MIXED);
  const evidence = new Float32Array(known.length * EVIDENCE_COUNT);
  for (let at = 0; at < known.length; at += CHUNK) {
    const batch = samples.assemble(known.subarray(at, at + CHUNK));
    evidence.set(batch.evidence, at * EVIDENCE_COUNT);
    for (let row = 0; row < batch.size; row++) {
      const into = (at + row) * MIXED;
      shares[into] = popularity[batch.target.product[row]!]!;
      for (let m = 0; m < PART_COUNT; m++) shares[into + 1 + m] = batch.target.counted[row * PART_COUNT + m]!;
    }
    yield;
  }
  return { count: known.length, shares, evidence };
}
