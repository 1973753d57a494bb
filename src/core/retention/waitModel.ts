// What every model of the next order answers: how likely each customer stays away for so many days more.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import type { OrderDays } from "./orderDays.ts";

/** A model fitted on the order days before some day. */
export interface WaitModel {
  /**
   * [customers, days] probability that a customer has no order in the first `days[k]` days from `orders.end` on; rising days,
   * falling probabilities.
   */
  stayAway(orders: OrderDays, days: readonly number[]): CooperativeTask<Float64Array>;
}

/** The days at which a model is asked, so that the horizons and `longest` are among them and the median can be read between. */
export function daysAsked(longest: number): number[] {
  const days: number[] = [];
  for (let day = 1; day < longest; day += day < 31 ? 1 : Math.ceil(0.06 * day)) days.push(day);
  return [...days, longest];
}
