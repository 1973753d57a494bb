// What is counted of a customer and a product as of a time: every number is of lines strictly earlier than the target, and of
// none of its own order.

import { DAY_MS } from "../../lib/calendar.ts";
import type { CustomerColumns } from "../customerColumns.ts";
import type { History } from "../history.ts";
import type { LineMeasures } from "./measures.ts";
import { CANDIDATE, CONTEXT, LARGEST, MEASURE_COUNT, MEASURE_WIDTH, MEASURES, PAIR_WIDTH, TRUST } from "./parts.ts";
import { endBefore, type Levels, PRODUCT_WINDOW, type ProductSales } from "./productSales.ts";

/** Lines of the customer, of any product, that are looked at; of these the latest for `levelLately`. */
const CUSTOMER_WINDOW = 40;
const LATELY = 8;
/** Lines of the customer with the product. */
const OWN_WINDOW = 12;
/** Each earlier line of the product weighs this much of the next. */
const OWN_DECAY = 0.8;
/** A line further than this from its product's median counts as so far; lines' worth of none in a level. */
const FAR = 3;
const LEVEL_PRIOR = 2;
/** Prices of a product that lie this far from its median on average, in logs, are no prices of one thing. */
const WIDE_PRICES = 0.3;
/** Where a row's numbers of the price begin. */
const PRICE = MEASURES.indexOf("price") * MEASURE_WIDTH;
const PRODUCT_VALUES = [CANDIDATE.productMedian, CANDIDATE.productLately, CANDIDATE.productLast];
/** What a row is told of the product alone: of each measure, and as a whole. */
const OF_PRODUCT = [...PRODUCT_VALUES, TRUST.productSpread, TRUST.productAgree];
const OF_PRODUCT_ONCE = [CONTEXT.productLines, CONTEXT.productDays, LARGEST];
/** Values closer than this are the same: rounding of logs. */
const SAME = 1e-4;

export interface PairSource {
  columns: CustomerColumns;
  measures: LineMeasures;
  /** Of all customers; of another file's columns where the customer's are hypothetical. */
  sales: ProductSales;
  /** As `lineDeviations` makes them. */
  deviations: Float32Array;
  levels: Levels;
}

/** Reads pairs; it owns its buffers and serves one caller at a time. */
export class PairReader {
  readonly #source: PairSource;
  readonly #values = new Float64Array(Math.max(PRODUCT_WINDOW, CUSTOMER_WINDOW, OWN_WINDOW));
  readonly #positions = new Int32Array(Math.max(PRODUCT_WINDOW, CUSTOMER_WINDOW));
  /** The customer's part of a row, of the history read last. */
  readonly #customer = new Float64Array(PAIR_WIDTH);
  #start = -1;
  #cut = -1;
  #time = Number.NaN;
  #ownVisit = -1;
  readonly #gross = new Float32Array(PRODUCT_WINDOW);
  /** The products' parts of rows, of the time asked for last; the one at hand. */
  readonly #products = new Map<number, Float64Array>();
  #productTime = Number.NaN;
  #product: Float64Array = new Float64Array(PAIR_WIDTH);
  /** The customer's last position of each product code, once asked for. */
  #lastOf: Map<number, number> | null = null;

  constructor(source: PairSource) {
    this.#source = source;
  }

  /** The history's last line of a product, −1 for none. */
  lastOwn(history: History, code: number): number {
    this.#readCustomer(history);
    if (this.#lastOf === null) {
      const { lines, lineAt } = this.#source.columns;
      this.#lastOf = new Map();
      for (let p = history.start; p < history.cut; p++) {
        if (!history.leavesOut(p)) this.#lastOf.set(lines.product.codes[lineAt[p]!]!, p);
      }
    }
    return this.#lastOf.get(code) ?? -1;
  }

  /** The history's line of the product before a position that is of it, −1 for none. */
  earlierOwn(history: History, position: number): number {
    const { previousProduct } = this.#source.columns;
    let p = previousProduct[position]!;
    while (p >= 0 && (p >= history.cut || history.leavesOut(p))) p = previousProduct[p]!;
    return p;
  }

