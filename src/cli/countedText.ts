// What counting alone finds, and what the network adds to it, as `train` says it.

import type { CountedVerdict, HitGap } from "../core/training/watched.ts";

/** Such as "Counting alone already finds the next product for 70 of 100 purchases ...". */
export function countedText({ targets, hit10, ndcg10 }: CountedVerdict): string {
  const found = Math.round(100 * hit10);
  const of = targets.toLocaleString("en-US");
  return (
    `Counting alone already finds the next product for ${found} of 100 purchases; the network has to beat that ` +
    `(${of} validation targets, hit@10 ${hit10.toFixed(4)}, NDCG@10 ${ndcg10.toFixed(4)})`
  );
}

/** Such as "+1.4 ± 0.6 of 100 over counting". */
export function addedText({ difference, low, high }: HitGap): string {
  const points = (100 * difference).toFixed(1);
  return `${difference < 0 ? "" : "+"}${points} ± ${(50 * (high - low)).toFixed(1)} of 100 over counting`;
}
