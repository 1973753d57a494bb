// What can be wrong between a batch and a model, in English.

import { speaker } from "../lib/sentence.ts";

export const MODEL_SENTENCES = {
  "ids.product":
    "the product number {{id}} lies outside 0..{{last}}: the data and the model's vocabulary do not belong together. Prepare the samples anew.",
  "ids.target":
    "the number {{id}} of a product to predict lies outside 0..{{last}}: the data and the model's vocabulary do not belong together. Prepare the samples anew.",
  "ids.province":
    "the province number {{id}} lies outside 0..{{last}}: the data and the model's list of provinces do not belong together. Prepare the samples anew.",
  "ids.length": "a history of {{length}} purchases does not fit 1..{{most}}: prepare the samples anew.",
} as const;
export type ModelSentence = keyof typeof MODEL_SENTENCES;

/** Says something about a batch. */
export const say = speaker(MODEL_SENTENCES);
