// How a formula would be distributed: its values over a sample of training targets, as a histogram and quantiles.

import { quantile } from "../../lib/quantile.ts";
import type { SampleSet } from "../sampleSet.ts";
import { chooseTargets } from "../samples.ts";
import { FORMULA_NAMES } from "./names.ts";
import { parseFormula } from "./parse.ts";

export interface FormulaPreview {
  /** Targets looked at, of all training targets. */
  targets: number;
  total: number;
  /** Of the targets looked at: without a value, and with the value 0. */
  missing: number;
  zero: number;
  /** The rest is null when every value is missing. */
  summary: {
    mean: number;
    deviation: number;
    least: number;
    most: number;
    /** At 5, 25, 50, 75 and 95 %. */
    quantiles: [number, number, number, number, number];
    /** Equally wide bins; those beyond the 1 % and 99 % quantiles are gathered in the outermost. */
    bins: { from: number; to: number; count: number }[];
  } | null;
}

const BINS = 24;

/** Evaluates a formula on a seeded choice of at most `limit` training targets. Throws a FormulaError. */
export function previewFormula(samples: SampleSet, text: string, limit: number): FormulaPreview {
  const { evaluate } = parseFormula(text);
  const { train } = samples.split;
  const chosen = chooseTargets(train.length, limit, 1);
  const row = new Float64Array(FORMULA_NAMES.length);
  const values = Float64Array.from(chosen, (i) => {
    samples.readNamed(train[i]!, row);
    return evaluate(row);
  });
  return { total: train.length, ...describe(values) };
}

/** Describes values in any order; NaN is missing. */
export function describe(values: Float64Array): Omit<FormulaPreview, "total"> {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  const counts = {
    targets: values.length,
    missing: values.length - known.length,
    zero: known.reduce((count, value) => count + (value === 0 ? 1 : 0), 0),
  };
  if (known.length === 0) return { ...counts, summary: null };
  const mean = known.reduce((sum, value) => sum + value / known.length, 0);
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2 / known.length, 0);
  const at = (q: number): number => quantile(known, q);
  return {
    ...counts,
    summary: {
      mean,
      deviation: Math.sqrt(variance),
      least: known[0]!,
      most: known[known.length - 1]!,
      quantiles: [at(0.05), at(0.25), at(0.5), at(0.75), at(0.95)],
      bins: binned(known, at(0.01), at(0.99)),
    },
  };
}

function binned(ascending: Float64Array, low: number, high: number): { from: number; to: number; count: number }[] {
  const least = ascending[0]!;
  const most = ascending[ascending.length - 1]!;
  // Nearly all values are one: the bins then span what there is.
  const [from, to] = high > low ? [low, high] : [least, most];
  if (!(to > from)) return [{ from: least, to: most, count: ascending.length }];
  const width = (to - from) / BINS;
  const bins = Array.from({ length: BINS }, (_, i) => ({
    from: from + i * width,
    to: from + (i + 1) * width,
    count: 0,
  }));
  for (const value of ascending) {
    bins[Math.max(0, Math.min(BINS - 1, Math.floor((value - from) / width)))]!.count++;
  }
  bins[0]!.from = least;
  bins[BINS - 1]!.to = most;
  return bins;
}
