// How likely the second stage finds what was bought, with its slope and curvature in the exponents.

import { FIRST_PRODUCT } from "../../features/productIds.ts";
import { throwIfAborted } from "../../lib/abort.ts";
import { yieldToEvents } from "../../lib/yieldToEvents.ts";
import {
  EXPERTS,
  EXPONENT_EVIDENCE,
  type ExpertLogs,
  type ExpertRow,
  type Experts,
  softmaxFrom,
  standardEvidence,
} from "../../model/experts.ts";
import type { JudgedHistory } from "./histories.ts";

const M = EXPERTS.length;
const K = 1 + EXPONENT_EVIDENCE;
/** Exponents in a row, those of expert m at m·K. */
export const EXPONENTS = M * K;
/** Histories gone through between two pauses. */
const STEP = 32;

export interface Likelihood {
  /** −Σ log p over the lines bought. */
  loss: number;
  gradient: Float64Array; // [EXPONENTS]
  curvature: Float64Array; // [EXPONENTS, EXPONENTS]
}

export type RowOf = (history: JudgedHistory) => ExpertRow;

/**
 * −log likelihood of what was bought after some histories under p ∝ Π expert^exponent, convex in the exponents: of expert m in a
 * row its logarithms' mean under p less what was bought, and their covariance under p, each once for every line.
 */
export async function likelihood(
  experts: Experts,
  logs: ExpertLogs,
  histories: readonly JudgedHistory[],
  rowOf: RowOf,
  signal?: AbortSignal,
): Promise<Likelihood> {
  const P = histories[0]!.logits.length;
  const told = Array.from({ length: M }, () => new Float64Array(P)); // [M, P] logarithms
  const weighted = new Float64Array(P); // [P] p · logarithms of one expert
  const scores = new Float64Array(P);
  const p = new Float64Array(P);
  const slopes = new Float64Array(M);
  const means = new Float64Array(M);
  const covariances = new Float64Array(M * M);
  const gradient = new Float64Array(EXPONENTS);
  const curvature = new Float64Array(EXPONENTS * EXPONENTS);
  let loss = 0;
  for (const [at, history] of histories.entries()) {
    if (at % STEP === STEP - 1) {
      await yieldToEvents();
      throwIfAborted(signal);
    }
    const row = rowOf(history);
    const evidence = standardEvidence(experts, row.lately.evidence);
    scores.fill(0);
    for (const [m, expert] of EXPERTS.entries()) {
      const own = told[m]!;
      own.fill(0);
      logs.add(expert, row, 1, own);
      const exponent = experts.exponents[m]!.reduce((sum, each, k) => sum + each * evidence[k]!, 0);
      if (exponent !== 0) for (let id = FIRST_PRODUCT; id < P; id++) scores[id]! += exponent * own[id]!;
    }
    const logSum = softmaxFrom(FIRST_PRODUCT, scores, p);
    loss += history.lines * logSum;
    for (const [id, lines] of history.bought) loss -= lines * scores[id]!;
    for (let m = 0; m < M; m++) {
      const own = told[m]!;
      let mean = 0;
      for (let id = FIRST_PRODUCT; id < P; id++) {
        weighted[id] = p[id]! * own[id]!;
        mean += weighted[id]!;
      }
      means[m] = mean;
      slopes[m] = history.lines * mean;
      for (const [id, lines] of history.bought) slopes[m]! -= lines * own[id]!;
      for (let n = 0; n <= m; n++) {
        const other = told[n]!;
        let sum = 0;
        for (let id = FIRST_PRODUCT; id < P; id++) sum += weighted[id]! * other[id]!;
        covariances[m * M + n] = history.lines * (sum - mean * means[n]!);
      }
    }
    addRow(evidence, slopes, covariances, gradient, curvature);
  }
  for (let i = 0; i < EXPONENTS; i++) {
    for (let j = 0; j < i; j++) curvature[j * EXPONENTS + i] = curvature[i * EXPONENTS + j]!;
  }
  return { loss, gradient, curvature };
}

/** What a row adds: each expert's share falls on its exponents as the evidence has it. Of the curvature the lower triangle. */
function addRow(
  evidence: readonly number[],
  slopes: Float64Array,
  covariances: Float64Array,
  gradient: Float64Array,
  curvature: Float64Array,
): void {
  for (let m = 0; m < M; m++) {
    for (let k = 0; k < K; k++) {
      const i = m * K + k;
      gradient[i]! += slopes[m]! * evidence[k]!;
      for (let n = 0; n <= m; n++) {
        const part = covariances[m * M + n]! * evidence[k]!;
        const last = n < m ? K : k + 1;
        for (let l = 0; l < last; l++) curvature[i * EXPONENTS + n * K + l]! += part * evidence[l]!;
      }
    }
  }
}
