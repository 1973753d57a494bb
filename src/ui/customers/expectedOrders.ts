// Sums of customers' probabilities: how many of them are expected to come in each of the coming weeks.

import { type DueCustomer, WEEK_ENDS } from "../../core/retention/dueReport.ts";

export interface ExpectedWeek {
  /** Days ahead, the first and the last. */
  from: number;
  to: number;
  /** Expected number of customers whose next order lies in the week. */
  customers: number;
}

/** The coming weeks, as far as probabilities are told. */
export function expectedOrders(customers: readonly Pick<DueCustomer, "weeks">[]): ExpectedWeek[] {
  const expected: ExpectedWeek[] = [];
  for (const [w, to] of WEEK_ENDS.entries()) {
    const told = customers.filter(({ weeks }) => weeks[w] !== null);
    if (told.length === 0) break;
    const sum = told.reduce((all, { weeks }) => all + weeks[w]! - (w > 0 ? weeks[w - 1]! : 0), 0);
    expected.push({ from: w > 0 ? WEEK_ENDS[w - 1]! + 1 : 1, to, customers: sum });
  }
  return expected;
}
