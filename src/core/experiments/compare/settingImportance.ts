// How much each setting matters for a result, by the share of the variance of a forest's answers over the whole space of
// settings that the setting alone explains: functional ANOVA (Hutter, Hoos and Leyton-Brown 2014,
// https://proceedings.mlr.press/v32/hutter14.html). What runs were tried more often does not count more.

import { type Axis, type Extent, growForest, type Leaf, type Points } from "./regressionForest.ts";

/** Fewer runs say nothing; and there must be so many for each setting that differs. */
export const LEAST_RUNS = 10;
export const LEAST_RUNS_PER_SETTING = 2;

export interface TriedRun {
  /** Settings by name: numbers, texts, flags, lists; undefined where the run does not tell. */
  values: Readonly<Record<string, unknown>>;
  /** NaN where it has none. */
  result: number;
}

export interface SettingShare {
  setting: string;
  /** Settings that changed whenever it did, and cannot be told from it. */
  together: string[];
  /** Of the variance, 0..1. */
  share: number;
}

export interface Importance {
  runs: number;
  /** The largest share first. */
  settings: SettingShare[];
  /** What no setting explains by itself. */
  interactions: number;
  /** Share of the variance between runs that the forest predicts of runs that it has not seen; at 0 and below it has learnt nothing. */
  explained: number;
}

/** Why there is no importance: too few runs for so many settings, or all results are alike. */
export type NoImportance = { why: "few"; runs: number; least: number } | { why: "same"; runs: number };

/** Importance of every setting in which the runs differ; `isLog` says of which numbers the powers count. */
export function settingImportance(
  runs: readonly TriedRun[],
  isLog: (setting: string) => boolean,
  seed = 1,
): Importance | NoImportance {
  const counted = runs.filter(({ result }) => Number.isFinite(result));
  const columns = differing(counted);
  const least = Math.max(LEAST_RUNS, LEAST_RUNS_PER_SETTING * columns.length);
  if (counted.length < least) return { why: "few", runs: counted.length, least };
  const results = Float64Array.from(counted, ({ result }) => result);
  if (columns.length === 0 || new Set(results).size === 1) return { why: "same", runs: counted.length };
  const encoded = columns.map(({ setting, values }) => encode(values, isLog(setting)));
  const places = new Float64Array(counted.length * columns.length);
  for (const [axis, { at }] of encoded.entries()) {
    for (let run = 0; run < counted.length; run++) places[run * columns.length + axis] = at[run]!;
  }
  const points: Points = { axes: encoded.map(({ axis }) => axis), places, results };
  const { trees, explained } = growForest(points, seed);
  const shares = meanShares(trees.map((leaves) => treeShares(leaves, points.axes)));
  const settings = columns
    .map(({ setting, together }, axis) => ({ setting, together, share: shares[axis] ?? 0 }))
    .sort((a, b) => b.share - a.share);
  const alone = settings.reduce((sum, { share }) => sum + share, 0);
  return { runs: counted.length, settings, interactions: Math.max(0, 1 - alone), explained };
}

interface Column {
  setting: string;
  values: unknown[];
  together: string[];
}

/** Settings in which the runs differ; of several that only differ together the first stands for all. */
function differing(runs: readonly TriedRun[]): Column[] {
  const names = new Set(runs.flatMap(({ values }) => Object.keys(values)));
  const byPattern = new Map<string, Column>();
  for (const setting of names) {
    const values = runs.map(({ values }) => values[setting]);
    const pattern = patternOf(setting, values);
    if (pattern === null) continue;
    const known = byPattern.get(pattern);
    if (known) known.together.push(setting);
    else byPattern.set(pattern, { setting, values, together: [] });
  }
  return [...byPattern.values()];
}

