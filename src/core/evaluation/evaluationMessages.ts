// What the protocol says about judging a model, in English.

import { messages } from "../lib/message.ts";

export const EVALUATION_MESSAGES = {
  "judged.on":
    "{{targets:count}} test targets of {{customers:count}} customers; the true product is ranked among all {{products:count}} products, ties by popularity, and a product not known from training counts as wrong.",
  "judged.beside":
    "Baselines see the same targets and are fitted on the training part, the mixture's weights on the validation targets (Markov {{markov:decimal}} %, customer's frequency {{frequency:decimal}} %, popularity {{popularity:decimal}} %).",
  "judged.tuned":
    "The numbers of the three stronger ones (recent purchases × trend, TIFU-KNN, EASE beside recent purchases) are chosen on validation targets.",
  "judged.intervals": "Intervals: 95 %, percentiles of 1,000 bootstrap resamples of customers.",
  "judged.nothing": "no test targets to judge the model on: use more data or another split",
  "judged.noTestTarget": "Customer {{customer}} has no test target: choose another one.",
} as const;
export type EvaluationMessageCode = keyof typeof EVALUATION_MESSAGES;

/** Says something about judging. */
export const evaluationMessage = messages(EVALUATION_MESSAGES);
