// The card is honest when a lost comparison reads as lost and an absent task as absent.

import { expect, test } from "vitest";
import { cardText } from "./cardText.ts";
import { modelCard } from "./modelCard.ts";
import { exampleArtefact } from "./testing/exampleArtefact.ts";
import { verdicts } from "./verdict.ts";

test("each verdict follows from the paired gap", () => {
  const { metrics } = exampleArtefact();
  const found = verdicts(metrics);
  expect(found.map(({ outcome, gap }) => [gap.task, gap.metric, outcome])).toEqual([
    ["product", "hit10", "beats"],
    ["product", "mrr", "above"],
    ["quantity", "mae", "loses"],
    ["revenue", "mae", "beats"],
  ]);
  expect(found.map(({ sentence }) => sentence.text)).toEqual([
    "In next-product hit@10 the model beats the best baseline (mixture) by 3.0 points (95% interval 1.1 points to 4.9 points).",
    "In next-product MRR the model is ahead of the best baseline (markov) by 0.014 (95% interval -0.01 to 0.03): not enough to call it better.",
    "In quantity MAE the model does not beat the best baseline (median): it is behind by 0.5 (95% interval of its lead -1 to -0.1).",
    "In revenue MAE the model beats the best baseline (median) by 80,000 (95% interval 60,000 to 95,000).",
  ]);
});

test("the next product's verdict is told in its slices too", () => {
  const { metrics } = exampleArtefact();
  const [first] = metrics.gaps!;
  const lost = { ...first!, baseline: "ease" as const, difference: -0.2, low: -0.25, high: -0.15, beats: false };
  const found = verdicts({
    ...metrics,
    sliceGaps: [
      { ...first!, slice: "repeat" },
      { ...lost, slice: "new" },
    ],
  });
  expect(found.slice(0, 3).map(({ sentence }) => sentence.text)).toEqual([
    "In next-product hit@10 the model beats the best baseline (mixture) by 3.0 points (95% interval 1.1 points to 4.9 points).",
    "In next-product hit@10 on products bought before the model beats the best baseline (mixture) by 3.0 points (95% interval 1.1 points to 4.9 points).",
    "In next-product hit@10 on products new to the customer the model does not beat the best baseline (ease): it is behind by 20.0 points (95% interval of its lead -25.0 points to -15.0 points).",
  ]);
});

test("a tie is level, not behind by nothing", () => {
  const { metrics } = exampleArtefact();
  const [first] = metrics.gaps!;
  const sentence = (difference: number, low: number, high: number, metric: "hit10" | "mae" = "hit10") =>
    verdicts({
      ...metrics,
      gaps: [
        { ...first!, task: metric === "mae" ? "quantity" : "product", metric, difference, low, high, beats: low > 0 },
      ],
    })[0]!.sentence.text;
  for (const difference of [0, 0.0004, -0.0004]) {
    expect(sentence(difference, -0.004, 0.003)).toBe(
      "In next-product hit@10 the model is level with the best baseline (mixture) (95% interval of the difference -0.4 points to 0.3 points).",
    );
  }
  expect(sentence(0, 0, 0, "mae")).toContain("is level with");
  expect(sentence(0.0006, -0.004, 0.005)).toContain("is ahead of the best baseline (mixture) by 0.1 points");
  expect(sentence(-0.0006, -0.005, 0.004)).toContain("it is behind by 0.1 points");
  // So small a lead that is certain is told with the digits that it takes.
  expect(sentence(0.0004, 0.0002, 0.0006)).toContain("beats the best baseline (mixture) by 0.04 points");
  // A difference of amounts is never so small that it is none.
  expect(sentence(-0.0004, -0.01, 0.01, "mae")).toContain("it is behind by 0.0004");
});

test("the card tells counts, absent tasks, scales that are off, protocol, and every baseline", () => {
  const model = exampleArtefact();
  const card = cardText(modelCard(model));
  expect(card).toContain("| 680 | 80 | 40 | 25 | 3 |");
  expect(card).toContain("neither learnt nor predicted: discount.");
  expect(card).toContain("The year scale is off: the data spans 200 days");
  expect(card).toContain(model.metrics.protocol);
  for (const { sentence } of verdicts(model.metrics)) expect(card).toContain(`- ${sentence.text}`);
  expect(card).toContain("| mixture | 0.2900 [0.2610, 0.3190] |");
  expect(card).toContain("| **this model** | 120,000 [108,000, 132,000] |");
  expect(card).toContain("22 parameters");
  expect(card).not.toMatch(/NaN|undefined|## Discount/);
  expect(card).not.toContain("Custom features");
  model.preprocess.settings.customFeatures = [{ name: "overdue", formula: "recency_days /\n gap_mean_days" }];
  expect(cardText(modelCard(model))).toContain("- `overdue` = `recency_days / gap_mean_days`\n");
});

test("several members are told with how they are joined, each with its run", () => {
  const model = exampleArtefact();
  const [first] = model.members;
  model.members.push({ ...first, settings: { ...first.settings, seed: 2 } });
  const card = cardText(modelCard(model));
  expect(card).toContain("2 members, whose probabilities and numbers are averaged before anything is ranked");
  expect(card).toContain("Seed 1.");
  expect(card).toContain("Seed 2.");
  // Members of the same sizes are described once.
  expect(card.match(/22 parameters/g)).toHaveLength(1);
});
