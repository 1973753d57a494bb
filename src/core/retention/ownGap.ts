// "It comes every 12 days": the next order by the customer's own mean gap alone, the way a salesperson counts. How gaps scatter
// about the mean is counted over all customers (Kaplan and Meier 1958, https://doi.org/10.1080/01621459.1958.10501452).

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import type { OrderDays } from "./orderDays.ts";
import type { WaitModel } from "./waitModel.ts";

/** Ratios of a gap to the mean gap are counted in bins of equal width on a logarithmic scale. */
const BINS = 480;
const LOWEST = Math.log(1 / 1000);
const WIDTH = (Math.log(1000) - LOWEST) / BINS;
/** Customers are told apart by how many gaps their mean stands on: none (the mean of all customers), few, more. */
const FEW_GAPS = 3;
const GROUPS = 3;
/** Customers between two pauses. */
const STEP = 1024;

export class OwnGap implements WaitModel {
  /** Mean days between orders over all customers. */
  private readonly mean: number;
  /** [GROUPS, BINS + 1] running sum of the hazards: −ln of the share of gaps longer than the bin's lower edge. */
  private readonly hazard: Float64Array;

  private constructor(mean: number, hazard: Float64Array) {
    this.mean = mean;
    this.hazard = hazard;
  }

  /** Counts the gaps before `orders.end`; the open ones count as longer than they are by then. */
  static *fit(orders: OrderDays): CooperativeTask<OwnGap> {
    const { start, day, end } = orders;
    const mean = meanGap(orders);
    const ended = new Float64Array(GROUPS * BINS);
    const open = new Float64Array(GROUPS * BINS);
    for (let c = 0; c + 1 < start.length; c++) {
      if (c % STEP === 0) yield;
      for (let k = start[c]!; k < start[c + 1]!; k++) {
        const gaps = k - start[c]!;
        const own = gaps > 0 ? (day[k]! - day[start[c]!]!) / gaps : mean;
        const isOpen = k + 1 === start[c + 1]!;
        const length = (isOpen ? end : day[k + 1]!) - day[k]!;
        (isOpen ? open : ended)[groupOf(gaps) * BINS + Math.floor(placeOf(length / own))]!++;
      }
    }
    const hazard = new Float64Array(GROUPS * (BINS + 1));
    for (let group = 0; group < GROUPS; group++) {
      let atRisk = 0;
      for (let bin = 0; bin < BINS; bin++) atRisk += ended[group * BINS + bin]! + open[group * BINS + bin]!;
      for (let bin = 0; bin < BINS; bin++) {
        const [came, left] = [ended[group * BINS + bin]!, open[group * BINS + bin]!];
        // Those whose gap is still open within the bin were at risk for half of it.
        const share = came / Math.max(1, atRisk - left / 2);
        const at = group * (BINS + 1) + bin;
        hazard[at + 1] = hazard[at]! - Math.log1p(-Math.min(share, 0.999));
        atRisk -= came + left;
      }
    }
    return new OwnGap(mean, hazard);
  }

  *stayAway({ start, day, end }: OrderDays, days: readonly number[]): CooperativeTask<Float64Array> {
    const chances = new Float64Array((start.length - 1) * days.length);
    for (let c = 0; c + 1 < start.length; c++) {
      if (c % STEP === 0) yield c / start.length;
      const orders = start[c + 1]! - start[c]!;
      const [first, last] = [day[start[c]!]!, day[start[c + 1]! - 1]!];
      const own = orders > 1 ? (last - first) / (orders - 1) : this.mean;
      const group = groupOf(orders - 1);
      const since = end - last;
      const before = this.hazardAt(group, since / own);
      for (const [k, ahead] of days.entries())
        chances[c * days.length + k] = Math.exp(before - this.hazardAt(group, (since + ahead) / own));
    }
    return chances;
  }

  private hazardAt(group: number, ratio: number): number {
    const place = placeOf(ratio);
    const bin = Math.floor(place);
    const at = group * (BINS + 1) + bin;
    return this.hazard[at]! + (place - bin) * (this.hazard[at + 1]! - this.hazard[at]!);
  }
}

/** Mean days between orders over all customers; 1 where none came back. */
export function meanGap({ start, day }: OrderDays): number {
  let [gaps, days] = [0, 0];
  for (let c = 0; c + 1 < start.length; c++) {
    const orders = start[c + 1]! - start[c]!;
    if (orders < 2) continue;
    gaps += orders - 1;
    days += day[start[c + 1]! - 1]! - day[start[c]!]!;
  }
  return gaps > 0 ? days / gaps : 1;
}

function groupOf(gaps: number): number {
  return gaps === 0 ? 0 : gaps < FEW_GAPS ? 1 : 2;
}

function placeOf(ratio: number): number {
  return Math.min(Math.max((Math.log(ratio) - LOWEST) / WIDTH, 0), BINS - 1e-9);
}
