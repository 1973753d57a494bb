import fc from "fast-check";
import { expect, test } from "vitest";
import { visitOf } from "../../data/testing/oracleVisits.ts";
import { DEFAULT_FEATURE_SETTINGS, type FeatureSettings, HISTORY_RULES } from "../featureSettings.ts";
import { fitPreprocess } from "../fit.ts";
import { openSamples } from "../open.ts";
import type { SampleSet } from "../sampleSet.ts";
import { type ArbitraryFile, arbitraryFile, testGeocode } from "../testing/arbitraryLines.ts";
import { oracleHistory } from "../testing/oracle.ts";
import { type PlainLine, toSaleLines } from "../testing/plainLine.ts";
import type { Shares } from "./parts.ts";
import { Sales } from "./sales.ts";

const DAY = 86_400_000;
const HALF_LIVES = { visits: 30, sales: 10 };
const geocode = (place: { province: string }) => testGeocode(place.province);

function opened(file: ArbitraryFile, settings: FeatureSettings): SampleSet | null {
  try {
    const lines = toSaleLines(file.lines, file.has);
    return openSamples(lines, fitPreprocess(lines, settings, { geocode }), { geocode });
  } catch {
    return null;
  }
}

type Weights = Map<string, number>;

const add = (weights: Weights, product: string, amount: number): void =>
  void weights.set(product, (weights.get(product) ?? 0) + amount);

/** Scaled to sum 1 over what lies above 0. */
function scaled(weights: Weights): Weights {
  const above = [...weights].filter(([, weight]) => weight > 0);
  const sum = above.reduce((total, [, weight]) => total + weight, 0);
  return new Map(above.map(([product, weight]) => [product, weight / sum]));
}

/** Each visit once for every known product in it, by its first line in the history. */
function oracleVisits(history: PlainLine[], lines: PlainLine[], known: readonly string[]): Weights {
  const last = history.at(-1)?.time ?? 0;
  const seen = new Set<string>();
  const weights: Weights = new Map();
  for (const row of history) {
    const key = JSON.stringify([visitOf(row, lines), row.product]);
    if (seen.has(key) || !known.includes(row.product)) continue;
    seen.add(key);
    add(weights, row.product, 2 ** ((row.time - last) / DAY / HALF_LIVES.visits));
  }
  return weights;
}

/** Weeks of the preprocess before a time up to the cut; after it the later lines of earlier days beside all of them. */
function oracleSales({ preprocess }: SampleSet, lines: PlainLine[], target: PlainLine): Weights {
  const { train: cut } = preprocess.cuts;
  const weights: Weights = new Map();
  const own = target.time > cut ? -1 : Math.floor((cut - target.time) / (7 * DAY));
  for (const [week, pairs] of preprocess.memory!.weeks.entries()) {
    const days = (target.time - cut) / DAY + 7 * week + 3.5;
    for (let k = 0; week > own && k < pairs.length; k += 2) {
      add(weights, preprocess.products[pairs[k]! - 2]!, pairs[k + 1]! * 0.5 ** (days / HALF_LIVES.sales));
    }
  }
  if (own >= 0) return scaled(weights);
  const day = (time: number): number => Math.floor(time / DAY);
  // The kept weeks are told as of the beginning of the cut's day.
  const since = (target.time - day(target.time) * DAY) / DAY;
  const before = new Map([...weights].map(([product, weight]) => [product, weight * 2 ** (since / HALF_LIVES.sales)]));
  const before_visit = preprocess.settings.historyRule === "before-visit";
  for (const row of lines) {
    if (row.time <= cut || day(row.time) >= day(target.time) || !preprocess.products.includes(row.product)) continue;
    if (before_visit && row.customer === target.customer && visitOf(row, lines) === visitOf(target, lines)) continue;
    add(before, row.product, 0.5 ** ((day(target.time) - day(row.time)) / HALF_LIVES.sales));
  }
  return scaled(before);
}

