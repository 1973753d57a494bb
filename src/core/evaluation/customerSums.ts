// Everything the metrics need, summed per customer: the rows that the bootstrap draws.

import { InternalError } from "../lib/internalError.ts";
import { ratio, type Statistic } from "./bootstrap.ts";
import { gain } from "./metrics.ts";
import { PRODUCT_METRICS, type ProductMetric, type RevenueMetrics, SLICES, type Slice } from "./report.ts";

/** [n] a row for each target's customer, in order of appearance, by customer codes [n]; and how many there are. */
export function customerRows(customerOf: Int32Array): { rowOf: Int32Array; customers: number } {
  const rows = new Map<number, number>();
  const rowOf = customerOf.map((code) => {
    const known = rows.get(code);
    if (known !== undefined) return known;
    rows.set(code, rows.size);
    return rows.size - 1;
  });
  return { rowOf, customers: rows.size };
}

/**
 * [customers, 1 + columns] a row for each customer: its targets, then what each column has of them. `rowOf` [n] as `customerRows`
 * says; a column answers with a target's value.
 */
export function customerTable(
  rowOf: Int32Array,
  customers: number,
  columns: readonly ((target: number) => number)[],
): Float64Array {
  const width = 1 + columns.length;
  const table = new Float64Array(customers * width);
  for (let i = 0; i < rowOf.length; i++) {
    const at = width * rowOf[i]!;
    table[at]!++;
    for (let column = 1; column < width; column++) table[at + column]! += columns[column - 1]!(i);
  }
  return table;
}

/**
 * Named columns of sums, one row per customer of the targets. Columns "repeat" and "new" count targets; ranks add
 * "NAME repeat|new METRIC", errors add "TASK NAME absolute", "TASK NAME squared" and "TASK size" (sum of |actual|).
 */
export class CustomerSums {
  /** Number of distinct customers. */
  readonly customers: number;
  readonly #rowOf: Int32Array; // [n]
  readonly #repeats: Uint8Array; // [n]
  readonly #columns = new Map<string, { index: number; sums: Float64Array }>();

  /** `customerOf` [n]: customer code of each target; `repeats` [n]: 1 where its product was bought before. */
  constructor(customerOf: Int32Array, repeats: Uint8Array) {
    const { rowOf, customers } = customerRows(customerOf);
    this.#rowOf = rowOf;
    this.customers = customers;
    this.#repeats = repeats;
    this.#check("repeats", repeats.length);
    const counts = [this.#sums("new"), this.#sums("repeat")];
    for (let i = 0; i < rowOf.length; i++) counts[repeats[i]][rowOf[i]]++;
  }

  get width(): number {
    return this.#columns.size;
  }

  /** A column's index; throws when there is none of this name. */
  column(name: string): number {
    const column = this.#columns.get(name);
    if (!column) throw new InternalError(`no column of sums is called ${JSON.stringify(name)}`);
    return column.index;
  }

  /** Ranks [n] of one model (0 = unknown product), split by whether the product was bought before. */
  addRanks(name: string, ranks: Int32Array): void {
    this.#check(name, ranks.length);
    const gains = ["new", "repeat"].map((slice) =>
      PRODUCT_METRICS.map((metric) => this.#sums(`${name} ${slice} ${metric}`)),
    );
    for (let i = 0; i < ranks.length; i++) {
      if (ranks[i] < 1) continue;
      for (let m = 0; m < PRODUCT_METRICS.length; m++) {
        gains[this.#repeats[i]][m][this.#rowOf[i]] += gain(PRODUCT_METRICS[m], ranks[i]);
      }
    }
  }

  /** Errors of one model's predictions [n] of a task. */
  addErrors(task: string, name: string, actual: Float64Array, predicted: Float64Array): void {
    this.#check(`${task} ${name}`, predicted.length);
    const first = !this.#columns.has(`${task} size`);
    const size = this.#sums(`${task} size`);
    const absolute = this.#sums(`${task} ${name} absolute`);
    const squared = this.#sums(`${task} ${name} squared`);
    for (let i = 0; i < actual.length; i++) {
      const row = this.#rowOf[i];
      const error = Math.abs(predicted[i] - actual[i]);
      absolute[row] += error;
      squared[row] += error * error;
      if (first) size[row] += Math.abs(actual[i]);
    }
  }

  /** [customers, width] */
  table(): Float64Array {
    const table = new Float64Array(this.customers * this.width);
    for (const { index, sums } of this.#columns.values()) {
      for (let row = 0; row < sums.length; row++) table[row * this.width + index] = sums[row];
    }
    return table;
  }

  #sums(name: string): Float64Array {
    let column = this.#columns.get(name);
    if (!column) {
      column = { index: this.#columns.size, sums: new Float64Array(this.customers) };
      this.#columns.set(name, column);
    }
    return column.sums;
  }

  #check(name: string, length: number): void {
    if (length !== this.#rowOf.length) {
      throw new RangeError(`${name}: ${length} values for ${this.#rowOf.length} targets`);
    }
  }
}

/** The model that is judged, among what was added by name. */
export const MODEL = "model";

/** A metric of the ranks that were added under this name. */
export function productStatistic(
  sums: CustomerSums,
  name: string,
  metric: ProductMetric,
  slices: readonly Slice[] = SLICES,
): Statistic {
  return ratio(
    slices.map((slice) => sums.column(`${name} ${slice} ${metric}`)),
    slices.map((slice) => sums.column(slice)),
  );
}

/** The error in one metric of what was added as this task and name. */
export function errorStatistic(
  sums: CustomerSums,
  task: string,
  name: string,
  metric: keyof RevenueMetrics,
): Statistic {
  const all = SLICES.map((slice) => sums.column(slice));
  const absolute = [sums.column(`${task} ${name} absolute`)];
  switch (metric) {
    case "mae":
      return ratio(absolute, all);
    case "rmse":
      return ratio([sums.column(`${task} ${name} squared`)], all, true);
    case "wape":
      return ratio(absolute, [sums.column(`${task} size`)]);
    default:
      return metric satisfies never;
  }
}
