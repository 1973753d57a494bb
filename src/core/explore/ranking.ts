// Who and what sells most: salespeople, routes, order sources, categories and families, each beside its year before.

import { type Dimension, dimensionsOf, type TextDimension } from "../data/lines/dimensions.ts";
import { discountShare } from "../data/lines/discountAmount.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import type { Visits } from "../data/lines/visits.ts";
import { asPart, type CooperativeTask } from "../lib/cooperativeTask.ts";
import type { ColumnYears } from "./familyYears.ts";
import { sumBySlot } from "./slotSums.ts";

export interface RankRow {
  /** "" = lines without one. */
  value: string;
  lines: number;
  /** Distinct within the row: an order of two categories counts in both. */
  orders: number;
  customers: number;
  quantity: number;
  revenue: number;
  /** Money off, and its share of the gross amount (NaN where there is none): see data/lines/discountAmount.ts. */
  discount: number;
  discountShare: number;
  /** Revenue of the period and of the same days a year earlier; NaN where the data do not reach back. */
  now: number;
  before: number;
}

export interface Ranking {
  dimension: TextDimension;
  /** Values with a line, most revenue first (most lines where the file has no money), ties by text. */
  rows: RankRow[];
  /** Which figures the file has; discounts need amounts. */
  has: { revenue: boolean; quantity: boolean; discount: boolean };
  /** The period that is compared with the year before; null where there is none. */
  years: { from: number; to: number } | null;
}

const RANKED: readonly Dimension[] = ["salesperson", "route", "source", "category", "family"];

/** What these lines can be ranked by. */
export function rankedDimensions(lines: SaleLines): TextDimension[] {
  return dimensionsOf(lines).filter(
    (dimension): dimension is TextDimension => dimension !== "province" && RANKED.includes(dimension),
  );
}

/** Sums of the lines by what each of them says; `years` are of the same column. Sums are exact. */
export function* ranking(
  lines: SaleLines,
  visits: Visits,
  dimension: TextDimension,
  years: ColumnYears | null,
): CooperativeTask<Ranking> {
  const column = lines[dimension];
  const values = column?.values ?? [];
  const none = values.length;
  const slots = column ? column.codes.map((code) => (code < 0 ? none : code)) : new Int32Array(lines.count).fill(none);
  const sums = yield* asPart(sumBySlot(lines, visits, slots, none + 1), 0, 0.95);
  const rows: RankRow[] = [];
  for (let slot = 0; slot <= none; slot++) {
    if (sums.lines[slot] === 0) continue;
    const [revenue, discount] = [sums.revenue[slot]!, sums.discount[slot]!];
    rows.push({
      value: values[slot] ?? "",
      lines: sums.lines[slot]!,
      orders: sums.orders[slot]!,
      customers: sums.customers[slot]!,
      quantity: sums.quantity[slot]!,
      revenue,
      discount,
      discountShare: discountShare(revenue, discount),
      now: years?.now[slot] ?? Number.NaN,
      before: years?.before[slot] ?? Number.NaN,
    });
  }
  const weight = (row: RankRow) => (lines.has.revenue ? row.revenue : row.lines);
  rows.sort((a, b) => weight(b) - weight(a) || (a.value < b.value ? -1 : 1));
  const { revenue, quantity, discount } = lines.has;
  return {
    dimension,
    rows,
    has: { revenue, quantity, discount: revenue && discount },
    years: years && { from: years.from, to: years.to },
  };
}
