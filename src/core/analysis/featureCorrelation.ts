// Correlations of the numbers that a model learns from and those it predicts, over training targets alone, so that nothing
// of the other parts shows.

import type { Scale } from "../features/batch.ts";
import { FORMULA_NAMES, FORMULA_VALUES } from "../features/formula/names.ts";
import type { SampleSet } from "../features/sampleSet.ts";
import { chooseTargets } from "../features/samples.ts";
import { signedLog } from "../features/scaling.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { clusterOrder, correlate } from "./correlation.ts";

/** `name` is that of a formula's word, of the user's own feature, or of a task. */
export type CorrelatedFeature =
  | { kind: "customer" | "line" | "custom" | "target"; name: string }
  | { kind: "period"; name: string; scale: Scale; feature: string; before: boolean };

export interface FeatureCorrelations {
  /** In an order that brings alike features together. */
  features: CorrelatedFeature[];
  /** [F] share of the targets without a value. */
  missing: Float64Array;
  /** [F, F] */
  pearson: Float64Array;
  spearman: Float64Array;
  /** Training targets looked at, of all. */
  targets: number;
  total: number;
}

const TASKS = ["quantity", "revenue", "discount"] as const;
/** Targets read between two pauses. */
const TARGETS = 256;

/**
 * Over a seeded choice of at most `limit` training targets. Features and targets that the model sees as logarithms are
 * correlated as such; of each scale, those of the two newest periods; scales and tasks that the data lack are left out.
 */
export function* featureCorrelations(samples: SampleSet, limit: number): CooperativeTask<FeatureCorrelations> {
  const { train } = samples.split;
  const { preprocess, lines, targets } = samples;
  const chosen = chooseTargets(train.length, limit, 1);
  const custom = preprocess.settings.customFeatures ?? [];
  const inputs = describedInputs(samples).map((input) => ({ ...input, values: new Float64Array(chosen.length) }));
  const tasks = TASKS.filter((task) => preprocess.tasks[task]);
  const answers = tasks.map(() => new Float64Array(chosen.length));
  const row = new Float64Array(FORMULA_NAMES.length + custom.length);
  for (const [k, i] of chosen.entries()) {
    if (k % TARGETS === 0) yield (0.5 * k) / chosen.length;
    const target = train[i]!;
    samples.readNamed(target, row);
    for (const { slot, log, values } of inputs) values[k] = log ? signedLog(row[slot]!) : row[slot]!;
    for (const [t, task] of tasks.entries()) {
      const value = lines[task][targets[target]!]!;
      answers[t]![k] = preprocess.targets[task].log ? signedLog(value) : value;
    }
  }
  const columns = [...inputs.map(({ values }) => values), ...answers];
  const features = [
    ...inputs.map(({ feature }) => feature),
    ...tasks.map((name): CorrelatedFeature => ({ kind: "target", name })),
  ];
  const steps = correlate(columns);
  let next = steps.next();
  for (; !next.done; next = steps.next()) yield 0.5 + 0.5 * (next.value ?? 0);
  const { pearson, spearman } = next.value;
  const F = features.length;
  const order = clusterOrder(pearson, F);
  const ordered = (r: Float64Array) =>
    Float64Array.from(r, (_, at) => r[order[Math.floor(at / F)]! * F + order[at % F]!]!);
  return {
    features: order.map((f) => features[f]!),
    missing: Float64Array.from(order, (f) => missingShare(columns[f]!)),
    pearson: ordered(pearson),
    spearman: ordered(spearman),
    targets: chosen.length,
    total: train.length,
  };
}

interface Input {
  feature: CorrelatedFeature;
  slot: number;
  log: boolean;
}

function describedInputs({ preprocess }: SampleSet): Input[] {
  const custom = preprocess.settings.customFeatures ?? [];
  return [
    ...FORMULA_VALUES.flatMap((value, slot): Input[] => {
      if (value.kind === "period" && !preprocess.scales.includes(value.scale)) return [];
      const { log, ...feature } = value;
      return [{ feature, slot, log }];
    }),
    ...custom.map(
      ({ name }, i): Input => ({ feature: { kind: "custom", name }, slot: FORMULA_NAMES.length + i, log: false }),
    ),
  ];
}

function missingShare(values: Float64Array): number {
  return values.length === 0
    ? 0
    : values.reduce((count, value) => count + Number(Number.isNaN(value)), 0) / values.length;
}