  /**
   * Writes a row [PAIR_WIDTH] for a history and a product, −1 for one without lines; `own` is the history's last line of it. NaN
   * where nothing was counted.
   */
  read(history: History, code: number, own: number, out: Float64Array): void {
    this.#readCustomer(history);
    out.set(this.#customer);
    const ownLines = this.#readOwn(history, own, out);
    this.#readProduct(history, code, out);
    for (let m = 0; m < MEASURE_COUNT; m++) {
      const at = m * MEASURE_WIDTH;
      const middle = out[at + CANDIDATE.productMedian]!;
      const level = out[at + TRUST.level]!;
      out[at + CANDIDATE.carried] = middle + out[at + CANDIDATE.carried]!;
      out[at + CANDIDATE.levelled] = Number.isNaN(level) ? middle : middle + level;
    }
    out[CONTEXT.ownLines] = Math.log1p(ownLines);
    out[CONTEXT.ownDays] = own < 0 ? Number.NaN : daysBetween(this.#source.columns.time[own]!, history.time);
    // Who buys more than others of everything may buy more than anyone of this.
    const level = out[TRUST.level]!;
    const wide = out[PRICE + TRUST.productSpread]! > WIDE_PRICES;
    if (level > 0 && !wide) out[LARGEST]! += level;
  }

  #readCustomer(history: History): void {
    const { start, cut, time, ownVisit } = history;
    if (this.#start === start && this.#cut === cut && this.#time === time && this.#ownVisit === ownVisit) return;
    this.#start = start;
    this.#cut = cut;
    this.#time = time;
    this.#ownVisit = ownVisit;
    this.#lastOf = null;
    const { columns, measures, deviations } = this.#source;
    const out = this.#customer.fill(Number.NaN);
    const positions = this.#positions;
    const comparable = comparableUntil(history, columns);
    let n = 0;
    for (let p = cut - 1; p >= start && n < CUSTOMER_WINDOW; p--) if (!history.leavesOut(p)) positions[n++] = p;
    for (let m = 0; m < MEASURE_COUNT; m++) {
      const at = m * MEASURE_WIDTH;
      const values = measures[MEASURES[m]!];
      const held = this.#gather(values, n);
      out[at + CANDIDATE.customerLast] = this.#first(values, n);
      out[at + CANDIDATE.customerMedian] = this.#median(held);
      out[at + TRUST.customerAgree] = this.#agreement(held, out[at + CANDIDATE.customerMedian]!);
      let sum = 0;
      let weights = 0;
      let spread = 0;
      let late = 0;
      let lateWeights = 0;
      for (let i = 0; i < n; i++) {
        const deviation = deviations[positions[i]! * MEASURE_COUNT + m]!;
        if (Number.isNaN(deviation) || columns.time[positions[i]!]! > comparable) continue;
        const bounded = Math.max(-FAR, Math.min(FAR, deviation));
        sum += bounded;
        spread += Math.abs(bounded);
        weights++;
        if (i < LATELY) {
          late += bounded;
          lateWeights++;
        }
      }
      out[at + TRUST.customerSpread] = weights > 0 ? spread / weights : Number.NaN;
      out[at + TRUST.level] = weights > 0 ? sum / (weights + LEVEL_PRIOR) : Number.NaN;
      out[at + TRUST.levelLately] = lateWeights > 0 ? late / (lateWeights + LEVEL_PRIOR) : Number.NaN;
    }
    out[CONTEXT.customerLines] = Math.log1p(history.length);
    if (n > 0) {
      let visits = 0;
      for (let i = 0; i < n; i++) if (columns.previousInVisit[positions[i]!]! < positions[n - 1]!) visits++;
      out[CONTEXT.customerDays] = daysBetween(columns.time[positions[0]!]!, time);
      out[CONTEXT.customerVisitSize] = Math.log1p(n / visits);
    }
    const date = new Date(time);
    const month = (2 * Math.PI * date.getUTCMonth()) / 12;
    const weekday = (2 * Math.PI * ((date.getUTCDay() + 6) % 7)) / 7;
    out[CONTEXT.monthSin] = Math.sin(month);
    out[CONTEXT.monthCos] = Math.cos(month);
    out[CONTEXT.weekdaySin] = Math.sin(weekday);
    out[CONTEXT.weekdayCos] = Math.cos(weekday);
  }

  /** The customer's lines of the product; returns how many there are, up to OWN_WINDOW. */
  #readOwn(history: History, own: number, out: Float64Array): number {
    const { columns, measures, deviations } = this.#source;
    const comparable = comparableUntil(history, columns);
    const positions = this.#positions;
    let n = 0;
    for (let p = own; p >= 0 && n < OWN_WINDOW; p = this.earlierOwn(history, p)) positions[n++] = p;
    for (let m = 0; m < MEASURE_COUNT; m++) {
      const at = m * MEASURE_WIDTH;
      const values = measures[MEASURES[m]!];
      let sum = 0;
      let weights = 0;
      let moved = 0;
      let movedWeights = 0;
      let weight = 1;
      for (let i = 0; i < n; i++) {
        const value = values[positions[i]!]!;
        const deviation = deviations[positions[i]! * MEASURE_COUNT + m]!;
        if (!Number.isNaN(value)) {
          sum += weight * value;
          weights += weight;
        }
        if (!Number.isNaN(deviation) && columns.time[positions[i]!]! <= comparable) {
          moved += weight * deviation;
          movedWeights += weight;
        }
        weight *= OWN_DECAY;
      }
      const held = this.#gather(values, n);
      out[at + CANDIDATE.ownLast] = this.#first(values, n);
      out[at + CANDIDATE.ownMedian] = this.#median(held);
      out[at + CANDIDATE.ownMean] = weights > 0 ? sum / weights : Number.NaN;
      out[at + CANDIDATE.carried] = movedWeights > 0 ? moved / movedWeights : Number.NaN;
      out[at + TRUST.ownSpread] = this.#spread(held, out[at + CANDIDATE.ownMedian]!);
      out[at + TRUST.ownAgree] = this.#agreement(held, out[at + CANDIDATE.ownMedian]!);
    }
    return n;
  }

  /** Writes what the product sold like to all customers. */
  #readProduct(history: History, code: number, out: Float64Array): void {
    if (history.ownVisit >= 0) this.#countProduct(history, code, this.#product);
    else {
      if (this.#productTime !== history.time) this.#products.clear();
      this.#productTime = history.time;
      let kept = this.#products.get(code);
      if (!kept) {
        kept = new Float64Array(PAIR_WIDTH);
        this.#countProduct(history, code, kept);
        this.#products.set(code, kept);
      }
      this.#product = kept;
    }
    const product = this.#product;
    for (let m = 0; m < MEASURE_COUNT; m++) {
      const at = m * MEASURE_WIDTH;
      for (const k of OF_PRODUCT) out[at + k] = product[at + k]!;
    }
    for (const k of OF_PRODUCT_ONCE) out[k] = product[k]!;
  }

  #countProduct(history: History, code: number, out: Float64Array): void {
    const { columns, sales, levels } = this.#source;
    const places = this.#positions;
    const from = code < 0 ? 0 : sales.start[code]!;
    const end = code < 0 ? 0 : endBefore(sales, code, history.time);
    const isOwnOrder = (i: number): boolean =>
      history.ownVisit >= 0 && columns.visit[sales.positions[i]!] === history.ownVisit;
    let n = 0;
    for (let i = end - 1; i >= from && n < PRODUCT_WINDOW; i--) if (!isOwnOrder(i)) places[n++] = i;
    let counted = end - from;
    const began = history.ownVisit < 0 ? Number.POSITIVE_INFINITY : columns.time[history.excluded[0]!]!;
    for (let i = end - 1; i >= from && sales.times[i]! >= began; i--) if (isOwnOrder(i)) counted--;
    const last = n > 0 ? sales.times[places[0]!]! : Number.NaN;
    for (let m = 0; m < MEASURE_COUNT; m++) {
      const at = m * MEASURE_WIDTH;
      const values = sales.values[MEASURES[m]!];
      out[at + CANDIDATE.productLast] = this.#first(values, n);
      out[at + CANDIDATE.productLately] = this.#median(this.#gather(values, Math.min(n, LATELY)));
      const held = this.#gather(values, n);
      out[at + CANDIDATE.productMedian] = this.#median(held);
      out[at + TRUST.productSpread] = this.#spread(held, out[at + CANDIDATE.productMedian]!);
      out[at + TRUST.productAgree] = this.#agreement(held, out[at + CANDIDATE.productMedian]!);
      if (held > 0) continue;
      const level = levels(code, m, history.time);
      for (const k of PRODUCT_VALUES) out[at + k] = level;
    }
    const { quantity, price } = sales.values;
    const gross = this.#gross;
    for (let i = 0; i < n; i++) {
      gross[i] = quantity[places[i]!]! + price[places[i]!]!;
      places[i] = i;
    }
    const held = this.#gather(gross, n);
    // Where prices are anything, as of fees and hand-made entries, the largest one says nothing of the next.
    const wide = out[PRICE + TRUST.productSpread]! > WIDE_PRICES;
    out[LARGEST] = held > 0 ? this.#values[wide ? Math.floor(0.75 * (held - 1)) : held - 1]! : Number.NaN;
    out[CONTEXT.productLines] = Math.log1p(counted);
    out[CONTEXT.productDays] = daysBetween(last, history.time);
  }

