// The rows of the ranking and of the map's table: provinces, then what belongs to none.

import { discountShare } from "../../../core/data/lines/discountAmount.ts";
import { FORMER, type PlacesReport, TODAY } from "../../../core/explore/placesReport.ts";
import { areaNames, type Division } from "../../map/division.ts";

export const MEASURES = ["revenue", "customers", "orders", "lines", "discount"] as const;
/** All add up, but for the discount: a share of the gross amount, 0 where there is none. */
export type Measure = (typeof MEASURES)[number];
export type Figures = Record<Measure, number> & {
  /** The discount in money. */
  off: number;
};

export interface AreaRow extends Figures {
  /** Group of the report; provinces are 1 and up. */
  group: number;
  kind: "province" | "unknown" | "mergedOnly" | "blank";
  /** Of a province; empty for the rest. */
  name: string;
}

/** All provinces by a measure, the largest first, then the lines that belong to none, where there are any. */
export function areaRows(report: PlacesReport, division: Division, measure: Measure): AreaRow[] {
  const totals = report[division];
  const row = (group: number, kind: AreaRow["kind"], name: string): AreaRow => ({
    group,
    kind,
    name,
    revenue: totals.revenue[group]!,
    customers: totals.customers[group]!,
    orders: totals.orders[group]!,
    lines: totals.lines[group]!,
    off: totals.discount[group]!,
    discount: discountShare(totals.revenue[group]!, totals.discount[group]!) || 0,
  });
  const provinces = areaNames(division).map((name, index) => row(index + 1, "province", name));
  provinces.sort((a, b) => b[measure] - a[measure] || b.lines - a.lines || a.group - b.group);
  const rest = [row(0, "unknown", "")];
  if (division === "former") rest.push(row(FORMER.mergedOnly, "mergedOnly", ""), row(FORMER.blank, "blank", ""));
  else rest.push(row(TODAY.blank, "blank", ""));
  return [...provinces, ...rest.filter(({ lines }) => lines > 0)];
}

/** The data set's own totals: customers and orders of several provinces once. */
export function totalFigures(report: PlacesReport): Figures {
  const { lines, revenue, discount, distinct } = report.today;
  const sum = (column: ArrayLike<number>) => Array.from(column).reduce((total, value) => total + value, 0);
  const [money, off] = [sum(revenue), sum(discount)];
  return {
    ...{ revenue: money, customers: distinct.customers, orders: distinct.orders, lines: sum(lines) },
    ...{ off, discount: discountShare(money, off) || 0 },
  };
}
