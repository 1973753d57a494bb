// What a series sells on ordinary days: promotions, Tết and the course of the year taken out before a method is fitted, and put
// in again where they are ahead.

import { weekdayOf } from "../lib/calendar.ts";
import type { DemandSeries } from "./demandSeries.ts";
import { type DemandTimes, weekdayShares } from "./demandTimes.ts";
import { levelBeside, type PromotionLift, promotionLift } from "./promotionLift.ts";
import { type TetCourse, tetCourse } from "./tetCourse.ts";

export interface DemandBase {
  /** [N] as it was. */
  known: Float64Array;
  /** [N] without promotions and Tết. */
  base: Float64Array;
  horizon: number;
  times: DemandTimes;
  promotions: PromotionLift | null;
  tet: TetCourse | null;
  /** [H] what the base of a period ahead is multiplied with: Tết, and 0 where the shop is shut. */
  ahead: Float64Array;
  /** [H] 1 on days of weekdays on which nothing was sold for 8 weeks. */
  shut: Uint8Array;
  /** [7] of days: what a weekday sells against the mean one, of the series that tells it most surely. */
  weekdays: Float64Array | null;
}

/**
 * The base of the first `origin` periods, from these alone. `parent` is the base of the series that this one is a part of,
 * at the same origin: it tells which weekdays are shut, and the course around Tết where the part's own is noise.
 */
export function demandBase(
  { values, discounts }: DemandSeries,
  times: DemandTimes,
  origin: number,
  horizon: number,
  parent: DemandBase | null,
): DemandBase {
  const known = values.subarray(0, origin);
  const promotions = promotionLift(known, discounts);
  let base = known;
  if (promotions && promotions.lift > 1) {
    const { marks, lift } = promotions;
    base = known.map((value, t) =>
      marks[t] === 1 && value > 0
        ? Math.max(0, value - (lift - 1) * Math.min(value, levelBeside(known, marks, t)))
        : value,
    );
  }
  const tet = tetCourse(base, times, parent?.tet ?? null);
  if (tet) {
    const { factors, usual } = tet;
    base = base.map((value, t) =>
      Number.isNaN(usual[t]!) ? value : Math.max(0, value + (1 - factors[t]!) * usual[t]!),
    );
  }
  const weekdays = parent ? parent.weekdays : weekdayShares(base, times);
  const shut = Uint8Array.from({ length: horizon }, (_, h) =>
    weekdays !== null && weekdays[weekdayOf(times.start[origin + h]!)] === 0 ? 1 : 0,
  );
  const ahead = Float64Array.from(shut, (is, h) => (is === 1 ? 0 : (tet?.factors[origin + h] ?? 1)));
  return { known, base, horizon, times, promotions, tet, ahead, shut, weekdays };
}