function oracleRelated({ preprocess }: SampleSet, amounts: Weights): Weights {
  const scores: Weights = new Map();
  for (const [product, amount] of amounts) {
    const pairs = preprocess.memory!.ease![preprocess.products.indexOf(product)] ?? [];
    for (let k = 0; k < pairs.length; k += 2) add(scores, preprocess.products[pairs[k]! - 2]!, amount * pairs[k + 1]!);
  }
  return scaled(scores);
}

test.each(HISTORY_RULES)("%s: what every target is told is the slow version's", (historyRule) => {
  const settings = { ...DEFAULT_FEATURE_SETTINGS, historyRule, minProductCount: 1, maxSeqLen: 4 };
  let compared = 0;
  fc.assert(
    fc.property(arbitraryFile, (file) => {
      const samples = opened(file, settings);
      fc.pre(samples !== null);
      const { products } = samples.preprocess;
      samples.targets.forEach((line, t) => {
        const row = file.lines[line]!;
        const history = oracleHistory(file.lines, row, settings);
        const found = samples.lately(t, HALF_LIVES);
        const visits = oracleVisits(history, file.lines, products);
        const check = ({ ids, shares }: Shares, expected: Weights, what: string): void => {
          const actual = new Map(Array.from(ids, (id, k) => [products[id - 2]!, shares[k]!]));
          for (const product of products) {
            const [a, b] = [actual.get(product) ?? 0, expected.get(product) ?? 0];
            expect(Math.abs(a - b), `${what} of ${product}: ${a}, expected ${b}`).toBeLessThan(1e-5);
          }
        };
        check(found.visits, scaled(visits), "visits");
        check(found.related, oracleRelated(samples, scaled(visits)), "related");
        check(
          found.relatedEver,
          oracleRelated(samples, new Map([...visits.keys()].map((p) => [p, 1]))),
          "related ever",
        );
        const all = Int32Array.from(products, (_, i) => i + 2);
        check({ ids: all, shares: found.sales.slice(2) }, oracleSales(samples, file.lines, row), "sales");
        expect(found.evidence[0]).toBeCloseTo(Math.log1p(history.length), 10);
        const count = new Set(history.map((each) => JSON.stringify(visitOf(each, file.lines)))).size;
        expect(found.evidence[1]).toBeCloseTo(Math.log1p(count), 10);
        compared++;
      });
    }),
    { numRuns: 150 },
  );
  expect(compared).toBeGreaterThan(500);
});

test("the same target is told the same bits in whatever order targets are asked for", () => {
  const settings = { ...DEFAULT_FEATURE_SETTINGS, minProductCount: 1, maxSeqLen: 4 };
  fc.assert(
    fc.property(arbitraryFile, fc.array(fc.nat(), { minLength: 5, maxLength: 20 }), (file, order) => {
      const samples = opened(file, settings);
      fc.pre(samples !== null);
      const asked = new Map(order.map((t) => [t % samples.targets.length, 0]));
      const first = new Map([...asked.keys()].map((t) => [t, samples.lately(t, HALF_LIVES)]));
      samples.lately(0, { visits: 5, sales: 90 });
      for (const t of [...asked.keys()].reverse()) expect(samples.lately(t, HALF_LIVES)).toEqual(first.get(t));
    }),
    { numRuns: 60 },
  );
});

test("networks that ask by turns, each for its own half-life, find what was worked out", () => {
  const times = Float64Array.from([101, 102, 103, 104], (each) => each * DAY);
  const ids = Int32Array.from([2, 3, 2, 4]);
  const byTime = Int32Array.from([0, 1, 2, 3]);
  const sales = new Sales({ tables: undefined, cut: 100 * DAY, numProducts: 5, byTime, ids, times });
  const first = [14, 30].map((halfLife) => sales.at(104 * DAY, halfLife));
  expect(first[0]).not.toEqual(first[1]);
  for (const [i, halfLife] of [14, 30].entries()) expect(sales.at(104 * DAY, halfLife)).toBe(first[i]);
});
