// The simple guesses that a model is compared with, by name.

export const PRODUCT_BASELINES = ["popular", "last", "frequent", "markov", "mixture"] as const;
export type ProductBaseline = (typeof PRODUCT_BASELINES)[number];
export const NUMBER_BASELINES = ["median", "last", "customerMean", "productMean"] as const;
export type NumberBaseline = (typeof NUMBER_BASELINES)[number];
