// What the network adds to the counts, in words.

import type { NetworkGainAnswer } from "../../../core/analysis/importance/networkGain.ts";
import type { Format } from "../../format.ts";
import type { Translate } from "../../i18n/translate.ts";

/** From which share of the model's hits the counts are nearly all of it, and most of it. */
const NEARLY_ALL = 0.9;
const MOST = 0.5;

/** A verdict, and what it was told by; "" where nothing was compared. */
export function gainTexts(gain: NetworkGainAnswer, t: Translate, format: Format): { verdict: string; on: string } {
  if ("none" in gain) {
    return { verdict: t(gain.none === "memory" ? "analysis.gainNoMemory" : "analysis.gainNoTargets"), on: "" };
  }
  const { difference, low, high, whole, counts, targets, customers } = gain;
  const points = (share: number) => format.fixed(100 * share, 1);
  const of = counts / whole;
  const text =
    high < 0
      ? "analysis.gainLoss"
      : low <= 0
        ? "analysis.gainAll"
        : of >= NEARLY_ALL
          ? "analysis.gainNearly"
          : of >= MOST
            ? "analysis.gainMost"
            : "analysis.gainNetwork";
  const [from, to] = high < 0 ? [-high, -low] : [low, high];
  const gap = points(high < 0 ? -difference : difference);
  return {
    verdict: t(text, { gap, low: points(from), high: points(to) }),
    on: t("analysis.gainOn", { whole, counts, targets, customers }),
  };
}
