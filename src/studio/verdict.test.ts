import { expect, test } from "vitest";
import type { Gap, MetricsReport } from "../core/evaluation/report.ts";
import { headline, numberVerdicts, sliceVerdicts, verdictOf } from "./verdict.ts";

const gap = (low: number, high: number, more: Partial<Gap> = {}): Gap => ({
  task: "product",
  metric: "hit10",
  baseline: "mixture",
  difference: (low + high) / 2,
  low,
  high,
  beats: low > 0,
  ...more,
});
const report = (...gaps: Gap[]) => ({ gaps }) as MetricsReport;

test("only an interval that lies wholly on one side decides", () => {
  expect(verdictOf(gap(0.01, 0.03)).kind).toBe("better");
  expect(verdictOf(gap(-0.01, 0.03)).kind).toBe("mixed");
  expect(verdictOf(gap(-0.03, -0.01)).kind).toBe("worse");
});

test("the headline is the hit rate at 10 of the next product", () => {
  const chosen = headline(report(gap(-0.1, 0.1, { metric: "mrr" }), gap(0.01, 0.02, { baseline: "frequent" })));
  expect(chosen).toMatchObject({ kind: "better", baseline: "frequent", gap: { metric: "hit10" } });
  expect(headline(report())).toBeNull();
});

test("each slice of the next product has its own verdict, by the hit rate at 10; older reports have none", () => {
  const sliceGaps = [
    { ...gap(0.01, 0.03), slice: "repeat" as const },
    { ...gap(-0.2, -0.1, { baseline: "ease" }), slice: "new" as const },
    { ...gap(0.01, 0.02, { metric: "ndcg10" }), slice: "new" as const },
  ];
  const found = sliceVerdicts({ ...report(), sliceGaps });
  expect(found.map(({ kind, gap: { slice, baseline } }) => [slice, kind, baseline])).toEqual([
    ["repeat", "better", "mixture"],
    ["new", "worse", "ease"],
  ]);
  expect(sliceVerdicts(report())).toEqual([]);
});

test("the other tasks are judged by their mean error", () => {
  const verdicts = numberVerdicts(
    report(
      gap(1, 2, { task: "revenue", metric: "mae", baseline: "median" }),
      gap(1, 2, { task: "revenue", metric: "rmse" }),
      gap(-2, -1, { task: "quantity", metric: "mae" }),
      gap(1, 2),
    ),
  );
  expect(verdicts.map(({ kind, gap: { task } }) => [task, kind])).toEqual([
    ["revenue", "better"],
    ["quantity", "worse"],
  ]);
});
