// Why each product is in an order: the parts of the model that moved it up most, told by what they count.

import { visitsOf } from "../data/lines/visits.ts";
import { type CustomerPast, everyDays, type PastProduct } from "../evaluation/baskets/customerPast.ts";
import { MEMBERSHIP_INPUTS, writeInputs } from "../evaluation/baskets/membership.ts";
import type { OrderModel } from "../evaluation/baskets/orderModel.ts";
import { FIRST_PRODUCT } from "../features/productIds.ts";
import type { SampleSet } from "../features/sampleSet.ts";
import { productColumns } from "../features/vocabulary.ts";
import { PROVINCES } from "../geo/provinces.ts";
import { DAY_MS } from "../lib/calendar.ts";
import type { Contributions } from "../model/contributions.ts";
import type { NamedProduct, Reason, ReasonKind } from "./reason.ts";

/** What is told of a product at most. */
const MOST = 3;
/** A part that gives less than this of what moved a product up is no reason. */
const LEAST_SHARE = 0.15;
/** "Now" are so many days; a province with fewer orders in them is not told apart. */
const NOW_DAYS = 28;
const LEAST_ORDERS = 50;
/** Orders that a habit is counted over. */
const HABIT_ORDERS = 10;
/** Products named in one reason. */
const NAMED = 2;

type Told = Reason extends infer Each ? (Each extends Reason ? Omit<Each, "weight"> : never) : never;

/** Words the reasons for the orders of one day. */
export class ReasonTeller {
  readonly #samples: SampleSet;
  readonly #model: OrderModel;
  readonly #time: number;
  /** [products] id, weight, ... of what speaks for each product by what is bought together. */
  readonly #spokenFor = new Map<number, [number, number][]>();
  readonly #sold: Sold;
  readonly #inputs = new Float64Array(MEMBERSHIP_INPUTS);

  constructor(samples: SampleSet, model: OrderModel, time: number) {
    this.#samples = samples;
    this.#model = model;
    this.#time = time;
    this.#sold = soldNow(samples, time);
    for (const [i, pairs] of (samples.preprocess.memory?.ease ?? []).entries()) {
      for (let k = 0; k + 1 < pairs.length; k += 2) {
        if (pairs[k + 1]! <= 0) continue;
        const from = this.#spokenFor.get(pairs[k]!) ?? [];
        from.push([i + FIRST_PRODUCT, pairs[k + 1]!]);
        this.#spokenFor.set(pairs[k]!, from);
      }
    }
  }

  /** The reasons for a product, weightiest first; `province` 1..34 of the customer, 0 unknown. */
  reasons(past: CustomerPast, id: number, by: Contributions, draws: number, province: number): Reason[] {
    const moved = this.#moved(past, id, by, draws);
    const whole = [...moved.values()].reduce((sum, each) => sum + Math.max(0, each), 0);
    if (whole <= 0) return [];
    return [...moved]
      .map(([part, by]) => ({ part, weight: by / whole }))
      .filter(({ weight }) => weight >= LEAST_SHARE)
      .sort((a, b) => b.weight - a.weight)
      .flatMap(({ part, weight }): Reason[] => {
        const told = this.#tell(part, past, id, province);
        return told ? [{ ...told, weight }] : [];
      })
      .slice(0, MOST);
  }

  /** What each part gives to the ln odds of the product being in the order. */
  #moved(past: CustomerPast, id: number, by: Contributions, draws: number): Map<Part, number> {
    const { membership } = this.#model;
    const slope = membership[1]!;
    writeInputs(past, this.#time, id, draws, 1, this.#inputs, 0);
    let beside = 0;
    for (let k = 2; k < MEMBERSHIP_INPUTS; k++) beside += membership[k]! * this.#inputs[k]!;
    return new Map<Part, number>([
      ["own", slope * (by.frequency + by.recent + by.habit + by.visits) + beside],
      ["follows", slope * by.followers],
      // Both are read from one table and name the same products: the heavier one tells for both.
      [by.related >= by.relatedEver ? "together" : "alike", slope * (by.related + by.relatedEver)],
      ["sells", slope * (by.trend + by.sales)],
      ["popular", slope * by.popularity],
      ["pattern", slope * by.network],
    ]);
  }

