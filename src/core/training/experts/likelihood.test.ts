import { expect, test } from "vitest";
import { random } from "../../lib/random.ts";
import { EXPERTS, EXPONENT_EVIDENCE, ExpertLogs, type Experts, startingExperts } from "../../model/experts.ts";
import type { JudgedHistory } from "./histories.ts";
import { EXPONENTS, likelihood } from "./likelihood.ts";

const P = 6;
const K = 1 + EXPONENT_EVIDENCE;
const rng = random(5);
const some = (): Float32Array => {
  const values = Float32Array.from({ length: P }, (_, id) => (id < 2 ? 0 : 0.1 + rng.uniform()));
  const sum = values.reduce((a, b) => a + b, 0);
  return values.map((value) => value / sum);
};
const sparse = () => ({ ids: Int32Array.of(2, 4), shares: Float32Array.of(0.3 * rng.uniform(), 0.5) });
const lately = new Map<JudgedHistory, ReturnType<typeof latelyOf>>();
const latelyOf = () => ({
  evidence: [3 * rng.uniform(), rng.uniform()],
  visits: sparse(),
  sales: some(),
  related: sparse(),
  relatedEver: sparse(),
});
const histories = Array.from({ length: 4 }, (_, i): JudgedHistory => {
  const history: JudgedHistory = {
    target: i,
    customer: i,
    bought: [
      [2, 1],
      [3 + (i % 3), 2],
    ],
    lines: 3,
    unknown: 0,
    mixture: some(),
    logits: some(),
    shares: [sparse(), sparse(), sparse(), sparse(), sparse()],
  };
  lately.set(history, latelyOf());
  return history;
});
const logs = new ExpertLogs(some());
const rowOf = (history: JudgedHistory) => ({ ...history, lately: lately.get(history)! });
const experts: Experts = {
  ...startingExperts({ visits: 60, sales: 14 }),
  exponents: EXPERTS.map((_, m) => [m === 0 ? 0.8 : 0.05 * (m % 3), 0.02, -0.01]),
};
const movedBy = (i: number, by: number): Experts => ({
  ...experts,
  exponents: experts.exponents.map((each, m) => each.map((value, k) => (m * K + k === i ? value + by : value))),
});

test("slope and curvature are those of the loss, by numeric differentiation", async () => {
  const h = 1e-5;
  const { gradient, curvature } = await likelihood(experts, logs, histories, rowOf);
  for (let i = 0; i < EXPONENTS; i++) {
    const [above, below] = [
      await likelihood(movedBy(i, h), logs, histories, rowOf),
      await likelihood(movedBy(i, -h), logs, histories, rowOf),
    ];
    expect((above.loss - below.loss) / (2 * h)).toBeCloseTo(gradient[i]!, 5);
    for (let j = 0; j < EXPONENTS; j++) {
      const slope = (above.gradient[j]! - below.gradient[j]!) / (2 * h);
      expect(slope).toBeCloseTo(curvature[i * EXPONENTS + j]!, 4);
    }
  }
});

test("an aborted fit stops", async () => {
  const many = Array.from({ length: 64 }, (_, i) => histories[i % histories.length]!);
  await expect(likelihood(experts, logs, many, rowOf, AbortSignal.abort())).rejects.toThrow();
});
