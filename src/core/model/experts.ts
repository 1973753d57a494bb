// The second stage of memory `experts`: what the gate mixed, what the network alone says and every counted share are multiplied, each
// raised to an exponent of its own. A product of experts: Hinton (1999), "Products of experts"; docs/model.md.

import type { HalfLives, LatelyShares, Shares } from "../features/memory/parts.ts";
import { FIRST_PRODUCT } from "../features/productIds.ts";
import { InternalError } from "../lib/internalError.ts";
import type { Scores } from "./ranking.ts";

/**
 * mixture: what the gate mixed; network: the softmax alone; popularity: lines of the training part; frequency to trend: the
 * counted parts of the mixture once more; visits: the customer's visits, halving with their age; sales: what everybody
 * bought up to the day before; related and relatedEver: what products bought lately, and ever, speak for (EASE).
 */
export const EXPERTS = [
  "mixture",
  "network",
  "popularity",
  "frequency",
  "recent",
  "habit",
  "followers",
  "trend",
  "visits",
  "sales",
  "related",
  "relatedEver",
] as const;
export type Expert = (typeof EXPERTS)[number];

/** Added to each share, so that what an expert never saw is unlikely but not impossible; the network has logits. */
export const FLOORS: Record<Exclude<Expert, "network">, number> = {
  mixture: 1e-9,
  popularity: 1e-6,
  frequency: 1e-3,
  recent: 1e-3,
  habit: 1e-3,
  followers: 1e-4,
  trend: 1e-5,
  visits: 1e-3,
  sales: 1e-5,
  related: 1e-4,
  relatedEver: 1e-4,
};

/** The numbers about a history that the exponents follow: `evidence` of its LatelyShares. */
export const EXPONENT_EVIDENCE = 2;
/** Farther from the mean than so many deviations nothing more is read into them. */
export const MOST_DEVIATIONS = 3;

/** What is fitted: docs/formats.md, `experts.json`. */
export interface Experts {
  halfLives: HalfLives;
  /** [EXPONENT_EVIDENCE] mean and deviation over the histories it was fitted on. */
  mean: number[];
  deviation: number[];
  /** [EXPERTS.length][1 + EXPONENT_EVIDENCE] exponent at the mean, and what each deviation of the evidence adds to it. */
  exponents: number[][];
}

/** What the experts say of one row. The mixture's ids 0 and 1 are not looked at. */
export interface ExpertRow {
  mixture: Scores; // [P]
  logits: Scores; // [P]
  /** In the order of MEMORY_PARTS. */
  shares: readonly Shares[];
  lately: LatelyShares;
}

/** No second stage: the mixture alone, whatever the evidence. */
export function startingExperts(halfLives: HalfLives): Experts {
  return {
    halfLives,
    mean: new Array<number>(EXPONENT_EVIDENCE).fill(0),
    deviation: new Array<number>(EXPONENT_EVIDENCE).fill(1),
    exponents: EXPERTS.map((_, m) => [m === 0 ? 1 : 0, ...new Array<number>(EXPONENT_EVIDENCE).fill(0)]),
  };
}

/** [1 + EXPONENT_EVIDENCE] a 1, then the row's evidence in deviations from the mean. */
export function standardEvidence({ mean, deviation }: Experts, evidence: ArrayLike<number>): number[] {
  const standard = mean.map((each, k) => {
    const z = (evidence[k]! - each) / deviation[k]!;
    return Math.min(MOST_DEVIATIONS, Math.max(-MOST_DEVIATIONS, z));
  });
  return [1, ...standard];
}

/** [EXPERTS.length] the exponents of a row. */
export function exponentsOf(experts: Experts, evidence: ArrayLike<number>): number[] {
  const standard = standardEvidence(experts, evidence);
  return experts.exponents.map((each) => each.reduce((sum, weight, k) => sum + weight * standard[k]!, 0));
}

/**
 * Reads what experts say as logarithms. One object serves many rows, one at a time: logarithms of shares that rows have in common (the
 * popularity, a day's sales) are worked out once.
 */
export class ExpertLogs {
  readonly #popularity: Float32Array; // [P]
  readonly #ofShares = new WeakMap<Float32Array, Float32Array>();
  readonly #means = new WeakMap<Scores, number>();

  /** `popularity` [P]: the share of each product among the training lines. */
  constructor(popularity: ArrayLike<number>) {
    this.#popularity = Float32Array.from(popularity, (share) => Math.log(share + FLOORS.popularity));
  }

