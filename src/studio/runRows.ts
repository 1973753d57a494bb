// A stored run as the list of runs needs it, and what tells two runs apart.

import { trainingsOfRun } from "../core/experiments/compare/runHistory.ts";
import type { FeatureSettings } from "../core/features/featureSettings.ts";
import type { EpochReport } from "../core/training/events.ts";
import type { TrainingSettings } from "../core/training/settings.ts";
import type { RunRecord, SearchOrigin, StartedFrom } from "../storage/database.ts";
import { headline, type Verdict } from "./verdict.ts";

export interface RunRow {
  id: string;
  /** ms since 1970, in the zone of the machine. */
  createdAt: number;
  name: string;
  note: string;
  /** Name of the data set, "" where unknown. */
  dataset: string;
  fingerprint: string;
  settings: TrainingSettings;
  /** How its samples were made; absent in runs of older versions. */
  features?: FeatureSettings;
  /** Of each of its trainings, at least one: that with the settings' seed first. */
  trainings: { seed: number; epochs: EpochReport[] }[];
  products: number;
  /** Of the model's files; absent in runs of older versions. */
  bytes?: number;
  /** The run whose weights it started from. */
  startedFrom?: StartedFrom;
  /** The search that it was kept from. */
  search?: SearchOrigin;
  tags: readonly string[];
  star: boolean;
  /** Of training, wall clock. */
  seconds: number;
  test: number;
  accuracy: number;
  hit10: number;
  mrr: number;
  /** NaN where the data has no such column. */
  revenueMae: number;
  /** The lowest of all epochs, of all tasks together, the mean over its trainings; NaN where no epoch ended. */
  validationLoss: number;
  verdict: Verdict | null;
  /** The disk refused it: it is gone when the page is closed. */
  held?: true;
}

export function rowOf(run: RunRecord): RunRow {
  const { id, createdAt, name, note, fingerprint, dataset = "", settings, features, metrics } = run;
  const trainings = trainingsOfRun(run);
  const { bytes, startedFrom, search, tags = [], star = false } = run;
  return {
    ...{ id, createdAt, name, note, fingerprint, dataset, settings, features, bytes, startedFrom, search, tags, star },
    products: metrics.counts.products,
    trainings: trainings.map(({ seed, history: { epochs } }) => ({ seed, epochs })),
    seconds: trainings.reduce((sum, { history }) => sum + history.seconds, 0),
    test: metrics.counts.test,
    accuracy: metrics.product.accuracy.value,
    hit10: metrics.product.hit10.value,
    mrr: metrics.product.mrr.value,
    revenueMae: metrics.revenue?.mae.value ?? Number.NaN,
    validationLoss: mean(trainings.map(({ history }) => lowestLoss(history.epochs))),
    verdict: headline(metrics),
  };
}

/** NaN where no epoch ended. */
function lowestLoss(epochs: readonly EpochReport[]): number {
  return epochs.length > 0 ? Math.min(...epochs.map(({ validation }) => validation.total)) : Number.NaN;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Settings of the samples that choose the targets. */
const OF_TARGETS = ["minHistory", "historyRule", "split", "splitSeed", "dropWalkIns"] as const;

/**
 * Whether metrics of these runs may be compared: they were judged on the same targets. Runs whose data are unknown were
 * not, as far as can be told.
 */
export function sameTargets(runs: readonly Pick<RunRow, "fingerprint" | "test" | "features">[]): boolean {
  const [first] = runs;
  return runs.every(
    ({ fingerprint, test, features }) =>
      fingerprint !== "" &&
      fingerprint === first!.fingerprint &&
      test === first!.test &&
      OF_TARGETS.every((name) => !features || !first!.features || features[name] === first!.features[name]),
  );
}