  /** Puts the values of the first n positions in order; returns how many have one. */
  #gather(column: Float32Array, n: number): number {
    const values = this.#values;
    const positions = this.#positions;
    let held = 0;
    for (let i = 0; i < n; i++) {
      const value = column[positions[i]!]!;
      if (Number.isNaN(value)) continue;
      let at = held++;
      for (; at > 0 && values[at - 1]! > value; at--) values[at] = values[at - 1]!;
      values[at] = value;
    }
    return held;
  }

  #first(column: Float32Array, n: number): number {
    for (let i = 0; i < n; i++) {
      const value = column[this.#positions[i]!]!;
      if (!Number.isNaN(value)) return value;
    }
    return Number.NaN;
  }

  /** The lower of the two middle ones, so that it is a value that was sold. */
  #median(held: number): number {
    return held > 0 ? this.#values[(held - 1) >> 1]! : Number.NaN;
  }

  #spread(held: number, middle: number): number {
    let sum = 0;
    for (let i = 0; i < held; i++) sum += Math.abs(this.#values[i]! - middle);
    return held > 0 ? sum / held : Number.NaN;
  }

  #agreement(held: number, middle: number): number {
    let same = 0;
    for (let i = 0; i < held; i++) if (Math.abs(this.#values[i]! - middle) < SAME) same++;
    return held > 0 ? same / held : Number.NaN;
  }
}

/** Lines after one of the target's own order were compared with products' medians that may hold that line: not to be told. */
function comparableUntil(history: History, columns: CustomerColumns): number {
  return history.ownVisit < 0 ? Number.POSITIVE_INFINITY : columns.time[history.excluded[0]!]!;
}

function daysBetween(from: number, to: number): number {
  return Math.log1p(Math.max(0, to - from) / DAY_MS);
}
