// What the Explore screen asks of the training worker about the open data set's lines.

import type { LineFilter } from "../core/explore/lineFilter.ts";
import type { PlacesReport } from "../core/explore/placesReport.ts";
import type { SegmentReport } from "../core/explore/segmentReport.ts";
import type { Method, Progress } from "./method.ts";

/** Every answer is about the lines that fit the filter. */
export interface ExploreMethods {
  /** Sales by province, and the places that nobody is sure of. */
  places: Method<{ filter: LineFilter }, Progress, PlacesReport>;
  /** Customers by recency, frequency and money; `clusters` of k-means beside the table, 0 = none. */
  segments: Method<{ filter: LineFilter; clusters: number }, Progress, SegmentReport>;
}
