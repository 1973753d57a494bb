// Paired differences against values counted by hand, against a slow bootstrap, and against what a model's files say.

import { expect, test } from "vitest";
import type { JudgedTargets } from "../../artefact/judgedTargets.ts";
import { random } from "../../lib/random.ts";
import { type Comparison, pairedDifferences } from "./pairedDifferences.ts";

const judged = (change: Partial<JudgedTargets>): JudgedTargets => ({
  fingerprint: "t",
  customers: 2,
  customerOf: Int32Array.of(0, 0, 1, 1),
  ranks: Int32Array.of(1, 2, 11, 0),
  numbers: {},
  ...change,
});
const compare = (one: JudgedTargets, other: JudgedTargets): Comparison => {
  const found = pairedDifferences(one, other);
  if (typeof found === "string") throw new Error(found);
  return found;
};
const lead = ({ metrics }: Comparison, task: string, metric: string, given?: boolean) =>
  metrics.find(
    (each) => each.task === task && each.metric === metric && (each.task === "product" || each.given === given),
  );

test("metrics of both and the lead, by hand; of errors the smaller is better", () => {
  const numbers = (said: number[], given: number[]) => ({
    quantity: { actual: Float64Array.of(1, 2, 3, 4), said: Float64Array.from(said), given: Float64Array.from(given) },
  });
  const one = judged({ numbers: numbers([2, 3, 4, 5], [1, 2, 3, 6]) });
  const other = judged({ ranks: Int32Array.of(1, 1, 1, 3), numbers: numbers([1, 2, 3, 3], [1, 2, 3, 6]) });
  const found = compare(one, other);
  expect(found).toMatchObject({ targets: 4, customers: 2 });
  expect(lead(found, "product", "accuracy")).toMatchObject({ one: 0.25, other: 0.75, lead: 0.5 });
  expect(lead(found, "product", "hit10")).toMatchObject({ one: 0.5, other: 1, lead: 0.5 });
  expect(lead(found, "product", "mrr")!.one).toBeCloseTo((1 + 1 / 2 + 1 / 11) / 4, 12);
  expect(lead(found, "product", "ndcg10")!.one).toBeCloseTo((1 + 1 / Math.log2(3)) / 4, 12);
  expect(lead(found, "quantity", "mae", false)).toMatchObject({ one: 1, other: 0.25, lead: 0.75, verdict: "better" });
  expect(lead(found, "quantity", "wape", false)).toMatchObject({ one: 0.4, other: 0.1 });
  expect(lead(found, "quantity", "mae", true)).toMatchObject({ lead: 0, low: 0, high: 0, verdict: "level" });
  // The other way round everything is its opposite.
  const turned = compare(other, one);
  expect(lead(turned, "quantity", "mae", false)).toMatchObject({ lead: -0.75, verdict: "worse" });
});

test("the interval is that of a slow bootstrap over whole customers", () => {
  const rng = random(5);
  const customers = 40;
  const customerOf = Int32Array.from({ length: 300 }, (_, i) => (i < customers ? i : rng.integer(customers)));
  const draw = () => Int32Array.from(customerOf, () => 1 + rng.integer(20));
  const [one, other] = [draw(), draw()].map((ranks) => judged({ customers, customerOf, ranks }));
  const found = lead(compare(one!, other!), "product", "hit10")!;
  const hit = (rank: number) => (rank <= 10 ? 1 : 0);
  const slow = random(77);
  const leads = Array.from({ length: 4000 }, () => {
    let [hits, targets] = [0, 0];
    for (let k = 0; k < customers; k++) {
      const drawn = slow.integer(customers);
      for (const [i, customer] of customerOf.entries()) {
        if (customer !== drawn) continue;
        targets++;
        hits += hit(other!.ranks![i]!) - hit(one!.ranks![i]!);
      }
    }
    return hits / targets;
  }).sort((a, b) => a - b);
  const wide = found.high - found.low;
  expect(Math.abs(found.low - leads[100]!)).toBeLessThan(0.1 * wide);
  expect(Math.abs(found.high - leads[3900]!)).toBeLessThan(0.1 * wide);
  expect(found.low).toBeLessThan(found.lead);
  expect(found.lead).toBeLessThan(found.high);
});

test("other targets are never compared; what one has no answers for is left out", () => {
  expect(pairedDifferences(judged({}), judged({ fingerprint: "u" }))).toBe("otherTargets");
  expect(pairedDifferences(judged({}), judged({ ranks: null }))).toBe("nothingInCommon");
  const revenue = { actual: Float64Array.of(1, 2, 3, 4), said: Float64Array.of(1, 2, 3, 5), given: null };
  const found = compare(judged({ ranks: null, numbers: { revenue } }), judged({ numbers: { revenue } }));
  expect(found.metrics.map(({ task, metric }) => `${task} ${metric}`)).toEqual(["revenue mae", "revenue wape"]);
});
