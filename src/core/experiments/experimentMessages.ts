// What a search for better settings tells people, in English.

import { messages } from "../lib/message.ts";

export const EXPERIMENT_MESSAGES = {
  "space.noObject":
    'A space is a JSON object: the name of each setting with what it may be, for example { "learningRate": { "low": 0.001, "high": 0.01 } }.',
  "space.noJson": "The space is no JSON ({{why}}).",
  "space.empty": "The space is empty: name at least one setting and what it may be.",
  "space.unknown": "The space names {{name}}, which cannot be searched. These can: {{known}}.",
  "space.fixed":
    "The space names {{name}}, which must be the same for all trials, or they could not be compared. Set it for the whole search.",
  "space.form":
    '{{name}} must say "values": [...], or "low" and "high"; beside these "scale", "step", "points" and "when" are known.',
  "space.unknownKey": "{{name}} has a key that is not known: {{key}}.",
  "space.noRange": "{{name}} is no number: list what it may be under values.",
  "space.value": "{{name}} may not be {{value}}: it must be {{allowed}}.",
  "space.twice": "{{name}} lists {{value}} twice.",
  "space.noValues": "{{name}} lists no values.",
  "space.order": "{{name}} goes from {{low:number}} down to {{high:number}}: low must not be above high.",
  "space.log":
    "{{name}} starts at {{low:number}}, and a logarithmic scale knows only numbers above 0: raise low, or take the linear scale.",
  "space.scale": '{{name}} has the scale {{found}}: it may be "linear" or "log".',
  "space.step":
    "{{name}} has the step {{found}}: it must be a number above 0, whole where the setting is, and has no place on a logarithmic scale.",
  "space.points": "{{name}} has {{found}} points: it must be a whole number from 1 to 1,000.",
  "space.when":
    "{{name}} exists only when {{other}} has some value, but {{other}} must be listed before it, with its values.",
  "space.whenValue": "{{name}} exists only when {{other}} is {{value}}, which {{other}} never is.",
  "space.noFeatures": "The space switches the custom features on and off, but there are none.",
  "space.heads":
    "No number of heads that the space allows divides twice a hidden size that it allows. Widen numHeads or hiddenSize.",
  "space.periods": "No period size that the space allows divides by {{heads:count}}.",
  "space.rates":
    "The learning rate may fall to {{lowest:number}}, below {{minimum:number}}, the least that minLearningRate may be. Raise the one or lower the other.",
  "space.weights":
    "The weights of all four tasks may be 0 at once: nothing would be learnt. Raise the low end of one of them.",
  "space.gridLarge":
    "The grid has more than {{most:count}} points. List fewer values, or take the strategy random, asha or tpe.",
  "search.firstEpochs":
    "The first rung lies at epoch {{first:count}}, beyond the {{epochs:count}} epochs of a whole training. Lower it, or train for longer.",
  "search.manyTargets":
    "A search that chooses among memories holds the answers for all validation targets, of which there are too many here. Set validationTargets to {{most:count}} or less.",
  "search.otherLines":
    "The search ran on other lines than these: its trials cannot be compared with new ones. Name the same file and options, or begin a new search.",
  "search.otherTargets":
    "With these settings the validation targets are others than those of the trials before: they cannot be compared. Leave out of the space what changes the samples.",
} as const;
export type ExperimentMessageCode = keyof typeof EXPERIMENT_MESSAGES;

/** Says something about a search. */
export const experimentMessage = messages(EXPERIMENT_MESSAGES);
