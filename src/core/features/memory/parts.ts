// The parts of the memory: five counted shares of every product, which the model's gate mixes with its own answer, and the
// numbers that tell the gate how far to trust them. All are functions of a customer's history and of the fitted tables.

import type { EaseTable } from "./ease/easeTable.ts";

/**
 * frequency: lines of the history; recent: the same, a line's weight halving every 120 days; habit: lines weighted by how
 * likely they were bought out of habit; followers: what came after the history's last product, over all customers, weighted
 * by how likely it came for that reason; trend: what all customers bought lately, a week's weight halving every two.
 */
export const MEMORY_PARTS = ["frequency", "recent", "habit", "followers", "trend"] as const;
export const PART_COUNT = MEMORY_PARTS.length;

/**
 * log1p lines, log1p distinct products, log1p weight and log1p size of the followers' row (each divided by 3), the customer's
 * habit and followers shares.
 */
export const EVIDENCE_BASE = 6;
/** These and the products of every two of them (each with itself too): a linear gate then weighs them together. */
export const EVIDENCE_COUNT = EVIDENCE_BASE + (EVIDENCE_BASE * (EVIDENCE_BASE + 1)) / 2;

/** Shares of some products, by vocabulary id (≥ 2, ascending); all others have none. */
export interface Shares {
  ids: Int32Array;
  shares: Float32Array;
}

/** What a model of memory `experts` is told beside the parts: features/memory/lately.ts. */
export interface LatelyShares {
  /** log1p of the history's lines, and of its visits. */
  evidence: number[];
  /** The customer's visits, weighed by their age. */
  visits: Shares;
  /** [P] shares of all products in what everybody bought up to the day before; not to be written to. */
  sales: Float32Array;
  /** What the products of those visits, so weighed, and all products ever bought speak for (EASE). */
  related: Shares;
  relatedEver: Shares;
}

/** Days after which a visit of the customer's, and a line that anyone bought, weigh half. */
export interface HalfLives {
  visits: number;
  sales: number;
}

/** What `preprocess.json` keeps of the training part for the memory. */
export interface MemoryTables {
  /** [products] what followed each product: id, weight, id, weight, ..., heaviest first, at most `KEPT_FOLLOWERS` pairs. */
  followers: number[][];
  /** [products] weight and number of all followers, kept or not. */
  totals: number[];
  sizes: number[];
  /** Training lines per week, the week that ends with the training cut first: id, lines, id, lines, ... */
  weeks: number[][];
  /** What speaks for what by all that was bought together; absent in files of older versions. */
  ease?: EaseTable;
}

export const KEPT_FOLLOWERS = 64;
export const KEPT_WEEKS = 104;
export const WEEK_MS = 7 * 86_400_000;
