// What a trained amounts model is, and its answers: quantity, unit price, discount and amount of a customer's line of a product,
// each as a median and as a mean, with how far lines like it were off.

import { CHOICES, encodePair, INPUT_COUNT, type PairScales } from "../../features/amounts/encodePair.ts";
import type { ProductLevels } from "../../features/amounts/pairs.ts";
import { LARGEST, MEASURE_COUNT, PAIR_WIDTH } from "../../features/amounts/parts.ts";
import type { Parameter } from "../parameters.ts";
import { type AmountCells, type AmountTask, cellOf } from "./amountCells.ts";
import { AmountNetwork, amountShapes } from "./amountNetwork.ts";

export interface AmountModel {
  /** By PyTorch's names, in the order of `amountShapes`. */
  weights: Map<string, Parameter>;
  scales: PairScales;
  /** Quantities are whole numbers: medians are rounded. */
  wholeUnits: boolean;
  /** The largest training values of ln quantity and ln price: no median lies beyond. */
  most: number[];
  /** What products sold like at the end of the training part. */
  levels: ProductLevels;
  /** Errors of predictions alike, on the validation part. */
  cells: Record<AmountTask, AmountCells>;
  /**
   * Before the product is known, the say from 0 to 1 that the likeliest products have beside the median of the customer's last
   * lines; absent in models of older versions, where they have all of it.
   */
  beforeProduct?: Record<AmountTask, number>;
}

/** In units, currency and fractions; `amount` = quantity · price · (1 − discount), the line's net revenue. */
export const AMOUNT_NUMBERS = [
  "quantity",
  "price",
  "discount",
  "amount",
  "quantityMean",
  "discountMean",
  "amountMean",
  "quantityOff",
  "discountOff",
  "amountOff",
  "quantityLow",
  "discountLow",
  "amountLow",
  "quantityHigh",
  "discountHigh",
  "amountHigh",
] as const;
export type AmountNumber = (typeof AMOUNT_NUMBERS)[number];

/**
 * [n] of each number. Without a suffix: the median; Mean: what sums without bias; Off: the mean absolute error of predictions like
 * this one on the validation part; Low, High: between them lie 80 % of the lines like this one.
 */
export type Amounts = Record<AmountNumber, Float64Array>;

export function createAmounts(n: number): Amounts {
  return Object.fromEntries(AMOUNT_NUMBERS.map((name) => [name, new Float64Array(n)])) as Amounts;
}

/** The numbers that have more than a median: the task whose cells they are of, and their names. */
const SPREAD = [
  {
    task: "quantity",
    name: "quantity",
    mean: "quantityMean",
    off: "quantityOff",
    low: "quantityLow",
    high: "quantityHigh",
  },
  {
    task: "discount",
    name: "discount",
    mean: "discountMean",
    off: "discountOff",
    low: "discountLow",
    high: "discountHigh",
  },
  { task: "revenue", name: "amount", mean: "amountMean", off: "amountOff", low: "amountLow", high: "amountHigh" },
] as const;

/** Answers of one or several models: the means of their numbers. It owns its buffers. */
export class AmountPredictor {
  readonly row = new Float64Array(PAIR_WIDTH);
  readonly #inputs = new Float32Array(INPUT_COUNT);
  readonly #choices = new Float32Array(MEASURE_COUNT * CHOICES);
  readonly #measures = new Float64Array(MEASURE_COUNT);
  readonly #models: readonly { model: AmountModel; network: AmountNetwork }[];

  constructor(models: readonly AmountModel[]) {
    this.#models = models.map((model) => ({ model, network: networkOf(model) }));
  }

  /** Levels for the products that a file does not have: those of the first model. */
  get levels(): ProductLevels {
    return this.#models[0]!.model.levels;
  }

  /** From 0 to 1: the say of the likeliest products in what a line is expected to be before its product is known. */
  beforeProduct(task: AmountTask): number {
    const n = this.#models.length;
    return this.#models.reduce((sum, { model }) => sum + (model.beforeProduct?.[task] ?? 1) / n, 0);
  }

  /** Writes the answers for the pair in `row`, whose product has this vocabulary id, to place `at`. */
  answer(product: number, out: Amounts, at: number): void {
    for (const name of AMOUNT_NUMBERS) out[name][at] = 0;
    const n = this.#models.length;
    for (const { model, network } of this.#models) {
      encodePair(this.row, model.scales, this.#inputs, this.#choices, 0);
      network.forward(this.#inputs, this.#choices, 0, product, model.scales.distance, this.#measures);
      const medians = mediansOf(this.#measures, model, this.row[LARGEST]!);
      for (const name of ["quantity", "price", "discount", "amount"] as const) out[name][at]! += medians[name] / n;
      const own = Number.isNaN(this.row[0]!) ? 0 : 1;
      for (const { task, name, mean, off, low, high } of SPREAD) {
        const median = medians[name];
        const cell = cellOf(model.cells[task], median, own);
        const adds = task === "discount";
        out[mean][at]! += bounded(adds ? median + cell.mean : median * cell.mean, adds) / n;
        out[off][at]! += (adds ? cell.off : median * cell.off) / n;
        out[low][at]! += bounded(adds ? median + cell.low : median * cell.low, adds) / n;
        out[high][at]! += bounded(adds ? median + cell.high : median * cell.high, adds) / n;
      }
    }
    if (n > 1) {
      if (this.#models.every(({ model }) => model.wholeUnits)) out.quantity[at] = Math.round(out.quantity[at]!);
      out.amount[at] = out.quantity[at]! * out.price[at]! * (1 - out.discount[at]!);
    }
  }
}

function bounded(value: number, isShare: boolean): number {
  return isShare ? Math.min(1, Math.max(0, value)) : Math.max(0, value);
}

export interface Medians {
  quantity: number;
  price: number;
  discount: number;
  amount: number;
}

/** The network's measures [MEASURE_COUNT] in units and currency; `largest` as in a pair's row. */
export function mediansOf(
  measures: ArrayLike<number>,
  { wholeUnits, most }: Pick<AmountModel, "wholeUnits" | "most">,
  largest: number,
): Medians {
  const units = Math.exp(Math.min(measures[0]!, most[0]!));
  const quantity = wholeUnits ? Math.max(1, Math.round(units)) : units;
  // Where prices are anything, as of fees and hand-made entries, dear ones are of few units.
  const dearest = Number.isNaN(largest) ? most[1]! : Math.min(most[1]!, largest - Math.log(quantity));
  const price = Math.exp(Math.min(measures[1]!, dearest));
  const discount = Math.min(1, Math.max(0, measures[2]!));
  return { quantity, price, discount, amount: quantity * price * (1 - discount) };
}

export function networkOf({ weights }: Pick<AmountModel, "weights">): AmountNetwork {
  const P = weights.get("embedding.weight")!.shape[0]!;
  return new AmountNetwork([...amountShapes(P).keys()].map((name) => Float64Array.from(weights.get(name)!.values)));
}
