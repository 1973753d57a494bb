import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visitsOf } from "../../data/lines/visits.ts";
import type { SampleSet } from "../../features/sampleSet.ts";
import { groupTargets } from "../../features/targetGroups.ts";
import { withoutTest } from "../../features/withoutTest.ts";
import { runToEnd } from "../../lib/cooperativeTask.ts";
import { type ExampleLine, exampleSamples } from "../testing/exampleSamples.ts";
import { NearestCustomers, type NearestNumbers, vectorOf } from "./nearestCustomers.ts";
import { trainingLines } from "./trainingPart.ts";
import { rankTunedBaselines, type TunedNumbers } from "./tunedBaselines.ts";
import { tune } from "./tuning.ts";
import { drawGroups, HistoryVisits } from "./visitHistories.ts";

const DAY = 86_400_000;
const row = fc.record({
  customer: fc.constantFrom("a", "b", "c", "d"),
  day: fc.integer({ min: 0, max: 14 }),
  product: fc.constantFrom("p", "q", "r", "s", "t", "u", "v"),
  order: fc.constantFrom("1", "2", "3", "4", "5", "6", ""),
});
const rows: fc.Arbitrary<ExampleLine[]> = fc.array(row, { minLength: 8, maxLength: 60 });
const rule = fc.constantFrom("before-visit" as const, "previous-lines" as const);

/** Weights of a made-up table of EASE: each product speaks for the next one and against the one after it. */
function withWeights(samples: SampleSet): SampleSet {
  const n = samples.preprocess.products.length;
  const at = (i: number): number => 2 + (i % n);
  const ease = Array.from({ length: n }, (_, i) => (n > 2 ? [at(i + 1), 0.25, at(i + 2), -0.125] : []));
  samples.preprocess.memory = { followers: [], totals: [], sizes: [], weeks: [], ease };
  return samples;
}

type Visit = { time: number; ids: number[] };

/** Lines as visits with their known products, oldest first. */
function visitsIn(samples: SampleSet, lines: readonly number[]): Visit[] {
  const { codes } = visitsOf(samples.lines);
  const { product, time } = samples.lines;
  const found = new Map<number, Visit>();
  for (const line of lines) {
    const visit = found.get(codes[line]!) ?? { time: time[line]!, ids: [] };
    found.set(codes[line]!, visit);
    const id = 2 + samples.preprocess.products.indexOf(product.values[product.codes[line]!]!);
    if (id >= 2 && !visit.ids.includes(id)) visit.ids.push(id);
  }
  return [...found.values()];
}

function slowVector(visits: Visit[], P: number, numbers: NearestNumbers): number[] {
  const { group, within, between } = numbers;
  const newestFirst = [...visits].reverse();
  const groups: Visit[][] = [];
  for (let i = 0; i < newestFirst.length; i += group) groups.push(newestFirst.slice(i, i + group));
  return Array.from({ length: P }, (_, id) => {
    let sum = 0;
    for (const [g, each] of groups.entries()) {
      const mean = each.reduce((s, { ids }, i) => s + (ids.includes(id) ? within ** i : 0), 0) / each.length;
      sum += between ** g * mean;
    }
    return groups.length > 0 ? sum / groups.length : 0;
  });
}

