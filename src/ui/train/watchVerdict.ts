// The verdict on the validation part in words, for the screen, for those who listen to it, and for the log.

import type { ProductBaseline } from "../../core/model/baselineNames.ts";
import type { EpochCheck, HitGap } from "../../core/training/watched.ts";
import { gapInPoints } from "../../studio/watching.ts";
import type { Format } from "../format.ts";
import type { Translate } from "../i18n/translate.ts";

/** Baselines within a sentence. */
export const BASELINE = {
  popular: "watch.basePopular",
  last: "watch.baseLast",
  frequent: "watch.baseFrequent",
  markov: "watch.baseMarkov",
  mixture: "watch.baseMixture",
  recentTrend: "watch.baseRecentTrend",
  nearest: "watch.baseNearest",
  ease: "watch.baseEase",
} as const satisfies Record<ProductBaseline, string>;
const VERDICT = { ahead: "watch.verdictAhead", level: "watch.verdictLevel", behind: "watch.verdictBehind" } as const;

const ADDED = { ahead: "watch.addedAhead", level: "watch.addedLevel", behind: "watch.addedBehind" } as const;

/** A share as so many of a hundred. */
export function inHundred(share: number): number {
  return Math.round(100 * share);
}

/** What the network adds to counting, such as "The network finds 1.4 ± 0.6 more of 100." */
export function addedByNetwork(added: HitGap, t: Translate, format: Format): string {
  const { kind, points, plusMinus } = gapInPoints(added);
  const shown = kind === "level" ? points : Math.abs(points);
  return t(ADDED[kind], { gap: format.fixed(shown, 1), half: format.fixed(plusMinus, 1) });
}

/** Such as "Beats the customer's most frequent product by 2.1 ± 0.6 points". */
export function watchVerdict(gap: EpochCheck["gap"], baseline: ProductBaseline, t: Translate, format: Format): string {
  const { kind, points, plusMinus } = gapInPoints(gap);
  const shown = kind === "level" ? points : Math.abs(points);
  return t(VERDICT[kind], {
    baseline: t(BASELINE[baseline]),
    gap: format.fixed(shown, 1),
    half: format.fixed(plusMinus, 1),
  });
}
