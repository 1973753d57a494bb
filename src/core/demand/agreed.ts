// Makes what was foretold of parts and sums agree, at every origin and period.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import type { DemandSeries, DemandSum } from "./demandSeries.ts";
import { sizeOf } from "./errorPool.ts";
import { reconcile, upwards } from "./reconcile.ts";

/** How many windows what is usual weighs as much as, beside a series' own. */
const LIKE = 4;

/** [origins] of [H]. */
type Points = readonly Float64Array[];

/**
 * Changes `points` in place: weighted by the squares that each series missed at the `choosing` origins (the first ones),
 * drawn towards what is usual in its level; without such origins each counts by its size.
 */
export function* agreed(
  series: readonly DemandSeries[],
  foretold: readonly { points: Float64Array[] }[],
  sums: readonly DemandSum[],
  choosing: readonly number[],
): CooperativeTask<void> {
  const parent = new Int32Array(series.length).fill(-1);
  for (const sum of sums) for (const child of sum.children) parent[child] = sum.parent;
  const all = foretold.map(({ points }) => points);
  const variances = variancesOf(series, all, choosing);
  yield;
  yield* againstParts(series, all, sums, choosing, variances);
  const origins = all[0]!.length;
  const horizon = all[0]![0]!.length;
  for (let k = 0; k < origins; k++) {
    for (let h = 0; h < horizon; h++) {
      const found = reconcile(
        parent,
        Float64Array.from(all, (points) => points[k]![h]!),
        variances,
      );
      for (const [i, points] of all.entries()) points[k]![h] = found[i]!;
      yield;
    }
  }
}

/** [series] mean square of the misses of single periods. */
function variancesOf(
  series: readonly DemandSeries[],
  foretold: readonly Points[],
  choosing: readonly number[],
): Float64Array {
  const own = new Float64Array(series.length);
  const windows = new Uint32Array(series.length);
  const sizes = new Float64Array(series.length);
  const levels = new Map<string, { sum: number; count: number }>();
  const end = choosing.at(-1);
  for (const [i, { values, level }] of series.entries()) {
    const known = end === undefined ? values : values.subarray(0, end);
    sizes[i] = sizeOf(known) ** 2;
    const first = values.findIndex((value) => value !== 0);
    for (const [k, origin] of choosing.entries()) {
      if (first < 0 || first >= origin) continue;
      const points = foretold[i]![k]!;
      for (let h = 0; h < points.length; h++) own[i]! += (values[origin + h]! - points[h]!) ** 2 / points.length;
      windows[i]!++;
    }
    if (windows[i]! > 0) {
      const usual = levels.get(level) ?? { sum: 0, count: 0 };
      usual.sum += own[i]! / windows[i]! / sizes[i]!;
      usual.count++;
      levels.set(level, usual);
    }
  }
  return own.map((sum, i) => {
    const usual = levels.get(series[i]!.level);
    const share = usual ? Math.min(4, usual.sum / usual.count) : 1;
    return (sum + LIKE * share * sizes[i]!) / (windows[i]! + LIKE);
  });
}

/**
 * Parts miss together, so that their sum misses more than the sum of their variances says. Each parent's variance is
 * therefore set, beside the sum of its parts', in the proportion in which both really missed.
 */
function* againstParts(
  series: readonly DemandSeries[],
  foretold: readonly Points[],
  sums: readonly DemandSum[],
  choosing: readonly number[],
  variances: Float64Array,
): CooperativeTask<void> {
  const best = foretold.slice();
  const spread = variances.slice();
  for (const { parent, children } of sums.toSorted((a, b) => b.parent - a.parent)) {
    const { values } = series[parent]!;
    let variance = 0;
    for (const child of children) variance += spread[child]!;
    const together = foretold[parent]!.map((points, k) =>
      points.map((_, h) => children.reduce((sum, child) => sum + best[child]![k]![h]!, 0)),
    );
    let [ownMiss, partsMiss, count] = [0, 0, 0];
    for (const [k, origin] of choosing.entries())
      for (const [h, point] of foretold[parent]![k]!.entries()) {
        ownMiss += (values[origin + h]! - point) ** 2;
        partsMiss += (values[origin + h]! - together[k]![h]!) ** 2;
        count++;
      }
    const usual = count > 0 ? (LIKE * (ownMiss + partsMiss)) / 2 / choosing.length : 0;
    if (ownMiss + partsMiss > 0) variances[parent] = (variance * (ownMiss + usual)) / (partsMiss + usual);
    best[parent] = foretold[parent]!.map((points, k) =>
      points.map((point, h) => upwards(point, variances[parent]!, together[k]![h]!, variance).mean),
    );
    yield;
    spread[parent] = upwards(0, variances[parent]!, 0, variance).variance;
  }
}
