// Who buys, customer by customer: worth, how often, how varied. And how much of the revenue few of them make.

import { discountAmount, discountShare } from "../data/lines/discountAmount.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import type { Visits } from "../data/lines/visits.ts";
import { DAY_MS } from "../lib/calendar.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { ExactSum } from "../lib/exactSum.ts";
import { groupTask } from "../lib/grouped.ts";
import { describeNumbers, type NumbersDescription } from "./describeNumbers.ts";

export interface CustomerRow {
  customer: string;
  name: string;
  lines: number;
  /** Distinct visits, as `visitsOf` tells them apart. */
  orders: number;
  revenue: number;
  /** Money off, and its share of the gross amount (NaN where there is none): see data/lines/discountAmount.ts. */
  discount: number;
  discountShare: number;
  /** Wall-clock milliseconds of the first and last line. */
  first: number;
  last: number;
  /** Mean days between orders, an order's time being that of its first line; NaN with fewer than two. */
  gapDays: number;
  /** Distinct. */
  products: number;
  families: number;
  /** Shannon's, of the customer's lines over products, in nats. */
  entropy: number;
  /** Entropy of the most there could be with as many products; NaN with one product. */
  evenness: number;
}

export const HABITS = ["revenue", "orders", "gapDays", "products", "families", "entropy", "evenness"] as const;
export type Habit = (typeof HABITS)[number];

export interface CustomerReport {
  /** Customers with a line, most revenue first (most lines where the file has no money), ties by id. */
  rows: CustomerRow[];
  habits: Record<Habit, NumbersDescription>;
  concentration: Concentration;
  /** Customers by revenue in steps of 1, 2, 5, 10 ...; those without any revenue apart. */
  worth: { from: number; to: number; customers: number }[];
  withoutRevenue: number;
}

/** How unequal revenue is among customers; negative revenue counts as none. */
export interface Concentration {
  /** 0 = all alike .. 1 = one has all; NaN without revenue. */
  gini: number;
  /** Share of revenue of the best customers: ceil(share · customers) of them. */
  top: { share: number; customers: number; revenue: number }[];
  /** [101] share of revenue of the poorest 0 %, 1 % .. 100 % of customers. */
  lorenz: number[];
}

export const TOP_SHARES = [0.01, 0.05, 0.1, 0.2] as const;
/** Customers between two pauses. */
const CUSTOMERS = 1 << 10;

/** The report of these lines. Lines without an order number in a file that has them count in no order. */
export function* customerReport(lines: SaleLines, visits: Visits): CooperativeTask<CustomerReport> {
  const rows = yield* customerRows(lines, visits);
  const weight = (row: CustomerRow) => (lines.has.revenue ? row.revenue : row.lines);
  rows.sort((a, b) => weight(b) - weight(a) || (a.customer < b.customer ? -1 : 1));
  yield 0.9;
  const described = function* (habit: Habit) {
    return yield* describeNumbers(Float64Array.from(rows, (row) => row[habit]));
  };
  const revenue = Float64Array.from(rows, (row) => row.revenue);
  return {
    rows,
    habits: {
      revenue: yield* described("revenue"),
      orders: yield* described("orders"),
      gapDays: yield* described("gapDays"),
      products: yield* described("products"),
      families: yield* described("families"),
      entropy: yield* described("entropy"),
      evenness: yield* described("evenness"),
    },
    concentration: concentrationOf(revenue),
    ...worthOf(revenue),
  };
}

