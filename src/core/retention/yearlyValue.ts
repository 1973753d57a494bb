// What a customer is expected to bring in a year, from its own pace of the last year: shrunk towards all customers', so that one
// large first order is no large customer.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { fitGammaGamma, valueOfOrder } from "./gammaGamma.ts";
import type { OrderDays } from "./orderDays.ts";

const YEAR = 365;
/** Orders at the pace (and, without Gamma-Gamma, at the value) of all customers that are added to its own. */
const SHRUNK_BY = 1;

/**
 * [customers] expected revenue of 365 days: orders a day in the last year (or since the first order where that is later; that
 * order itself tells no pace), with one more at the pace of all customers, times the expected value of an order by
 * Gamma-Gamma over all of its orders. Where that cannot be fitted, the value is shrunk by one order of the mean value.
 */
export function* yearlyValues({ start, day, revenue, end }: OrderDays): CooperativeTask<Float64Array> {
  const customers = start.length - 1;
  const repeats = new Float64Array(customers);
  const days = new Float64Array(customers);
  const orders = new Float64Array(customers);
  const means = new Float64Array(customers);
  for (let c = 0; c < customers; c++) {
    const age = end - day[start[c]!]!;
    days[c] = Math.min(age, YEAR);
    orders[c] = start[c + 1]! - start[c]!;
    for (let k = start[c]!; k < start[c + 1]!; k++) {
      if (end - day[k]! <= YEAR && (k > start[c]! || age > YEAR)) repeats[c]!++;
      means[c]! += revenue[k]! / orders[c]!;
    }
  }
  const sum = (values: Float64Array): number => values.reduce((all, each) => all + each, 0);
  const pace = sum(repeats) / sum(days);
  const value = sum(means.map((mean, c) => mean * orders[c]!)) / sum(orders);
  const told = [...means.keys()].filter((c) => means[c]! > 0);
  const fitted = yield* fitGammaGamma(
    Float64Array.from(told, (c) => orders[c]!),
    Float64Array.from(told, (c) => means[c]!),
  );
  return means.map((mean, c) => {
    if (!(pace > 0)) return 0;
    const perDay = (repeats[c]! + SHRUNK_BY) / (days[c]! + SHRUNK_BY / pace);
    const perOrder =
      fitted && mean > 0
        ? valueOfOrder(fitted, orders[c]!, mean)
        : (orders[c]! * mean + SHRUNK_BY * value) / (orders[c]! + SHRUNK_BY);
    return Math.max(0, YEAR * perDay * perOrder);
  });
}
