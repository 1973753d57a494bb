// The protocol in words: what was predicted from what, and what was fitted on what. Shown beside every metric.

import { timeText } from "../lib/timeText.ts";
import type { FeatureSettings } from "./sampleSet.ts";
import type { Split } from "./split.ts";

/** A few sentences that name the history rule, the split with its cuts and sizes, and where everything was fitted. */
export function protocolOf(settings: FeatureSettings, split: Split): string {
  const sizes = [0, 0, 0];
  for (const part of split.parts) sizes[part]!++;
  const lines = settings.minHistory === 1 ? "1 earlier line" : `${settings.minHistory} earlier lines`;
  return [
    `Each sale line with at least ${lines} is predicted from ${historyInWords(settings)}; the model sees the last ` +
      `${settings.maxSeqLen} of them in order, and sums over all of them.`,
    settings.dropWalkIns ? "Walk-in customers are left out." : "",
    splitInWords(settings, split),
    `${sizes[0]} targets train, ${sizes[1]} validate, ${sizes[2]} test.`,
    "Vocabulary, thresholds and scalers are fitted on the training part alone.",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function historyInWords(settings: FeatureSettings): string {
  switch (settings.historyRule) {
    case "before-visit":
      return "the customer's lines of strictly earlier time and of another order";
    case "previous-lines":
      return "all of the customer's earlier lines, those of the same order included";
    default:
      throw new Error(`unknown history rule ${JSON.stringify(settings.historyRule satisfies never)}`);
  }
}

function splitInWords(settings: FeatureSettings, split: Split): string {
  switch (settings.split) {
    case "time":
      return (
        `Split 85/10/5 by time: training up to ${timeText(split.cuts.train, true)}, validation up to ` +
        `${timeText(split.cuts.validation, true)}, test after that.`
      );
    case "customer":
      return `Split 85/10/5 by customer (seed ${settings.splitSeed}): no customer is in two parts.`;
    case "line":
      return (
        `Split 85/10/5 by line at random (seed ${settings.splitSeed}): this leaks, since histories of training ` +
        "targets hold lines that are tested."
      );
    default:
      throw new Error(`unknown split ${JSON.stringify(settings.split satisfies never)}`);
  }
}
