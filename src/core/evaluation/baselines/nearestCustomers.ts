// TIFU-KNN: a customer's visits as one vector, newer ones weighing more, mixed with the mean of the nearest customers' vectors.
// Hu, He, Gao and Zhang (2020), "Modeling personalized item frequency information", https://doi.org/10.1145/3397271.3401066.

import type { FitSamples } from "../../features/withoutTest.ts";
import { hash32 } from "../../lib/random.ts";
import { orderBy } from "../../lib/timeOrder.ts";
import { trainingLines } from "./trainingPart.ts";
import type { Grid, Scorer } from "./tuning.ts";
import { type Basket, VisitBaskets } from "./visitHistories.ts";

export interface NearestNumbers {
  /** Visits of a group, counted from the newest back. */
  group: number;
  /** What a visit weighs against the next one of its group, and a group against the next one. */
  within: number;
  between: number;
  neighbours: number;
  /** Weight of the customer's own vector; the neighbours have the rest. */
  own: number;
}

export const NEAREST_START: NearestNumbers = { group: 7, within: 0.9, between: 0.7, neighbours: 300, own: 0.7 };
export const NEAREST_GRID: Grid<NearestNumbers> = {
  group: [3, 7, 15],
  within: [0.7, 0.9, 1],
  between: [0.5, 0.7, 0.9],
  neighbours: [50, 150, 300, 900],
  own: [0.3, 0.5, 0.7, 0.9, 0.98],
};

/** Customers that may be neighbours; of more, so many are drawn. */
const MOST_CUSTOMERS = 10_000;

/** The vectors of the pool by customer and by product, both sparse. */
interface Pool {
  customerStart: Int32Array;
  ids: Int32Array;
  values: Float64Array;
  /** [customers] squared lengths. */
  squares: Float64Array;
  productStart: Int32Array; // [P + 1]
  customers: Int32Array;
  valuesOfProduct: Float64Array;
}

/** Neighbours are customers as they were when the training part ended. */
export class NearestCustomers {
  readonly #numProducts: number;
  /** The pool's customers, and their visits of the training part. */
  readonly #codes: Int32Array;
  readonly #baskets: Basket[][];
  /** Of the numbers last asked for alone: it may hold millions of numbers. */
  #pool: { key: string; pool: Pool } | null = null;

  constructor(samples: FitSamples) {
    this.#numProducts = samples.sizes.numProducts;
    const found = trainingBaskets(samples);
    this.#codes = Int32Array.from(found.keys());
    this.#baskets = [...found.values()];
  }

  scorer(numbers: NearestNumbers): Scorer {
    const pool = this.#poolFor(numbers);
    const place = new Map([...this.#codes].map((code, i) => [code, i]));
    const distances = new Float64Array(this.#codes.length);
    const scratch = new Float64Array(this.#codes.length);
    const wanted = Math.min(numbers.neighbours, this.#codes.length - 1);
    return ({ customer, baskets }, scores) => {
      scores.fill(0);
      distances.set(pool.squares);
      const self = place.get(customer);
      const vector = vectorOf(baskets, numbers);
      for (const [id, value] of vector) {
        scores[id] = numbers.own * value;
        for (let k = pool.productStart[id]!; k < pool.productStart[id + 1]!; k++) {
          distances[pool.customers[k]!]! -= 2 * value * pool.valuesOfProduct[k]!;
        }
      }
      if (self !== undefined) distances[self] = Number.POSITIVE_INFINITY;
      if (wanted < 1) return;
      scratch.set(distances);
      const farthest = select(scratch, wanted - 1);
      let level = wanted;
      for (const distance of distances) if (distance < farthest) level--;
      const weight = (1 - numbers.own) / wanted;
      for (let i = 0; i < distances.length; i++) {
        if (distances[i]! > farthest || (distances[i] === farthest && level-- <= 0)) continue;
        for (let k = pool.customerStart[i]!; k < pool.customerStart[i + 1]!; k++) {
          scores[pool.ids[k]!]! += weight * pool.values[k]!;
        }
      }
    };
  }

  #poolFor(numbers: NearestNumbers): Pool {
    const key = [numbers.group, numbers.within, numbers.between].join();
    if (this.#pool?.key === key) return this.#pool.pool;
    this.#pool = null;
    const pool = poolOf(
      this.#baskets.map((baskets) => vectorOf(baskets, numbers)),
      this.#numProducts,
    );
    this.#pool = { key, pool };
    return pool;
  }
}

/** The vector of some visits, oldest first: each visit 1 at its products, decayed within and between groups, mean of the groups' means. */
export function vectorOf(
  baskets: readonly Basket[],
  { group, within, between }: Pick<NearestNumbers, "group" | "within" | "between">,
): Map<number, number> {
  const vector = new Map<number, number>();
  const groups = Math.ceil(baskets.length / group);
  for (let age = 0; age < baskets.length; age++) {
    const g = Math.floor(age / group);
    const size = Math.min(group, baskets.length - g * group);
    const weight = (within ** (age % group) / size) * (between ** g / groups);
    for (const id of baskets[baskets.length - 1 - age]!.ids) vector.set(id, (vector.get(id) ?? 0) + weight);
  }
  return vector;
}

function poolOf(vectors: readonly Map<number, number>[], numProducts: number): Pool {
  const entries = vectors.reduce((sum, { size }) => sum + size, 0);
  const pool: Pool = {
    customerStart: new Int32Array(vectors.length + 1),
    ids: new Int32Array(entries),
    values: new Float64Array(entries),
    squares: new Float64Array(vectors.length),
    productStart: new Int32Array(numProducts + 1),
    customers: new Int32Array(entries),
    valuesOfProduct: new Float64Array(entries),
  };
  let found = 0;
  for (const [i, vector] of vectors.entries()) {
    for (const [id, value] of vector) {
      pool.ids[found] = id;
      pool.values[found++] = value;
      pool.squares[i]! += value * value;
      pool.productStart[id + 1]!++;
    }
    pool.customerStart[i + 1] = found;
  }
  for (let id = 0; id < numProducts; id++) pool.productStart[id + 1]! += pool.productStart[id]!;
  const next = pool.productStart.slice();
  for (let i = 0; i < vectors.length; i++) {
    for (let k = pool.customerStart[i]!; k < pool.customerStart[i + 1]!; k++) {
      const at = next[pool.ids[k]!]!++;
      pool.customers[at] = i;
      pool.valuesOfProduct[at] = pool.values[k]!;
    }
  }
  return pool;
}

/** The training visits of each customer that has any, oldest first. */
function trainingBaskets(samples: FitSamples): Map<number, Basket[]> {
  const { lines } = samples;
  const training = trainingLines(samples);
  const visits = new VisitBaskets(samples);
  const trains = new Set<number>();
  for (let i = 0; i < lines.count; i++) if (training[i] === 1) trains.add(lines.customer.codes[i]!);
  const drawn = [...trains].sort((a, b) => hash32(a) - hash32(b) || a - b).slice(0, MOST_CUSTOMERS);
  const kept = new Map(drawn.sort((a, b) => a - b).map((code) => [code, [] as Basket[]]));
  for (const line of orderBy(lines.time, lines.count)) {
    const baskets = kept.get(lines.customer.codes[line]!);
    if (training[line] === 1 && baskets !== undefined) visits.add(line, baskets);
  }
  return kept;
}

/** The k-th smallest value (k from 0), the values being rearranged: Hoare's selection. */
function select(values: Float64Array, k: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i <= j) {
        const held = values[i]!;
        values[i++] = values[j]!;
        values[j--] = held;
      }
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return values[k]!;
}
