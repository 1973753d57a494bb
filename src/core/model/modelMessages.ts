// What can be wrong between a batch and a model, in English.

import { messages } from "../lib/message.ts";

export const MODEL_MESSAGES = {
  "ids.product":
    "the product number {{id:count}} lies outside 0..{{last:count}}: the data and the model's vocabulary do not belong together. Prepare the samples anew.",
  "ids.target":
    "the number {{id:count}} of a product to predict lies outside 0..{{last:count}}: the data and the model's vocabulary do not belong together. Prepare the samples anew.",
  "ids.province":
    "the province number {{id:count}} lies outside 0..{{last:count}}: the data and the model's list of provinces do not belong together. Prepare the samples anew.",
  "ids.length": "a history of {{length:count}} purchases does not fit 1..{{most:count}}: prepare the samples anew.",
} as const;
export type ModelMessageCode = keyof typeof MODEL_MESSAGES;

/** Says something about a batch. */
export const modelMessage = messages(MODEL_MESSAGES);
