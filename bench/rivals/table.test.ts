import { expect, test } from "vitest";
import { asMarkdown, rivalTable } from "./table.ts";

// Two customers; customer 7 buys products 1 and 2 in one visit and 1 again in another, customer 9 products 3 and 3.
const judged = {
  customer: Int32Array.of(7, 7, 7, 9, 9),
  question: Int32Array.of(0, 0, 1, 2, 2),
  product: Int32Array.of(1, 2, 1, 3, 3),
  repeat: Uint8Array.of(1, 0, 1, 0, 0),
};

test("each method's metrics are those of its ranks, a visit's recall that of its distinct products", () => {
  const [model, other] = rivalTable(
    judged,
    new Map([
      ["model", Int32Array.of(1, 11, 3, 2, 2)],
      ["other", Int32Array.of(0, 1, 12, 40, 40)],
    ]),
  );
  expect(model).toMatchObject({ method: "model", accuracy: 0.2, hit10: 0.8, hit10Repeat: 1 });
  expect(model!.hit10New).toBeCloseTo(2 / 3, 12);
  expect(model!.ndcg10).toBeCloseTo((1 + 1 / 2 + 2 / Math.log2(3)) / 5, 12);
  expect(model!.mrr).toBeCloseTo((1 + 1 / 11 + 1 / 3 + 1) / 5, 12);
  expect(model!.recall10).toBeCloseTo((1 / 2 + 1 + 1) / 3, 12);
  expect(model!.lead).toBeUndefined();
  expect(other!.recall10).toBeCloseTo(1 / 2 / 3, 12);
  expect(other!.lead!.hit10.value).toBeCloseTo(0.6, 12);
  // Of customer 7 alone the lead is 1/3, of customer 9 alone 1: all resamples lie between.
  expect(other!.lead!.hit10.low).toBeCloseTo(1 / 3, 12);
  expect(other!.lead!.hit10.high).toBeCloseTo(1, 12);
});

test("a method level with the model leads by exactly nothing, and the table says so", () => {
  const ranks = Int32Array.of(1, 5, 3, 2, 2);
  const rows = rivalTable(judged, new Map([["model", ranks], ["copy", ranks]])); // biome-ignore format: short
  expect(rows[1]!.lead).toEqual({
    hit10: { value: 0, low: 0, high: 0 },
    ndcg10: { value: 0, low: 0, high: 0 },
    recall10: { value: 0, low: 0, high: 0 },
  });
  const lines = asMarkdown(rows).split("\n");
  expect(lines).toHaveLength(4);
  expect(lines[3]).toContain("| +0.0000 [+0.0000, +0.0000] |");
});
