// What a customer is expected to bring in a year, from its own pace of the last year: shrunk towards all customers', so that one
// large first order is no large customer.

import type { OrderDays } from "./orderDays.ts";

const YEAR = 365;
/** Orders at the pace and value of all customers that are added to its own. */
const SHRUNK_BY = 1;

/**
 * [customers] expected revenue of 365 days at the pace of the last year (or since the first order where that is later): orders
 * a day times revenue an order, with one more order of all customers' pace and value added to its own. The first order of a
 * customer younger than a year tells no pace. Customers without an order: 0.
 */
export function yearlyValues({ start, day, revenue, end }: OrderDays): Float64Array {
  const customers = start.length - 1;
  const own = { orders: new Float64Array(customers), repeats: new Float64Array(customers) };
  const sums = new Float64Array(customers);
  const days = new Float64Array(customers);
  const all = { orders: 0, repeats: 0, days: 0, revenue: 0 };
  for (let c = 0; c < customers; c++) {
    if (start[c] === start[c + 1]) continue;
    const isNew = end - day[start[c]!]! <= YEAR;
    days[c] = isNew ? end - day[start[c]!]! : YEAR;
    for (let k = start[c]!; k < start[c + 1]!; k++) {
      if (end - day[k]! > YEAR) continue;
      own.orders[c]!++;
      if (k > start[c]! || !isNew) own.repeats[c]!++;
      sums[c]! += revenue[k]!;
    }
    all.orders += own.orders[c]!;
    all.repeats += own.repeats[c]!;
    all.days += days[c]!;
    all.revenue += sums[c]!;
  }
  const pace = all.days > 0 ? all.repeats / all.days : 0;
  const value = all.orders > 0 ? all.revenue / all.orders : 0;
  return sums.map((sum, c) => {
    if (start[c] === start[c + 1] || pace === 0) return 0;
    const perDay = (own.repeats[c]! + SHRUNK_BY) / (days[c]! + SHRUNK_BY / pace);
    const perOrder = (sum + SHRUNK_BY * value) / (own.orders[c]! + SHRUNK_BY);
    return Math.max(0, YEAR * perDay * perOrder);
  });
}
