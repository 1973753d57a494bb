import fc from "fast-check";
import { expect, test } from "vitest";
import { visitOf } from "../../data/testing/oracleVisits.ts";
import { runToEnd } from "../../lib/cooperativeTask.ts";
import { DEFAULT_FEATURE_SETTINGS, type FeatureSettings, HISTORY_RULES } from "../featureSettings.ts";
import { fitPreprocess } from "../fit.ts";
import { openSamples } from "../open.ts";
import type { SampleSet } from "../sampleSet.ts";
import { type ArbitraryFile, arbitraryFile, testGeocode } from "../testing/arbitraryLines.ts";
import { type PlainLine, toSaleLines } from "../testing/plainLine.ts";
import { Followers } from "./followers.ts";
import { EVIDENCE_COUNT, KEPT_FOLLOWERS, MEMORY_PARTS, PART_COUNT, type Shares } from "./parts.ts";
import {
  type OracleMarket,
  oracleFollowers,
  oracleJudge,
  oracleMemory,
  oracleTrend,
  total,
} from "./testing/oracleMemory.ts";

const DAY = 86_400_000;
const START = Date.UTC(2024, 0, 1);
const geocode = (place: { province: string }) => testGeocode(place.province);

function opened(file: ArbitraryFile, settings: FeatureSettings): SampleSet | null {
  try {
    const lines = toSaleLines(file.lines, file.has);
    return openSamples(lines, fitPreprocess(lines, settings, { geocode }), { geocode });
  } catch {
    return null;
  }
}

function marketOf(samples: SampleSet, lines: PlainLine[]): OracleMarket {
  const { preprocess } = samples;
  const all = preprocess.productCounts.reduce((a, b) => a + b, 0);
  const popularity = new Map(preprocess.products.map((code, i) => [code, preprocess.productCounts[i]! / all]));
  return { lines, settings: preprocess.settings, cut: preprocess.cuts.train, popularity };
}

const byProduct = (samples: SampleSet, { ids, shares }: Shares): Map<string, number> =>
  new Map(Array.from(ids, (id, k) => [samples.preprocess.products[id - 2]!, shares[k]!]));

const near = (actual: number | undefined, expected: number, what: string, tolerance = 1e-5): void => {
  expect(Math.abs((actual ?? 0) - expected), `${what}: ${actual}, expected ${expected}`).toBeLessThanOrEqual(tolerance);
};

test.each(HISTORY_RULES)("%s: every part of every target is the slow version's", (historyRule) => {
  const settings = { ...DEFAULT_FEATURE_SETTINGS, historyRule, minProductCount: 1, maxSeqLen: 4 };
  let compared = 0;
  fc.assert(
    fc.property(arbitraryFile, (file) => {
      const samples = opened(file, settings);
      fc.pre(samples !== null);
      const market = marketOf(samples, file.lines);
      const table = oracleFollowers(market);
      const batch = samples.assemble(samples.targets.map((_, t) => t));
      samples.targets.forEach((line, t) => {
        const row = file.lines[line]!;
        const state = oracleMemory(market, table, row);
        const followers = state.last === null ? undefined : table.get(state.last);
        const shares = samples.memory(t).map((part) => byProduct(samples, part));
        const trend = oracleTrend(market, row.time);
        const weight = followers?.total ?? 0;
        // A weight half-way between two thousandths may be kept as either.
        const rounding = 0.002;
        for (const product of market.popularity.keys()) {
          const share = (weights: Map<string, number>) => (weights.get(product) ?? 0) / Math.max(1e-9, total(weights));
          near(shares[1]!.get(product), share(state.recent), "recent");
          near(shares[2]!.get(product), share(state.habit), "habit", rounding);
          const follows = followers?.weights.get(product) ?? 0;
          if (weight > 0) near(shares[3]!.get(product), follows / weight, "followers", rounding / weight);
          else expect(shares[3]!.size).toBe(0);
          near(shares[4]!.get(product), trend.get(product) ?? 0, "trend");
        }
        const evidence = batch.evidence.subarray(t * EVIDENCE_COUNT, (t + 1) * EVIDENCE_COUNT);
        near(evidence[0], Math.log1p(state.lines) / 3, "lines");
        near(evidence[1], Math.log1p(state.habit.size) / 3, "distinct");
        near(evidence[2], Math.log1p(weight) / 3, "weight of followers", rounding);
        near(evidence[3], Math.log1p(followers?.weights.size ?? 0) / 3, "followers");
        near(evidence[4], state.mean[0]!, "habit share", rounding);
        near(evidence[5], state.mean[1]!, "followers share", rounding);
        const base = [0, 1, 2, 3, 4, 5];
        const pairs = base.flatMap((i) => base.slice(i).map((k) => Math.fround(evidence[i]! * evidence[k]!)));
        expect([...evidence.subarray(6)]).toEqual(pairs);
        const counted = batch.target.counted.subarray(t * PART_COUNT, (t + 1) * PART_COUNT);
        const known = market.popularity.has(row.product);
        for (const [part, weights] of shares.entries()) {
          if (MEMORY_PARTS[part] === "followers") continue;
          near(counted[part], known ? (weights.get(row.product) ?? 0) : 0, MEMORY_PARTS[part]!);
        }
        // Held-out lines are not in the table, so nothing is taken out of it for them, but for an order begun before.
        const begun = file.lines.some(
          (other) => visitOf(other, file.lines) === visitOf(row, file.lines) && other.time <= market.cut,
        );
        if (known && !begun && row.time > market.cut)
          near(counted[3], shares[3]!.get(row.product) ?? 0, "held-out followers");
        if (!known) near(counted[3], 0, "unknown product");
        compared++;
      });
    }),
    { numRuns: 150 },
  );
  expect(compared).toBeGreaterThan(500);
});

