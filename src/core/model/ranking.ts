// Ranking one target's products: rank of the true one, the k likeliest, and the memory mixture over all products.
// Ids 0 (padding) and 1 (unknown) are never ranked; equal scores go to the lower id first.

import { MessageError } from "../lib/message.ts";
import { modelMessage } from "./modelMessages.ts";

export type Scores = Float32Array | Float64Array;

/** Rank (1 = first) of product `target` among ids 2..P−1 by scores [P]; 0 where the target is unknown (id < 2). */
export function rankRow(scores: Scores, target: number): number {
  if (target < 2) return 0;
  if (target >= scores.length) {
    throw new RangeError(`product id ${target} lies outside the ${scores.length} scores; was another vocabulary used?`);
  }
  const score = scores[target];
  if (Number.isNaN(score)) throw new MessageError(modelMessage("weights.notANumber", { id: target }));
  let rank = 1;
  for (let id = 2; id < target; id++) if (scores[id] >= score) rank++;
  for (let id = target + 1; id < scores.length; id++) if (scores[id] > score) rank++;
  return rank;
}

/** The min(k, P − 2) ids of highest score [P], best first. */
export function topK(scores: Scores, k: number): Int32Array {
  const size = Math.max(0, Math.min(k, scores.length - 2));
  const ids = new Int32Array(size);
  let held = 0;
  for (let id = 2; id < scores.length && size > 0; id++) {
    if (held === size && !(scores[id] > scores[ids[size - 1]])) continue;
    let at = held < size ? held++ : size - 1;
    for (; at > 0 && scores[id] > scores[ids[at - 1]]; at--) ids[at] = ids[at - 1];
    ids[at] = id;
  }
  return ids;
}

/**
 * p = g₀·softmax(logits) + Σₘ gₘ·counted[m − 1] with g = softmax(gate): logits [P] (softmax over all of them), gate [1 + M],
 * the M counted parts sparse as (ids, shares); without a gate plain softmax. Returns `out` [P].
 */
export function mixMemory(
  logits: Scores,
  gate: ArrayLike<number> | null,
  counted: readonly { ids: ArrayLike<number>; shares: ArrayLike<number> }[],
  out: Scores = new Float64Array(logits.length),
): Scores {
  const P = logits.length;
  let highest = Number.NEGATIVE_INFINITY;
  for (let id = 0; id < P; id++) if (logits[id] > highest) highest = logits[id];
  let sum = 0;
  for (let id = 0; id < P; id++) {
    const e = Math.exp(logits[id] - highest);
    out[id] = e;
    sum += e;
  }
  const weights = gate === null ? [1] : softmax(gate);
  for (let id = 0; id < P; id++) out[id] *= weights[0] / sum;
  for (let m = 1; m < weights.length; m++) {
    const part = counted[m - 1];
    if (part === undefined)
      throw new RangeError(`the gate has ${weights.length - 1} counted parts, given ${counted.length}`);
    for (let k = 0; k < part.ids.length; k++) out[part.ids[k]] += weights[m] * part.shares[k];
  }
  return out;
}

/** Weights that sum to 1. */
export function softmax(logits: ArrayLike<number>): number[] {
  const all = Array.from(logits);
  const top = Math.max(...all);
  const exponentials = all.map((logit) => Math.exp(logit - top));
  const sum = exponentials.reduce((a, b) => a + b, 0);
  return exponentials.map((each) => each / sum);
}
