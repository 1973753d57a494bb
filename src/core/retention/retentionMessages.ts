// What the answers on who is due and who is leaving say of themselves, in English.

import { messages } from "../lib/message.ts";

export const RETENTION_MESSAGES = {
  "due.nobody": "There is no order of a customer who can be visited before {{date:moment}}: choose a later date.",
  "due.tooShort":
    "The orders before the date reach over {{days:count|# day|# days}}, or too few customers came back: probabilities need {{needed:count|# day|# days}} and {{gaps:count|# gap|# gaps}} between orders at least. Customers are told apart by their own gaps alone.",
  "due.short":
    "The orders before the date reach over {{days:count|# day|# days}} only: probabilities are told up to {{horizon:count|# day|# days}} ahead, and nobody is called lost.",
  "due.bgNbd":
    "On this file BG/NBD predicted next orders better than the model over the customers' habits: it answers.",
  "due.ownGap":
    "On this file the customers' own mean gaps predicted next orders better than any other model: they answer.",
} as const;
export type RetentionMessageCode = keyof typeof RETENTION_MESSAGES;

/** Says something about the customers' next orders. */
export const retentionMessage = messages(RETENTION_MESSAGES);