const sale = (line: number, customer: string, day: number, product: string): PlainLine => ({
  line,
  customer,
  time: START + day * DAY,
  product,
  order: null,
  quantity: 1,
  revenue: 1,
  discount: 0,
  family: product.slice(0, 1),
  salesperson: null,
  source: null,
  walkIn: false,
  place: null,
});

/** `customers` go through p, q, p, q ... day by day; one of them leaves off by buying z once, on the day before the last. */
function chains(customers: number): PlainLine[] {
  const rows: PlainLine[] = [];
  for (let c = 0; c < customers; c++) {
    for (let day = 0; day < 20; day++) {
      const odd = c === 0 && day === 11;
      rows.push(sale(rows.length + 1, `c${c}`, day, odd ? "z" : day % 2 === 0 ? "p" : "q"));
    }
  }
  return rows;
}

test("what follows is learned: after p comes q; a line that alone made a pair finds its share empty", () => {
  const rows = chains(8);
  const file = { lines: rows, has: { order: false, salesperson: false, source: false, walkIn: false, place: false } };
  const samples = opened(file, { ...DEFAULT_FEATURE_SETTINGS, minProductCount: 1 })!;
  const id = (product: string): number => samples.preprocess.products.indexOf(product) + 2;
  const tables = samples.preprocess.memory!;
  const [p, q, z] = [id("p"), id("q"), id("z")];
  const row = tables.followers[p - 2]!;
  expect(row[0]).toBe(q);
  expect(row[1]! / tables.totals[p - 2]!).toBeGreaterThan(0.95);
  expect(tables.sizes[p - 2]).toBe(2);
  expect(row.indexOf(z) % 2).toBe(0);
  const odd = samples.targets.indexOf(11);
  const batch = samples.assemble([odd]);
  expect(batch.target.product[0]).toBe(z);
  expect(batch.target.counted[3]).toBeLessThan(0.003);
  expect(byProduct(samples, samples.memory(odd)[3]!).get("z")).toBeGreaterThan(0);
});

test("a visit's own lines are taken out of the table before it is judged", () => {
  // By hand: 6 lines of followers, 2 of them this visit's; 5 lines' worth of popularity smooth both.
  const market: OracleMarket = {
    lines: [],
    settings: DEFAULT_FEATURE_SETTINGS,
    cut: START,
    popularity: new Map([
      ["a", 0.5],
      ["b", 0.5],
    ]),
  };
  const table = new Map([["x", { weights: new Map([["a", 6]]), total: 6 }]]);
  const state = { lines: 3, last: "x", recent: new Map(), habit: new Map(), mean: [0, 1, 0] };
  const visit = [sale(1, "c", 0, "a"), sale(2, "c", 0, "a")];
  const [first] = oracleJudge(market, table, state, visit);
  expect(first).toMatchObject({ share: 1, habit: 0, following: 1 });
  const held = oracleJudge(market, table, state, [sale(1, "c", 1, "b")]);
  expect(held[0]).toMatchObject({ share: 0, following: 1 });
});

test("the trend is that of earlier weeks, counted back from the cut", () => {
  // 40 days of p, then 20 of q: the cut lies in the q's, the week before a late target knows q alone at its front.
  const rows = Array.from({ length: 60 }, (_, day) => sale(day + 1, "c", day, day < 40 ? "p" : "q"));
  const file = { lines: rows, has: { order: false, salesperson: false, source: false, walkIn: false, place: false } };
  const samples = opened(file, { ...DEFAULT_FEATURE_SETTINGS, minProductCount: 1 })!;
  const cut = (samples.preprocess.cuts.train - START) / DAY;
  expect(cut).toBe(51); // ceil(0.85 · 59) = 51 targets, the first on day 1
  const late = byProduct(samples, samples.memory(samples.targets.length - 1)[4]!);
  // Weeks back from day 51: 45–51 q, 38–44 two p and five q, 31–37 p, 24–30, 17–23, 10–16, 3–9 p, 0–2 three p.
  const fading = [1, 2, 3, 4, 5, 6, 7].map((week) => 0.5 ** (week / 2));
  const p = 2 * fading[0]! + 7 * (fading[1]! + fading[2]! + fading[3]! + fading[4]! + fading[5]!) + 3 * fading[6]!;
  const q = 7 + 5 * fading[0]!;
  expect(late.get("q")).toBeCloseTo(q / (p + q), 6);
  // The target of day 44 sits in the second week: only p was bought before that.
  expect(byProduct(samples, samples.memory(samples.targets.indexOf(44))[4]!)).toEqual(new Map([["p", 1]]));
});

test("the table is kept cut to its heaviest rows' entries, with the whole weight beside them", () => {
  const table = new Followers(200);
  for (let to = 2; to < 102; to++) table.add(2, to, to / 10);
  const tables = { ...runToEnd(table.toTables()), weeks: [] };
  expect(tables.followers[0]).toHaveLength(2 * KEPT_FOLLOWERS);
  expect(tables.followers[0]!.slice(0, 4)).toEqual([101, 10.1, 100, 10]);
  expect(tables.sizes[0]).toBe(100);
  const back = runToEnd(Followers.fromTables(JSON.parse(JSON.stringify(tables)), 200));
  expect(back.totals[2]).toBeCloseTo(table.totals[2]!, 2);
  expect(back.sizes[2]).toBe(100);
  expect(back.row(2).get(101)).toBe(10.1);
  expect(back.row(2).has(2)).toBe(false);
  expect(runToEnd(Followers.fromTables(undefined, 5)).row(3).size).toBe(0);
});
