// A list of orders to go and take: the customers that fit a filter, what each is worth, and what to bring.

import type { LineFilter } from "../explore/lineFilter.ts";
import { runCooperatively } from "../lib/cooperativeTask.ts";
import { MessageError } from "../lib/message.ts";
import { timeText } from "../lib/timeText.ts";
import { type ListedOrder, listed } from "./listedOrder.ts";
import type { OrderGap } from "./nextOrder.ts";
import { byExpectedValue, orderChances, type Soon } from "./orderChances.ts";
import type { OrderQuestion } from "./orderContext.ts";
import { orderMessage } from "./orderMessages.ts";
import { nextOrders, orderGaps } from "./orderWriter.ts";

export interface OrderList {
  /** Highest expected value within the shortest horizon first; where no chances can be told, what is worth most. */
  rows: ListedOrder[];
  soon: Soon;
  /** Customers that fit and cannot be visited: many people under one code. */
  walkIns: number;
  gaps: OrderGap[];
}

/**
 * All customers that fit, in the order of expected value, each with so many products at most.
 * Throws a localised error when nobody fits.
 */
export const orderList: OrderQuestion<{ filter: LineFilter; time: number; products: number }, OrderList> = {
  async compute(at, { filter, time, products }) {
    const { customers, walkIns } = await at.customers(filter, time);
    if (customers.length === 0) {
      throw new MessageError(orderMessage("order.noHistory", { date: timeText(time, false) }));
    }
    const report = at.progress("summing");
    const { of, ...soon } = await runCooperatively(orderChances(at.source.samples.lines, time), {
      signal: at.signal,
      onProgress: (share) => report(share, 1),
    });
    const rows: ListedOrder[] = [];
    const options = { products, later: 0, signal: at.signal, onProgress: at.progress("predicting") };
    for await (const chunk of nextOrders(at.source, customers, time, options)) {
      for (const order of chunk) rows.push(listed(order, of.get(order.customer)));
    }
    return { rows: rows.sort(byExpectedValue(soon.horizons[0] ?? null)), soon, walkIns, gaps: orderGaps(at.source) };
  },
};
