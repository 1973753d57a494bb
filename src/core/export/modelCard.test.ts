// The card is honest when a lost comparison reads as lost and an absent task as absent.

import { expect, test } from "vitest";
import { exampleBundle } from "./exampleBundle.ts";
import { modelCard } from "./modelCard.ts";
import { verdicts } from "./verdict.ts";

test("each verdict follows from values and intervals", () => {
  const { metrics } = exampleBundle();
  const outcomes = () =>
    Object.fromEntries(verdicts(metrics).map(({ outcome, sentence }) => [sentence.split(" the model")[0], outcome]));
  // hit@10 0.9 [0.81, 0.99] against mixture 0.87 [0.783, 0.957]: better, but overlapping; quantity 2.5 against median 2.
  expect(outcomes()).toEqual({
    "In hit@10": "above",
    "In MRR": "above",
    "In quantity MAE": "loses",
    "In revenue MAE": "beats",
  });
  metrics.product.hit10 = { value: 0.99, low: 0.97, high: 1 };
  metrics.product.mrr = metrics.baselines.product.mixture.mrr;
  expect(outcomes()).toMatchObject({ "In hit@10": "beats", "In MRR": "loses" });
});

test("the best baseline is named, and a baseline without a number is none", () => {
  const { metrics } = exampleBundle();
  metrics.baselines.quantity!.median.mae.value = Number.NaN;
  const quantity = verdicts(metrics).find(({ sentence }) => sentence.includes("quantity"))!;
  expect(quantity).toMatchObject({ baseline: "customerMean", outcome: "above" });
});

test("the card tells counts, absent tasks, scales that are off, protocol, and every baseline", () => {
  const bundle = exampleBundle();
  const card = modelCard(bundle);
  expect(card).toContain("| 680 | 80 | 40 | 25 | 3 |");
  expect(card).toContain("neither learnt nor predicted: discount.");
  expect(card).toContain("The year scale is off: the data spans 200 days");
  expect(card).toContain(bundle.metrics.protocol);
  expect(card).toContain("In quantity MAE the model does not beat the best baseline (median): 2.5 against 2.");
  expect(card).toContain("| mixture | 0.2900 [0.2610, 0.3190] |");
  expect(card).toContain("| **this model** | 120,000 [108,000, 132,000] |");
  expect(card).toContain("22 parameters");
  expect(card).not.toMatch(/NaN|undefined|## Discount/);
});
