// What a whole history says about the customer as of a target: its numbers and a province.

import { haversineKm } from "../geo/distance.ts";
import {
  DAY_MS,
  dayNumber,
  MONTH_COS,
  MONTH_SIN,
  monthOf,
  WEEKDAY_COS,
  WEEKDAY_SIN,
  weekdayOf,
} from "../lib/calendar.ts";
import { addRange, ExactSum, type RunningSum, rangeSum } from "../lib/exactSum.ts";
import { score } from "../lib/quantile.ts";
import { daysToNearestTet } from "../lib/tet.ts";
import type { CustomerColumns } from "./customerColumns.ts";
import type { History } from "./history.ts";
import type { baseColumns, PlaceTable } from "./places.ts";
import type { Preprocess } from "./sampleSet.ts";
import { CUSTOMER_COUNT } from "./specs.ts";
import { VisitGaps } from "./visitGaps.ts";

/** Reads raw customer features; unknown values (no place, no history) are NaN, which scaling turns into the mean. */
export class CustomerReader {
  private readonly sum = new ExactSum();
  private readonly gaps: VisitGaps;
  private readonly columns: CustomerColumns;
  private readonly places: PlaceTable;
  private readonly bases: ReturnType<typeof baseColumns>;
  private readonly rfm: Preprocess["rfm"];

  constructor(
    columns: CustomerColumns,
    places: PlaceTable,
    bases: ReturnType<typeof baseColumns>,
    rfm: Preprocess["rfm"],
  ) {
    this.columns = columns;
    this.places = places;
    this.bases = bases;
    this.rfm = rfm;
    this.gaps = new VisitGaps(columns);
  }

  /** Writes the raw values, in the order of the specs, and returns the province id. */
  read(history: History, out: Float64Array): number {
    const last = history.last();
    if (last < 0) out.fill(Number.NaN, 0, CUSTOMER_COUNT);
    else this.behaviour(history, last, out);
    const day = dayNumber(history.time);
    out[26] = MONTH_SIN[monthOf(day)]!;
    out[27] = MONTH_COS[monthOf(day)]!;
    out[28] = WEEKDAY_SIN[weekdayOf(day)]!;
    out[29] = WEEKDAY_COS[weekdayOf(day)]!;
    out[30] = daysToNearestTet(history.time);
    return this.geography(last, out);
  }

  private behaviour(history: History, last: number, out: Float64Array): void {
    const { columns, rfm } = this;
    const { lines } = columns;
    const recency = (history.time - columns.time[last]!) / DAY_MS;
    const tenure = (history.time - columns.time[history.first()]!) / DAY_MS;
    this.gaps.read(history);
    const visits = this.gaps.visits;
    const monetary = this.total(history, columns.revenue, lines.revenue);
    out[0] = recency;
    out[1] = visits;
    out[2] = monetary;
    out[3] = tenure;
    out[4] = monetary / visits;
    out[5] = this.gaps.meanDays;
    out[6] = this.gaps.deviationDays;
    out[7] = this.distinct(history, columns.products, columns.nextProduct);
    out[8] = this.distinct(history, columns.families, columns.nextFamily);
    out[9] = this.total(history, columns.quantity, lines.quantity) / history.length;
    out[10] = this.total(history, columns.discount, lines.discount) / history.length;
    out[11] = this.counted(history, columns.discounted) / history.length;
    out[12] = 6 - score(rfm.recency, recency);
    out[13] = score(rfm.frequency, visits);
    out[14] = score(rfm.monetary, monetary);
    out[15] = (monetary / Math.max(tenure, 30)) * 365;
    out[16] = this.counted(history, columns.mobile) / history.length;
    out[17] = lines.walkIn?.[columns.lineAt[last]!] === 1 ? 1 : 0;
  }

  /** Place and salesperson are those of the last line of the history. */
  private geography(last: number, out: Float64Array): number {
    const { places, bases } = this;
    const { lines, lineAt } = this.columns;
    const place = last < 0 ? -1 : (lines.place?.codes[lineAt[last]!] ?? -1);
    if (place < 0) {
      out.fill(Number.NaN, 18, 25);
      out[25] = 0.5;
      return 0;
    }
    out[18] = places.latitude[place]!;
    out[19] = places.longitude[place]!;
    out[20] = places.kmCentre[place]!;
    const salesperson = lines.salesperson?.codes[lineAt[last]!] ?? -1;
    out[21] =
      salesperson < 0
        ? Number.NaN
        : haversineKm(out[18]!, out[19]!, bases.latitude[salesperson]!, bases.longitude[salesperson]!);
    out[22] = places.kmHanoi[place]!;
    out[23] = places.kmDanang[place]!;
    out[24] = places.kmHcmc[place]!;
    out[25] = places.urban[place]!;
    return places.province[place]!;
  }

  private total(history: History, sums: RunningSum, column: Float64Array): number {
    const { start, cut, excludedCount, excluded } = history;
    if (excludedCount === 0) return rangeSum(sums, start, cut, start);
    this.sum.clear();
    addRange(this.sum, sums, start, cut, start);
    for (let e = 0; e < excludedCount; e++) this.sum.add(-column[this.columns.lineAt[excluded[e]!]!]!);
    return this.sum.value();
  }

  private counted(history: History, counts: Int32Array): number {
    const { start, cut, excludedCount, excluded } = history;
    let count = counts[cut - 1]!;
    for (let e = 0; e < excludedCount; e++) {
      const p = excluded[e]!;
      count -= counts[p]! - (p > start ? counts[p - 1]! : 0);
    }
    return count;
  }

  /** Distinct values of the history; one first met in an excluded line counts only if the history meets it later. */
  private distinct(history: History, counts: Int32Array, next: Int32Array | null): number {
    const { start, cut, excludedCount, excluded } = history;
    let count = counts[cut - 1]!;
    for (let e = 0; e < excludedCount && next !== null; e++) {
      const p = excluded[e]!;
      if (p > start && counts[p] === counts[p - 1]) continue;
      let later = next[p]!;
      while (later >= 0 && later < cut && history.leavesOut(later)) later = next[later]!;
      if (later < 0 || later >= cut) count--;
    }
    return count;
  }
}
