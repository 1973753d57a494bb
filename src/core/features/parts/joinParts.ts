// Joins what parts of a fit added up, kind by kind; the parts may come in any order.

import { ExactMoments, type MomentsState } from "../exactMoments.ts";
import type { LearnedMoments } from "../learned.ts";
import { joinRuns } from "../priceRuns.ts";
import type { CountedProduct, TrainingCounts } from "../trainingCounts.ts";

/** Times of the targets, ascending, and how many targets each has. */
export interface TargetTimes {
  lines: number;
  customers: number;
  times: Float64Array;
  targets: Float64Array;
}

export function joinTimes(parts: readonly TargetTimes[]): TargetTimes {
  const joined = parts
    .map(({ times, targets }) => ({ prices: times, priceLines: targets }))
    .reduce(joinRuns, { prices: new Float64Array(), priceLines: new Float64Array() });
  return {
    lines: sum(parts, ({ lines }) => lines),
    customers: sum(parts, ({ customers }) => customers),
    times: joined.prices,
    targets: joined.priceLines,
  };
}

export function joinCounts(parts: readonly TrainingCounts[]): TrainingCounts {
  const products = new Map<string, CountedProduct>();
  for (const product of parts.flatMap((part) => part.products)) {
    const known = products.get(product.code);
    products.set(product.code, known ? joinProducts(known, product) : product);
  }
  const bases = new Map<string, TrainingCounts["bases"][number]>();
  for (const { salesperson, latitudes, longitudes } of parts.flatMap((part) => part.bases)) {
    const known = bases.get(salesperson);
    bases.set(salesperson, {
      salesperson,
      latitudes: [...(known?.latitudes ?? []), ...latitudes],
      longitudes: [...(known?.longitudes ?? []), ...longitudes],
    });
  }
  const size = (part: 0 | 1 | 2): number => sum(parts, ({ sizes }) => sizes[part]);
  const values = (key: keyof TrainingCounts["rfm"]): number[] => parts.flatMap(({ rfm }) => rfm[key]);
  return {
    lines: sum(parts, ({ lines }) => lines),
    sizes: [size(0), size(1), size(2)],
    first: parts.reduce((least, { first }) => Math.min(least, first), Number.POSITIVE_INFINITY),
    tasks: {
      quantity: parts.some(({ tasks }) => tasks.quantity),
      revenue: parts.some(({ tasks }) => tasks.revenue),
      discount: parts.some(({ tasks }) => tasks.discount),
    },
    products: byText([...products.values()], ({ code }) => code),
    rfm: { recency: values("recency"), frequency: values("frequency"), monetary: values("monetary") },
    bases: byText([...bases.values()], ({ salesperson }) => salesperson),
  };
}

export function joinMoments(parts: readonly LearnedMoments[]): LearnedMoments {
  return {
    features: parts[0]!.features.map((_, i) => joinStates(parts.map(({ features }) => features[i]!))),
    quantity: joinStates(parts.map(({ quantity }) => quantity)),
    revenue: joinStates(parts.map(({ revenue }) => revenue)),
  };
}

export function joinWeeks(parts: readonly number[][][]): number[][] {
  const most = parts.reduce((weeks, part) => Math.max(weeks, part.length), 0);
  return Array.from({ length: most }, (_, week) => {
    const counts = new Map<number, number>();
    for (const part of parts) {
      const pairs = part[week] ?? [];
      for (let k = 0; k + 1 < pairs.length; k += 2) counts.set(pairs[k]!, (counts.get(pairs[k]!) ?? 0) + pairs[k + 1]!);
    }
    return [...counts].sort(([a], [b]) => a - b).flat();
  });
}

function joinStates(states: readonly MomentsState[]): MomentsState {
  const joined = new ExactMoments();
  for (const state of states) joined.add(state);
  return joined.state();
}

function joinProducts(a: CountedProduct, b: CountedProduct): CountedProduct {
  const [earlier, later] = a.firstLine <= b.firstLine ? [a, b] : [b, a];
  const { prices, priceLines } = joinRuns(a, b);
  return {
    code: a.code,
    name: earlier.name || later.name,
    firstLine: earlier.firstLine,
    count: a.count + b.count,
    prices,
    priceLines,
  };
}

function byText<T>(values: T[], text: (value: T) => string): T[] {
  return values.sort((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0));
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
