// The protocol in words: what was predicted from what, and what was fitted on what. Shown beside every metric.

import type { Sentence } from "../lib/sentence.ts";
import { timeText } from "../lib/timeText.ts";
import { say } from "./featureSentences.ts";
import type { FeatureSettings } from "./featureSettings.ts";
import type { Split } from "./split.ts";

/** A few sentences that name the history rule, the split with its cuts and sizes, and where everything was fitted. */
export function protocolOf(settings: FeatureSettings, split: Split): Sentence[] {
  const sizes = [0, 0, 0];
  for (const part of split.parts) sizes[part]!++;
  const lines =
    settings.minHistory === 1 ? say("protocol.line") : say("protocol.lines", { count: settings.minHistory });
  return [
    say("protocol.target", { lines, history: historyInWords(settings), length: settings.maxSeqLen }),
    ...(settings.dropWalkIns ? [say("protocol.noWalkIns")] : []),
    splitInWords(settings, split),
    say("protocol.sizes", { train: sizes[0]!, validation: sizes[1]!, test: sizes[2]! }),
    say("protocol.fitted"),
  ];
}

function historyInWords(settings: FeatureSettings): Sentence {
  switch (settings.historyRule) {
    case "before-visit":
      return say("protocol.before-visit");
    case "previous-lines":
      return say("protocol.previous-lines");
    default:
      throw new Error(`unknown history rule ${JSON.stringify(settings.historyRule satisfies never)}`);
  }
}

function splitInWords(settings: FeatureSettings, split: Split): Sentence {
  switch (settings.split) {
    case "time":
      return say("protocol.time", {
        train: timeText(split.cuts.train, true),
        validation: timeText(split.cuts.validation, true),
      });
    case "customer":
      return say("protocol.customer", { seed: String(settings.splitSeed) });
    case "line":
      return say("protocol.byLine", { seed: String(settings.splitSeed) });
    default:
      throw new Error(`unknown split ${JSON.stringify(settings.split satisfies never)}`);
  }
}
