// What the guard says before a training, in English.

import { messages } from "../../lib/message.ts";

export const LEAK_MESSAGES = {
  "leak.derivedByPrice":
    "Revenue is quantity × the product's price on {{share:percent}} of the lines looked at: one is a column derived from the other, and being right about one is being right about the other, not a second success.",
  "leak.derivedByReading":
    "The file has no revenue column: revenue was computed as quantity × unit price, so revenue is a column derived from quantity; being right about one helps to be right about the other.",
  "leak.derivedByFactor":
    "Revenue is the quantity times {{factor:decimal}} on {{share:percent}} of the lines looked at: check that the two do not come from one column.",
  "leak.visitsSplit":
    "{{count:count}} visits that are judged ({{share:percent}} of them) also have lines in another part of the split: what they are judged on was partly seen in training. Check the order column, or split by time.",
  "leak.visitsSplitFew":
    "{{count:count}} visits that are judged ({{share:percent}} of them) also have lines in another part of the split, so few that the figures hardly change.",
  "leak.number":
    "{{feature:message}} alone tells the {{task:message}} almost exactly (R² {{fit:decimal}} on other customers): make sure that it is known before the purchase.",
  "leak.product":
    "{{feature:message}} alone tells the next product of {{share:percent}} of the targets of other customers: make sure that it is known before the purchase.",
  "leak.task.quantity": "quantity",
  "leak.task.revenue": "revenue",
  "leak.task.discount": "discount",
  "leak.lastProduct": "the product of the last line",
} as const;
export type LeakMessageCode = keyof typeof LEAK_MESSAGES;

/** Says something about leaks. */
export const leakMessage = messages(LEAK_MESSAGES);
