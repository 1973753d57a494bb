// What was sold where: lines, quantity, revenue, distinct customers and orders by group of places, and by single places.

import { discountAmount } from "../data/lines/discountAmount.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import type { Visits } from "../data/lines/visits.ts";
import { throwIfAborted } from "../lib/abort.ts";
import { yieldToEvents } from "../lib/yieldToEvents.ts";

type PlacedLines = Pick<SaleLines, "count" | "customer" | "quantity" | "revenue" | "discount" | "place" | "has">;

/** Lines between two looks at the signal: a few milliseconds. */
const PIECE = 1 << 17;

export interface TotalsOptions {
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/** All columns [groups]. Sums are compensated: they do not depend on how many lines there are. */
export interface GroupTotals {
  lines: Uint32Array;
  quantity: Float64Array;
  revenue: Float64Array;
  /** Money off the gross amounts: see data/lines/discountAmount.ts; 0 where the file has no discounts or no money. */
  discount: Float64Array;
  /** Distinct customers: one who bought in two groups counts in both. */
  customers: Uint32Array;
  /** Distinct visits, as `visitsOf` tells them apart. */
  orders: Uint32Array;
  /** Customers and orders of all groups, each counted once, and how many customers stand in more than one group. */
  distinct: { customers: number; orders: number; customersInSeveral: number };
}

/**
 * Totals of `groups` groups of lines. A line belongs to the group `groupOf[place code + 1]`: [0] is that of lines without
 * a place. Throws the signal's reason when aborted.
 */
export async function totalsByGroup(
  lines: PlacedLines,
  visits: Visits,
  groupOf: Uint8Array,
  groups: number,
  options: TotalsOptions = {},
): Promise<GroupTotals> {
  const count = new Uint32Array(groups);
  const quantity = new Sums(groups);
  const revenue = new Sums(groups);
  const discount = new Sums(groups);
  const withDiscounts = lines.has.discount && lines.has.revenue;
  const customers = new GroupSets(lines.customer.values.length, groups);
  const orders = new GroupSets(visits.limit, groups);
  await inPieces(lines.count, options, (from, to) => {
    for (let i = from; i < to; i++) {
      const group = groupOf[(lines.place?.codes[i] ?? -1) + 1]!;
      count[group]!++;
      quantity.add(group, lines.quantity[i]!);
      revenue.add(group, lines.revenue[i]!);
      if (withDiscounts) discount.add(group, discountAmount(lines.revenue[i]!, lines.discount[i]!));
      customers.add(lines.customer.codes[i]!, group);
      orders.add(visits.codes[i]!, group);
    }
  });
  const [people, bought] = [customers.distinct(), orders.distinct()];
  return {
    lines: count,
    quantity: quantity.values(),
    revenue: revenue.values(),
    discount: discount.values(),
    customers: customers.members,
    orders: orders.members,
    distinct: { customers: people.any, orders: bought.any, customersInSeveral: people.several },
  };
}

/** All columns [places]; 0 where a place was not wanted. */
export interface PlaceTotals {
  /** Distinct places of these lines, wanted or not. */
  met: number;
  lines: Uint32Array;
  revenue: Float64Array;
  customers: Uint32Array;
}

/** Totals of each place whose code is marked in `wanted` [places]. */
export async function totalsByPlace(
  lines: PlacedLines,
  wanted: Uint8Array,
  options: TotalsOptions = {},
): Promise<PlaceTotals> {
  const count = new Uint32Array(wanted.length);
  const customers = new Uint32Array(wanted.length);
  const revenue = new Sums(wanted.length);
  // Customers seldom move: only those met at another place than last time need a look at the pairs met before.
  const last = new Int32Array(lines.customer.values.length).fill(-1);
  const met = new Set<number>();
  const seen = new Uint8Array(wanted.length);
  await inPieces(lines.count, options, (from, to) => {
    for (let i = from; i < to; i++) {
      const place = lines.place?.codes[i] ?? -1;
      if (place < 0) continue;
      seen[place] = 1;
      if (wanted[place] !== 1) continue;
      count[place]!++;
      revenue.add(place, lines.revenue[i]!);
      const customer = lines.customer.codes[i]!;
      if (last[customer] === place) continue;
      last[customer] = place;
      const pair = customer * wanted.length + place;
      if (met.has(pair)) continue;
      met.add(pair);
      customers[place]!++;
    }
  });
  return { met: seen.reduce((sum, each) => sum + each, 0), lines: count, revenue: revenue.values(), customers };
}

async function inPieces(
  count: number,
  { signal, onProgress }: TotalsOptions,
  work: (from: number, to: number) => void,
): Promise<void> {
  for (let from = 0; from < count; from += PIECE) {
    if (from > 0) await yieldToEvents();
    throwIfAborted(signal);
    work(from, Math.min(from + PIECE, count));
    onProgress?.(Math.min(from + PIECE, count), count);
  }
}

/** Neumaier's compensated sums (1974, https://doi.org/10.1002/zamm.19740540106) side by side. */
class Sums {
  readonly #sum: Float64Array;
  readonly #lost: Float64Array;

  constructor(size: number) {
    this.#sum = new Float64Array(size);
    this.#lost = new Float64Array(size);
  }

  add(at: number, value: number): void {
    const sum = this.#sum[at]!;
    const next = sum + value;
    this.#lost[at]! += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    this.#sum[at] = next;
  }

  values(): Float64Array {
    return this.#sum.map((sum, at) => sum + this.#lost[at]!);
  }
}

/** Which groups each member was met in, a bit a group; counts the members of each. */
class GroupSets {
  /** [groups] */
  readonly members: Uint32Array;
  /** [members, words] */
  readonly #bits: Int32Array;
  readonly #words: number;

  constructor(limit: number, groups: number) {
    this.members = new Uint32Array(groups);
    this.#words = Math.ceil(groups / 32);
    this.#bits = new Int32Array(limit * this.#words);
  }

  add(member: number, group: number): void {
    const at = member * this.#words + (group >>> 5);
    const bit = 1 << (group & 31);
    if ((this.#bits[at]! & bit) !== 0) return;
    this.#bits[at]! |= bit;
    this.members[group]!++;
  }

  distinct(): { any: number; several: number } {
    let any = 0;
    let several = 0;
    for (let at = 0; at < this.#bits.length; at += this.#words) {
      let groups = 0;
      for (let word = at; word < at + this.#words; word++) {
        for (let bits = this.#bits[word]!; bits !== 0; bits &= bits - 1) groups++;
      }
      if (groups > 0) any++;
      if (groups > 1) several++;
    }
    return { any, several };
  }
}
