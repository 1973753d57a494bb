// What lines come to by slots of any kind: stretches of days, hours of the week.

import { discountAmount, discountShare } from "../data/lines/discountAmount.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import type { Visits } from "../data/lines/visits.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { ExactSum } from "../lib/exactSum.ts";
import { groupTask } from "../lib/grouped.ts";

/** All columns [slots]; sums are exact. */
export interface SlotSums {
  revenue: Float64Array;
  quantity: Float64Array;
  /** Distinct within a slot: one who buys in two counts in both. */
  orders: Float64Array;
  customers: Float64Array;
  lines: Float64Array;
  /** Money off the gross amounts: see data/lines/discountAmount.ts; 0 where the file has no discounts or no money. */
  discount: Float64Array;
  /** Its share of the gross amount; NaN where there is none. */
  discountShare: Float64Array;
}

/** Lines between two pauses. */
const PIECE = 1 << 17;

/** Sums the lines up by their slots, `slotOf` [n]; −1 = in none. */
export function* sumBySlot(
  {
    customer,
    quantity,
    revenue,
    discount,
    has,
  }: Pick<SaleLines, "customer" | "quantity" | "revenue" | "discount" | "has">,
  visits: Visits,
  slotOf: Int32Array,
  slots: number,
): CooperativeTask<SlotSums> {
  // Slot by slot: then a customer was met in this slot exactly if this was the last slot the customer was met in.
  const { start, at } = yield* groupTask(slotOf, slots);
  yield 0.5;
  const column = () => new Float64Array(slots);
  const sums: SlotSums = {
    ...{ revenue: column(), quantity: column(), orders: column(), customers: column(), lines: column() },
    discount: column(),
    discountShare: column(),
  };
  const withDiscounts = has.discount && has.revenue;
  const metCustomer = new Int32Array(customer.values.length).fill(-1);
  const metVisit = new Int32Array(visits.limit).fill(-1);
  const [money, units, off] = [new ExactSum(), new ExactSum(), new ExactSum()];
  for (let slot = 0; slot < slots; slot++) {
    money.clear();
    units.clear();
    off.clear();
    for (let k = start[slot]!; k < start[slot + 1]!; k++) {
      const i = at[k]!;
      money.add(revenue[i]!);
      units.add(quantity[i]!);
      if (withDiscounts) off.add(discountAmount(revenue[i]!, discount[i]!));
      const who = customer.codes[i]!;
      if (metCustomer[who] !== slot) {
        metCustomer[who] = slot;
        sums.customers[slot]!++;
      }
      const visit = visits.codes[i]!;
      if (metVisit[visit] !== slot) {
        metVisit[visit] = slot;
        sums.orders[slot]!++;
      }
      if (k % PIECE === PIECE - 1) yield (1 + k / at.length) / 2;
    }
    sums.lines[slot] = start[slot + 1]! - start[slot]!;
    sums.revenue[slot] = money.value();
    sums.quantity[slot] = units.value();
    sums.discount[slot] = off.value();
    sums.discountShare[slot] = discountShare(sums.revenue[slot]!, sums.discount[slot]!);
  }
  return sums;
}
