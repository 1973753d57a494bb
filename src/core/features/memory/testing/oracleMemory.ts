// For tests: the memory once more, slow and obvious, over plain objects; it shares no code with the fast version.

import { visitOf } from "../../../data/testing/oracleVisits.ts";
import type { FeatureSettings } from "../../featureSettings.ts";
import { oracleHistory } from "../../testing/oracle.ts";
import type { PlainLine } from "../../testing/plainLine.ts";

type Weights = Map<string, number>;
type Table = Map<string, { weights: Weights; total: number }>;

/** What the memory may know: the lines, who trains, and how popular each known product is. */
export interface OracleMarket {
  lines: readonly PlainLine[];
  settings: FeatureSettings;
  cut: number;
  /** Share among the training lines of each product of the vocabulary. */
  popularity: Weights;
}

interface Judged {
  row: PlainLine;
  share: number;
  habit: number;
  following: number;
}

export interface OracleState {
  lines: number;
  last: string | null;
  recent: Weights;
  habit: Weights;
  /** Mean judgement so far: habit, following, popularity. */
  mean: number[];
}

const at = (weights: Weights | undefined, product: string): number => weights?.get(product) ?? 0;
export const total = (weights: Weights | undefined): number =>
  [...(weights?.values() ?? [])].reduce((a, b) => a + b, 0);

/** Purchases in order, cut into visits: neighbours of one order or of one time. */
function visitsInOrder(rows: PlainLine[], { settings, lines }: OracleMarket): PlainLine[][] {
  const visits: PlainLine[][] = [];
  for (const row of rows) {
    const previous = visits.at(-1)?.at(-1);
    const together =
      settings.historyRule === "before-visit" &&
      previous !== undefined &&
      (previous.time === row.time || visitOf(previous, lines) === visitOf(row, lines));
    if (together) visits.at(-1)!.push(row);
    else visits.push([row]);
  }
  return visits;
}

/** How lines bought together are judged by the state before them, their own weight in the table left out. */
export function oracleJudge(market: OracleMarket, table: Table, state: OracleState, rows: PlainLine[]): Judged[] {
  const followers = state.last === null ? undefined : table.get(state.last);
  const sum = followers?.total ?? 0;
  const odds = (product: string, weight: number, all: number) => {
    const popular = at(market.popularity, product);
    const habit = (state.mean[0]! * (at(state.habit, product) + 5 * popular)) / (total(state.habit) + 5);
    const following = (state.mean[1]! * (weight + 5 * popular)) / (all + 5);
    const either = habit + following + state.mean[2]! * popular;
    return { habit: habit / either, following: following / either };
  };
  const own: Weights = new Map();
  for (const { product, time } of rows) {
    if (time > market.cut || state.lines === 0 || !market.popularity.has(product)) continue;
    own.set(product, at(own, product) + odds(product, at(followers?.weights, product), sum).following);
  }
  const left = Math.max(0, sum - total(own));
  return rows
    .filter(({ product }) => market.popularity.has(product))
    .map((row) => {
      if (state.lines === 0) return { row, share: 0, habit: 0.7, following: 0 };
      const weight = Math.max(0, at(followers?.weights, row.product) - at(own, row.product));
      return { row, share: left > 1e-6 ? Math.min(1, weight / left) : 0, ...odds(row.product, weight, left) };
    });
}

/** The state after these purchases of one customer; `see` is told every visit as it is judged. */
export function oracleReplay(
  market: OracleMarket,
  table: Table,
  rows: PlainLine[],
  see: (state: OracleState, judged: Judged[]) => void = () => {},
): OracleState {
  const state: OracleState = { lines: 0, last: null, recent: new Map(), habit: new Map(), mean: [0.4, 0.4, 0.2] };
  let judgedLines = 0;
  for (const visit of visitsInOrder(rows, market)) {
    const judged = oracleJudge(market, table, state, visit);
    see(state, judged);
    for (const { row, habit, following } of judged) {
      const days = (row.time - rows[0]!.time) / 86_400_000;
      state.recent.set(row.product, at(state.recent, row.product) + 2 ** (days / 120));
      state.habit.set(row.product, at(state.habit, row.product) + habit);
      if (state.lines === 0) continue;
      judgedLines++;
      [habit, following, 1 - habit - following].forEach((value, k) => {
        state.mean[k]! += (value - state.mean[k]!) / (judgedLines + 8);
      });
    }
    state.lines += visit.length;
    state.last = market.popularity.has(visit.at(-1)!.product) ? visit.at(-1)!.product : null;
  }
  return state;
}

/** The followers' table after three rounds, weights to three decimals as they are kept. */
export function oracleFollowers(market: OracleMarket): Table {
  let table: Table = new Map();
  const customers = [...new Set(market.lines.map(({ customer }) => customer))];
  for (let round = 0; round < 3; round++) {
    const next: Table = new Map();
    for (const customer of customers) {
      const rows = market.lines
        .filter((row) => row.customer === customer && row.time <= market.cut)
        .sort((a, b) => a.time - b.time || a.line - b.line);
      oracleReplay(market, table, rows, ({ last, lines }, judged) => {
        if (last === null || lines === 0) return;
        for (const { row, following } of judged) {
          const entry = next.get(last) ?? { weights: new Map(), total: 0 };
          entry.weights.set(row.product, at(entry.weights, row.product) + following);
          next.set(last, { ...entry, total: entry.total + following });
        }
      });
    }
    table = next;
  }
  const kept = (value: number): number => Math.round(1000 * value) / 1000;
  for (const entry of table.values()) {
    entry.total = kept(entry.total);
    for (const [product, weight] of entry.weights) entry.weights.set(product, kept(weight));
  }
  return table;
}

/** Shares of what was bought in the weeks before a time's own, counted back from the cut. */
export function oracleTrend(market: OracleMarket, time: number): Weights {
  const week = (when: number): number => Math.floor((market.cut - when) / (7 * 86_400_000));
  const own = time > market.cut ? -1 : week(time);
  const weights: Weights = new Map();
  for (const row of market.lines) {
    if (row.time > market.cut || week(row.time) <= own || week(row.time) >= 104 || !market.popularity.has(row.product))
      continue;
    const age = week(row.time) - own - 1;
    weights.set(row.product, at(weights, row.product) + 0.5 ** (age / 2));
  }
  const sum = total(weights);
  return new Map([...weights].map(([product, weight]) => [product, weight / sum]));
}

/** What is known when a target is predicted. */
export function oracleMemory(market: OracleMarket, table: Table, target: PlainLine): OracleState {
  return oracleReplay(market, table, oracleHistory(market.lines, target, market.settings));
}
