// What the amounts model predicts of a line whose product is known, and what it is told: for each measure the values that are
// counted for the customer and for the product, and how far each can be trusted.

/** ln quantity, ln unit price before discount, discount as a fraction: revenue = quantity · price · (1 − discount). */
export const MEASURES = ["quantity", "price", "discount"] as const;
export type Measure = (typeof MEASURES)[number];
export const MEASURE_COUNT = MEASURES.length;

/**
 * Values that a measure may take, each counted strictly before the target: own* of the customer's lines of this product,
 * product* of all customers' lines of it, customer* of the customer's lines of any product. `carried` is the product's median moved by
 * how the customer's lines of it differed from that median, `levelled` the same by how all the customer's lines differ from their
 * products'.
 */
export const CANDIDATES = [
  "ownLast",
  "ownMedian",
  "ownMean",
  "carried",
  "levelled",
  "productMedian",
  "productLately",
  "productLast",
  "customerMedian",
  "customerLast",
] as const;
export const CANDIDATE_COUNT = CANDIDATES.length;

/** Per measure, how far its candidates can be trusted. */
export const TRUSTS = [
  "ownSpread",
  "ownAgree",
  "productSpread",
  "productAgree",
  "customerSpread",
  "customerAgree",
  "level",
  "levelLately",
] as const;
export const TRUST_COUNT = TRUSTS.length;

/** Numbers of the pair of customer and product as a whole: logs of counts and days, and the calendar. */
export const CONTEXTS = [
  "ownLines",
  "ownDays",
  "productLines",
  "productDays",
  "customerLines",
  "customerDays",
  "customerVisitSize",
  "monthSin",
  "monthCos",
  "weekdaySin",
  "weekdayCos",
] as const;
export const CONTEXT_COUNT = CONTEXTS.length;

/**
 * A row, the numbers read of a pair: per measure its candidates, then its trusts; then the context; then ln of the largest gross amount
 * among the product's counted lines, moved by the customer's level, which no median exceeds.
 */
export const MEASURE_WIDTH = CANDIDATE_COUNT + TRUST_COUNT;
export const LARGEST = MEASURE_COUNT * MEASURE_WIDTH + CONTEXT_COUNT;
export const PAIR_WIDTH = LARGEST + 1;

/** Where a row has each number; of a measure's, from where the measure begins. */
export const CANDIDATE = placesOf(CANDIDATES, 0);
export const TRUST = placesOf(TRUSTS, CANDIDATE_COUNT);
export const CONTEXT = placesOf(CONTEXTS, MEASURE_COUNT * MEASURE_WIDTH);

function placesOf<Name extends string>(names: readonly Name[], from: number): Record<Name, number> {
  return Object.fromEntries(names.map((name, i) => [name, from + i])) as Record<Name, number>;
}
