// Ranking one target's products: rank of the true one, the k likeliest, and the memory mixture over all products.
// Ids 0 (padding) and 1 (unknown) are never ranked; equal scores go to the lower id first.

export type Scores = Float32Array | Float64Array;

/** Rank (1 = first) of product `target` among ids 2..P−1 by scores [P]; 0 where the target is unknown (id < 2). */
export function rankRow(scores: Scores, target: number): number {
  if (target < 2) return 0;
  if (target >= scores.length) {
    throw new RangeError(`product id ${target} lies outside the ${scores.length} scores; was another vocabulary used?`);
  }
  const score = scores[target];
  if (Number.isNaN(score)) throw new Error(`the score of product id ${target} is NaN: the weights are not usable`);
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
 * p = g₀·softmax(logits) + g₁·frequency with g = softmax(gate): logits [P] (softmax over all of them), gate [2],
 * frequencies sparse as (ids, shares); without a gate plain softmax. Returns `out` [P].
 */
export function mixMemory(
  logits: Scores,
  gate: ArrayLike<number> | null,
  frequencies: { ids: ArrayLike<number>; shares: ArrayLike<number> } | null,
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
  const remembered = gate === null ? 0 : 1 / (1 + Math.exp(gate[0] - gate[1]));
  const scale = (1 - remembered) / sum;
  for (let id = 0; id < P; id++) out[id] *= scale;
  if (gate !== null && frequencies !== null) {
    const { ids, shares } = frequencies;
    for (let k = 0; k < ids.length; k++) out[ids[k]] += remembered * shares[k];
  }
  return out;
}