function* customerRows(lines: SaleLines, visits: Visits): CooperativeTask<CustomerRow[]> {
  const { count, customer, product, family, time } = lines;
  const customers = customer.values.length;
  const { start, at } = yield* groupTask(customer.codes, customers);
  yield 0.4;
  const begun = new Float64Array(visits.limit).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < count; i++) {
    const visit = visits.codes[i]!;
    if (time[i]! < begun[visit]!) begun[visit] = time[i]!;
  }
  yield 0.5;
  const seenVisit = new Int32Array(visits.limit).fill(-1);
  const seenFamily = new Int32Array(family.values.length).fill(-1);
  const timesBought = new Uint32Array(product.values.length);
  const rows: CustomerRow[] = [];
  const [revenue, off] = [new ExactSum(), new ExactSum()];
  const withDiscounts = lines.has.discount && lines.has.revenue;
  for (let c = 0; c < customers; c++) {
    if (c % CUSTOMERS === 0) yield 0.5 + (0.4 * c) / customers;
    const own = at.subarray(start[c]!, start[c + 1]!);
    if (own.length === 0) continue;
    revenue.clear();
    off.clear();
    let [first, last, firstVisit, lastVisit] = [
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ];
    let [orders, families] = [0, 0];
    const bought: number[] = [];
    for (const i of own) {
      revenue.add(lines.revenue[i]!);
      if (withDiscounts) off.add(discountAmount(lines.revenue[i]!, lines.discount[i]!));
      first = Math.min(first, time[i]!);
      last = Math.max(last, time[i]!);
      const visit = visits.codes[i]!;
      if (seenVisit[visit] !== c) {
        seenVisit[visit] = c;
        orders++;
        firstVisit = Math.min(firstVisit, begun[visit]!);
        lastVisit = Math.max(lastVisit, begun[visit]!);
      }
      const kind = family.codes[i]!;
      if (kind >= 0 && seenFamily[kind] !== c) {
        seenFamily[kind] = c;
        families++;
      }
      if (timesBought[product.codes[i]!]!++ === 0) bought.push(product.codes[i]!);
    }
    let spread = 0;
    for (const code of bought) {
      spread += timesBought[code]! * Math.log(timesBought[code]!);
      timesBought[code] = 0;
    }
    const entropy = Math.max(0, Math.log(own.length) - spread / own.length);
    rows.push({
      customer: customer.values[c]!,
      name: lines.customerNames[c] ?? "",
      lines: own.length,
      orders,
      revenue: revenue.value(),
      discount: off.value(),
      discountShare: discountShare(revenue.value(), off.value()),
      first,
      last,
      gapDays: orders > 1 ? (lastVisit - firstVisit) / DAY_MS / (orders - 1) : Number.NaN,
      products: bought.length,
      families,
      entropy,
      evenness: bought.length > 1 ? entropy / Math.log(bought.length) : Number.NaN,
    });
  }
  return rows;
}

/** Of customers' revenue in any order. */
export function concentrationOf(revenue: Float64Array): Concentration {
  const n = revenue.length;
  const poorestFirst = revenue.map((each) => Math.max(0, each)).sort();
  const sum = new ExactSum();
  const ranked = new ExactSum();
  const upTo = new Float64Array(n + 1);
  poorestFirst.forEach((each, i) => {
    sum.add(each);
    ranked.addProduct(i + 1, each);
    upTo[i + 1] = sum.value();
  });
  const whole = sum.value();
  const share = (part: number) => (whole > 0 ? part / whole : Number.NaN);
  return {
    gini: whole > 0 ? (2 * ranked.value()) / (n * whole) - (n + 1) / n : Number.NaN,
    top: TOP_SHARES.map((of) => {
      const customers = Math.ceil(of * n);
      return { share: of, customers, revenue: share(whole - upTo[n - customers]!) };
    }),
    lorenz: Array.from({ length: 101 }, (_, percent) => {
      const at = (percent / 100) * n;
      const below = Math.min(Math.floor(at), Math.max(0, n - 1));
      return share(upTo[below]! + (at - below) * (poorestFirst[below] ?? 0));
    }),
  };
}

/** Steps of 1, 2, 5, 10 ... from the first with a customer to the last. */
function worthOf(revenue: Float64Array): Pick<CustomerReport, "worth" | "withoutRevenue"> {
  const counts = new Map<number, number>();
  let withoutRevenue = 0;
  for (const each of revenue) {
    if (!(each > 0)) {
      withoutRevenue++;
      continue;
    }
    let step = 3 * Math.floor(Math.log10(each));
    while (stepAt(step + 1) <= each) step++;
    while (stepAt(step) > each) step--;
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  const steps = [...counts.keys()];
  const [first, last] = [Math.min(...steps), Math.max(...steps)];
  const worth = Array.from({ length: counts.size === 0 ? 0 : last - first + 1 }, (_, i) => ({
    from: stepAt(first + i),
    to: stepAt(first + i + 1),
    customers: counts.get(first + i) ?? 0,
  }));
  return { worth, withoutRevenue };
}

/** ..., 0.5, 1, 2, 5, 10, ...; 0 is 1. */
function stepAt(step: number): number {
  const decade = Math.floor(step / 3);
  return Number(`${[1, 2, 5][step - 3 * decade]}e${decade}`);
}
