// How good next orders are, judged per order: what of it was among the first products, what it came to, how many products it held,
// and whether probabilities and intervals hold what they promise; beside the baselines on the same orders.

import type { Preprocess } from "../../features/sampleSet.ts";
import { difference, interval, type Resamples, ratio, resampleCustomers, type Statistic } from "../bootstrap.ts";
import { customerRows } from "../customerSums.ts";
import { type Basket, basketOf } from "./basket.ts";
import { independentDraws } from "./membership.ts";
import { type LastOrders, ORDER_BASELINES, OrderBaselines, orderLoss } from "./orderBaselines.ts";
import type { OrderCase, OrderCases } from "./orderCases.ts";
import {
  type BasketMetrics,
  type MembershipLoss,
  ORDER_METRICS,
  type OrderGap,
  type OrderMetric,
  type OrderNumber,
  type OrdersReport,
} from "./orderMetrics.ts";
import { type OrderModel, orderValue, shrunkMean } from "./orderModel.ts";

/** Lines of the training part of each product over its orders: [P], about the share of orders that hold it. */
export function popularityOfOrders({ productCounts }: Preprocess, trainingOrders: number): Float64Array {
  const shares = new Float64Array(productCounts.length + 2);
  for (const [i, count] of productCounts.entries()) shares[i + 2] = Math.min(0.99, count / Math.max(1, trainingOrders));
  return shares;
}

/** null where no order can be judged. */
export function ordersReport(
  model: OrderModel,
  { cases, split, walkIns }: OrderCases,
  popularity: Float64Array,
  last: LastOrders,
  seed = 1,
): OrdersReport | null {
  if (cases.length === 0) return null;
  const { rowOf, customers } = customerRows(Int32Array.from(cases, ({ visit }) => visit.customer));
  const sums = new Columns(rowOf, customers);
  const rivals = new OrderBaselines(popularity);
  const [ours, draws, theirs] = [new Losses(), new Losses(), new Losses()];
  let [inside, said, worth] = [0, 0, 0];
  let [actualSize, saidSize] = [0, 0];
  let valued = 0;
  for (const [i, one] of cases.entries()) {
    const { visit, past, ids, probabilities, amounts } = one;
    const basket = basketOf(model, past, visit.time, ids, probabilities, amounts);
    const first = basket.order.slice(0, 10).map((k) => ids[k]!);
    sums.addTop(i, "model", first, one);
    for (const name of ORDER_BASELINES) sums.addTop(i, name, [...rivals.top(name, past, last)], one);
    ours.add(
      dense(one, basket, (k) => basket.probability[k]!, popularity.length),
      visit.ids,
    );
    const independent = (k: number) => independentDraws(probabilities[k]!, basket.size);
    draws.add(dense(one, basket, independent, popularity.length), visit.ids);
    theirs.add(rivals.probabilities(past, last), visit.ids);
    const own = shrunkMean({ ...model.size, fade: 1, prior: 0, factor: 1 }, past.sizes);
    sums.addErrors(i, "size", visit.size, basket.size, own);
    actualSize += visit.size;
    saidSize += basket.size;
    if (!model.value) continue;
    const value = orderValue(model.value, past, basket.sum);
    valued++;
    const usual = past.values.slice(-last.orders);
    sums.addErrors(i, "value", visit.value, value.mean, usual.reduce((a, b) => a + b, 0) / Math.max(1, usual.length));
    worth += visit.value;
    said += value.mean;
    if (visit.value >= value.low - 1e-6 && visit.value <= value.high + 1e-6) inside++;
  }
  const resamples = resampleCustomers(sums.table(), sums.width, { seed });
  const of = (name: string, metric: OrderMetric): Statistic => ratio([sums.column(`${name} ${metric}`)], [0]);
  const metrics = (name: string): BasketMetrics =>
    byName(ORDER_METRICS, (metric) => interval(resamples, of(name, metric)));
  return {
    orders: cases.length,
    customers,
    split,
    walkIns,
    model: metrics("model"),
    baselines: byName(ORDER_BASELINES, metrics),
    gaps: byName(ORDER_METRICS, (metric) => gapOf(resamples, metric, of)),
    lastOrders: last.orders,
    membership: { form: model.form, model: ours.report(), draws: draws.report(), lastOrders: theirs.report() },
    size: { ...numberOf(resamples, sums, "size"), sums: saidSize / actualSize },
    value:
      valued === cases.length
        ? { ...numberOf(resamples, sums, "value"), sums: said / worth, coverage: inside / cases.length }
        : null,
  };
}

