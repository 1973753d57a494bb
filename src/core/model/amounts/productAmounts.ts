// The amounts of a product's line as they are told to people: each number with how far lines like it were off.

import type { Preprocess } from "../../features/sampleSet.ts";
import type { Amounts } from "./amountModel.ts";

/** A number of a line, with how far lines like it were off. */
export interface AmountAnswer {
  median: number;
  /** What sums without bias. */
  mean: number;
  /** Mean absolute error of predictions like this one; 80 % of such lines lie between low and high. */
  off: number;
  low: number;
  high: number;
}

/** The customer's line of one product; null for tasks that the model never saw. */
export interface ProductAmounts {
  quantity: AmountAnswer | null;
  /** Median price of a unit before discount. */
  price: number | null;
  discount: AmountAnswer | null;
  /** Net: quantity · price · (1 − discount). */
  amount: AmountAnswer | null;
}

/** The amounts at place `at`. */
export function productAmountsAt(amounts: Amounts, at: number, tasks: Preprocess["tasks"]): ProductAmounts {
  const answer = (name: "quantity" | "discount" | "amount"): AmountAnswer => ({
    median: amounts[name][at]!,
    mean: amounts[`${name}Mean`][at]!,
    off: amounts[`${name}Off`][at]!,
    low: amounts[`${name}Low`][at]!,
    high: amounts[`${name}High`][at]!,
  });
  return {
    quantity: tasks.quantity ? answer("quantity") : null,
    price: tasks.revenue ? amounts.price[at]! : null,
    discount: tasks.discount ? answer("discount") : null,
    amount: tasks.revenue ? answer("amount") : null,
  };
}
