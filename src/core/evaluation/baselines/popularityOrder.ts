// Ranks without looking at every product: a few products have scores of their own, all others follow by popularity,
// which is the order of the vocabulary ids.

/**
 * Rank of product `id` (≥ 2; 1 = first) when the products of `ids` come first by `scores` [P] (> 0 there, 0 elsewhere;
 * ties by lower id) and all others after them in popularity order.
 */
export function rankBeforePopularity(ids: ArrayLike<number>, scores: ArrayLike<number>, id: number): number {
  const score = scores[id];
  if (score > 0) {
    let rank = 1;
    for (let k = 0; k < ids.length; k++) {
      const other = scores[ids[k]];
      if (other > score || (other === score && ids[k] < id)) rank++;
    }
    return rank;
  }
  let morePopular = id - 2;
  for (let k = 0; k < ids.length; k++) if (ids[k] < id) morePopular--;
  return ids.length + morePopular + 1;
}

/**
 * Rank of product `id` when the products of `ids` have the scores `scores` [P] and every other product x scores
 * `base(x)`, which never rises with the id; equal scores go to the lower id. `numProducts` = P.
 */
export function rankOverBase(
  ids: ArrayLike<number>,
  scores: ArrayLike<number>,
  own: boolean,
  base: (id: number) => number,
  numProducts: number,
  id: number,
): number {
  const score = own ? scores[id] : base(id);
  // All ids below `ahead` would come before `id` by their base score.
  let low = 2;
  let high = numProducts;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = base(middle);
    if (other > score || (other === score && middle < id)) low = middle + 1;
    else high = middle;
  }
  let rank = 1 + low - 2;
  for (let k = 0; k < ids.length; k++) {
    const other = ids[k];
    if (other < low) rank--;
    if (scores[other] > score || (scores[other] === score && other < id)) rank++;
  }
  return rank;
}
