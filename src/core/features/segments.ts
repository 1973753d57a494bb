// Customer segments in words: a table of the R score and the mean of the F and M scores, the one the page shows.

import { InternalError } from "../lib/internalError.ts";

export const SEGMENTS = [
  "Champions",
  "Loyal",
  "Potential loyalist",
  "New",
  "Promising",
  "Needs attention",
  "About to sleep",
  "At risk",
  "Cannot lose",
  "Hibernating",
  "Lost",
] as const;
export type Segment = (typeof SEGMENTS)[number];

/** One cell of the table: R scores and means of F and M, both ends included. */
export interface SegmentRule {
  segment: Segment;
  recency: readonly [number, number];
  value: readonly [number, number];
}

/** Every pair of R (1..5) and mean of F and M (1, 1.5 .. 5) falls into exactly one row. */
export const SEGMENT_TABLE: readonly SegmentRule[] = [
  { segment: "Champions", recency: [5, 5], value: [4, 5] },
  { segment: "Champions", recency: [4, 4], value: [4.5, 5] },
  { segment: "Loyal", recency: [4, 4], value: [3.5, 4] },
  { segment: "Loyal", recency: [3, 3], value: [4, 5] },
  { segment: "Potential loyalist", recency: [5, 5], value: [2, 3.5] },
  { segment: "Potential loyalist", recency: [4, 4], value: [2.5, 3] },
  { segment: "New", recency: [5, 5], value: [1, 1.5] },
  { segment: "Promising", recency: [4, 4], value: [1, 2] },
  { segment: "Needs attention", recency: [3, 3], value: [2.5, 3.5] },
  { segment: "About to sleep", recency: [3, 3], value: [1, 2] },
  { segment: "At risk", recency: [2, 2], value: [3, 4] },
  { segment: "At risk", recency: [1, 1], value: [3, 4] },
  { segment: "Cannot lose", recency: [1, 2], value: [4.5, 5] },
  { segment: "Hibernating", recency: [2, 2], value: [1, 2.5] },
  { segment: "Hibernating", recency: [1, 1], value: [2, 2.5] },
  { segment: "Lost", recency: [1, 1], value: [1, 1.5] },
];

/** The segment of a customer with these scores, each 1..5. */
export function segmentOf(recency: number, frequency: number, monetary: number): Segment {
  const value = (frequency + monetary) / 2;
  const within = (x: number, [low, high]: readonly [number, number]): boolean => low <= x && x <= high;
  const rule = SEGMENT_TABLE.find((row) => within(recency, row.recency) && within(value, row.value));
  if (rule === undefined) {
    throw new InternalError(`scores must be whole numbers 1 to 5, found R ${recency}, F ${frequency}, M ${monetary}`);
  }
  return rule.segment;
}
