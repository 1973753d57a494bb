// What a list keeps of a customer's next order.

import type { CustomerDimension } from "../data/lines/dimensions.ts";
import { HORIZONS } from "../retention/dueReport.ts";
import type { NextOrder, OrderProduct } from "./nextOrder.ts";
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
  extends Pick<NextOrder, "customer" | "name" | "address" | CustomerDimension | "last" | "orders" | "lines" | "value"> {
  products: ListedProduct[];
  /** [HORIZONS] probability of an order within so many days; null where it cannot be told. */
  within: readonly (number | null)[];
}

/** Nobody carries what is taken once in twenty visits; the likeliest product is kept all the same. */
const LEAST_LIKELY = 0.05;
const UNTOLD = HORIZONS.map(() => null);

/** What a list keeps of an order; `within` as of `orderChances`. */
export function listed(order: NextOrder, within: readonly (number | null)[] = UNTOLD): ListedOrder {
  const { customer, name, salesperson, route, source, province, address, last, orders, lines, value } = order;
  const products = order.products
    .filter(({ probability }, i) => i === 0 || probability >= LEAST_LIKELY)
    .map(listedProduct);
  return {
    customer,
    name,
    salesperson,
    route,
    source,
    province,
    address,
    last,
    orders,
    lines,
    value,
    products,
    within,
  };
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
