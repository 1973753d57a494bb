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
  "config.heads":
    "hidden size {{size:count}} gives {{outputs:count}} outputs, which {{heads:count}} heads cannot share: choose a divisor",
  "config.periodHeads": "period hidden size {{size:count}} is not divisible by its {{heads:count}} heads",
  "config.number": "model configuration: {{name}} must be a number, found {{found}}",
  "config.whole":
    "model configuration: {{name}} must be a whole number from 1 to {{most:count}}, found {{found:number}}",
  "config.range": "model configuration: {{name}} must be from 0 to {{most:count}}, found {{found:number}}",
  "config.scales": "model configuration: scales must be among {{known}}, found {{found}}",
  "config.memory": "model configuration: memory must be 0, 1, 2 or 3, found {{found}}",
  "weights.missing": "weights: {{name}} [{{shape}}] is missing",
  "weights.shape": "weights: {{name}} has shape [{{found}}], the configuration needs [{{needed}}]",
  "weights.unknown": "weights: unknown parameter {{name}}",
  "weights.notANumber": "the score of product id {{id:count}} is NaN: the weights are not usable",
} as const;
export type ModelMessageCode = keyof typeof MODEL_MESSAGES;

/** Says something about a batch. */
export const modelMessage = messages(MODEL_MESSAGES);
