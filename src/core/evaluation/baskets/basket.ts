// A basket: the products of an order with the probability of being in it.

import type { CustomerPast } from "./customerPast.ts";
import { MEMBERSHIP_INPUTS, membershipOf, writeInputs } from "./membership.ts";
import { expectedSize, type OrderModel } from "./orderModel.ts";

export interface Basket {
  /** Expected number of different products. */
  size: number;
  /** [K] by the place that each product has among the candidates. */
  probability: Float64Array;
  /** [K] places, the likeliest product first; of equals the likelier line. */
  order: number[];
  /** Σ probability · amount over the candidates, and for what the order holds beyond them the mean of these. */
  sum: number;
}

const inputs = new Float64Array(MEMBERSHIP_INPUTS);

/** The basket of candidates: ids [K], their probabilities of a line [K], and mean amounts [K]. */
export function basketOf(
  model: OrderModel,
  past: CustomerPast,
  time: number,
  ids: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  amounts: ArrayLike<number> | null,
): Basket {
  const size = expectedSize(model, past);
  const probability = new Float64Array(ids.length);
  let [sum, held] = [0, 0];
  for (let k = 0; k < ids.length; k++) {
    writeInputs(past, time, ids[k]!, probabilities[k]!, size, inputs, 0);
    probability[k] = membershipOf(model.membership, inputs, 0);
    held += probability[k]!;
    sum += probability[k]! * (amounts?.[k] ?? 0);
  }
  if (held > 0 && size > held) sum *= size / held;
  const order = Array.from(probability.keys()).sort((a, b) => probability[b]! - probability[a]! || a - b);
  return { size, probability, order, sum };
}
