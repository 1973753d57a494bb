// A list of orders to go and take: the customers that fit a filter, what each is worth, and what to bring.

import type { LineFilter } from "../explore/lineFilter.ts";
import { MessageError } from "../lib/message.ts";
import { timeText } from "../lib/timeText.ts";
import type { NextOrder, OrderGap, OrderProduct } from "./nextOrder.ts";
import type { OrderQuestion } from "./orderContext.ts";
import { orderMessage } from "./orderMessages.ts";
import { nextOrders, orderGaps } from "./orderWriter.ts";
import type { Reason } from "./reason.ts";

/** A product to bring; amounts are medians of the customer's line of it, null where the model does not know them. */
export interface ListedProduct {
  product: string;
  name: string;
  /** Of the order holding it, 0..1. */
  probability: number;
  quantity: number | null;
  /** Of a unit, before discount. */
  price: number | null;
  discount: number | null;
  /** Net. */
  amount: number | null;
  reason: Reason | null;
}

/** A customer to visit. */
export interface ListedOrder
  extends Pick<
    NextOrder,
    "customer" | "name" | "salesperson" | "route" | "source" | "province" | "last" | "orders" | "lines" | "value"
  > {
  products: ListedProduct[];
}

export interface OrderList {
  /** What is worth most first; where amounts are unknown, the most products first. */
  rows: ListedOrder[];
  /** Customers that fit and cannot be visited: many people under one code. */
  walkIns: number;
  gaps: OrderGap[];
}

/** Nobody carries what is taken once in twenty visits; the likeliest product is kept all the same. */
const LEAST_LIKELY = 0.05;

/** What a list keeps of an order. */
export function listed(order: NextOrder): ListedOrder {
  const { customer, name, salesperson, route, source, province, last, orders, lines, value } = order;
  const products = order.products
    .filter(({ probability }, i) => i === 0 || probability >= LEAST_LIKELY)
    .map(listedProduct);
  return { customer, name, salesperson, route, source, province, last, orders, lines, value, products };
}

function listedProduct({ product, name, probability, amounts, reasons }: OrderProduct): ListedProduct {
  return {
    product,
    name,
    probability,
    quantity: amounts?.quantity?.median ?? null,
    price: amounts?.price ?? null,
    discount: amounts?.discount?.median ?? null,
    amount: amounts?.amount?.median ?? null,
    reason: reasons[0] ?? null,
  };
}

/** The order of visits: by what is at stake. */
export function byWorth(a: ListedOrder, b: ListedOrder): number {
  return (
    (b.value?.mean ?? 0) - (a.value?.mean ?? 0) ||
    b.lines - a.lines ||
    (a.customer < b.customer ? -1 : a.customer > b.customer ? 1 : 0)
  );
}

/**
 * All customers that fit, in the order of what they are worth, each with so many products at most.
 * Throws a localised error when nobody fits.
 */
export const orderList: OrderQuestion<{ filter: LineFilter; time: number; products: number }, OrderList> = {
  async compute(at, { filter, time, products }) {
    const { customers, walkIns } = await at.customers(filter, time);
    if (customers.length === 0) {
      throw new MessageError(orderMessage("order.noHistory", { date: timeText(time, false) }));
    }
    const rows: ListedOrder[] = [];
    const options = { products, later: 0, signal: at.signal, onProgress: at.progress("predicting") };
    for await (const chunk of nextOrders(at.source, customers, time, options)) rows.push(...chunk.map(listed));
    return { rows: rows.sort(byWorth), walkIns, gaps: orderGaps(at.source) };
  },
};
