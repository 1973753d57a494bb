// Every message about the next order, in English.

import { messages } from "../lib/message.ts";

export const ORDER_MESSAGES = {
  "reason.today": "today",
  "reason.ago": "{{days:count|# day|# days}} ago",
  "reason.rhythm": "every {{every:count|# day|# days}}, last {{last:message}}",
  "reason.habit": "in {{orders:count}} of the last {{of:count}} orders, last {{last:message}}",
  "reason.again": "bought before, {{last:message}}",
  "reason.follows": "follows {{product}}",
  "reason.together": "bought together with {{products}}",
  "reason.alike": "bought by customers who also take {{products}}",
  "reason.sells": "sells now: in {{percent:percent}} of the orders of the last four weeks",
  "reason.sellsIn": "sells now in {{province}}: in {{percent:percent}} of the orders of the last four weeks",
  "reason.popular": "popular with all customers",
  "reason.pattern": "fits the order of past purchases",
  "order.gap.amounts":
    "This model is of an older version and does not know quantities, prices and amounts of a product: train it again to see what an order is worth.",
  "order.gap.reasons":
    "This model is of an older version or was trained without counted parts: why a product is there can be told in part only.",
  "order.gap.calibration":
    "The chances are those of as many independent draws as the customer's orders usually have products; they are not calibrated on orders, so no range of the total is told.",
  "order.noHistory": "No customer that fits has an order before {{date}}: choose a later day or fewer conditions.",
} as const;
export type OrderMessageCode = keyof typeof ORDER_MESSAGES;

/** Says something about next orders. */
export const orderMessage = messages(ORDER_MESSAGES);
