// Sums of customers' probabilities: how many of them are expected to come within each span of days.

import { type DueCustomer, HORIZONS } from "../../core/retention/dueReport.ts";

export interface ExpectedSpan {
  /** Days ahead, the first and the last. */
  from: number;
  to: number;
  /** Expected number of customers whose next order lies in the span. */
  customers: number;
}

/** The spans between HORIZONS, as far as probabilities are told. */
export function expectedOrders(customers: readonly Pick<DueCustomer, "within">[]): ExpectedSpan[] {
  const spans: ExpectedSpan[] = [];
  for (const [h, to] of HORIZONS.entries()) {
    const told = customers.filter(({ within }) => within[h] !== null);
    if (told.length === 0) break;
    const expected = told.reduce((sum, { within }) => sum + within[h]! - (h > 0 ? within[h - 1]! : 0), 0);
    spans.push({ from: h > 0 ? HORIZONS[h - 1]! + 1 : 1, to, customers: expected });
  }
  return spans;
}
