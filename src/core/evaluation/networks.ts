// A model of several networks: how good each is by itself, their mean and the whole, on the same targets and resamples, and how far
// seeds lie apart.

import { sampleDeviation } from "../lib/sampleDeviation.ts";
import type { NetworkPredictions } from "../model/predictions.ts";
import { NUMBER_TASKS, type NumberTask } from "./baselines/numberBaselines.ts";
import { difference, interval, type Resamples, type Statistic } from "./bootstrap.ts";
import { type CustomerSums, errorStatistic, MODEL, productStatistic } from "./customerSums.ts";
import { type Figures, type NetworksReport, PRODUCT_METRICS } from "./report.ts";

/** A network of several: its seed, and the epoch that its weights are of. */
export interface ToldNetwork {
  seed: number;
  epoch: number;
}

const nameOf = (place: number): string => `network ${place + 1}`;

/** Adds the networks' own answers to the sums; `actual` [n] by task. */
export function addNetworks(
  sums: CustomerSums,
  networks: readonly NetworkPredictions[],
  actual: Partial<Record<NumberTask, Float64Array>>,
): void {
  for (const [i, network] of networks.entries()) {
    sums.addRanks(nameOf(i), network.rank);
    for (const task of NUMBER_TASKS) if (actual[task]) sums.addErrors(task, nameOf(i), actual[task], network[task]);
  }
}

/** The report of networks that were added; `told` in their order. */
export function networksReport(
  resamples: Resamples,
  sums: CustomerSums,
  tasks: readonly NumberTask[],
  told: readonly ToldNetwork[],
): NetworksReport {
  const figures = <T>(make: (of: (name: string) => Statistic, higherIsBetter: boolean) => T): Figures<T> => {
    const error = (task: NumberTask, metric: "mae" | "rmse" | "wape"): T =>
      make((name) => errorStatistic(sums, task, name, metric), false);
    const mae = (task: NumberTask) => (tasks.includes(task) ? { mae: error(task, "mae") } : null);
    const product = PRODUCT_METRICS.map((metric) => [
      metric,
      make((name) => productStatistic(sums, name, metric), true),
    ]);
    return {
      product: Object.fromEntries(product),
      quantity: mae("quantity"),
      revenue: tasks.includes("revenue")
        ? { mae: error("revenue", "mae"), rmse: error("revenue", "rmse"), wape: error("revenue", "wape") }
        : null,
      discount: mae("discount"),
    };
  };
  const each = (of: (name: string) => Statistic): Statistic[] => told.map((_, i) => of(nameOf(i)));
  const mean = (of: (name: string) => Statistic): Statistic => meanOf(each(of));
  const ownSeeds = new Set(told.map(({ seed }) => seed)).size === told.length;
  return {
    networks: told.map(({ seed, epoch }, i) => ({
      seed,
      epoch,
      ...figures((of) => interval(resamples, of(nameOf(i)))),
    })),
    mean: figures((of) => interval(resamples, mean(of))),
    lead: figures((of, higherIsBetter) => {
      const [whole, one] = [of(MODEL), mean(of)];
      return interval(resamples, higherIsBetter ? difference(whole, one) : difference(one, whole));
    }),
    deviation: ownSeeds
      ? figures((of) => sampleDeviation(each(of).map((statistic) => statistic(resamples.totals, 0))))
      : null,
  };
}

function meanOf(statistics: readonly Statistic[]): Statistic {
  return (totals, at) => statistics.reduce((sum, statistic) => sum + statistic(totals, at), 0) / statistics.length;
}