function numberOf(resamples: Resamples, sums: Columns, name: string): Omit<OrderNumber, "sums"> {
  const mae = ratio([sums.column(`${name} error`)], [0]);
  const rule = ratio([sums.column(`${name} rule`)], [0]);
  return {
    mae: interval(resamples, mae),
    rule: interval(resamples, rule),
    lead: interval(resamples, difference(rule, mae)),
    wape: ratio([sums.column(`${name} error`)], [sums.column(`${name} actual`)])(resamples.totals, 0),
  };
}

function gapOf(
  resamples: Resamples,
  metric: OrderMetric,
  of: (name: string, metric: OrderMetric) => Statistic,
): OrderGap {
  const best = ORDER_BASELINES.reduce((a, b) =>
    of(b, metric)(resamples.totals, 0) > of(a, metric)(resamples.totals, 0) ? b : a,
  );
  return { baseline: best, ...interval(resamples, difference(of("model", metric), of(best, metric))) };
}

/** [P] what is said of every product: candidates as given, the rest of the order's size spread evenly over the others. */
function dense({ ids }: OrderCase, { size }: Basket, of: (k: number) => number, P: number): Float64Array {
  let held = 0;
  for (let k = 0; k < ids.length; k++) held += of(k);
  const others = P - 2 - ids.length;
  const found = new Float64Array(P).fill(others > 0 ? Math.max(0, size - held) / others : 0);
  for (let k = 0; k < ids.length; k++) found[ids[k]!] = of(k);
  return found;
}

/** Sums per customer; column 0 counts orders. */
class Columns {
  readonly #rowOf: Int32Array;
  readonly #customers: number;
  readonly #columns = new Map<string, Float64Array>();

  constructor(rowOf: Int32Array, customers: number) {
    this.#rowOf = rowOf;
    this.#customers = customers;
    for (const row of rowOf) this.#of("orders")[row]!++;
  }

  get width(): number {
    return this.#columns.size;
  }

  column(name: string): number {
    return [...this.#columns.keys()].indexOf(name);
  }

  addTop(i: number, name: string, first: readonly number[], { visit }: OrderCase): void {
    const hits = (k: number): number => first.slice(0, k).filter((id) => visit.ids.has(id)).length;
    const row = this.#rowOf[i]!;
    this.#of(`${name} recall5`)[row]! += hits(5) / visit.size;
    this.#of(`${name} recall10`)[row]! += hits(10) / visit.size;
    this.#of(`${name} precision5`)[row]! += hits(5) / 5;
    this.#of(`${name} hit5`)[row]! += hits(5) > 0 ? 1 : 0;
  }

  addErrors(i: number, name: string, actual: number, said: number, rule: number): void {
    const row = this.#rowOf[i]!;
    this.#of(`${name} error`)[row]! += Math.abs(said - actual);
    this.#of(`${name} rule`)[row]! += Math.abs(rule - actual);
    this.#of(`${name} actual`)[row]! += Math.abs(actual);
  }

  /** [customers, width] */
  table(): Float64Array {
    const { width } = this;
    const table = new Float64Array(this.#customers * width);
    for (const [column, sums] of [...this.#columns.values()].entries()) {
      for (let row = 0; row < this.#customers; row++) table[row * width + column] = sums[row]!;
    }
    return table;
  }

  #of(name: string): Float64Array {
    let sums = this.#columns.get(name);
    if (!sums) {
      sums = new Float64Array(this.#customers);
      this.#columns.set(name, sums);
    }
    return sums;
  }
}

/** Losses of what was said of every product of orders. */
class Losses {
  #orders = 0;
  #log = 0;
  #squares = 0;
  /** What was said of the ten likeliest products of each order, and whether it held them. */
  readonly #said: { said: number; held: number }[] = [];

  add(probabilities: Float64Array, held: ReadonlySet<number>): void {
    this.#orders++;
    this.#log += orderLoss(probabilities, held);
    for (let id = 2; id < probabilities.length; id++)
      this.#squares += (probabilities[id]! - (held.has(id) ? 1 : 0)) ** 2;
    const first = Array.from(probabilities.keys()).slice(2);
    first.sort((a, b) => probabilities[b]! - probabilities[a]! || a - b);
    for (const id of first.slice(0, 10)) this.#said.push({ said: probabilities[id]!, held: held.has(id) ? 1 : 0 });
  }

  report(): MembershipLoss {
    const rows = this.#said.sort((a, b) => a.said - b.said);
    let off = 0;
    for (let bin = 0; bin < 10; bin++) {
      const some = rows.slice(Math.floor((bin * rows.length) / 10), Math.floor(((bin + 1) * rows.length) / 10));
      off += Math.abs(some.reduce((sum, { said, held }) => sum + said - held, 0));
    }
    const n = Math.max(1, this.#orders);
    return { logLoss: this.#log / n, brier: this.#squares / n, ece: off / Math.max(1, rows.length) };
  }
}

function byName<K extends string, V>(names: readonly K[], make: (name: K) => V): Record<K, V> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<K, V>;
}
