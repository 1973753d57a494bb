// One input against one target: what a single feature tells about customers it was not fitted on. A history says
// something about the next purchase, but hardly ever nearly everything.

import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { hash32 } from "../../lib/random.ts";
import { FORMULA_NAMES } from "../formula/names.ts";
import type { SampleSet } from "../sampleSet.ts";
import { chooseTargets } from "../samples.ts";
import { signedLog } from "../scaling.ts";
import { groupsOf, productAccuracy, varianceTold } from "./groups.ts";
import { type Leak, percent } from "./leak.ts";
import { leakMessage } from "./leakMessages.ts";

/** Training targets looked at; fewer than the least tell nothing. */
const LOOKED_AT = 8000;
const LEAST = 200;
/** From here on a feature tells too much: share of a number's variance, or of products told right. */
const TOO_MUCH = { variance: 0.9, accuracy: 0.7, lead: 0.3 };
const TASKS = ["quantity", "revenue", "discount"] as const;

/** The sample: one row of values per target, and which half it belongs to (customers are never in both). */
interface Rows {
  count: number;
  names: readonly string[];
  /** [features][rows] */
  features: Float64Array[];
  numbers: Record<(typeof TASKS)[number], Float64Array>;
  product: Int32Array;
  lastProduct: Float64Array;
  judged: Uint8Array;
}

/** A warning for each feature and target where the feature alone tells too much. */
export function* tellingInputs(samples: SampleSet): CooperativeTask<Leak[]> {
  const { tasks } = samples.preprocess;
  if (samples.split.train.length < LEAST) return [];
  const rows = yield* readRows(samples);
  const found: Leak[] = [];
  const warn = (message: Leak["sentence"]): void =>
    void found.push({ kind: "input", severity: "warning", sentence: message });
  const judge = (feature: Leak["sentence"] | string, values: Float64Array): void => {
    const groups = groupsOf(values, rows.judged);
    for (const task of TASKS) {
      if (!tasks[task]) continue;
      const told = varianceTold(groups, rows.numbers[task], rows.judged);
      if (told < TOO_MUCH.variance) continue;
      warn(leakMessage("leak.number", { feature, task: leakMessage(`leak.task.${task}`), fit: told.toFixed(2) }));
    }
    const { accuracy, popular } = productAccuracy(groups, rows.product, rows.judged);
    if (accuracy >= TOO_MUCH.accuracy && accuracy - popular >= TOO_MUCH.lead) {
      warn(leakMessage("leak.product", { feature, share: percent(accuracy) }));
    }
  };
  judge(leakMessage("leak.lastProduct"), rows.lastProduct);
  for (let f = 0; f < rows.names.length; f++) {
    yield;
    judge(rows.names[f]!, rows.features[f]!);
  }
  return found;
}

function* readRows(samples: SampleSet): CooperativeTask<Rows> {
  const { lines, targets, split, preprocess } = samples;
  const custom = preprocess.settings.customFeatures ?? [];
  const names = [...FORMULA_NAMES, ...custom.map(({ name }) => name)];
  const chosen = chooseTargets(split.train.length, LOOKED_AT, 1);
  const count = chosen.length;
  const column = (): Float64Array => new Float64Array(count);
  const rows: Rows = {
    count,
    names,
    features: names.map(column),
    numbers: { quantity: column(), revenue: column(), discount: column() },
    product: new Int32Array(count),
    lastProduct: column(),
    judged: new Uint8Array(count),
  };
  const named = new Float64Array(names.length);
  for (let i = 0; i < count; i++) {
    if (i % 64 === 0) yield;
    const target = split.train[chosen[i]!]!;
    const line = targets[target]!;
    samples.readNamed(target, named);
    for (let f = 0; f < names.length; f++) rows.features[f]![i] = named[f]!;
    rows.numbers.quantity[i] = signedLog(lines.quantity[line]!);
    rows.numbers.revenue[i] = signedLog(lines.revenue[line]!);
    rows.numbers.discount[i] = lines.discount[line]!;
    rows.product[i] = lines.product.codes[line]!;
    rows.lastProduct[i] = lastProductOf(samples, target);
    rows.judged[i] = hash32(lines.customer.codes[line]!) & 1;
  }
  return rows;
}

function lastProductOf(samples: SampleSet, target: number): number {
  const last = samples.history(target).at(-1);
  return last === undefined ? -1 : samples.lines.product.codes[last]!;
}
