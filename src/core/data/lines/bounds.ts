// What outliers are told by while lines are read.

/** What a line has to lie within: times in ms, and sizes that it stays below. */
export interface Bounds {
  first: number;
  last: number;
  quantity: number;
  revenue: number;
}
