// Tells customers' next orders: the model's answers, put together with what each customer ordered before.

import { basketOf } from "../evaluation/baskets/basket.ts";
import { type CustomerPast, everyDays, type PastProduct, PastReader } from "../evaluation/baskets/customerPast.ts";
import { CANDIDATES } from "../evaluation/baskets/orderCases.ts";
import { type OrderModel, orderValue } from "../evaluation/baskets/orderModel.ts";
import { FIRST_PRODUCT } from "../features/productIds.ts";
import type { Preprocess, SampleSet } from "../features/sampleSet.ts";
import { PROVINCES } from "../geo/provinces.ts";
import { throwIfAborted } from "../lib/abort.ts";
import { DAY_MS, dayNumber } from "../lib/calendar.ts";
import { runCooperatively } from "../lib/cooperativeTask.ts";
import { productAmountsAt } from "../model/amounts/productAmounts.ts";
import type { NextPredictions, Predictor } from "../model/predict.ts";
import { type Belonging, belongingTo } from "./belonging.ts";
import type { LaterProduct, NextOrder, OrderGap, OrderProduct, OrderValue, OwnHabit } from "./nextOrder.ts";
import { ReasonTeller } from "./reasons.ts";

/** What answers about next orders. */
export interface OrderSource {
  samples: SampleSet;
  predictor: Predictor;
  /** Fitted with the model, or on the open lines' validation part. */
  orders: OrderModel;
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
  const writer = await writerFor(source, time, signal);
  const topK = Math.min(CANDIDATES, source.samples.preprocess.products.length);
  for (let from = 0; from < customers.length; from += CHUNK) {
    throwIfAborted(signal);
    const chunk = Array.prototype.slice.call(customers, from, from + CHUNK) as number[];
    const next = await source.predictor.predictNext(source.samples, chunk, time, { topK, signal, explained: true });
    yield chunk.map((customer, row) => writer.write(customer, next, row, products, later));
    onProgress?.(from + chunk.length, customers.length);
  }
}

/** What cannot be told of orders by this model. */
export function orderGaps({ samples, predictor, orders }: OrderSource): OrderGap[] {
  const gaps: OrderGap[] = [];
  if (!predictor.amounts) gaps.push("amounts");
  if (!samples.preprocess.memory) gaps.push("reasons");
  if (orders.orders === 0) gaps.push("calibration");
  return gaps;
}

/** The last one of these samples: what it reads of all lines serves every customer asked for on one day. */
const lastWriters = new WeakMap<SampleSet, OrderWriter>();

async function writerFor(source: OrderSource, time: number, signal: AbortSignal | undefined): Promise<OrderWriter> {
  const { samples, orders } = source;
  const known = lastWriters.get(samples);
  if (known?.time === time && known.model === orders) return known;
  const writer = new OrderWriter(source, time, await runCooperatively(belongingTo(samples, time), { signal }));
  lastWriters.set(samples, writer);
  return writer;
}

class OrderWriter {
  /** The day that orders are told for, and what makes orders of answers. */
  readonly time: number;
  readonly model: OrderModel;
  readonly #samples: SampleSet;
  readonly #pasts: PastReader;
  readonly #reasons: ReasonTeller;
  readonly #belonging: Belonging;

  constructor({ samples, orders }: OrderSource, time: number, belonging: Belonging) {
    this.time = time;
    this.model = orders;
    this.#belonging = belonging;
    this.#samples = samples;
    this.#pasts = new PastReader(samples);
    this.#reasons = new ReasonTeller(samples, orders, time);
  }

  write(customer: number, next: NextPredictions, row: number, kept: number, keptLater: number): NextOrder {
    const { time } = this;
    const { lines, preprocess } = this.#samples;
    const { tasks } = preprocess;
    const past = this.#pasts.read(customer, time);
    const last = past.lastLine;
    const { salesperson, route, source, address, province } = this.#belonging;
    const lies = province(customer);
    const K = next.topIds.length / Math.max(1, rowsOf(next));
    const from = row * K;
    const ids = next.topIds.subarray(from, from + K);
    const means = next.amounts && tasks.revenue ? next.amounts.amountMean.subarray(from, from + K) : null;
    const lineProbabilities = next.topProbabilities.subarray(from, from + K);
    const basket = basketOf(this.model, past, time, ids, lineProbabilities, means);
    const products = basket.order
      .filter((k) => ids[k]! >= FIRST_PRODUCT)
      .slice(0, kept)
      .map((k): OrderProduct => {
        const id = ids[k]!;
        const probability = basket.probability[k]!;
        const by = next.contributions?.(row, id);
        return {
          ...named(preprocess, id),
          probability,
          amounts: next.amounts && productAmountsAt(next.amounts, from + k, tasks),
          worth: means && probability * means[k]!,
          own: ownHabit(past.products.get(id)),
          reasons: by ? this.#reasons.reasons(past, id, by, lineProbabilities[k]!, lies) : [],
        };
      });
    const probabilityOf = new Map(Array.from(ids, (id, k) => [id, basket.probability[k]!]));
    const told = new Set(products.map(({ product }) => product));
    return {
      customer: lines.customer.values[customer] ?? "",
      name: lines.customerNames[customer] ?? "",
      time,
      walkIn: lines.walkIn && last >= 0 ? lines.walkIn[last] === 1 : null,
      orders: past.times.length,
      last: past.times.at(-1) ?? null,
      salesperson: salesperson(customer),
      route: route(customer),
      source: source(customer),
      address: address(customer),
      province: PROVINCES[lies - 1]?.code ?? null,
      lines: basket.size,
      value: means && worthOf(this.model, past, basket.sum),
      products,
      later: this.#later(past, probabilityOf)
        .filter(({ product }) => !told.has(product))
        .slice(0, keptLater),
    };
  }

  /** Usual products whose own rhythm asks for a later day. */
  #later(past: CustomerPast, probabilityOf: ReadonlyMap<number, number>): LaterProduct[] {
    const found: LaterProduct[] = [];
    for (const [id, each] of past.products) {
      const own = ownHabit(each);
      if (each.orders < USUAL || own?.everyDays == null) continue;
      const due = own.last + own.everyDays * DAY_MS;
      if (due <= this.time) continue;
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

/** The sum as it is, without a range, where nothing was calibrated. */
function worthOf(model: OrderModel, past: CustomerPast, sum: number): OrderValue {
  const value = model.value && orderValue(model.value, past, sum);
  return value ? { mean: value.mean, range: { low: value.low, high: value.high } } : { mean: sum, range: null };
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
