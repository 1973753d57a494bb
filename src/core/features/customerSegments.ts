// All customers of a file told apart by recency, frequency and money as of its last line: by the table, and by k-means.
// Lines whose dates lie far from all others say nothing of that.

import { bulkOf } from "../data/lines/bulk.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { quintiles, score } from "../lib/quantile.ts";
import { buildColumns } from "./customerColumns.ts";
import { type KMeansSegments, kmeansSegments } from "./kmeansSegments.ts";
import { rfmOfTraining } from "./rfm.ts";
import { type Segment, segmentOf } from "./segments.ts";

export interface SegmentedCustomer {
  /** Customer code of the lines. */
  code: number;
  /** Days before the last line of the bulk, visits, money. */
  recency: number;
  frequency: number;
  monetary: number;
  /** Scores 1..5 by quintiles over these customers. */
  scores: { r: number; f: number; m: number };
  segment: Segment;
  /** From 1, best customers first; null where no clusters were asked for. */
  cluster: number | null;
}

export interface SegmentOptions {
  dropWalkIns: boolean;
  /** k-means beside the table; 0 = without. */
  clusters: number;
  seed: number;
}

/** Every customer with a line in the bulk of the file, in the order of the lines' codes. */
export function* segmentCustomers(lines: SaleLines, options: SegmentOptions): CooperativeTask<SegmentedCustomer[]> {
  const columns = yield* buildColumns(lines, options.dropWalkIns);
  const { start, time, count } = columns;
  if (count === 0) return [];
  const { first, last } = bulkOf({ count, time });
  const counted = Uint8Array.from(time.subarray(0, count), (at) => (at >= first && at <= last ? 1 : 0));
  const rfm = yield* rfmOfTraining(columns, counted, last);
  const codes: number[] = [];
  for (let c = 0; c + 1 < start.length; c++) if (counted.subarray(start[c]!, start[c + 1]!).includes(1)) codes.push(c);
  const limits = {
    recency: quintiles(rfm.recency),
    frequency: quintiles(rfm.frequency),
    monetary: quintiles(rfm.monetary),
  };
  yield;
  let clusters: KMeansSegments | null = null;
  if (options.clusters > 0) clusters = kmeansSegments(rfm, options.clusters, options.seed);
  yield;
  return codes.map((code, i) => {
    const [recency, frequency, monetary] = [rfm.recency[i]!, rfm.frequency[i]!, rfm.monetary[i]!];
    const r = 6 - score(limits.recency, recency);
    const f = score(limits.frequency, frequency);
    const m = score(limits.monetary, monetary);
    const cluster = clusters && clusters.assignment[i]! + 1;
    return { code, recency, frequency, monetary, scores: { r, f, m }, segment: segmentOf(r, f, m), cluster };
  });
}
