// The questions for the orders of named customers: one, or as many as a sheet holds.

import type { NextOrder, OrderGap } from "./nextOrder.ts";
import type { OrderQuestion } from "./orderContext.ts";
import { nextOrders, orderGaps } from "./orderWriter.ts";

/** Orders with what the model cannot say of them. */
export interface OrdersAnswer {
  orders: NextOrder[];
  gaps: OrderGap[];
}

/** One customer's next order as of a day, with so many products. */
export const nextOrder: OrderQuestion<
  { customer: string; time: number; products: number },
  { order: NextOrder; gaps: OrderGap[] }
> = {
  async compute(at, { customer, time, products }) {
    const codes = [at.customerCode(customer)];
    for await (const [order] of nextOrders(at.source, codes, time, { products, signal: at.signal })) {
      if (order) return { order, gaps: orderGaps(at.source) };
    }
    throw new RangeError("a customer has one order");
  },
};

/** The next orders of these customers, whole: for sheets of some hundreds, since all are held at once. */
export const nextOrdersOf: OrderQuestion<
  { customers: readonly string[]; time: number; products: number },
  OrdersAnswer
> = {
  async compute(at, { customers, time, products }) {
    const codes = customers.map((customer) => at.customerCode(customer));
    const options = { products, signal: at.signal, onProgress: at.progress("predicting") };
    const orders: NextOrder[] = [];
    for await (const chunk of nextOrders(at.source, codes, time, options)) orders.push(...chunk);
    return { orders, gaps: orderGaps(at.source) };
  },
};
