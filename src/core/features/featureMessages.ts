// Every message about samples, in English: the protocol, scales that are off, and why nothing can be learned.

import { messages } from "../lib/message.ts";

export const FEATURE_MESSAGES = {
  "scale.off":
    "the training part spans {{days:decimal}} days; comparing one {{scale:message}} with the one before takes {{needed:count}} ({{periods:count}} periods of {{length:count}} days)",
  "scale.week": "week",
  "scale.month": "month",
  "scale.quarter": "quarter",
  "scale.year": "year",
  "protocol.target":
    "Each sale line with at least {{lines:message}} is predicted from {{history:message}}; the model sees the last {{length:count}} of them in order, and sums over all of them.",
  "protocol.line": "1 earlier line",
  "protocol.lines": "{{count:count}} earlier lines",
  "protocol.before-visit": "the customer's lines of strictly earlier time and of another order",
  "protocol.previous-lines": "all of the customer's earlier lines, those of the same order included",
  "protocol.noWalkIns": "Walk-in customers are left out.",
  "protocol.time":
    "Split 85/10/5 by time: training up to {{train:moment}}, validation up to {{validation:moment}}, test after that.",
  "protocol.customer": "Split 85/10/5 by customer (seed {{seed}}): no customer is in two parts.",
  "protocol.byLine":
    "Split 85/10/5 by line at random (seed {{seed}}): this leaks, since histories of training targets hold lines that are tested.",
  "protocol.sizes": "{{train:count}} targets train, {{validation:count}} validate, {{test:count}} test.",
  "protocol.fitted": "Vocabulary, thresholds and scalers are fitted on the training part alone.",
  "samples.onlyWalkIns": "no sale lines are left once walk-in customers are left out: keep them, or take another file",
  "samples.noLines": "the file has no sale lines: check the mapping of its columns",
  "samples.noTargets":
    "nothing can be predicted: none of the {{lines:count}} lines of {{customers:count}} customers has {{needed:count|an earlier purchase|# earlier lines}} of the same customer behind it; take a file in which customers come back, or check the customer and date columns",
  "samples.noProduct":
    "no product stands on {{least:count}} training lines (the most frequent on {{most:count}}): lower the least product count, or take a longer file",
  "parts.split":
    "a fit in parts divides targets by their time alone: leave the setting split at time (it is {{split}}), or fit in one go",
  "parts.stores":
    "some parts take order numbers for a store's own and others do not: leave the column of stores out (--map store=), or fit in one go",
  "parts.noFit": "{{name}} is no part of a fit: name a file that fit wrote",
  "parts.damaged": "{{name}} is damaged or was cut off: copy it again, or make it anew",
  "parts.newer": "another version of the studio wrote {{name}}: make all parts with one version",
  "parts.files": "{{name}} was made from other files than {{first}}: make all parts from the same files",
  "parts.settings":
    "{{name}} was made with other settings or columns than {{first}}: make all parts with the same ones",
  "parts.round":
    "{{name}} goes on from another state of the fit than {{first}}: make all parts of a round with --from the same file",
  "parts.from":
    "{{name}} does not go on from what --from names: name the file that its parts were made with, and none for the first round",
  "parts.count": "{{name}} is one of {{found:count}} parts, and {{first}} one of {{expected:count}}: divide all alike",
  "parts.twice":
    "part {{part:count}} of {{parts:count}} is there twice, as {{first}} and {{name}}: name each part once",
  "parts.missing": "of {{parts:count}} parts these are missing: {{missing}}. Make them with --part, then join again",
  "parts.done": "the fit in {{name}} is done: go on with samples --fitted",
  "parts.notDone":
    "the fit in {{name}} has {{left:count|# round|# rounds}} to go: make its parts with fit --from, and join them",
  "parts.notState": "{{name}} is a part of a fit, and what several are joined to is needed here: fit --merge",
  "parts.notPart": "{{name}} is what parts of a fit were joined to, and a part is needed here: fit --part",
  "preprocess.unknown":
    "the model has an input that this version cannot compute: {{name}} in {{list}} of its preprocessing; open it with the version that trained it, or train it anew",
  "preprocess.twice": "the preprocessing is damaged: {{list}} has {{name}} twice; take an intact copy, or train anew",
  "preprocess.periods":
    "the preprocessing is damaged: {{list}} has {{found}}, where periods.week has {{expected}}; take an intact copy, or train anew",
  "preprocess.entries":
    "the preprocessing is damaged: {{key}} has {{count:count}} entries for {{products:count}} products; take an intact copy, or train anew",
  "preprocess.damaged":
    "the preprocessing is damaged: {{name}} in {{list}} has the {{what}} {{value}}; take an intact copy, or train anew",
  "supposed.noProduct": 'no line of the data set has the product "{{product}}"',
  "supposed.noProvince": 'no province has the code "{{code}}" (have: 01 to 96)',
  "clusters.count": "k must be a whole number from 1, found {{found:number}}",
  "clusters.noCustomers": "no customers to segment",
} as const;
export type FeatureMessageCode = keyof typeof FEATURE_MESSAGES;

/** Says something about samples. */
export const featureMessage = messages(FEATURE_MESSAGES);
