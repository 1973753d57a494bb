// Customers by recency, frequency and money as a grid, by the named segments of its cells, and by clusters.

import type { SaleLines } from "../data/lines/saleLines.ts";
import type { SegmentedCustomer } from "../features/customerSegments.ts";
import { SEGMENTS, type Segment } from "../features/segments.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { ExactSum } from "../lib/exactSum.ts";

/** Recency scores 1..5, and means of the frequency and money scores 1, 1.5 .. 5. */
export const GRID = { rows: 5, columns: 9 };

/** Lines between two pauses. */
const PIECE = 1 << 17;

/** Some customers together; the means are NaN where there is none. */
export interface CustomerGroup {
  customers: number;
  revenue: number;
  meanRecencyDays: number;
  meanVisits: number;
}

export interface SegmentReport {
  all: CustomerGroup;
  /** [5 · 9] by `gridCell`. */
  grid: CustomerGroup[];
  /** In the order of SEGMENTS. */
  segments: { segment: Segment; group: CustomerGroup }[];
  /** Best customers first; those without a customer in the filter are left out. Empty where none were asked for. */
  clusters: { number: number; group: CustomerGroup }[];
}

/** Where customers of a recency score (1..5) and a mean of the other two (1..5 in halves) stand in the grid. */
export function gridCell(recency: number, value: number): number {
  return (recency - 1) * GRID.columns + Math.round((value - 1) * 2);
}

/** The scores of a cell of the grid. */
export function cellScores(cell: number): { recency: number; mean: number } {
  return { recency: Math.floor(cell / GRID.columns) + 1, mean: 1 + (cell % GRID.columns) / 2 };
}

/** [customer codes] exact revenue of each customer's lines, NaN where there is none. */
export function* revenueByCustomer({ count, customer, revenue }: SaleLines): CooperativeTask<Float64Array> {
  const sums: (ExactSum | undefined)[] = new Array(customer.values.length).fill(undefined);
  for (let i = 0; i < count; i++) {
    const code = customer.codes[i]!;
    let sum = sums[code];
    if (!sum) {
      sum = new ExactSum();
      sums[code] = sum;
    }
    sum.add(revenue[i]!);
    if (i % PIECE === PIECE - 1) yield (i + 1) / count;
  }
  return Float64Array.from(sums, (sum) => sum?.value() ?? Number.NaN);
}

/**
 * Sums the customers up; revenue is exact. Where only some lines count, `revenue` [customer codes] is that of these
 * lines: customers without one (NaN) are left out; scores, days and visits stay those of all lines.
 */
export function segmentReport(customers: readonly SegmentedCustomer[], revenue?: Float64Array): SegmentReport {
  const all = new Adding();
  const grid = Array.from({ length: GRID.rows * GRID.columns }, () => new Adding());
  const segments = new Map(SEGMENTS.map((segment) => [segment, new Adding()]));
  const clusters: Adding[] = [];
  for (const customer of customers) {
    const { scores, segment, cluster } = customer;
    while (cluster !== null && clusters.length < cluster) clusters.push(new Adding());
    const money = revenue ? revenue[customer.code]! : customer.monetary;
    if (Number.isNaN(money)) continue;
    all.add(customer, money);
    grid[gridCell(scores.r, (scores.f + scores.m) / 2)]!.add(customer, money);
    segments.get(segment)!.add(customer, money);
    if (cluster !== null) clusters[cluster - 1]!.add(customer, money);
  }
  return {
    all: all.group(),
    grid: grid.map((each) => each.group()),
    segments: SEGMENTS.map((segment) => ({ segment, group: segments.get(segment)!.group() })),
    clusters: clusters
      .map((each, i) => ({ number: i + 1, group: each.group() }))
      .filter(({ group }) => group.customers > 0),
  };
}

class Adding {
  private customers = 0;
  private readonly revenue = new ExactSum();
  private days = 0;
  private visits = 0;

  add({ recency, frequency }: SegmentedCustomer, revenue: number): void {
    this.customers++;
    this.revenue.add(revenue);
    this.days += recency;
    this.visits += frequency;
  }

  group(): CustomerGroup {
    const { customers } = this;
    return {
      customers,
      revenue: this.revenue.value(),
      meanRecencyDays: this.days / customers,
      meanVisits: this.visits / customers,
    };
  }
}
