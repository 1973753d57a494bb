// The second stage against vectors that PyTorch computed (python/golden/experts.py): what is counted, multiplied, and its slopes.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { EaseWeights } from "../../features/memory/ease/easeTable.ts";
import type { Shares } from "../../features/memory/parts.ts";
import { popularityOf } from "../../features/memory/reader.ts";
import { Sales } from "../../features/memory/sales.ts";
import { runToEnd } from "../../lib/cooperativeTask.ts";
import { EXPERTS, ExpertLogs, type ExpertRow, type Experts, multiplyExperts } from "../../model/experts.ts";
import type { JudgedHistory } from "./histories.ts";
import { likelihood } from "./likelihood.ts";

type Pairs = [id: number, share: number][];
interface Golden {
  preprocess: {
    products: string[];
    productCounts: number[];
    cuts: { train: number };
    memory: { weeks: number[][]; ease: number[][] };
  };
  experts: Experts;
  sold: [day: number, code: string][];
  rows: {
    day: number;
    mixture: number[];
    logits: number[];
    counted: Pairs[];
    lately: { evidence: number[]; visits: Pairs; sales: Pairs; related: Pairs; related_ever: Pairs };
    bought: number;
    shares: number[];
  }[];
  loss: number;
  gradient: number[][];
}

const DAY = 86_400_000;
const golden = JSON.parse(readFileSync(new URL("./golden/experts.json", import.meta.url), "utf8")) as Golden;
const { preprocess, experts, rows } = golden;
const P = preprocess.products.length + 2;
const logs = new ExpertLogs(popularityOf(preprocess.productCounts));

const sparse = (pairs: Pairs): Shares => ({
  ids: Int32Array.from(pairs, ([id]) => id),
  shares: Float32Array.from(pairs, ([, share]) => share),
});
const dense = (pairs: Pairs): Float32Array => {
  const values = new Float32Array(P);
  for (const [id, share] of pairs) values[id] = share;
  return values;
};
const rowOf = ({ mixture, logits, counted, lately }: Golden["rows"][number]): ExpertRow => ({
  mixture: Float64Array.from(mixture),
  logits: Float64Array.from(logits),
  shares: counted.map(sparse),
  lately: {
    evidence: lately.evidence,
    visits: sparse(lately.visits),
    sales: dense(lately.sales),
    related: sparse(lately.related),
    relatedEver: sparse(lately.related_ever),
  },
});

test("there are vectors for every expert", () => {
  expect(rows).toHaveLength(5);
  expect(experts.exponents).toHaveLength(EXPERTS.length);
});

test("probabilities", () => {
  for (const row of rows) {
    const p = multiplyExperts(experts, logs, rowOf(row), new Float64Array(P));
    for (const [id, share] of row.shares.entries()) expect(Math.abs(p[id]! - share)).toBeLessThan(1e-6);
  }
});

test("what everybody bought, up to the cut and after it", () => {
  const sold = [...golden.sold].sort(([a], [b]) => a - b);
  const sales = new Sales({
    tables: { followers: [], totals: [], sizes: [], weeks: preprocess.memory.weeks },
    cut: preprocess.cuts.train,
    numProducts: P,
    byTime: Int32Array.from(sold.keys()),
    ids: Int32Array.from(sold, ([, code]) => preprocess.products.indexOf(code) + 2),
    times: Float64Array.from(sold, ([day]) => day * DAY),
  });
  for (const { day, lately } of rows) {
    const expected = dense(lately.sales);
    const found = sales.at(day * DAY, experts.halfLives.sales);
    for (let id = 0; id < P; id++) expect(Math.abs(found[id]! - expected[id]!)).toBeLessThan(1e-6);
  }
});

test("what products speak for", () => {
  const ease = runToEnd(EaseWeights.fromTable(preprocess.memory.ease, P));
  for (const { lately } of rows) {
    const scores = new Float64Array(P);
    for (const [id, share] of lately.visits) ease.addTo(scores, id, share);
    const above = scores.map((score) => Math.max(0, score));
    const total = above.reduce((a, b) => a + b, 0);
    const expected = dense(lately.related);
    for (let id = 0; id < P; id++) expect(Math.abs(above[id]! / total - expected[id]!)).toBeLessThan(1e-6);
  }
});

test("the loss and its slopes", async () => {
  const given = new Map<JudgedHistory, ExpertRow>();
  for (const [i, row] of rows.entries()) {
    const { mixture, logits, shares, lately } = rowOf(row);
    const history = {
      target: i,
      customer: i,
      bought: [[row.bought, 2]],
      lines: 2,
      unknown: 0,
      mixture,
      logits,
      shares,
    };
    given.set(history as JudgedHistory, { mixture, logits, shares, lately });
  }
  const { loss, gradient } = await likelihood(experts, logs, [...given.keys()], (history) => given.get(history)!);
  expect(Math.abs(loss - golden.loss)).toBeLessThan(1e-4);
  for (const [i, slope] of golden.gradient.flat().entries()) {
    expect(Math.abs(gradient[i]! - slope) / Math.max(1, Math.abs(slope))).toBeLessThan(1e-4);
  }
});