  /** Adds `weight` times an expert's logarithms, told up to a constant of the row, to `out` [P]. */
  add(expert: Expert, row: ExpertRow, weight: number, out: Float64Array | Float32Array): void {
    switch (expert) {
      case "mixture":
        for (let id = FIRST_PRODUCT; id < out.length; id++) {
          out[id]! += weight * Math.log(row.mixture[id]! + FLOORS.mixture);
        }
        return;
      case "network":
        addDense(row.logits, weight, out);
        return;
      case "popularity":
        addDense(this.#popularity, weight, out);
        return;
      case "sales":
        addDense(this.#logsOf(row.lately.sales), weight, out);
        return;
      case "frequency":
      case "recent":
      case "habit":
      case "followers":
      case "trend":
        addSparse(row.shares[EXPERTS.indexOf(expert) - EXPERTS.indexOf("frequency")], FLOORS[expert], weight, out);
        return;
      case "visits":
      case "related":
      case "relatedEver":
        addSparse(row.lately[expert], FLOORS[expert], weight, out);
        return;
      default:
        expert satisfies never;
    }
  }

  /** How far an expert's logarithm of a product lies above that of a typical one: of the mean over all, or of one without a share. */
  above(expert: Exclude<Expert, "mixture">, row: ExpertRow, id: number): number {
    switch (expert) {
      case "network":
        return row.logits[id]! - this.#mean(row.logits);
      case "popularity":
        return this.#popularity[id]! - this.#mean(this.#popularity);
      case "sales": {
        const logs = this.#logsOf(row.lately.sales);
        return logs[id]! - this.#mean(logs);
      }
      case "visits":
      case "related":
      case "relatedEver":
        return aboveFloor(row.lately[expert], FLOORS[expert], id);
      default:
        return aboveFloor(row.shares[EXPERTS.indexOf(expert) - EXPERTS.indexOf("frequency")], FLOORS[expert], id);
    }
  }

  #mean(logs: Scores): number {
    let mean = this.#means.get(logs);
    if (mean === undefined) {
      let sum = 0;
      for (let id = FIRST_PRODUCT; id < logs.length; id++) sum += logs[id]!;
      mean = sum / Math.max(1, logs.length - FIRST_PRODUCT);
      this.#means.set(logs, mean);
    }
    return mean;
  }

  #logsOf(shares: Float32Array): Float32Array {
    let logs = this.#ofShares.get(shares);
    if (!logs) {
      logs = shares.map((share) => Math.log(share + FLOORS.sales));
      this.#ofShares.set(shares, logs);
    }
    return logs;
  }
}

function addDense(logs: Scores, weight: number, out: Float64Array | Float32Array): void {
  for (let id = FIRST_PRODUCT; id < out.length; id++) out[id]! += weight * logs[id]!;
}

/** Against the floor, so that products without a share add nothing: log(share + floor) − log(floor). */
function addSparse(shares: Shares | undefined, floor: number, weight: number, out: Float64Array | Float32Array): void {
  if (!shares) throw new InternalError("an expert's shares are missing");
  for (let k = 0; k < shares.ids.length; k++) out[shares.ids[k]!]! += weight * Math.log1p(shares.shares[k]! / floor);
}

function aboveFloor(shares: Shares | undefined, floor: number, id: number): number {
  const at = shares ? shares.ids.indexOf(id) : -1;
  return at < 0 ? 0 : Math.log1p(shares!.shares[at]! / floor);
}

/** Adds Σ exponent · log expert, told up to a constant of the row, to `scores` [P]. */
export function scoreExperts(experts: Experts, logs: ExpertLogs, row: ExpertRow, scores: Float64Array): void {
  const exponents = exponentsOf(experts, row.lately.evidence);
  for (const [m, expert] of EXPERTS.entries()) if (exponents[m] !== 0) logs.add(expert, row, exponents[m]!, scores);
}

/** p ∝ Π expert^exponent over ids 2..P−1, 0 for the others, to `out` [P]; it may be the row's mixture. */
export function multiplyExperts(experts: Experts, logs: ExpertLogs, row: ExpertRow, out: Float64Array): Float64Array {
  const scores = new Float64Array(out.length);
  scoreExperts(experts, logs, row, scores);
  softmaxFrom(FIRST_PRODUCT, scores, out);
  return out;
}

/** softmax of scores [P] over ids `first`..P−1, 0 before them. Returns the logarithm of the sum that it divided by. */
export function softmaxFrom(first: number, scores: Float64Array, out: Float64Array): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let id = first; id < scores.length; id++) if (scores[id]! > highest) highest = scores[id]!;
  let sum = 0;
  for (let id = first; id < scores.length; id++) {
    out[id] = Math.exp(scores[id]! - highest);
    sum += out[id]!;
  }
  for (let id = 0; id < scores.length; id++) out[id] = id < first ? 0 : out[id]! / sum;
  return highest + Math.log(sum);
}