/** The same for settings that tell the runs apart alike; null where all runs have one value. */
function patternOf(setting: string, values: readonly unknown[]): string | null {
  const { codes, count } = codesOf(values);
  if (count < 2) return null;
  if (count < values.length) return codes.join();
  // Where no two runs are alike, only numbers that rise or fall together say the same.
  if (!values.every((value) => typeof value === "number")) return `${setting} alone`;
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
  return `by order: ${(order[0]! < order.at(-1)! ? order : order.reverse()).join()}`;
}

/** Numbers by their place between the smallest and the largest, everything else as a category. */
function encode(values: readonly unknown[], isLog: boolean): { axis: Axis; at: number[] } {
  if (values.every((value) => typeof value === "number")) {
    const numbers = isLog && values.every((value) => value > 0) ? values.map(Math.log) : values;
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    return { axis: { kind: "number" }, at: numbers.map((value) => (value - low) / (high - low)) };
  }
  const { codes, count } = codesOf(values);
  return { axis: { kind: "category", count }, at: codes };
}

/** Different values by number, from 0 in order of appearance. */
function codesOf(values: readonly unknown[]): { codes: number[]; count: number } {
  const seen = new Map<string, number>();
  const codes = values.map((value) => {
    const text = JSON.stringify(value) ?? "";
    if (!seen.has(text)) seen.set(text, seen.size);
    return seen.get(text)!;
  });
  return { codes, count: seen.size };
}

/** [axes] of the variance over the whole space what each axis explains alone; null where the tree says the same everywhere. */
export function treeShares(leaves: readonly Leaf[], axes: readonly Axis[]): number[] | null {
  // [leaves][axes] parts of the axes that the boxes take.
  const parts = leaves.map(({ box }) => box.map((extent, axis) => partOf(extent, axes[axis]!)));
  const volumes = parts.map((each) => each.reduce((product, part) => product * part, 1));
  const mean = leaves.reduce((sum, { value }, i) => sum + value * volumes[i]!, 0);
  const variance = leaves.reduce((sum, { value }, i) => sum + volumes[i]! * (value - mean) ** 2, 0);
  if (!(variance > 0)) return null;
  return axes.map((axis, a) => {
    // The mean over all other axes, along this one.
    const marginal = (isIn: (extent: Extent) => boolean): number =>
      leaves.reduce((sum, { value, box }, i) => (isIn(box[a]!) ? sum + (value * volumes[i]!) / parts[i]![a]! : sum), 0);
    const along = pieces(leaves, a, axis).map(({ width, isIn }) => width * (marginal(isIn) - mean) ** 2);
    return along.reduce((sum, each) => sum + each, 0) / variance;
  });
}

function partOf(extent: Extent, axis: Axis): number {
  if ("among" in extent) {
    return axis.kind === "category" ? extent.among.filter(Boolean).length / axis.count : 0;
  }
  return Math.max(0, Math.min(1, extent.high) - Math.max(0, extent.low));
}

/** The axis cut where any leaf ends: within a piece the marginal is the same. */
function pieces(leaves: readonly Leaf[], a: number, axis: Axis): { width: number; isIn(extent: Extent): boolean }[] {
  if (axis.kind === "category") {
    return Array.from({ length: axis.count }, (_, category) => ({
      width: 1 / axis.count,
      isIn: (extent) => "among" in extent && extent.among[category]!,
    }));
  }
  const cuts = new Set([0, 1]);
  for (const { box } of leaves) {
    const extent = box[a]!;
    if ("low" in extent) for (const end of [extent.low, extent.high]) if (end > 0 && end < 1) cuts.add(end);
  }
  const sorted = [...cuts].sort((x, y) => x - y);
  return sorted.slice(0, -1).map((low, i) => {
    const middle = (low + sorted[i + 1]!) / 2;
    return {
      width: sorted[i + 1]! - low,
      isIn: (extent) => "low" in extent && extent.low <= middle && middle < extent.high,
    };
  });
}

function meanShares(trees: readonly (number[] | null)[]): number[] {
  const told = trees.filter((shares) => shares !== null);
  return (told[0] ?? []).map((_, axis) => told.reduce((sum, shares) => sum + shares[axis]!, 0) / told.length);
}
