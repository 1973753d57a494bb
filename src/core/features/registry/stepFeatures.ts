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

/** Lines of a history as the features of steps read them: a view that is moved from run to run. */
export interface StepLines extends StepSource {
  count: number;
  /** [count] the lines, and the history's line before each, −1 for the first. */
  positions: Int32Array;
  previous: Int32Array;
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
  /** Writes the raw values of line i into row i of `out` [count, width], each at its slot. */
  write(lines: StepLines, out: Float64Array, width: number, at: Slots<Name>): void;
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
    ({ columns, count, positions }, out, width, at) => {
      const { lineAt } = columns;
      const { quantity, revenue, discount } = columns.lines;
      for (let i = 0, row = 0; i < count; i++, row += width) {
        const line = lineAt[positions[i]!]!;
        out[row + at.quantity] = quantity[line]!;
        out[row + at.revenue] = revenue[line]!;
        out[row + at.discount] = discount[line]!;
      }
    },
  ),
  group(
    "previous",
    1,
    { days_since_previous: logged("Days since the line before it in the history; 0 for the first.") },
    ({ columns: { time }, count, positions, previous }, out, width, at) => {
      for (let i = 0, slot = at.days_since_previous; i < count; i++, slot += width) {
        out[slot] = previous[i]! < 0 ? 0 : (time[positions[i]!]! - time[previous[i]!]!) / DAY_MS;
      }
    },
  ),
  group(
    "target",
    1,
    { days_before_target: logged("Days from the line to the target.") },
    ({ columns, count, positions, time }, out, width, at) => {
      const times = columns.time;
      for (let i = 0, slot = at.days_before_target; i < count; i++, slot += width) {
        out[slot] = (time - times[positions[i]!]!) / DAY_MS;
      }
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
    ({ columns, count, positions }, out, width, at) => {
      for (let i = 0, row = 0; i < count; i++, row += width) {
        const time = columns.time[positions[i]!]!;
        const day = dayNumber(time);
        const month = monthOf(day);
        const weekday = weekdayOf(day);
        out[row + at.month_sin] = MONTH_SIN[month]!;
        out[row + at.month_cos] = MONTH_COS[month]!;
        out[row + at.weekday_sin] = WEEKDAY_SIN[weekday]!;
        out[row + at.weekday_cos] = WEEKDAY_COS[weekday]!;
        out[row + at.hour] = hourOf(time) / 24;
      }
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
    ({ columns: { lines, lineAt }, tiers, count, positions }, out, width, at) => {
      const { codes } = lines.product;
      for (let i = 0, slot = at.price_tier; i < count; i++, slot += width) {
        out[slot] = tiers[codes[lineAt[positions[i]!]!]!]! / 5;
      }
    },
  ),
];
