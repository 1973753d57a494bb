// Tells customers' next orders: the model's answers, put together with what each customer ordered before.

import { type CustomerPast, everyDays, type PastProduct, PastReader } from "../evaluation/orders/customerPast.ts";
import { FIRST_PRODUCT } from "../features/productIds.ts";
import type { Preprocess, SampleSet } from "../features/sampleSet.ts";
import { PROVINCES } from "../geo/provinces.ts";
import { throwIfAborted } from "../lib/abort.ts";
import { DAY_MS, dayNumber } from "../lib/calendar.ts";
import { productAmountsAt } from "../model/amounts/productAmounts.ts";
import type { NextPredictions, Predictor } from "../model/predict.ts";
import type { LaterProduct, NextOrder, OrderGap, OrderProduct, OwnHabit } from "./nextOrder.ts";
import type { Reason } from "./reason.ts";

/** What answers about next orders. */
export interface OrderSource {
  samples: SampleSet;
  predictor: Predictor;
}

export interface OrderOptions {
  /** Products told of each order. */
  products: number;
  /** Usual products told that are not due. */
  later?: number;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/** Customers asked at a time: what is held beside the answers. */
const CHUNK = 128;
/** Products whose probabilities make up an order. */
const CANDIDATES = 100;
/** A product that is usual: in so many orders at least. */
const USUAL = 3;

/**
 * The next orders of customers (codes) as of a day, chunk by chunk in the order given: nothing is kept of a chunk when the next is
 * asked for. Throws the signal's reason when it is aborted.
 */
export async function* nextOrders(
  source: OrderSource,
  customers: ArrayLike<number>,
  time: number,
  { products, later = 10, signal, onProgress }: OrderOptions,
): AsyncGenerator<NextOrder[], void> {
  const writer = new OrderWriter(source.samples);
  const topK = Math.min(CANDIDATES, source.samples.preprocess.products.length);
  for (let from = 0; from < customers.length; from += CHUNK) {
    throwIfAborted(signal);
    const chunk = Array.prototype.slice.call(customers, from, from + CHUNK) as number[];
    const next = await source.predictor.predictNext(source.samples, chunk, time, { topK, signal });
    yield chunk.map((customer, row) => writer.write(customer, time, next, row, products, later));
    onProgress?.(from + chunk.length, customers.length);
  }
}

/** What cannot be told of orders by this model. */
export function orderGaps({ predictor }: OrderSource): OrderGap[] {
  return [...(predictor.amounts ? [] : (["amounts"] as const)), "reasons", "calibration"];
}

class OrderWriter {
  readonly #samples: SampleSet;
  readonly #pasts: PastReader;

  constructor(samples: SampleSet) {
    this.#samples = samples;
    this.#pasts = new PastReader(samples);
  }

  write(
    customer: number,
    time: number,
    next: NextPredictions,
    row: number,
    kept: number,
    keptLater: number,
  ): NextOrder {
    const { lines, preprocess, provinces } = this.#samples;
    const { tasks } = preprocess;
    const past = this.#pasts.read(customer, time);
    const expected = mean(past.sizes) ?? 1;
    const K = next.topIds.length / Math.max(1, rowsOf(next));
    const products: OrderProduct[] = [];
    const probabilityOf = new Map<number, number>();
    let worth = 0;
    for (let k = 0; k < K; k++) {
      const at = row * K + k;
      const id = next.topIds[at]!;
      if (id < FIRST_PRODUCT) continue;
      const probability = 1 - (1 - next.topProbabilities[at]!) ** expected;
      probabilityOf.set(id, probability);
      const mean = next.amounts && tasks.revenue ? next.amounts.amountMean[at]! : null;
      worth += probability * (mean ?? 0);
      const own = ownHabit(past.products.get(id));
      products.push({
        ...named(preprocess, id),
        probability,
        amounts: next.amounts && productAmountsAt(next.amounts, at, tasks),
        worth: mean === null ? null : probability * mean,
        own,
        reasons: own ? [ownReason(own, time)] : [],
      });
    }
    products.sort((a, b) => b.probability - a.probability);
    const told = new Set(products.slice(0, kept).map(({ product }) => product));
    const last = past.lastLine;
    const place = last < 0 ? -1 : (lines.place?.codes[last] ?? -1);
    const text = (column: "salesperson" | "route" | "source"): string | null => {
      const found = lines[column];
      return last < 0 ? null : (found?.values[found.codes[last]!] ?? null);
    };
    return {
      customer: lines.customer.values[customer] ?? "",
      name: lines.customerNames[customer] ?? "",
      time,
      walkIn: lines.walkIn && last >= 0 ? lines.walkIn[last] === 1 : null,
      orders: past.times.length,
      last: past.times.at(-1) ?? null,
      salesperson: text("salesperson"),
      route: text("route"),
      source: text("source"),
      province: PROVINCES[(provinces[place] ?? 0) - 1]?.code ?? null,
      lines: expected,
      value: next.amounts && tasks.revenue ? { mean: worth, range: null } : null,
      products: products.slice(0, kept),
      later: this.#later(past, time, probabilityOf)
        .filter(({ product }) => !told.has(product))
        .slice(0, keptLater),
    };
  }

  /** Usual products whose own rhythm asks for a later day. */
  #later(past: CustomerPast, time: number, probabilityOf: ReadonlyMap<number, number>): LaterProduct[] {
    const found: LaterProduct[] = [];
    for (const [id, each] of past.products) {
      const own = ownHabit(each);
      if (each.orders < USUAL || own?.everyDays == null) continue;
      const due = own.last + own.everyDays * DAY_MS;
      if (due <= time) continue;
      found.push({
        ...named(this.#samples.preprocess, id),
        own: { ...own, everyDays: own.everyDays },
        due: dayNumber(due) * DAY_MS,
        probability: probabilityOf.get(id) ?? 0,
      });
    }
    return found.sort((a, b) => a.due - b.due || b.own.orders - a.own.orders);
  }
}

function rowsOf(next: NextPredictions): number {
  return next.quantity.length;
}

function named({ products, productNames }: Preprocess, id: number): { product: string; name: string } {
  return { product: products[id - FIRST_PRODUCT] ?? "", name: productNames[id - FIRST_PRODUCT] ?? "" };
}

function ownHabit(past: PastProduct | undefined): OwnHabit | null {
  return past ? { orders: past.orders, last: past.last, everyDays: everyDays(past) } : null;
}

/** What the customer's own orders say for a product. */
function ownReason({ everyDays: every, last }: OwnHabit, time: number): Reason {
  const daysAgo = Math.max(0, (time - last) / DAY_MS);
  return every === null
    ? { kind: "again", daysAgo, weight: 1 }
    : { kind: "rhythm", everyDays: every, daysAgo, weight: 1 };
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, each) => sum + each, 0) / values.length;
}