  #tell(part: Part, past: CustomerPast, id: number, province: number): Told | null {
    switch (part) {
      case "own": {
        const own = past.products.get(id);
        return own ? ownReason(past, own, this.#time) : null;
      }
      case "follows":
        return past.lastId >= FIRST_PRODUCT ? { kind: "follows", after: this.#named(past.lastId) } : null;
      case "together":
      case "alike": {
        const named = this.#speakers(past, id, part);
        return named.length > 0 ? { kind: part, with: named } : null;
      }
      case "sells":
        return this.#sells(id, province);
      case "popular":
      case "pattern":
        return { kind: part };
      default:
        return part satisfies never;
    }
  }

  /** Products of the past that speak most for this one: the last orders' before older ones, or all alike. */
  #speakers(past: CustomerPast, id: number, part: "together" | "alike"): NamedProduct[] {
    const found: { id: number; weight: number }[] = [];
    for (const [from, weight] of this.#spokenFor.get(id) ?? []) {
      const own = past.products.get(from);
      if (!own || from === id) continue;
      const fading = part === "together" ? 2 ** ((own.last - this.#time) / (120 * DAY_MS)) : 1;
      found.push({ id: from, weight: weight * fading });
    }
    return found
      .sort((a, b) => b.weight - a.weight || a.id - b.id)
      .slice(0, NAMED)
      .map((each) => this.#named(each.id));
  }

  #sells(id: number, province: number): Told | null {
    const everywhere = shareOf(this.#sold.all, id);
    const place = this.#sold.provinces.get(province);
    const here = place && place.orders >= LEAST_ORDERS ? shareOf(place, id) : 0;
    if (here > 0 && here >= everywhere) {
      return { kind: "sells", province: PROVINCES[province - 1]?.short ?? null, percent: 100 * here };
    }
    return everywhere > 0 ? { kind: "sells", province: null, percent: 100 * everywhere } : null;
  }

  #named(id: number): NamedProduct {
    const { products, productNames } = this.#samples.preprocess;
    return { product: products[id - FIRST_PRODUCT] ?? "", name: productNames[id - FIRST_PRODUCT] ?? "" };
  }
}

/** Parts of the model; the customer's own purchases become one of three kinds. */
type Part = "own" | Exclude<ReasonKind, "rhythm" | "habit" | "again">;

function ownReason(past: CustomerPast, own: PastProduct, time: number): Told {
  const daysAgo = (time - own.last) / DAY_MS;
  if (own.orders === 1) return { kind: "again", daysAgo };
  const of = Math.min(HABIT_ORDERS, past.times.length);
  const orders = own.at.filter((order) => order >= past.times.length - of).length;
  const every = everyDays(own);
  if (every !== null && own.orders >= 3 && 2 * orders < of) return { kind: "rhythm", everyDays: every, daysAgo };
  if (orders > 0) return { kind: "habit", orders, of, daysAgo };
  return every === null ? { kind: "again", daysAgo } : { kind: "rhythm", everyDays: every, daysAgo };
}

/** Orders of some days, and how many of them held each product. */
interface Counted {
  orders: number;
  held: Map<number, number>;
}

interface Sold {
  all: Counted;
  provinces: Map<number, Counted>;
}

function shareOf({ orders, held }: Counted, id: number): number {
  return orders > 0 ? (held.get(id) ?? 0) / orders : 0;
}

/** What was sold in the days before a time, by order, everywhere and in each province. */
function soldNow({ lines, preprocess, provinces }: SampleSet, time: number): Sold {
  const { codes } = visitsOf(lines);
  const idOf = productColumns(lines.product, preprocess).ids;
  const sold: Sold = { all: { orders: 0, held: new Map() }, provinces: new Map() };
  const orders = new Map<number, Set<number>>();
  for (let i = 0; i < lines.count; i++) {
    if (lines.time[i]! >= time || lines.time[i]! < time - NOW_DAYS * DAY_MS) continue;
    const province = provinces[lines.place?.codes[i] ?? -1] ?? 0;
    let here = sold.provinces.get(province);
    if (!here) {
      here = { orders: 0, held: new Map() };
      sold.provinces.set(province, here);
    }
    let order = orders.get(codes[i]!);
    if (!order) {
      order = new Set();
      orders.set(codes[i]!, order);
      sold.all.orders++;
      here.orders++;
    }
    const id = idOf[lines.product.codes[i]!]!;
    if (id < FIRST_PRODUCT || order.has(id)) continue;
    order.add(id);
    for (const each of [sold.all, here]) each.held.set(id, (each.held.get(id) ?? 0) + 1);
  }
  sold.provinces.delete(0);
  return sold;
}
