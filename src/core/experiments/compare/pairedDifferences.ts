// How far one model is ahead of another on the same targets, metric by metric: both are counted on the same resamples of
// customers, so what is common cancels.

import type { JudgedTargets } from "../../artefact/judgedTargets.ts";
import { NUMBER_TASKS, type NumberTask } from "../../evaluation/baselines/numberBaselines.ts";
import {
  difference,
  interval,
  type Resamples,
  ratio,
  resampleCustomers,
  type Statistic,
} from "../../evaluation/bootstrap.ts";
import { customerTable } from "../../evaluation/customerSums.ts";
import { gain } from "../../evaluation/metrics.ts";
import { PRODUCT_METRICS, type ProductMetric } from "../../evaluation/report.ts";

/** What a metric is of; `given`: of the number that was said once the product is known. */
export type ComparedMetric =
  | { task: "product"; metric: ProductMetric }
  | { task: NumberTask; metric: "mae" | "wape"; given: boolean };

export type PairedDifference = ComparedMetric & {
  /** The metric of the one and of the other. */
  one: number;
  other: number;
  /** How much better the other is (positive = better, for errors too), with its paired 95 % interval over customers. */
  lead: number;
  low: number;
  high: number;
  /** "level": the interval holds 0. */
  verdict: "better" | "worse" | "level";
};

export interface Comparison {
  targets: number;
  customers: number;
  metrics: PairedDifference[];
}

/** Why two models have no difference: judged on other targets, or no answer of one is kept in a form that can be paired. */
export type NotCompared = "otherTargets" | "nothingInCommon";

/**
 * The other's lead over the one in every metric that both have answers for, by 1,000 seeded resamples of customers. A word
 * where there is nothing to pair.
 */
export function pairedDifferences(one: JudgedTargets, other: JudgedTargets, seed = 1): Comparison | NotCompared {
  if (one.fingerprint !== other.fingerprint) return "otherTargets";
  const columns: Column[] = [];
  const metrics = columnsOf(one, other, columns);
  if (metrics.length === 0) return "nothingInCommon";
  const sums = customerTable(one.customerOf, one.customers, columns);
  const resamples = resampleCustomers(sums, 1 + columns.length, { seed });
  return {
    targets: one.customerOf.length,
    customers: one.customers,
    metrics: metrics.map((metric) => paired(resamples, metric)),
  };
}

/** A target's value. */
type Column = (target: number) => number;

interface Pair {
  what: ComparedMetric;
  one: Statistic;
  other: Statistic;
}

function paired(resamples: Resamples, { what, one, other }: Pair): PairedDifference {
  const [ours, theirs] = [one(resamples.totals, 0), other(resamples.totals, 0)];
  const ahead = what.task === "product" ? difference(other, one) : difference(one, other);
  const { value: lead, low, high } = interval(resamples, ahead);
  const verdict = low > 0 ? "better" : high < 0 ? "worse" : "level";
  return { ...what, one: ours, other: theirs, lead, low, high, verdict };
}

/** Adds what both models have to the columns; the metrics as functions of their sums, of which the first are the targets. */
function columnsOf(one: JudgedTargets, other: JudgedTargets, columns: Column[]): Pair[] {
  const pairs: Pair[] = [];
  const add = (column: Column): number => columns.push(column);
  const count = [0];
  const { ranks } = one;
  const theirs = other.ranks;
  if (ranks && theirs) {
    for (const metric of PRODUCT_METRICS) {
      const ours = add((i) => gain(metric, ranks[i]!));
      const others = add((i) => gain(metric, theirs[i]!));
      pairs.push({ what: { task: "product", metric }, one: ratio([ours], count), other: ratio([others], count) });
    }
  }
  for (const task of NUMBER_TASKS) {
    const [mine, their] = [one.numbers[task], other.numbers[task]];
    if (!mine || !their) continue;
    const size = [add((i) => Math.abs(mine.actual[i]!))];
    for (const given of [false, true]) {
      const [a, b] = given ? [mine.given, their.given] : [mine.said, their.said];
      if (!a || !b) continue;
      const [ours, others] = [a, b].map((said) => [add((i) => Math.abs(said[i]! - mine.actual[i]!))]);
      for (const metric of ["mae", "wape"] as const) {
        // Of a share of money off, an error in percent of itself says nothing.
        if (metric === "wape" && task === "discount") continue;
        const below = metric === "mae" ? count : size;
        pairs.push({ what: { task, metric, given }, one: ratio(ours!, below), other: ratio(others!, below) });
      }
    }
  }
  return pairs;
}
