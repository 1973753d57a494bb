// A run as it is taken away: its settings, metrics and history as a line of numbers for other tools.

import type { MetricsReport } from "../../evaluation/report.ts";
import type { FeatureSettings } from "../../features/featureSettings.ts";
import type { SavedCell, SavedColumn } from "../../lib/table/savedTable.ts";
import { type NetworkHistory, TASKS, type TrainHistory } from "../../training/events.ts";
import type { TrainingSettings } from "../../training/settings.ts";

export interface RunHistory {
  name: string;
  /** When it was kept, ms since 1970; null where that is not known. */
  createdAt: number | null;
  settings: TrainingSettings;
  /** How its samples were made; absent in runs of older versions. */
  features?: FeatureSettings;
  metrics: MetricsReport;
  /** Of the training with the settings' seed. */
  history: TrainHistory;
  /** Of those with other seeds. */
  otherTrainings?: readonly NetworkHistory[];
}

/** All trainings of a run, that with the settings' seed first. */
export function trainingsOfRun({
  settings: { seed },
  history,
  otherTrainings = [],
}: Pick<RunHistory, "settings" | "history" | "otherTrainings">): [NetworkHistory, ...NetworkHistory[]] {
  return [{ seed, history }, ...otherTrainings];
}

/** The metrics that runs are compared by, under the names they have in files; NaN where the data have no such column. */
export function headlineMetrics({ product, quantity, revenue, discount }: MetricsReport): Record<string, number> {
  return {
    accuracy: product.accuracy.value,
    hit10: product.hit10.value,
    ndcg10: product.ndcg10.value,
    mrr: product.mrr.value,
    quantity_mae: quantity?.mae.value ?? Number.NaN,
    revenue_mae: revenue?.mae.value ?? Number.NaN,
    discount_mae: discount?.mae.value ?? Number.NaN,
  };
}

const LOSSES = ["total", ...TASKS] as const;
const number = (title: string, digits = 4): SavedColumn => ({ title, kind: "number", digits });

/** One row for each epoch of each training of each run, the names of the columns as `history.json` has them. */
export function epochTable(runs: readonly Pick<RunHistory, "name" | "settings" | "history" | "otherTrainings">[]): {
  columns: SavedColumn[];
  rows: SavedCell[][];
} {
  const columns: SavedColumn[] = [
    { title: "run", kind: "text" },
    number("seed", 0),
    number("epoch", 0),
    ...(["train", "validation"] as const).flatMap((part) => LOSSES.map((loss) => number(`${part}_${loss}`))),
    number("seconds", 1),
    number("best", 0),
    number("validation_hit10"),
    number("validation_lead"),
  ];
  const trainings = runs.flatMap((run) => trainingsOfRun(run).map((training) => ({ name: run.name, ...training })));
  const rows = trainings.flatMap(({ name, seed, history }) =>
    history.epochs.map(({ epoch, train, validation, seconds, best, check }) => [
      name,
      seed,
      epoch,
      ...[train, validation].flatMap((part) => LOSSES.map((loss) => part[loss])),
      seconds,
      Number(best),
      check?.hit10 ?? null,
      check?.gap.difference ?? null,
    ]),
  );
  return { columns, rows };
}
