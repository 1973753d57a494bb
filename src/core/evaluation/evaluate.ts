// The whole judgement of a model: its metrics beside the baselines' on the same targets, each with an interval.

import type { SampleSet } from "../features/sampleSet.ts";
import { type CooperativeTask, runToEnd } from "../lib/cooperativeTask.ts";
import { MessageError } from "../lib/message.ts";
import {
  NUMBER_BASELINES,
  type NumberBaseline,
  PRODUCT_BASELINES,
  type ProductBaseline,
} from "../model/baselineNames.ts";
import type { Predictions } from "../model/predictions.ts";
import { amountsReport, hasAmounts } from "./amounts/amountsReport.ts";
import { guessNumbers, NUMBER_TASKS, type NumberTask } from "./baselines/numberBaselines.ts";
import { productBaselinesTask } from "./baselines/productBaselines.ts";
import { interval, type Resamples, resampleCustomers, type Statistic } from "./bootstrap.ts";
import { CustomerSums, errorStatistic, MODEL, productStatistic } from "./customerSums.ts";
import { evaluationMessage } from "./evaluationMessages.ts";
import { gapToBest } from "./gap.ts";
import { addNetworks, networksReport, type ToldNetwork } from "./networks.ts";
import {
  type Gap,
  type MetricsReport,
  PRODUCT_METRICS,
  type ProductMetric,
  type ProductMetrics,
  type ProductSlices,
  type RevenueMetrics,
  SLICE_METRICS,
  SLICES,
  type Slice,
  type SliceGap,
} from "./report.ts";

/**
 * Metrics of some predictions with every baseline on the same targets, 95 % bootstrap intervals over customers and the
 * gaps to the best baselines. `seconds` = wall-clock time of training. Throws when there is nothing to judge.
 */
export function evaluate(samples: SampleSet, predictions: Predictions, context: Context): MetricsReport {
  return runToEnd(evaluateTask(samples, predictions, context));
}

interface Context {
  backend: string;
  seconds: number;
  seed?: number;
  /** Of a model of several networks: which they are, in the order of the predictions' own. */
  networks?: readonly ToldNetwork[];
}

/** `evaluate`, in steps. */
export function* evaluateTask(
  samples: SampleSet,
  predictions: Predictions,
  context: Context,
): CooperativeTask<MetricsReport> {
  const { lines, preprocess, split, targets: targetLines, targetRepeat } = samples;
  const { targets } = predictions;
  if (targets.length === 0) {
    throw new MessageError(evaluationMessage("judged.nothing"));
  }
  const chosenLines = Int32Array.from(targets, (t) => targetLines[t]);
  const sums = new CustomerSums(
    Int32Array.from(chosenLines, (line) => lines.customer.codes[line]),
    Uint8Array.from(targets, (t) => targetRepeat[t]),
  );
  sums.addRanks(MODEL, predictions.rank);
  yield;
  const { ranks, weights } = yield* productBaselinesTask(samples, targets);
  const compared = PRODUCT_BASELINES.filter((name) => ranks[name] !== undefined);
  for (const name of compared) sums.addRanks(name, ranks[name]!);
  yield;
  const tasks = NUMBER_TASKS.filter((task) => preprocess.tasks[task]);
  const guesses = tasks.length > 0 ? guessNumbers(samples, targets) : null;
  const actualOf = (task: NumberTask): Float64Array => Float64Array.from(chosenLines, (line) => lines[task][line]);
  for (const task of tasks) {
    const actual = actualOf(task);
    sums.addErrors(task, MODEL, actual, predictions[task]);
    for (const name of NUMBER_BASELINES)
      sums.addErrors(task, name, actual, (guesses as NonNullable<typeof guesses>)[task][name]);
  }
  const several = predictions.networks ?? [];
  addNetworks(sums, several, Object.fromEntries(tasks.map((task) => [task, actualOf(task)])));
  const resamples = resampleCustomers(sums.table(), sums.width, { seed: context.seed ?? 1 });
  const product = (name: string): ProductMetrics & ProductSlices => productReport(resamples, sums, name);
  const errors = (task: NumberTask, name: string): RevenueMetrics => ({
    mae: interval(resamples, errorStatistic(sums, task, name, "mae")),
    rmse: interval(resamples, errorStatistic(sums, task, name, "rmse")),
    wape: interval(resamples, errorStatistic(sums, task, name, "wape")),
  });
  const mae = (task: NumberTask, name: string) => ({
    mae: interval(resamples, errorStatistic(sums, task, name, "mae")),
  });
  const has = (task: NumberTask): boolean => tasks.includes(task);
  yield;
  const amounts = hasAmounts(predictions) ? yield* amountsReport(samples, predictions, context.seed ?? 1) : null;
  return {
    product: product(MODEL),
    quantity: has("quantity") ? mae("quantity", MODEL) : null,
    revenue: has("revenue") ? errors("revenue", MODEL) : null,
    discount: has("discount") ? mae("discount", MODEL) : null,
    baselines: {
      product: byName(compared, product),
      quantity: has("quantity") ? byName(NUMBER_BASELINES, (name) => mae("quantity", name)) : null,
      revenue: has("revenue") ? byName(NUMBER_BASELINES, (name) => errors("revenue", name)) : null,
      discount: has("discount") ? byName(NUMBER_BASELINES, (name) => mae("discount", name)) : null,
    },
    gaps: allGaps(resamples, sums, tasks, compared),
    ...(amounts && { amounts }),
    ...(context.networks &&
      several.length > 1 && { networks: networksReport(resamples, sums, tasks, context.networks) }),
    sliceGaps: SLICES.flatMap((slice) => sliceGaps(resamples, sums, slice, compared)),
    counts: {
      train: split.train.length,
      validation: split.validation.length,
      test: targets.length,
      customers: lines.customer.values.length,
      products: preprocess.products.length,
    },
    ...protocolOf(samples, predictions, sums.customers, weights),
    backend: context.backend,
    seconds: context.seconds,
  };
}

