// What the user asks on the Predict screen: it is there again when they come back from another screen.

import type { Purchase } from "../core/features/hypothesis.ts";

/** A purchase with the product's name, for the list of what is supposed. */
export interface NamedPurchase extends Purchase {
  name: string;
}

/** What is supposed of a customer; purchases by a key of their own, the province by its code, null = as it is. */
export interface Supposed {
  purchases: (NamedPurchase & { key: number })[];
  province: string | null;
}

export const NOTHING_SUPPOSED: Supposed = { purchases: [], province: null };

export interface Question {
  /** Model and data set that are asked: with another of either, questions begin anew. */
  of: string;
  /** What stands in the fields: a date as a date field has it, and a search. */
  date: string;
  customer: string;
  /** The customer and the time (ms) asked for last. */
  asked: { customer: string; time: number } | null;
  supposed: Supposed;
  /** Whether what stands behind the order is unfolded: the next line, history, what if. */
  behind?: boolean;
}
