// What a discount did, told carefully: purchases with more off than usual beside the same customer's other purchases of the
// same product around the same time. No experiment: who gets a discount, and when, is chosen by somebody.

import type { SaleLines } from "../../data/lines/saleLines.ts";
import type { Visits } from "../../data/lines/visits.ts";
import { DAY_MS } from "../../lib/calendar.ts";
import { asPart, type CooperativeTask } from "../../lib/cooperativeTask.ts";
import { ClusterSums, type LogMean } from "./clusterSums.ts";
import { eachPair, type LeftOut, type PairPurchases } from "./pairPurchases.ts";
import { sharpness } from "./sharpness.ts";

/** How purchases are told apart and compared. */
export const DISCOUNT_RULES = {
  /** So far above the pair's lowest discount a purchase is still a usual one; from the second on it is a discounted one. */
  usualWithin: 0.01,
  discountedFrom: 0.02,
  /** Days around a purchase within which others are compared with it. */
  windowDays: 180,
  /** Fewer customers or comparisons give no answer. */
  leastCustomers: 20,
  leastComparisons: 50,
  /** And of a family. */
  leastFamilyCustomers: 10,
  leastFamilyComparisons: 20,
  /** From this sharpness on a discount is told to follow from how much is bought. */
  bracket: 0.5,
  resamples: 400,
} as const;

/**
 * What is compared, each as a ratio: the quantity and the net revenue of the discounted purchase itself; the days until the
 * next purchase, its quantity, and the quantity a day until then; and, as a check, the usual purchase just before.
 */