/** Every method's scores over all products, slow and obvious. */
function slowScores(samples: SampleSet, target: number, { recentTrend, nearest, ease }: TunedNumbers) {
  const P = samples.sizes.numProducts;
  const { lines } = samples;
  const now = lines.time[samples.targets[target]!]!;
  const history = visitsIn(samples, [...samples.history(target)]);
  const training = [...trainingLines(samples).keys()].filter((line) => trainingLines(samples)[line] === 1);
  training.sort((a, b) => lines.time[a]! - lines.time[b]! || a - b);
  const end = Math.max(...training.map((line) => lines.time[line]!));
  const recent = (halfLife: number): number[] =>
    Array.from({ length: P }, (_, id) =>
      history.reduce((s, { time, ids }) => s + (ids.includes(id) ? 0.5 ** ((now - time) / DAY / halfLife) : 0), 0),
    );
  const scaled = (x: number[]): number[] => {
    const total = x.reduce((a, b) => a + b, 0);
    return x.map((each) => (total > 0 ? each / total : 0));
  };
  const trend = scaled(
    Array.from({ length: P }, (_, id) =>
      training.reduce((s, line) => {
        const known = samples.preprocess.products[id - 2] === lines.product.values[lines.product.codes[line]!];
        return s + (known ? 0.5 ** ((end - lines.time[line]!) / DAY / recentTrend.trendHalfLife) : 0);
      }, 0),
    ),
  );
  const own = scaled(recent(recentTrend.halfLife).map((x, id) => x * (trend[id]! + 1e-6) ** recentTrend.power));
  const n = own.some((x) => x > 0) ? history.length : 0;
  const share = n / (n + recentTrend.smoothing);
  const lately = scaled(recent(ease.halfLife));
  const mine = slowVector(history, P, nearest);
  const customer = lines.customer.codes[samples.targets[target]!]!;
  const others = [...new Set(training.map((line) => lines.customer.codes[line]!))].filter((c) => c !== customer);
  const theirs = others.map((c) => {
    const ofCustomer = training.filter((line) => lines.customer.codes[line] === c);
    return slowVector(visitsIn(samples, ofCustomer), P, nearest);
  });
  const pool = new Set(training.map((line) => lines.customer.codes[line]!)).size;
  const wanted = Math.min(nearest.neighbours, pool - 1);
  return {
    recentTrend: trend.map((x, id) => share * own[id]! + (1 - share) * x),
    ease: lately.map((x, to) =>
      samples.preprocess.memory!.ease!.reduce((sum, pairs, from) => {
        for (let k = 0; k < pairs.length; k += 2) if (pairs[k] === to) sum += lately[from + 2]! * pairs[k + 1]!;
        return sum;
      }, ease.own * x),
    ),
    // All others are neighbours here, so nothing hangs on ties; where the customer is not in the pool, one is too many.
    nearest:
      theirs.length > wanted
        ? null
        : mine.map(
            (x, id) =>
              nearest.own * x +
              (1 - nearest.own) * (theirs.reduce((s, each) => s + each[id]!, 0) / Math.max(1, wanted)),
          ),
  };
}

const everyTarget = (samples: SampleSet): Uint32Array => Uint32Array.from(samples.targets.keys());

