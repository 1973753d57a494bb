// What the protocol says about judging a model, in English.

import { messages } from "../lib/message.ts";

export const EVALUATION_MESSAGES = {
  "judged.on":
    "{{targets:count}} test targets of {{customers:count}} customers; the true product is ranked among all {{products:count}} products, ties by popularity, and a product not known from training counts as wrong.",
  "judged.beside":
    "Baselines see the same targets and are fitted on the training part, the mixture's weights on the validation targets (Markov {{markov:decimal}}%, customer's frequency {{frequency:decimal}}%, popularity {{popularity:decimal}}%).",
  "judged.tuned":
    "The numbers of the three stronger ones (recent purchases × trend, TIFU-KNN, EASE beside recent purchases) are chosen on validation targets.",
  "judged.intervals": "Intervals: 95%, percentiles of 1,000 bootstrap resamples of customers.",
  "judged.nothing": "no test targets to judge the model on: use more data or another split",
  "judged.noTestTarget": "Customer {{customer}} has no test target: choose another one.",
  "orders.hit":
    "In {{hit:count}} of 100 orders at least one of the five products named first was bought ({{orders:count}} orders judged); {{compared:message}}.",
  "orders.better":
    "{{baseline:message}} has {{theirs:count}}: the model is better (95% interval of the lead {{low:decimal}} to {{high:decimal}} points)",
  "orders.level":
    "{{baseline:message}} has {{theirs:count}}: too close to tell which is better (95% interval of the lead {{low:decimal}} to {{high:decimal}} points)",
  "orders.worse":
    "{{baseline:message}} has {{theirs:count}}: the model is worse (95% interval of the lead {{low:decimal}} to {{high:decimal}} points)",
  "orders.baseline.lastOrders": "what the last orders held most often",
  "orders.baseline.frequent": "what the customer bought most often",
  "orders.baseline.lastOrder": "the last order again",
  "orders.baseline.popular": "what sells most everywhere",
  "orders.recall":
    "Ten products named first hold {{recall:count}}% of an order's products ({{baseline:message}}: {{theirs:count}}%).",
  "orders.calibrated":
    "The probability of a product's being in an order is off by {{off:decimal}} points on average from how often it was.",
  "orders.size":
    "The number of products in an order is off by {{off:decimal}} on average (the customer's own mean: {{rule:decimal}}).",
  "orders.value":
    "The value of an order is off by {{wape:count}}% of it on average (the mean of the customer's last orders: {{rule:count}}%); predicted values sum to {{sums:count}}% of what happened, and {{coverage:count}}% of orders lie in their 80% interval.",
} as const;
export type EvaluationMessageCode = keyof typeof EVALUATION_MESSAGES;

/** Says something about judging. */
export const evaluationMessage = messages(EVALUATION_MESSAGES);
