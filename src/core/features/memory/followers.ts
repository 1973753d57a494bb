// What follows what: for each product the weights of the products bought next, sparse.

import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { FIRST_PRODUCT } from "../productIds.ts";
import { IdWeights } from "./idWeights.ts";
import { KEPT_FOLLOWERS, type MemoryTables } from "./parts.ts";

const NOTHING: FollowersRow = new IdWeights();
/** Weights are kept to three decimals, and lighter ones not at all. */
const DECIMALS = 1000;

/** What is learned adds up without rounding, in whatever order, up to so many lines: 2^53 of these units. */
const UNIT = 2 ** -24;

/** A weight as tables that are being learned add it. */
export function unitsOf(weight: number): number {
  return Math.round(weight / UNIT) * UNIT;
}

/** A table as parts of a fit pass it on: entries [n], by row and then by column. */
export interface FollowersState {
  from: Int32Array;
  to: Int32Array;
  weights: Float64Array;
}

/** The followers of one product. */
export type FollowersRow = Pick<IdWeights, "size" | "get" | "has" | "ids">;

/**
 * A sparse matrix [P, P] of weights by vocabulary id, with the sum and the number of entries of each row. While a table is
 * learned it grows in place; nobody else may read it until then.
 */
export class Followers {
  /** [P] weight and number of the followers of each product. */
  readonly totals: Float64Array;
  readonly sizes: Int32Array;
  readonly #rows: (IdWeights | undefined)[] = [];

  constructor(numProducts: number) {
    this.totals = new Float64Array(numProducts);
    this.sizes = new Int32Array(numProducts);
  }

  /** Adds to the weight with which `to` follows `from`; ids 0..P−1 are not checked. */
  add(from: number, to: number, weight: number): void {
    this.#rows[from] ??= new IdWeights();
    const row = this.#rows[from];
    row.add(to, weight);
    this.totals[from]! += weight;
    this.sizes[from] = row.size;
  }

  /** The followers of a product with their weights; empty where it has none. Valid until the next `add`. */
  row(from: number): FollowersRow {
    return this.#rows[from] ?? NOTHING;
  }

  /** All entries, in one order whatever the order in which they were added. */
  state(): FollowersState {
    const size = this.sizes.reduce((sum, each) => sum + each, 0);
    const state = { from: new Int32Array(size), to: new Int32Array(size), weights: new Float64Array(size) };
    let next = 0;
    for (let from = 0; from < this.sizes.length; from++) {
      const row = this.row(from);
      for (const to of row.ids()) {
        state.from[next] = from;
        state.to[next] = to;
        state.weights[next++] = row.get(to);
      }
    }
    return state;
  }

  /** Adds all entries of another table. */
  addAll({ from, to, weights }: FollowersState): void {
    for (let i = 0; i < from.length; i++) this.add(from[i]!, to[i]!, weights[i]!);
  }

  /** As it is kept: every row cut to its heaviest, weights rounded. */
  *toTables(): CooperativeTask<Pick<MemoryTables, "followers" | "totals" | "sizes">> {
    const rounded = (weight: number): number => Math.round(weight * DECIMALS) / DECIMALS;
    const from = Array.from({ length: this.totals.length - FIRST_PRODUCT }, (_, i) => i + FIRST_PRODUCT);
    const followers: number[][] = [];
    for (const id of from) {
      const row = this.row(id);
      const heaviest = Array.from(row.ids(), (to) => [to, rounded(row.get(to))] as const)
        .filter(([, weight]) => weight > 0)
        .sort(([a, m], [b, n]) => n - m || a - b)
        .slice(0, KEPT_FOLLOWERS);
      followers.push(heaviest.flat());
      yield;
    }
    return {
      followers,
      totals: from.map((id) => rounded(this.totals[id]!)),
      sizes: from.map((id) => this.sizes[id]!),
    };
  }

  /** The table that was kept; products beyond the vocabulary are passed over, and without tables it is empty. */
  static *fromTables(tables: MemoryTables | undefined, numProducts: number): CooperativeTask<Followers> {
    const table = new Followers(numProducts);
    if (tables === undefined) return table;
    for (const [i, pairs] of tables.followers.entries()) {
      yield;
      const from = i + FIRST_PRODUCT;
      for (let k = 0; k + 1 < pairs.length; k += 2) {
        const to = pairs[k]!;
        if (to >= FIRST_PRODUCT && to < numProducts) table.add(from, to, pairs[k + 1]!);
      }
      table.totals[from] = tables.totals[i] ?? 0;
      table.sizes[from] = tables.sizes[i] ?? 0;
    }
    return table;
  }
}