describe("the tuned baselines", () => {
  it("rank as the slow way over all products does", () => {
    let compared = 0;
    fc.assert(
      fc.property(rows, rule, (lines, historyRule) => {
        const samples = withWeights(exampleSamples(lines, { historyRule, minProductCount: 2 }, [0.6, 0.8]));
        fc.pre(samples.preprocess.products.length > 0);
        const chosen = everyTarget(samples);
        const { ranks, numbers } = runToEnd(rankTunedBaselines(samples, chosen));
        for (const target of chosen) {
          const id = samples.targetProduct[target]!;
          const scores = slowScores(samples, target, numbers);
          for (const name of ["recentTrend", "nearest", "ease"] as const) {
            const slow = scores[name];
            if (slow === null) continue;
            const rank = ranks[name]![target]!;
            if (id < 2) {
              expect(rank).toBe(0);
              continue;
            }
            // Sums taken in another order may differ in the last bits, so near ties may fall either way.
            const near = slow.map((score) => Math.round(score * 1e9));
            const above = near.filter((score, other) => other >= 2 && score > near[id]!).length;
            const level = near.filter((score, other) => other >= 2 && score === near[id]!).length;
            expect(rank, name).toBeGreaterThan(above);
            expect(rank, name).toBeLessThanOrEqual(above + level);
            compared++;
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(500);
  });

  it("see nothing of the test part", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("time" as const, "customer" as const), (lines, split) => {
        const samples = withWeights(exampleSamples(lines, { minProductCount: 1 }, [0.6, 0.8]));
        samples.preprocess.settings.split = split;
        const validation = samples.split.validation;
        const whole = runToEnd(rankTunedBaselines(samples, validation));
        const other = withWeights(exampleSamples(lines, { minProductCount: 1 }, [0.6, 0.8]));
        other.preprocess.settings.split = split;
        expect(runToEnd(rankTunedBaselines(withoutTest(other), validation))).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  it("leave EASE out where the preprocess keeps no weights, and stop when told", () => {
    const lines: ExampleLine[] = Array.from({ length: 40 }, (_, i) => ({
      ...{ customer: i % 2 ? "a" : "b", day: i / 2, product: `p${i % 5}` },
    }));
    const samples = exampleSamples(lines);
    expect(runToEnd(rankTunedBaselines(samples, samples.split.test)).ranks).not.toHaveProperty("ease");
    const fresh = exampleSamples(lines);
    expect(() => runToEnd(rankTunedBaselines(fresh, fresh.split.test), { signal: AbortSignal.abort() })).toThrow();
  });
});

describe("TIFU-KNN", () => {
  it("weighs visits within and between groups as worked by hand", () => {
    const basket = (...ids: number[]) => ({ time: 0, ids: new Set(ids) });
    // Newest first: group 1 = {4}, {3}; group 2 = {2, 3}.
    const vector = vectorOf([basket(2, 3), basket(3), basket(4)], { group: 2, within: 0.5, between: 0.25 });
    expect(vector.get(4)).toBeCloseTo(1 / 2 / 2, 12);
    expect(vector.get(3)).toBeCloseTo(0.5 / 2 / 2 + 0.25 / 1 / 2, 12);
    expect(vector.get(2)).toBeCloseTo(0.25 / 2, 12);
    expect(vectorOf([], { group: 2, within: 1, between: 1 }).size).toBe(0);
  });

  it("takes the nearest customers, the lower code first of equally near ones, and never the customer itself", () => {
    const buys = (customer: string, day: number, ...products: string[]): ExampleLine[] =>
      products.map((product) => ({ customer, day, product }));
    const samples = exampleSamples(
      [
        ...[
          ...buys("a", 1, "p", "q"),
          ...buys("b", 1, "p", "q", "r"),
          ...buys("c", 1, "p", "q", "s"),
          ...buys("d", 1, "t"),
        ],
        ...[
          ...buys("a", 2, "p"),
          ...buys("b", 2, "p"),
          ...buys("c", 2, "p"),
          ...buys("d", 2, "t"),
          ...buys("a", 9, "q"),
        ],
      ],
      { minProductCount: 1 },
      [0.9, 0.9],
    );
    const numbers = { group: 7, within: 1, between: 1, neighbours: 1, own: 0 };
    const scores = new Float64Array(samples.sizes.numProducts);
    const target = samples.targets.length - 1;
    new NearestCustomers(samples).scorer(numbers)(new HistoryVisits(samples).of(target), scores);
    const of = (product: string): number => scores[2 + samples.preprocess.products.indexOf(product)]!;
    // b and c are equally near to a: b's vector alone counts.
    expect([of("p"), of("q"), of("r"), of("s"), of("t")]).toEqual([1, 0.5, 0.5, 0, 0]);
    new NearestCustomers(samples).scorer({ ...numbers, neighbours: 2 })(new HistoryVisits(samples).of(target), scores);
    expect([of("p"), of("q"), of("r"), of("s"), of("t")]).toEqual([1, 0.5, 0.25, 0.25, 0]);
  });
});

describe("tuning", () => {
  const history = { customer: 0, time: 0, baskets: [] };
  it("keeps what does best, one number after the other, and what it began with where nothing does better", () => {
    const cases = [{ history, products: [12] }];
    const scorerOf =
      ({ x, y }: { x: number; y: number }) =>
      (_: unknown, scores: Float64Array) => {
        for (let id = 0; id < scores.length; id++) scores[id] = -Math.abs(id - (x + y));
      };
    const grid = { x: [0, 4, 8], y: [1, 5, 7] };
    expect(runToEnd(tune(cases, 30, { x: 0, y: 1 }, grid, scorerOf, 2))).toEqual({ x: 8, y: 5 });
    expect(runToEnd(tune([], 30, { x: 0, y: 1 }, grid, scorerOf, 2))).toEqual({ x: 0, y: 1 });
    const flat = () => (_: unknown, scores: Float64Array) => void scores.fill(0);
    expect(runToEnd(tune(cases, 30, { x: 4, y: 5 }, grid, flat, 2))).toEqual({ x: 4, y: 5 });
  });

  it("draws the same groups again, whole ones, and all where they are few", () => {
    const groups = Array.from({ length: 50 }, (_, i) => [2 * i, 2 * i + 1]);
    const drawn = drawGroups(groups, 10);
    expect(drawn).toHaveLength(10);
    expect(drawGroups(groups, 10)).toEqual(drawn);
    for (const group of drawn) expect(groups).toContainEqual(group);
    expect(drawGroups(groups, 50)).toEqual(groups);
  });

  it("groups the targets that share a history", () => {
    fc.assert(
      fc.property(rows, rule, (lines, historyRule) => {
        const samples = exampleSamples(lines, { historyRule });
        const chosen = everyTarget(samples);
        const groups = groupTargets(samples, chosen);
        expect(groups.flat().sort((a, b) => a - b)).toEqual([...chosen]);
        const visits = new HistoryVisits(samples);
        for (const group of groups) {
          const first = [...samples.history(group[0]!)];
          for (const place of group) expect([...samples.history(place)]).toEqual(first);
          const expected = visitsIn(samples, first).map(({ time, ids }) => ({ time, ids: new Set(ids) }));
          expect(visits.of(group[0]!).baskets).toEqual(expected);
          if (historyRule === "previous-lines") expect(group).toHaveLength(1);
        }
      }),
      { numRuns: 60 },
    );
  });
});
