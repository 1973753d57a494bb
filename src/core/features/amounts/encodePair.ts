// A pair's counted numbers as inputs of the amounts network: differences from a base value, in units of how far lines usually
// lie from it, so that dear and cheap products look alike; and the candidates themselves, which the network weighs.

import {
  CANDIDATE,
  CANDIDATE_COUNT,
  CONTEXT_COUNT,
  MEASURE_COUNT,
  MEASURE_WIDTH,
  TRUST_COUNT,
  TRUSTS,
} from "./parts.ts";

/** What standardises the inputs: fitted on the training targets. */
export interface PairScales {
  /** [MEASURE_COUNT] the measure where nothing is counted, the mean distance from the base. */
  fallback: number[];
  distance: number[];
  /** [MEASURE_COUNT + CONTEXT_COUNT] mean and deviation of the bases and of the context. */
  mean: number[];
  deviation: number[];
}

/** The first of these that is known is the base. */
const BASES = [CANDIDATE.ownMedian, CANDIDATE.levelled, CANDIDATE.productMedian, CANDIDATE.customerMedian];
/** Candidates whose absence is told, by measure. */
const ABSENCES = [
  [0, CANDIDATE.ownLast],
  [0, CANDIDATE.productMedian],
  [0, CANDIDATE.customerMedian],
  [1, CANDIDATE.ownLast],
  [1, CANDIDATE.productMedian],
] as const;
const AGREES = TRUSTS.map((name) => name.endsWith("Agree"));
/** Inputs end here, in units of the distance and in deviations. */
const FAR = 12;
const FAR_LEVEL = 8;

/** Candidates of a measure and its base behind them. */
export const CHOICES = CANDIDATE_COUNT + 1;
export const INPUT_COUNT =
  MEASURE_COUNT * CANDIDATE_COUNT + ABSENCES.length + MEASURE_COUNT * TRUST_COUNT + MEASURE_COUNT + CONTEXT_COUNT;

/** The base of a measure of a row [PAIR_WIDTH]: the first candidate that is known, else the fallback. */
export function baseOf(row: Float64Array, measure: number, fallback: number): number {
  for (const candidate of BASES) {
    const value = row[measure * MEASURE_WIDTH + candidate]!;
    if (!Number.isNaN(value)) return value;
  }
  return fallback;
}

/** Writes a row's inputs [INPUT_COUNT] and choices [MEASURE_COUNT, CHOICES], NaN where a candidate is not known. */
export function encodePair(
  row: Float64Array,
  { fallback, distance, mean, deviation }: PairScales,
  inputs: Float32Array,
  choices: Float32Array,
  at: number,
): void {
  let x = at * INPUT_COUNT;
  let c = at * MEASURE_COUNT * CHOICES;
  for (let m = 0; m < MEASURE_COUNT; m++) {
    const base = baseOf(row, m, fallback[m]!);
    for (let k = 0; k < CANDIDATE_COUNT; k++) {
      const value = row[m * MEASURE_WIDTH + k]!;
      choices[c++] = value;
      inputs[x++] = bounded((value - base) / distance[m]!, FAR);
    }
    choices[c++] = base;
  }
  for (const [m, k] of ABSENCES) inputs[x++] = Number.isNaN(row[m * MEASURE_WIDTH + k]!) ? 1 : 0;
  for (let m = 0; m < MEASURE_COUNT; m++) {
    for (let k = 0; k < TRUST_COUNT; k++) {
      const value = row[m * MEASURE_WIDTH + CANDIDATE_COUNT + k]!;
      inputs[x++] = bounded(AGREES[k] ? value : value / distance[m]!, FAR);
    }
  }
  for (let k = 0; k < MEASURE_COUNT + CONTEXT_COUNT; k++) {
    inputs[x++] = bounded((levelOf(row, k, fallback) - mean[k]!) / deviation[k]!, FAR_LEVEL);
  }
}

/** The k-th of the standardised numbers: the bases, then the context. */
export function levelOf(row: Float64Array, k: number, fallback: number[]): number {
  return k < MEASURE_COUNT ? baseOf(row, k, fallback[k]!) : row[MEASURE_COUNT * MEASURE_WIDTH + k - MEASURE_COUNT]!;
}

function bounded(value: number, far: number): number {
  return Number.isNaN(value) ? 0 : Math.max(-far, Math.min(far, value));
}
