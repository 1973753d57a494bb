// Every product's lines in the order of time: what a product sold like as of any time is looked up, strictly before it.

import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import type { CustomerColumns } from "../customerColumns.ts";
import { firstAtOrAfter } from "../history.ts";
import type { LineMeasures } from "./measures.ts";
import { MEASURE_COUNT, MEASURES } from "./parts.ts";

/** Lines of a product that its median is of. */
export const PRODUCT_WINDOW = 40;
const STEP = 16_384;

/** The counted lines of each product, by product code and time; code c owns start[c]..start[c + 1] − 1. */
export interface ProductSales {
  start: Int32Array; // [products + 1]
  /** Position of each line in the columns they were counted in. */
  positions: Int32Array;
  times: Float64Array;
  /** Measures of each line, NaN where it has none. */
  values: LineMeasures;
}

/** Sorts the lines that `counts` lets in by product. */
export function* productSales(
  columns: CustomerColumns,
  measures: LineMeasures,
  counts: (position: number) => boolean,
): CooperativeTask<ProductSales> {
  const { lines, lineAt, byTime, count, time } = columns;
  const { codes } = lines.product;
  const start = new Int32Array(lines.product.values.length + 1);
  for (let p = 0; p < count; p++) {
    if (p % STEP === 0) yield;
    const code = codes[lineAt[p]!]!;
    if (code >= 0 && counts(p)) start[code + 1]!++;
  }
  for (let c = 0; c + 1 < start.length; c++) start[c + 1]! += start[c]!;
  const next = start.slice();
  const total = start[start.length - 1]!;
  const positions = new Int32Array(total);
  const times = new Float64Array(total);
  for (let i = 0; i < count; i++) {
    if (i % STEP === 0) yield;
    const p = byTime[i]!;
    const code = codes[lineAt[p]!]!;
    if (code < 0 || !counts(p)) continue;
    const at = next[code]!++;
    positions[at] = p;
    times[at] = time[p]!;
  }
  yield;
  const column = (values: Float32Array): Float32Array => Float32Array.from(positions, (p) => values[p]!);
  const quantity = column(measures.quantity);
  yield;
  const price = column(measures.price);
  yield;
  return { start, positions, times, values: { quantity, price, discount: column(measures.discount) } };
}

/** Index behind the product's last line strictly before `time`. */
export function endBefore({ start, times }: ProductSales, code: number, time: number): number {
  return firstAtOrAfter(times, start[code]!, start[code + 1]!, time);
}

/** What a product without enough lines in the file sold like in the training part; NaN where that is not known. */
export type Levels = (code: number, measure: number, time: number) => number;

/**
 * [positions, MEASURE_COUNT] each line's measure less its product's median strictly before the line; NaN where there is none.
 * `codeOf` is the product's code in the sales.
 */
export function* lineDeviations(
  columns: CustomerColumns,
  measures: LineMeasures,
  sales: ProductSales,
  codeOf: (position: number) => number,
  levels: Levels,
): CooperativeTask<Float32Array> {
  const { byTime, count, time } = columns;
  const { start, times } = sales;
  const deviations = new Float32Array(count * MEASURE_COUNT).fill(Number.NaN);
  // Lines by product, in the order of time: the window moves along once.
  const first = new Int32Array(start.length).fill(-1);
  const last = new Int32Array(start.length).fill(-1);
  const following = new Int32Array(count).fill(-1);
  for (let i = 0; i < count; i++) {
    if (i % STEP === 0) yield;
    const p = byTime[i]!;
    const code = codeOf(p);
    if (code < 0) continue;
    if (first[code]! < 0) first[code] = p;
    else following[last[code]!] = p;
    last[code] = p;
  }
  const window = new SortedWindow();
  let done = 0;
  for (let code = 0; code + 1 < start.length; code++) {
    for (let m = 0; m < MEASURE_COUNT; m++) {
      const values = sales.values[MEASURES[m]!];
      const own = measures[MEASURES[m]!];
      window.size = 0;
      let behind = start[code]!;
      let oldest = behind;
      for (let p = first[code]!; p >= 0; p = following[p]!) {
        if (++done % STEP === 0) yield;
        for (; behind < start[code + 1]! && times[behind]! < time[p]!; behind++) {
          if (behind - oldest === PRODUCT_WINDOW) window.remove(values[oldest++]!);
          window.add(values[behind]!);
        }
        const middle = window.size > 0 ? window.median() : levels(code, m, time[p]!);
        deviations[p * MEASURE_COUNT + m] = own[p]! - middle;
      }
    }
  }
  return deviations;
}

/** Up to PRODUCT_WINDOW values in order; NaN is passed over. */
class SortedWindow {
  size = 0;
  readonly #values = new Float64Array(PRODUCT_WINDOW + 1);

  add(value: number): void {
    if (Number.isNaN(value)) return;
    let at = this.size++;
    const values = this.#values;
    for (; at > 0 && values[at - 1]! > value; at--) values[at] = values[at - 1]!;
    values[at] = value;
  }

  remove(value: number): void {
    if (Number.isNaN(value)) return;
    const values = this.#values;
    let at = 0;
    while (values[at] !== value) at++;
    this.size--;
    for (; at < this.size; at++) values[at] = values[at + 1]!;
  }

  /** The lower of the two middle ones, so that it is a value that was sold. */
  median(): number {
    return this.#values[(this.size - 1) >> 1]!;
  }
}
