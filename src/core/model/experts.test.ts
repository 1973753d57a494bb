import { expect, test } from "vitest";
import { EXPERTS, ExpertLogs, type ExpertRow, type Experts, multiplyExperts, startingExperts } from "./experts.ts";

const shares = (pairs: Record<number, number>) => ({
  ids: Int32Array.from(Object.keys(pairs), Number),
  shares: Float32Array.from(Object.values(pairs)),
});
const POPULARITY = [0, 0, 0.5, 0.3, 0.2];
const row = (): ExpertRow => ({
  mixture: Float64Array.of(0.05, 0.05, 0.4, 0.3, 0.2),
  logits: Float64Array.of(9, 9, 1, 2, 3),
  shares: [
    shares({ 2: 1 }),
    shares({ 3: 1 }),
    shares({ 2: 0.5, 3: 0.5 }),
    shares({ 4: 0.1 }),
    shares({ 2: 0.25, 4: 0.75 }),
  ],
  lately: {
    evidence: [3, 1],
    visits: shares({ 2: 0.9, 3: 0.1 }),
    sales: Float32Array.of(0, 0, 0.2, 0.2, 0.6),
    related: shares({ 4: 1 }),
    relatedEver: shares({}),
  },
});
const START = startingExperts({ visits: 60, sales: 14 });
const logs = new ExpertLogs(POPULARITY);

/** Slow and dense: each expert's share of every product with its floor, as docs/model.md writes it. */
function slowly(experts: Experts, { mixture, logits, shares: counted, lately }: ExpertRow): number[] {
  const at = ({ ids, shares: values }: { ids: Int32Array; shares: Float32Array }, id: number) =>
    values[ids.indexOf(id)] ?? 0;
  const z = lately.evidence.map((value, k) => (value - experts.mean[k]!) / experts.deviation[k]!);
  const within = z.map((value) => Math.max(-3, Math.min(3, value)));
  const odds = [2, 3, 4].map((id) => {
    const values = [
      mixture[id]! + 1e-9,
      Math.exp(logits[id]!),
      POPULARITY[id]! + 1e-6,
      ...[1e-3, 1e-3, 1e-3, 1e-4, 1e-5].map((floor, part) => at(counted[part]!, id) + floor),
      at(lately.visits, id) + 1e-3,
      lately.sales[id]! + 1e-5,
      at(lately.related, id) + 1e-4,
      at(lately.relatedEver, id) + 1e-4,
    ];
    return values.reduce((product, value, m) => {
      const [mean, ...slopes] = experts.exponents[m]!;
      return product * value ** slopes.reduce((sum, slope, k) => sum + slope * within[k]!, mean!);
    }, 1);
  });
  const sum = odds.reduce((a, b) => a + b, 0);
  return [0, 0, ...odds.map((each) => each / sum)];
}

test("starts as the mixture, scaled over the products that are ranked", () => {
  const p = multiplyExperts(START, logs, row(), new Float64Array(5));
  expect(p[0]).toBe(0);
  expect(p[1]).toBe(0);
  for (const [id, share] of [0.4, 0.3, 0.2].entries()) expect(p[id + 2]).toBeCloseTo(share / 0.9, 7);
});

test.each(EXPERTS.map((name, m) => [name, m] as const))("%s: raised to its exponent as written", (_, m) => {
  const exponents = START.exponents.map((each, i) => (i === m ? [0.7, 0.2, -0.1] : each));
  const experts = { ...START, mean: [2, 2], deviation: [0.5, 0.2], exponents };
  const p = multiplyExperts(experts, logs, row(), new Float64Array(5));
  for (const [id, expected] of slowly(experts, row()).entries()) expect(p[id]).toBeCloseTo(expected, 6);
});

test("all at once, written over the mixture itself", () => {
  const exponents = EXPERTS.map((_, m) => [0.1 * (m + 1), 0.05 * m, -0.02 * m]);
  const experts = { ...START, mean: [1, 1], deviation: [1, 1], exponents };
  const given = row();
  const expected = slowly(experts, row());
  multiplyExperts(experts, logs, given, given.mixture as Float64Array);
  for (const [id, share] of expected.entries()) expect(given.mixture[id]).toBeCloseTo(share, 6);
});