export const OUTCOMES = ["quantity", "revenue", "gap", "next", "perDay", "before"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A change, 0 = none, +0.2 = a fifth more, with its 95 % interval. */
export interface Change {
  change: number;
  low: number;
  high: number;
  comparisons: number;
  customers: number;
}

export interface FamilyEffect extends Change {
  family: string;
  /** Drawn towards the effect of all by how uncertain it is: what to believe of it. */
  shrunk: number;
}

/** Why there is no answer. */
export type NoEffect = "noDiscounts" | "noQuantities" | "constant" | "tooFew";

export interface DiscountEffect {
  reason: NoEffect | null;
  /** Pairs of a customer and a product with two purchases and more, their purchases, and those with more off than usual. */
  pairs: number;
  purchases: number;
  discounted: number;
  left: LeftOut;
  /** Points of discount (0..1) that the compared ones had beyond those that they are compared with. */
  extra: number;
  /** null where too few can be compared. */
  changes: Record<Outcome, Change | null>;
  families: FamilyEffect[];
  /** How sharply a quantity of the product, or the order's amount, parts discounted purchases: NaN where nobody can tell. */
  brackets: { quantity: number; order: number };
}

/** What a purchase is beside its pair's others. */
type Kind = "usual" | "discounted" | "between";

/** Compares all purchases of these lines. Deterministic: resamples are seeded. */
export function* discountEffect(lines: SaleLines, visits: Visits): CooperativeTask<DiscountEffect> {
  const rules = DISCOUNT_RULES;
  const answer: DiscountEffect = {
    ...{ reason: null, pairs: 0, purchases: 0, discounted: 0, left: { walkIns: 0, freeOrReturned: 0 } },
    ...{ extra: Number.NaN, families: [], brackets: { quantity: Number.NaN, order: Number.NaN } },
    changes: { quantity: null, revenue: null, gap: null, next: null, perDay: null, before: null },
  };
  if (!lines.has.discount) return { ...answer, reason: "noDiscounts" };
  if (!lines.has.quantity) return { ...answer, reason: "noQuantities" };
  const families = lines.family.values.length;
  const sums = new ClusterSums(OUTCOMES.length + families);
  const byProduct = new Map<number, { value: number; discounted: boolean }[]>();
  const orders: { value: number; discounted: boolean }[] = [];
  const extra = { sum: 0, weight: 0 };
  const see = (pair: PairPurchases) => {
    const kinds = kindsOf(pair);
    answer.pairs++;
    answer.purchases += kinds.length;
    const discounted = kinds.filter((kind) => kind === "discounted").length;
    answer.discounted += discounted;
    if (discounted === 0) return;
    for (const [k, kind] of kinds.entries()) {
      if (kind === "between") continue;
      const isDiscounted = kind === "discounted";
      const own = byProduct.get(pair.product) ?? [];
      if (own.length === 0) byProduct.set(pair.product, own);
      own.push({ value: pair.quantity[k]!, discounted: isDiscounted });
      orders.push({ value: pair.orderGross[k]!, discounted: isDiscounted });
    }
    compare(pair, kinds, lines.has.revenue, (outcome, difference, weight, points) => {
      sums.add(OUTCOMES.indexOf(outcome), pair.customer, difference, weight);
      if (outcome !== "quantity") return;
      extra.sum += weight * points;
      extra.weight += weight;
      if (pair.family >= 0) sums.add(OUTCOMES.length + pair.family, pair.customer, difference, weight);
    });
  };
  answer.left = yield* asPart(eachPair(lines, visits, 2, see), 0, 0.5);
  if (answer.discounted === 0) return { ...answer, reason: "constant" };
  const { resamples, leastFamilyCustomers: least, leastFamilyComparisons: few } = rules;
  const means = yield* asPart(sums.means({ resamples, seed: 1, least, few }), 0.5, 1);
  const enough = (each: LogMean | null | undefined) =>
    each && each.customers >= rules.leastCustomers && each.comparisons >= rules.leastComparisons ? each : null;
  for (const [at, outcome] of OUTCOMES.entries()) answer.changes[outcome] = changeOf(enough(means[at]));
  if (!answer.changes.quantity) return { ...answer, reason: "tooFew" };
  answer.extra = extra.sum / extra.weight;
  answer.families = shrunkFamilies(lines.family.values, means.slice(OUTCOMES.length));
  answer.brackets = {
    quantity: pooledSharpness([...byProduct.values()]),
    order: lines.has.revenue ? sharpness(orders, LEAST_SHARP) : Number.NaN,
  };
  return answer;
}

/** By how far each purchase's discount lies above the pair's lowest. */
function kindsOf({ rate }: PairPurchases): Kind[] {
  const lowest = Math.min(...rate);
  // Rates that were written in percent are not exact.
  const rounding = 1e-9;
  return rate.map((each) =>
    each >= lowest + DISCOUNT_RULES.discountedFrom - rounding
      ? "discounted"
      : each <= lowest + DISCOUNT_RULES.usualWithin + rounding
        ? "usual"
        : "between",
  );
}

type Found = (outcome: Outcome, difference: number, weight: number, points: number) => void;

/**
 * The differences of logarithms of a pair. What was bought ahead is missing from the purchase after a discounted one: usual
 * ones are compared apart, and of discounted ones in a row the first counts.
 */
function compare(pair: PairPurchases, kinds: Kind[], hasRevenue: boolean, found: Found): void {
  const { time, quantity, revenue } = pair;
  const last = kinds.length - 1;
  const is = (k: number, kind: Kind) => kinds[k] === kind;
  const quantities = quantity.map(Math.log);
  const gaps = time.map((at, k) => (k < last ? Math.log(Math.max((time[k + 1]! - at) / DAY_MS, 0.5)) : Number.NaN));
  const settled = (k: number) => is(k, "usual") && !(k > 0 && is(k - 1, "discounted"));
  const own = (k: number) => is(k, "discounted") && !(k > 0 && is(k - 1, "discounted"));
  const usualFollowed = (k: number) => is(k, "usual") && k < last;
  const discountedFollowed = (k: number) => own(k) && k < last;
  const run = (outcome: Outcome, values: number[], of: (k: number) => boolean, against: (k: number) => boolean) =>
    differences(pair, values, of, against, (difference, weight, points) => found(outcome, difference, weight, points));
  run("quantity", quantities, own, settled);
  if (hasRevenue) run("revenue", revenue.map(logOfPositive), own, settled);
  run("gap", gaps, discountedFollowed, usualFollowed);
  const perDay = quantities.map((value, k) => value - gaps[k]!);
  run("perDay", perDay, discountedFollowed, usualFollowed);
  run(
    "next",
    quantities,
    (k) => k > 0 && is(k, "usual") && is(k - 1, "discounted"),
    (k) => k > 0 && settled(k),
  );
  // Also a purchase after a discounted one is no measure of what stands before another.
  run(
    "before",
    quantities,
    (k) => settled(k) && k < last && is(k + 1, "discounted"),
    (k) => settled(k) && k < last && !is(k + 1, "discounted"),
  );
}

const logOfPositive = (value: number) => (value > 0 ? Math.log(value) : Number.NaN);

/** Each purchase `of` beside the mean of those `against` it in the window: of n others a weight of n / (n + 1). */
function differences(
  { time, rate }: PairPurchases,
  values: number[],
  of: (k: number) => boolean,
  against: (k: number) => boolean,
  found: (difference: number, weight: number, points: number) => void,
): void {
  const others = values.flatMap((value, k) => (against(k) && !Number.isNaN(value) ? [k] : []));
  if (others.length === 0) return;
  for (const [k, value] of values.entries()) {
    if (!of(k) || Number.isNaN(value)) continue;
    let [n, sum, rates] = [0, 0, 0];
    for (const other of others) {
      if (other === k || Math.abs(time[other]! - time[k]!) > DISCOUNT_RULES.windowDays * DAY_MS) continue;
      n++;
      sum += values[other]!;
      rates += rate[other]!;
    }
    if (n > 0) found(value - sum / n, n / (n + 1), rate[k]! - rates / n);
  }
}

function changeOf(found: LogMean | null): Change | null {
  if (!found) return null;
  const { mean, low, high, comparisons, customers } = found;
  return { change: Math.expm1(mean), low: Math.expm1(low), high: Math.expm1(high), comparisons, customers };
}

/**
 * Families with enough comparisons, most of them first; each drawn towards their common mean by the variance between
 * families (DerSimonian and Laird 1986, https://doi.org/10.1016/0197-2456(86)90046-2) against its own.
 */
function shrunkFamilies(names: readonly string[], means: readonly (LogMean | null)[]): FamilyEffect[] {
  const told = means.flatMap((mean, code) => (mean && mean.variance > 0 ? [{ family: names[code]!, mean }] : []));
  if (told.length === 0) return [];
  const weights = told.map(({ mean }) => 1 / mean.variance);
  const sum = (values: number[]) => values.reduce((total, each) => total + each, 0);
  const total = sum(weights);
  const fixed = sum(told.map(({ mean }, i) => weights[i]! * mean.mean)) / total;
  const q = sum(told.map(({ mean }, i) => weights[i]! * (mean.mean - fixed) ** 2));
  const scale = total - sum(weights.map((each) => each * each)) / total;
  const between = scale > 0 ? Math.max(0, (q - (told.length - 1)) / scale) : 0;
  const random = told.map(({ mean }) => 1 / (mean.variance + between));
  const common = sum(told.map(({ mean }, i) => random[i]! * mean.mean)) / sum(random);
  return told
    .map(({ family, mean }) => {
      const own = between / (between + mean.variance);
      return { family, ...changeOf(mean)!, shrunk: Math.expm1(own * mean.mean + (1 - own) * common) };
    })
    .sort((a, b) => b.comparisons - a.comparisons || (a.family < b.family ? -1 : 1));
}

/** Purchases of each kind that a threshold needs, so that chance does not look like a rule. */
const LEAST_SHARP = 30;

/** The mean over products, by their discounted purchases. */
function pooledSharpness(products: { value: number; discounted: boolean }[][]): number {
  let [sum, weight] = [0, 0];
  for (const purchases of products) {
    const own = sharpness(purchases, LEAST_SHARP);
    if (Number.isNaN(own)) continue;
    const discounted = purchases.filter((each) => each.discounted).length;
    sum += discounted * own;
    weight += discounted;
  }
  return sum / weight;
}
