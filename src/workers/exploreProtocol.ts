// What the Explore screen asks of the training worker about the open data set's lines.

import type { CustomerReport } from "../core/explore/customerReport.ts";
import type { FamilyYears } from "../core/explore/familyYears.ts";
import type { LineFilter } from "../core/explore/lineFilter.ts";
import type { PlacesReport } from "../core/explore/placesReport.ts";
import type { ProductReport } from "../core/explore/productReport.ts";
import type { SalesOverTime, TimeUnit } from "../core/explore/salesOverTime.ts";
import type { SegmentReport } from "../core/explore/segmentReport.ts";
import type { Choice, FilterChoices, SelectionTotals } from "../core/explore/selection.ts";
import type { WeekHours } from "../core/explore/weekHours.ts";
import type { LinesMethods } from "./linesProtocol.ts";
import type { Method, Progress } from "./method.ts";

/** Every answer is about the lines that fit the filter; choices are those of all lines. */
export interface ExploreMethods extends LinesMethods {
  filterChoices: Method<undefined, Progress, FilterChoices>;
  /** Groups of TODAY with lines. */
  provinceChoices: Method<undefined, Progress, Choice<number>[]>;
  selection: Method<{ filter: LineFilter }, Progress, SelectionTotals>;
  /** By periods of the filter's days; the year before each is not bound to these days. */
  overTime: Method<{ filter: LineFilter; unit: TimeUnit; byTet: boolean }, Progress, SalesOverTime>;
  weekHours: Method<{ filter: LineFilter }, Progress, WeekHours>;
  /** Sales by province, and the places that nobody is sure of. */
  places: Method<{ filter: LineFilter }, Progress, PlacesReport>;
  /** Each customer's worth and habits. */
  customerReport: Method<{ filter: LineFilter }, Progress, CustomerReport>;
  /** What sells; families beside the year before, where the data reach back. */
  productReport: Method<{ filter: LineFilter }, Progress, ProductAnswer>;
  /**
   * Customers by recency, frequency and money over all lines: those with a line that fits, with the revenue of such lines.
   * `clusters` of k-means beside the table, 0 = none.
   */
  segments: Method<{ filter: LineFilter; clusters: number }, Progress, SegmentReport>;
}

export interface ProductAnswer {
  report: ProductReport;
  years: FamilyYears | null;
}
