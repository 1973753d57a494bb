// Features of each line of a history, in the order of the model's inputs.

import {
  DAY_MS,
  dayNumber,
  hourOf,
  MONTH_COS,
  MONTH_SIN,
  monthOf,
  WEEKDAY_COS,
  WEEKDAY_SIN,
  weekdayOf,
} from "../../lib/calendar.ts";
import type { CustomerColumns } from "../customerColumns.ts";
import { bounded, type FeatureGroup, logged, type Slots } from "./definition.ts";

/** One line of a history as the features of steps read it: a view that is moved from line to line. */
export interface StepLine extends StepSource {
  position: number;
  /** Position of the history's line before it, −1 for the first. */
  previous: number;
  /** What everything is told as of, ms. */
  time: number;
}

/** What the lines are of. */
export interface StepSource {
  columns: CustomerColumns;
  /** Price tier 0..5 by product code of the file. */
  tiers: Uint8Array;
}

/** What the values of a group change with: the line alone, the history's line before it, or the target too. */
export type SeenByStep = "line" | "previous" | "target";

export interface StepGroup<Name extends string = string> extends FeatureGroup<Name> {
  sees: SeenByStep;
  /** Writes the raw values of the line into `out`, each at its slot. */
  write(line: StepLine, out: Float64Array, at: Slots<Name>): void;
}

const group = <Name extends string>(
  sees: SeenByStep,
  revision: number,
  features: StepGroup<Name>["features"],
  write: StepGroup<Name>["write"],
): StepGroup => ({ name: "steps", sees, revision, features, write });

export const STEP_GROUPS: readonly StepGroup[] = [
  group(
    "line",
    1,
    {
      quantity: logged("Units on the line."),
      revenue: logged("Money on the line."),
      discount: bounded("Discount of the line, 0 to 1."),
    },
    ({ columns: { lines, lineAt }, position }, out, at) => {
      const line = lineAt[position]!;
      out[at.quantity] = lines.quantity[line]!;
      out[at.revenue] = lines.revenue[line]!;
      out[at.discount] = lines.discount[line]!;
    },
  ),
  group(
    "previous",
    1,
    { days_since_previous: logged("Days since the line before it in the history; 0 for the first.") },
    ({ columns: { time }, position, previous }, out, at) => {
      out[at.days_since_previous] = previous < 0 ? 0 : (time[position]! - time[previous]!) / DAY_MS;
    },
  ),
  group(
    "target",
    1,
    { days_before_target: logged("Days from the line to the target.") },
    ({ columns, position, time }, out, at) => {
      out[at.days_before_target] = (time - columns.time[position]!) / DAY_MS;
    },
  ),
  group(
    "line",
    1,
    {
      month_sin: bounded("Sine of the line's month as an angle."),
      month_cos: bounded("Cosine of the line's month as an angle."),
      weekday_sin: bounded("Sine of the line's weekday as an angle; Monday is 0."),
      weekday_cos: bounded("Cosine of the line's weekday as an angle; Monday is 0."),
      hour: bounded("Whole hour of the line, divided by 24."),
    },
    ({ columns, position }, out, at) => {
      const time = columns.time[position]!;
      const day = dayNumber(time);
      const month = monthOf(day);
      const weekday = weekdayOf(day);
      out[at.month_sin] = MONTH_SIN[month]!;
      out[at.month_cos] = MONTH_COS[month]!;
      out[at.weekday_sin] = WEEKDAY_SIN[weekday]!;
      out[at.weekday_cos] = WEEKDAY_COS[weekday]!;
      out[at.hour] = hourOf(time) / 24;
    },
  ),
  group(
    "line",
    1,
    {
      price_tier: bounded(
        "Fifth of the product's median unit price among all products (1 to 5; 0 unknown), divided by 5.",
      ),
    },
    ({ columns: { lines, lineAt }, tiers, position }, out, at) => {
      out[at.price_tier] = tiers[lines.product.codes[lineAt[position]!]!]! / 5;
    },
  ),
];
