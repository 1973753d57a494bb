// Customers by recency, frequency and money as a grid, by the named segments of its cells, and by clusters.

import type { SegmentedCustomer } from "../features/customerSegments.ts";
import { ExactSum } from "../features/exactSum.ts";
import { SEGMENTS, type Segment } from "../features/segments.ts";

/** Recency scores 1..5, and means of the frequency and money scores 1, 1.5 .. 5. */
export const GRID = { rows: 5, columns: 9 };

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
  /** Best customers first; empty where no clusters were asked for. */
  clusters: CustomerGroup[];
}

/** Where customers of a recency score (1..5) and a mean of the other two (1..5 in halves) stand in the grid. */
export function gridCell(recency: number, value: number): number {
  return (recency - 1) * GRID.columns + Math.round((value - 1) * 2);
}

/** Sums the customers up; revenue is exact. */
export function segmentReport(customers: readonly SegmentedCustomer[]): SegmentReport {
  const all = new Adding();
  const grid = Array.from({ length: GRID.rows * GRID.columns }, () => new Adding());
  const segments = new Map(SEGMENTS.map((segment) => [segment, new Adding()]));
  const clusters: Adding[] = [];
  for (const customer of customers) {
    const { scores, segment, cluster } = customer;
    all.add(customer);
    grid[gridCell(scores.r, (scores.f + scores.m) / 2)]!.add(customer);
    segments.get(segment)!.add(customer);
    if (cluster === null) continue;
    while (clusters.length < cluster) clusters.push(new Adding());
    clusters[cluster - 1]!.add(customer);
  }
  return {
    all: all.group(),
    grid: grid.map((each) => each.group()),
    segments: SEGMENTS.map((segment) => ({ segment, group: segments.get(segment)!.group() })),
    clusters: clusters.map((each) => each.group()),
  };
}

class Adding {
  private customers = 0;
  private readonly revenue = new ExactSum();
  private days = 0;
  private visits = 0;

  add({ monetary, recency, frequency }: SegmentedCustomer): void {
    this.customers++;
    this.revenue.add(monetary);
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
