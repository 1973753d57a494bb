// A space of settings: what a file says of it, checked; and settings from values drawn in it, which always are what settings
// must be to each other, since they are moved to the nearest that are.

import type { FeatureSettings } from "../../features/featureSettings.ts";
import type { SettingValue } from "../../lib/settingControl.ts";
import { PERIOD_HEADS } from "../../model/modelSettings.ts";
import { setting } from "../../training/settingList.ts";
import type { TrainingSettings } from "../../training/settings.ts";
import { allValues, isActive, nearest, type Values } from "./parameter.ts";
import type { SearchParameter, SearchSpec, Space, Trial } from "./types.ts";

/** The parameter that takes the custom features in or leaves them out. */
export const CUSTOM_FEATURES = "customFeatures";

/** The settings that a trial trains with. */
export function settingsOf({ base }: SearchSpec, { values, seed }: Pick<Trial, "values" | "seed">): TrainingSettings {
  const { [CUSTOM_FEATURES]: _, ...settings } = values;
  return { ...base, ...settings, seed };
}

/** How the samples of a trial are made. */
export function featuresOf({ base, features }: SearchSpec, { values }: Pick<Trial, "values">): FeatureSettings {
  const maxSeqLen = Number(values.maxSeqLen ?? base.maxSeqLen);
  const own = values[CUSTOM_FEATURES] === false ? [] : features.customFeatures;
  return { ...features, maxSeqLen, ...(own && { customFeatures: own }) };
}

/** Whether trials differ by memory, and some of them, the base among them, have a second stage: then it must show in what they are compared by. */
export function choosesSecondStage({ space, base }: Pick<SearchSpec, "space" | "base">): boolean {
  const memory = space.parameters.find(({ name }) => name === "memory");
  return memory?.kind === "choice" && [base.memory, ...memory.values].includes("experts");
}

/** The base's own values of all parameters that exist for it; they may lie outside of their ranges. */
export function baseValues({ parameters }: Space, base: TrainingSettings): Values {
  const values: Values = {};
  for (const parameter of parameters) {
    if (!isActive(parameter, values)) continue;
    values[parameter.name] = parameter.name === CUSTOM_FEATURES ? true : base[parameter.name as keyof TrainingSettings];
  }
  return values;
}

/** A trial's values; the base's of the trial that is the base. */
export function valuesOf({ space, base }: SearchSpec, { values }: Pick<Trial, "values">): Values {
  return Object.keys(values).length > 0 ? values : baseValues(space, base);
}

/**
 * Values drawn in the space for all parameters, as a trial has them: without those that do not exist beside the others, and moved
 * to the nearest that fit each other.
 */
export function settled(space: Space, base: TrainingSettings, drawn: Readonly<Values>): Values {
  const values: Values = {};
  const active = new Map<string, SearchParameter>();
  for (const parameter of space.parameters) {
    if (!isActive(parameter, values)) continue;
    values[parameter.name] = drawn[parameter.name]!;
    active.set(parameter.name, parameter);
  }
  settleHeads(active, base, values);
  const periods = active.get("periodHidden");
  if (periods) values.periodHidden = closest(fittingPeriods(periods), Number(values.periodHidden));
  settleRates(active, base, values);
  return values;
}

/** Heads divide twice the hidden size: the size stays where any number of heads fits it. */
function settleHeads(active: ReadonlyMap<string, SearchParameter>, base: TrainingSettings, values: Values): void {
  const [sizes, heads] = [active.get("hiddenSize"), active.get("numHeads")];
  if (!sizes && !heads) return;
  const pairs = fittingHeads(numbersOf(sizes, base.hiddenSize), numbersOf(heads, base.numHeads));
  const size = closest([...pairs.keys()], Number(values.hiddenSize ?? base.hiddenSize));
  if (sizes) values.hiddenSize = size;
  if (heads) values.numHeads = closest(pairs.get(size)!, Number(values.numHeads));
}

/** Of each size that any of these numbers of heads fits, those that do. */
export function fittingHeads(sizes: readonly number[], heads: readonly number[]): Map<number, number[]> {
  const pairs = new Map<number, number[]>();
  for (const size of sizes) {
    const fitting = heads.filter((each) => (2 * size) % each === 0);
    if (fitting.length > 0) pairs.set(size, fitting);
  }
  return pairs;
}

export function fittingPeriods(periods: SearchParameter): number[] {
  return allValues(periods)
    .map(Number)
    .filter((each) => each % PERIOD_HEADS === 0);
}

/** The lowest learning rate lies at most at the highest. */
function settleRates(active: ReadonlyMap<string, SearchParameter>, base: TrainingSettings, values: Values): void {
  const lowest = active.get("minLearningRate");
  const rate = Number(values.learningRate ?? base.learningRate);
  if (!lowest || Number(values.minLearningRate) <= rate) return;
  if (lowest.kind === "choice") {
    values.minLearningRate = Math.max(...lowest.values.map(Number).filter((each) => each <= rate));
    return;
  }
  values.minLearningRate = nearest({ ...lowest, high: rate }, rate);
}

/** What a whole-numbered parameter may be, or the base's value where it is none. */
export function numbersOf(parameter: SearchParameter | undefined, base: number): readonly number[] {
  return parameter ? allValues(parameter).map(Number) : [base];
}

/** The nearest by ratio of what is at hand; the lower of two. */
function closest(numbers: readonly number[], wanted: number): number {
  const distance = (each: number): number => Math.abs(Math.log(each / wanted));
  return numbers.reduce((best, each) => (distance(each) < distance(best) ? each : best));
}

/** A space for who does not want to choose: around the settings at hand, what most often matters. */
export function defaultSpace(base: TrainingSettings, features: Pick<FeatureSettings, "customFeatures">): Space {
  const around = (name: "learningRate" | "weightDecay", by: number): SearchParameter => {
    const [low, high] = bounds(name);
    const middle = Math.max(base[name], 1e-5);
    const least = name === "learningRate" ? Math.max(low, base.minLearningRate) : low;
    const ends = { low: Math.max(least, middle / by), high: Math.min(high, middle * by) };
    return { kind: "range", name, ...ends, scale: "log" };
  };
  const sizes = (name: "embedDim" | "hiddenSize"): SearchParameter => {
    const [low, high] = bounds(name);
    const near = [0.5, 0.75, 1.5, 2].map((by) => Math.min(high, Math.max(low, 4 * Math.round((base[name] * by) / 4))));
    const fits = (size: number): boolean => name === "embedDim" || (2 * size) % base.numHeads === 0;
    return { kind: "choice", name, values: [...new Set([base[name], ...near.filter(fits)])].sort((a, b) => a - b) };
  };
  return {
    parameters: [
      around("learningRate", 5),
      { kind: "range", name: "dropout", low: 0, high: 0.4, scale: "linear" },
      around("weightDecay", 10),
      sizes("embedDim"),
      sizes("hiddenSize"),
      { kind: "choice", name: "numLayers", values: [1, 2] },
      {
        kind: "choice",
        name: "batchSize",
        values: [base.batchSize / 2, base.batchSize, base.batchSize * 2].filter(isSize),
      },
      ...(features.customFeatures?.length
        ? [{ kind: "choice" as const, name: CUSTOM_FEATURES, values: [true, false] as SettingValue[] }]
        : []),
    ],
  };
}

function isSize(size: number): boolean {
  const [low, high] = bounds("batchSize");
  return Number.isInteger(size) && size >= low && size <= high;
}

function bounds(name: Parameters<typeof setting>[0]): readonly [number, number] {
  const declared = setting(name);
  return "bounds" in declared ? declared.bounds : [0, 1];
}
