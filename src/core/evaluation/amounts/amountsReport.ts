// How good amounts are of lines whose product is known: errors beside the honest rule, sums of groups, and whether intervals hold
// what they promise; and of lines before their product is known, beside the median of the customer's last lines.

import { lastMedians } from "../../features/amounts/lastLines.ts";
import { CANDIDATES, MEASURE_WIDTH, PAIR_WIDTH } from "../../features/amounts/parts.ts";
import type { SampleSet } from "../../features/sampleSet.ts";
import { PROVINCES } from "../../geo/provinces.ts";
import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { timeText } from "../../lib/timeText.ts";
import type { Amounts } from "../../model/amounts/amountModel.ts";
import type { ExpectedLines } from "../../model/amounts/answerAmounts.ts";
import type { Predictions } from "../../model/predictions.ts";
import { NUMBER_TASKS, type NumberTask } from "../baselines/numberBaselines.ts";
import { difference, interval, resampleCustomers, type Statistic } from "../bootstrap.ts";
import { CustomerSums, errorStatistic } from "../customerSums.ts";
import type { Metric } from "../metric.ts";
import type { AmountsMetrics, AmountsReport, GroupSums } from "../report.ts";

/** Groups shown of each kind, those with most money first. */
const MOST_GROUPS = 12;
const STEP = 256;
/** Values stand in single precision in the model. */
const ROUNDING = 1e-9;
/** What the model calls each task's number. */
const NUMBERS = { quantity: "quantity", revenue: "amount", discount: "discount" } as const;

interface Answered extends Predictions {
  amounts: Amounts;
  expected: ExpectedLines;
}

/** Predictions whose amounts were asked for, too. */
export function hasAmounts(predictions: Predictions): predictions is Answered {
  return predictions.amounts !== undefined && predictions.expected !== undefined;
}

/** The report on these predictions' targets. */
export function* amountsReport(
  samples: SampleSet,
  { targets, amounts, expected }: Answered,
  seed: number,
): CooperativeTask<AmountsReport> {
  const { lines, preprocess } = samples;
  const at = Int32Array.from(targets, (target) => samples.targets[target]!);
  const tasks = NUMBER_TASKS.filter((task) => preprocess.tasks[task]);
  const sums = new CustomerSums(
    Int32Array.from(at, (line) => lines.customer.codes[line]!),
    Uint8Array.from(targets, (target) => samples.targetRepeat[target]!),
  );
  const rules = yield* ruleOfProduct(samples, targets);
  const last = yield* lastMedians(samples, targets);
  const actual = Object.fromEntries(
    NUMBER_TASKS.map((task) => [task, Float64Array.from(at, (line) => lines[task][line]!)]),
  ) as Record<NumberTask, Float64Array>;
  for (const task of tasks) {
    sums.addErrors(task, "given", actual[task], amounts[NUMBERS[task]]);
    sums.addErrors(task, "rule", actual[task], rules[task]);
    sums.addErrors(task, "expected", actual[task], expected[task]);
    sums.addErrors(task, "last", actual[task], last[task]);
  }
  yield;
  const resamples = resampleCustomers(sums.table(), sums.width, { seed });
  const mae = (task: NumberTask, name: string): Statistic => errorStatistic(sums, task, name, "mae");
  const metric = (statistic: Statistic): Metric => interval(resamples, statistic);
  const lead = (task: NumberTask, model: string, rival: string): Statistic =>
    difference(mae(task, rival), mae(task, model));
  const ofTask = (task: NumberTask): AmountsMetrics | null => {
    if (!tasks.includes(task)) return null;
    const number = NUMBERS[task];
    const [mean, low, high] = [amounts[`${number}Mean`], amounts[`${number}Low`], amounts[`${number}High`]];
    const total = sumOf(actual[task]);
    let inside = 0;
    for (let i = 0; i < at.length; i++) {
      const happened = actual[task][i]!;
      if (happened >= low[i]! - ROUNDING && happened <= high[i]! + ROUNDING) inside++;
    }
    return {
      mae: metric(mae(task, "given")),
      rule: metric(mae(task, "rule")),
      lead: metric(lead(task, "given", "rule")),
      wape: errorStatistic(sums, task, "given", "wape")(resamples.totals, 0),
      sums: total > 0 ? sumOf(mean) / total : Number.NaN,
      coverage: at.length > 0 ? inside / at.length : Number.NaN,
      beforeProduct: {
        mae: metric(mae(task, "expected")),
        rule: metric(mae(task, "last")),
        lead: metric(lead(task, "expected", "last")),
      },
    };
  };
  return {
    quantity: ofTask("quantity"),
    revenue: ofTask("revenue"),
    discount: ofTask("discount"),
    groups: preprocess.tasks.revenue ? groupsOf(samples, at, amounts.amountMean, actual.revenue) : [],
  };
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** [n] the customer's median of the target's product, else all customers' median of it, else 0: quantity · price · (1 − discount). */
function* ruleOfProduct(samples: SampleSet, targets: Uint32Array): CooperativeTask<Record<NumberTask, Float64Array>> {
  const pairs = yield* samples.pairs();
  const row = new Float64Array(PAIR_WIDTH);
  const found = {
    quantity: new Float64Array(targets.length),
    revenue: new Float64Array(targets.length),
    discount: new Float64Array(targets.length),
  };
  const value = (measure: number): number => {
    const own = row[measure * MEASURE_WIDTH + CANDIDATES.indexOf("ownMedian")]!;
    return Number.isNaN(own) ? row[measure * MEASURE_WIDTH + CANDIDATES.indexOf("productMedian")]! : own;
  };
  for (let i = 0; i < targets.length; i++) {
    if (i % STEP === 0) yield;
    pairs.readTarget(targets[i]!, row);
    const quantity = Math.exp(value(0));
    const discount = value(2);
    const revenue = quantity * Math.exp(value(1)) * (1 - discount);
    found.quantity[i] = Number.isNaN(quantity) ? 1 : quantity;
    found.discount[i] = Number.isNaN(discount) ? 0 : discount;
    found.revenue[i] = Number.isNaN(revenue) ? 0 : revenue;
  }
  return found;
}

/** Predicted and actual money of the largest groups of each kind that the lines have. */
function groupsOf(
  { lines, provinces }: SampleSet,
  at: Int32Array,
  said: Float64Array,
  actual: Float64Array,
): GroupSums[] {
  const coded = (column: { codes: Int32Array; values: readonly string[] } | null) =>
    column && ((line: number) => column.values[column.codes[line]!] ?? "");
  const kinds: [GroupSums["kind"], ((line: number) => string) | null][] = [
    ["product", coded(lines.product)],
    ["salesperson", coded(lines.salesperson)],
    ["month", (line) => timeText(lines.time[line]!, false).slice(0, 7)],
    ["province", lines.place && ((line) => PROVINCES[provinces[lines.place!.codes[line]!]! - 1]?.name ?? "")],
  ];
  return kinds.flatMap(([kind, nameOf]) => {
    if (!nameOf) return [];
    const groups = new Map<string, { lines: number; said: number; actual: number }>();
    for (let i = 0; i < at.length; i++) {
      const name = nameOf(at[i]!);
      const group = groups.get(name) ?? { lines: 0, said: 0, actual: 0 };
      group.lines++;
      group.said += said[i]!;
      group.actual += actual[i]!;
      groups.set(name, group);
    }
    const ordered = [...groups].sort(([, a], [, b]) => b.actual - a.actual).slice(0, MOST_GROUPS);
    return [{ kind, groups: ordered.map(([name, group]) => ({ name, ...group })) }];
  });
}
