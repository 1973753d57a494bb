// The protocol in words: what was predicted from what, and what was fitted on what. Shown beside every metric.

import { InternalError } from "../lib/internalError.ts";
import type { Message } from "../lib/message.ts";
import { timeText } from "../lib/timeText.ts";
import { featureMessage } from "./featureMessages.ts";
import type { FeatureSettings } from "./featureSettings.ts";
import type { Preprocess } from "./sampleSet.ts";

/** Where the parts end, and how many targets each has. */
interface SplitSizes {
  cuts: Preprocess["cuts"];
  sizes: readonly [number, number, number];
}

/** A few sentences that name the history rule, the split with its cuts and sizes, and where everything was fitted. */
export function protocolOf(settings: FeatureSettings, split: SplitSizes): Message[] {
  const { sizes } = split;
  const lines =
    settings.minHistory === 1
      ? featureMessage("protocol.line")
      : featureMessage("protocol.lines", { count: settings.minHistory });
  return [
    featureMessage("protocol.target", { lines, history: historyInWords(settings), length: settings.maxSeqLen }),
    ...(settings.dropWalkIns ? [featureMessage("protocol.noWalkIns")] : []),
    splitInWords(settings, split),
    featureMessage("protocol.sizes", { train: sizes[0], validation: sizes[1], test: sizes[2] }),
    featureMessage("protocol.fitted"),
  ];
}

function historyInWords(settings: FeatureSettings): Message {
  switch (settings.historyRule) {
    case "before-visit":
      return featureMessage("protocol.before-visit");
    case "previous-lines":
      return featureMessage("protocol.previous-lines");
    default:
      throw new InternalError(`unknown history rule ${JSON.stringify(settings.historyRule satisfies never)}`);
  }
}

function splitInWords(settings: FeatureSettings, split: SplitSizes): Message {
  switch (settings.split) {
    case "time":
      return featureMessage("protocol.time", {
        train: timeText(split.cuts.train, true),
        validation: timeText(split.cuts.validation, true),
      });
    case "customer":
      return featureMessage("protocol.customer", { seed: String(settings.splitSeed) });
    case "line":
      return featureMessage("protocol.byLine", { seed: String(settings.splitSeed) });
    default:
      throw new InternalError(`unknown split ${JSON.stringify(settings.split satisfies never)}`);
  }
}
