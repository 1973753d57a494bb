// The kept lines laid out per customer in (time, line) order, with running sums and counts: any history or window of
// a customer is two positions, and what is cumulative is a difference of two entries.

import type { Coded, SaleLines } from "../data/lines/saleLines.ts";
import { type Visits, visitsTask } from "../data/lines/visits.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { ExactSum, type RunningSum, runningSum } from "../lib/exactSum.ts";
import { orderTask } from "../lib/timeOrder.ts";

/** Lines laid out between two pauses. */
const STEP = 65_536;

/** Positions 0..count−1 run customer by customer; customer c owns start[c]..start[c + 1] − 1. */
export interface CustomerColumns {
  lines: SaleLines;
  count: number;
  start: Int32Array; // [customers + 1]
  /** Line index of each position. */
  lineAt: Int32Array;
  /** Positions in (time, line) order over all customers. */
  byTime: Int32Array;
  time: Float64Array;
  /** First position of the same customer and time. */
  cutAt: Int32Array;
  /** Visit of each position; visits are numbered per customer by their first line. */
  visit: Int32Array;
  /** The latest visit of the customer begun at or before each position. */
  begun: Int32Array;
  /** The visit's previous line, −1 for its first. */
  previousInVisit: Int32Array;
  /** Positions that go on with a visit begun at an earlier time, ascending: usually none. */
  continuations: Int32Array;
  /** The customer's previous line with the same product, −1 for the first; and how many there are. */
  previousProduct: Int32Array;
  productRank: Int32Array;
  /** Next line of the same product or family (−1 for the last); null when no visit has continuations. */
  nextProduct: Int32Array | null;
  nextFamily: Int32Array | null;
  /** Running sums within the customer. */
  revenue: RunningSum;
  quantity: RunningSum;
  discount: RunningSum;
  /** Running counts within the customer: lines with a discount, lines by mobile, distinct products and families. */
  discounted: Int32Array;
  mobile: Int32Array;
  products: Int32Array;
  families: Int32Array;
  /** Per visit: position of its first line, running sum of squared gaps (ms²) to the visit before. */
  visitFirst: Int32Array; // [visits + 1], closed by `count`
  gapSquares: RunningSum; // [visits]
}

/** True where the text of an order's source names a phone or an app. */
export function isMobile(source: string): boolean {
  return /mobile|di động|app/.test(source.normalize("NFC").toLowerCase());
}

/** Sorts and accumulates once; O(n log n) time at worst, about 130 bytes a line. Lines of walk-ins are left out on request. */
export function* buildColumns(lines: SaleLines, dropWalkIns: boolean): CooperativeTask<CustomerColumns> {
  const order = yield* keptInTimeOrder(lines, dropWalkIns);
  yield;
  const count = order.length;
  const customers = lines.customer.values.length;
  const start = new Int32Array(customers + 1);
  for (let i = 0; i < count; i++) start[lines.customer.codes[order[i]!]! + 1]!++;
  for (let c = 0; c < customers; c++) start[c + 1]! += start[c]!;
  yield;
  const next = start.slice();
  const lineAt = new Int32Array(count);
  const byTime = new Int32Array(count);
  yield;
  const time = new Float64Array(count);
  const cutAt = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    if (i % STEP === 0) yield;
    const line = order[i]!;
    const customer = lines.customer.codes[line]!;
    const position = next[customer]!++;
    lineAt[position] = line;
    byTime[i] = position;
    time[position] = lines.time[line]!;
    const same = position > start[customer]! && time[position - 1] === time[position];
    cutAt[position] = same ? cutAt[position - 1]! : position;
  }
  const found = yield* visitsTask(lines);
  const visits = yield* numberVisits(found, start, lineAt, time);
  const products = yield* countDistinct(lines.product, start, lineAt);
  const families = yield* countDistinct(lines.family, start, lineAt);
  const spread = visits.continuations.length > 0;
  const mobileCodes = lines.source?.values.map(isMobile);
  const revenue = yield* accumulate(lines.revenue, start, lineAt);
  const quantity = yield* accumulate(lines.quantity, start, lineAt);
  const discount = yield* accumulate(lines.discount, start, lineAt);
  const gapSquares = yield* squaredGaps(start, time, visits.visit, visits.visitFirst);
  const discounted = yield* countWhere(start, lineAt, (line) => lines.discount[line]! > 0);
  const mobile = yield* countWhere(start, lineAt, (line) => mobileCodes?.[lines.source!.codes[line]!] === true);
  return {
    lines,
    count,
    start,
    lineAt,
    byTime,
    time,
    cutAt,
    ...visits,
    previousProduct: products.previous,
    productRank: products.rank,
    nextProduct: spread ? successors(products.previous) : null,
    nextFamily: spread ? successors(families.previous) : null,
    revenue,
    quantity,
    discount,
    discounted,
    mobile,
    products: products.distinct,
    families: families.distinct,
    gapSquares,
  };
}

/** Customer code of a position. */
export function customerAt(columns: CustomerColumns, position: number): number {
  return columns.lines.customer.codes[columns.lineAt[position]!]!;
}

