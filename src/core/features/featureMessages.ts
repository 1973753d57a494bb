// Every sentence about samples, in English: the protocol, scales that are off, and why nothing can be learned.

import { messages } from "../lib/message.ts";

export const FEATURE_MESSAGES = {
  "scale.off":
    "the training part spans {{days}} days; comparing one {{scale}} with the one before takes {{needed}} ({{periods}} periods of {{length}} days)",
  "scale.week": "week",
  "scale.month": "month",
  "scale.quarter": "quarter",
  "scale.year": "year",
  "protocol.target":
    "Each sale line with at least {{lines}} is predicted from {{history}}; the model sees the last {{length}} of them in order, and sums over all of them.",
  "protocol.line": "1 earlier line",
  "protocol.lines": "{{count}} earlier lines",
  "protocol.before-visit": "the customer's lines of strictly earlier time and of another order",
  "protocol.previous-lines": "all of the customer's earlier lines, those of the same order included",
  "protocol.noWalkIns": "Walk-in customers are left out.",
  "protocol.time": "Split 85/10/5 by time: training up to {{train}}, validation up to {{validation}}, test after that.",
  "protocol.customer": "Split 85/10/5 by customer (seed {{seed}}): no customer is in two parts.",
  "protocol.byLine":
    "Split 85/10/5 by line at random (seed {{seed}}): this leaks, since histories of training targets hold lines that are tested.",
  "protocol.sizes": "{{train}} targets train, {{validation}} validate, {{test}} test.",
  "protocol.fitted": "Vocabulary, thresholds and scalers are fitted on the training part alone.",
  "samples.onlyWalkIns": "no sale lines are left once walk-in customers are left out: keep them, or take another file",
  "samples.noLines": "the file has no sale lines: check the mapping of its columns",
  "samples.noTargets":
    "nothing can be predicted: none of the {{lines}} lines of {{customers}} customers has {{needed}} of the same customer behind it; take a file in which customers come back, or check the customer and date columns",
  "samples.purchase": "an earlier purchase",
  "samples.noProduct":
    "no product stands on {{least}} training lines (the most frequent on {{most}}): lower the least product count, or take a longer file",
} as const;
export type FeatureMessageCode = keyof typeof FEATURE_MESSAGES;

/** Says something about samples. */
export const featureMessage = messages(FEATURE_MESSAGES);
