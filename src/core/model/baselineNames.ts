// The simple guesses that a model is compared with, by name.

/** Counted on the training part alone, but for the mixture's three weights. */
export const COUNTED_BASELINES = ["popular", "last", "frequent", "markov", "mixture"] as const;
/** recentTrend: recent purchases × trend; nearest: TIFU-KNN; ease: EASE + recent purchases. Their numbers are chosen on validation. */
export const TUNED_BASELINES = ["recentTrend", "nearest", "ease"] as const;
export type CountedBaseline = (typeof COUNTED_BASELINES)[number];
export type TunedBaseline = (typeof TUNED_BASELINES)[number];
export const PRODUCT_BASELINES = [...COUNTED_BASELINES, ...TUNED_BASELINES] as const;
export type ProductBaseline = (typeof PRODUCT_BASELINES)[number];
export const NUMBER_BASELINES = ["median", "last", "customerMean", "productMean"] as const;
export type NumberBaseline = (typeof NUMBER_BASELINES)[number];