function* keptInTimeOrder(lines: SaleLines, dropWalkIns: boolean): CooperativeTask<Uint32Array> {
  const order = yield* orderTask(lines.time, lines.count);
  const walkIn = dropWalkIns ? lines.walkIn : null;
  return walkIn === null ? order : order.filter((line) => walkIn[line] !== 1);
}

function* numberVisits(
  { codes, limit }: Visits,
  start: Int32Array,
  lineAt: Int32Array,
  time: Float64Array,
): CooperativeTask<Pick<CustomerColumns, "visit" | "begun" | "previousInVisit" | "continuations" | "visitFirst">> {
  const count = lineAt.length;
  const visit = new Int32Array(count);
  const begun = new Int32Array(count);
  const previousInVisit = new Int32Array(count).fill(-1);
  const firsts: number[] = [];
  const continuations: number[] = [];
  const lastOfVisit = new Int32Array(limit).fill(-1);
  for (let c = 0; c + 1 < start.length; c++) {
    for (let p = start[c]!; p < start[c + 1]!; p++) {
      if (p % STEP === 0) yield;
      const code = codes[lineAt[p]!]!;
      const previous = lastOfVisit[code]!;
      lastOfVisit[code] = p;
      if (previous >= 0) {
        visit[p] = visit[previous]!;
        previousInVisit[p] = previous;
        if (time[previous]! < time[p]!) continuations.push(p);
      } else {
        visit[p] = firsts.length;
        firsts.push(p);
      }
      begun[p] = firsts.length - 1;
    }
  }
  firsts.push(count);
  return {
    visit,
    begun,
    previousInVisit,
    continuations: Int32Array.from(continuations),
    visitFirst: Int32Array.from(firsts),
  };
}

function* countDistinct(
  column: Coded,
  start: Int32Array,
  lineAt: Int32Array,
): CooperativeTask<{ previous: Int32Array; rank: Int32Array; distinct: Int32Array }> {
  const count = lineAt.length;
  const previous = new Int32Array(count);
  const rank = new Int32Array(count);
  const distinct = new Int32Array(count);
  // Entry 0 stands for an absent code, so that lines without one form one group.
  const last = new Int32Array(column.values.length + 1).fill(-1);
  for (let c = 0; c + 1 < start.length; c++) {
    const from = start[c]!;
    let seen = 0;
    for (let p = from; p < start[c + 1]!; p++) {
      if (p % STEP === 0) yield;
      const code = column.codes[lineAt[p]!]! + 1;
      const before = last[code]!;
      last[code] = p;
      if (before >= from) {
        previous[p] = before;
        rank[p] = rank[before]! + 1;
      } else {
        previous[p] = -1;
        seen++;
      }
      distinct[p] = seen;
    }
  }
  return { previous, rank, distinct };
}

function successors(previous: Int32Array): Int32Array {
  const next = new Int32Array(previous.length).fill(-1);
  for (let p = 0; p < previous.length; p++) if (previous[p]! >= 0) next[previous[p]!] = p;
  return next;
}

function* accumulate(column: Float64Array, start: Int32Array, lineAt: Int32Array): CooperativeTask<RunningSum> {
  const sums = runningSum(lineAt.length);
  const sum = new ExactSum();
  for (let c = 0; c + 1 < start.length; c++) {
    sum.clear();
    for (let p = start[c]!; p < start[c + 1]!; p++) {
      if (p % STEP === 0) yield;
      sum.add(column[lineAt[p]!]!);
      sums.high[p] = sum.high;
      sums.low[p] = sum.low;
    }
  }
  return sums;
}

function* countWhere(
  start: Int32Array,
  lineAt: Int32Array,
  holds: (line: number) => boolean,
): CooperativeTask<Int32Array> {
  const counts = new Int32Array(lineAt.length);
  for (let c = 0; c + 1 < start.length; c++) {
    let found = 0;
    for (let p = start[c]!; p < start[c + 1]!; p++) {
      if (p % STEP === 0) yield;
      if (holds(lineAt[p]!)) found++;
      counts[p] = found;
    }
  }
  return counts;
}

function* squaredGaps(
  start: Int32Array,
  time: Float64Array,
  visit: Int32Array,
  visitFirst: Int32Array,
): CooperativeTask<RunningSum> {
  const sums = runningSum(visitFirst.length - 1);
  const sum = new ExactSum();
  for (let c = 0; c + 1 < start.length; c++) {
    if (start[c] === start[c + 1]) continue;
    if (c % 1024 === 0) yield;
    sum.clear();
    for (let v = visit[start[c]!]!; v + 1 < visitFirst.length && visitFirst[v]! < start[c + 1]!; v++) {
      if (visitFirst[v]! > start[c]!) {
        const gap = time[visitFirst[v]!]! - time[visitFirst[v - 1]!]!;
        sum.addProduct(gap, gap);
      }
      sums.high[v] = sum.high;
      sums.low[v] = sum.low;
    }
  }
  return sums;
}
