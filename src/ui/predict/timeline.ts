// A customer's purchases as points of a time line: one per visit and row, rows by family or by product.

import type { Purchases } from "../../core/explore/purchases.ts";

export type RowsBy = "family" | "product";
/** The largest rows stand alone, the rest together in one more. */
const ROWS = 9;

export interface TimelinePoint {
  time: number;
  row: number;
  /** Sum of what the size stands for. */
  size: number;
  /** Its lines, by place in the purchases. */
  lines: number[];
  visit: number;
}

export interface Timeline {
  /** Place of the family or product of each row, −1 = no family; the largest first. */
  rows: number[];
  /** Whether one more row holds all others. */
  others: boolean;
  measure: "revenue" | "quantity" | null;
  points: TimelinePoint[];
  visits: number;
}

/** Lays the purchases out; sizes are revenue, or quantity where the file has no money. */
export function timeline(purchases: Purchases, by: RowsBy, has: { revenue: boolean; quantity: boolean }): Timeline {
  const measure = has.revenue ? "revenue" : has.quantity ? "quantity" : null;
  const sizeOf = (line: number) => (measure ? purchases[measure][line]! : 1);
  const places = purchases[by];
  const totals = new Map<number, number>();
  places.forEach((place, line) => {
    totals.set(place, (totals.get(place) ?? 0) + sizeOf(line));
  });
  const ordered = [...totals].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([place]) => place);
  const others = ordered.length > ROWS;
  const rows = others ? ordered.slice(0, ROWS - 1) : ordered;
  const rowOf = new Map(rows.map((place, row) => [place, row]));
  const points = new Map<string, TimelinePoint>();
  let visits = 0;
  places.forEach((place, line) => {
    const row = rowOf.get(place) ?? rows.length;
    const visit = purchases.visit[line]!;
    visits = Math.max(visits, visit + 1);
    const key = `${visit} ${row}`;
    const point = points.get(key) ?? { time: purchases.time[line]!, row, size: 0, lines: [], visit };
    point.size += sizeOf(line);
    point.lines.push(line);
    points.set(key, point);
  });
  return { rows, others, measure, points: [...points.values()], visits };
}

/** Diameter in pixels whose area is in proportion to the size; small ones stay visible. */
export function diameter(size: number, largest: number): number {
  if (!(largest > 0)) return 9;
  return 5 + 21 * Math.sqrt(Math.max(0, size) / largest);
}