function productReport(resamples: Resamples, sums: CustomerSums, name: string): ProductMetrics & ProductSlices {
  const metrics = (slices: readonly Slice[]): ProductMetrics =>
    byName(PRODUCT_METRICS, (metric) => interval(resamples, productStatistic(sums, name, metric, slices)));
  const count = (slice: Slice): number => resamples.totals[sums.column(slice)];
  return {
    ...metrics(SLICES),
    repeat: { ...metrics(["repeat"]), count: count("repeat") },
    new: { ...metrics(["new"]), count: count("new") },
  };
}

function productGap(
  resamples: Resamples,
  sums: CustomerSums,
  metric: ProductMetric,
  compared: readonly ProductBaseline[],
  slices?: Slice[],
): Gap | null {
  return gapToBest(
    resamples,
    { task: "product", metric },
    productStatistic(sums, MODEL, metric, slices),
    byName(compared, (name) => productStatistic(sums, name, metric, slices)),
    true,
  );
}

/** The gaps of the headline's metrics in one slice; none where it has no target. */
function sliceGaps(
  resamples: Resamples,
  sums: CustomerSums,
  slice: Slice,
  compared: readonly ProductBaseline[],
): SliceGap[] {
  return SLICE_METRICS.flatMap((metric) => {
    const gap = productGap(resamples, sums, metric, compared, [slice]);
    return gap ? [{ slice, ...gap }] : [];
  });
}

function allGaps(
  resamples: Resamples,
  sums: CustomerSums,
  tasks: NumberTask[],
  compared: readonly ProductBaseline[],
): Gap[] {
  const gaps = PRODUCT_METRICS.map((metric) => productGap(resamples, sums, metric, compared));
  for (const task of tasks) {
    for (const metric of task === "revenue" ? (["mae", "rmse", "wape"] as const) : (["mae"] as const)) {
      const statistic = (name: string): Statistic => errorStatistic(sums, task, name, metric);
      const baselines: Record<NumberBaseline, Statistic> = byName(NUMBER_BASELINES, statistic);
      gaps.push(gapToBest(resamples, { task, metric }, statistic(MODEL), baselines, false));
    }
  }
  return gaps.filter((gap) => gap !== null);
}

function protocolOf(
  { preprocess }: SampleSet,
  predictions: Predictions,
  customers: number,
  [markov, frequency, popularity]: [number, number, number],
): Pick<MetricsReport, "protocol" | "protocolSentences"> {
  const percent = (weight: number): string => (100 * weight).toFixed(0);
  const own = [
    evaluationMessage("judged.on", {
      targets: predictions.targets.length,
      customers,
      products: preprocess.products.length,
    }),
    evaluationMessage("judged.beside", {
      markov: percent(markov),
      frequency: percent(frequency),
      popularity: percent(popularity),
    }),
    evaluationMessage("judged.tuned"),
    evaluationMessage("judged.intervals"),
  ];
  const before = preprocess.protocol.trim().replace(/[^.]$/, "$&.");
  return {
    protocol: [before, ...own.map(({ text }) => text)].join(" "),
    ...(preprocess.protocolSentences && { protocolSentences: [...preprocess.protocolSentences, ...own] }),
  };
}

function byName<K extends string, V>(names: readonly K[], make: (name: K) => V): Record<K, V> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<K, V>;
}
