// What tables of sale lines ask of the training worker.

import type { LinesDescription } from "../core/explore/describeLines.ts";
import type { LineRow } from "../core/explore/lineRows.ts";
import type { LineTotals } from "../core/explore/lineTotals.ts";
import type { LineSelection, LineView } from "../core/explore/lineViews.ts";
import type { Method, Progress } from "./method.ts";

/** Some rows of a view. */
export interface LinePage {
  /** Rows of the whole view. */
  total: number;
  /** The rows from the one asked for on. */
  rows: LineRow[];
  /** Which of the optional columns the file has. */
  has: Record<"quantity" | "revenue" | "discount" | "timeOfDay" | "order" | "place", boolean>;
}

export interface LinesMethods {
  /** `count` rows from `from` on; the first question about a view sorts it, further pages come at once. */
  linePage: Method<{ view: LineView; from: number; count: number }, Progress, LinePage>;
  lineTotals: Method<LineSelection, Progress, LineTotals>;
  /** Each column of all lines, described. */
  describe: Method<undefined, Progress, LinesDescription>;
  /** All rows of a view in its order. */
  lineCsv: Method<{ view: LineView }, Progress, { csv: Blob }>;
}
