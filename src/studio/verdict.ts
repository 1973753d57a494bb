// The headline of a run: does the model beat the best of the simple baselines, as far as the interval can tell?

import type { Gap, MetricsReport, SliceGap } from "../core/evaluation/report.ts";
import type { ProductBaseline } from "../core/model/baselineNames.ts";

export interface Verdict {
  /** "mixed" where the 95 % interval of the difference holds 0. */
  kind: "better" | "mixed" | "worse";
  gap: Gap;
}

/** How a gap reads. */
export function verdictOf(gap: Gap): Verdict {
  return { kind: gap.beats ? "better" : gap.high < 0 ? "worse" : "mixed", gap };
}

/** The verdict on the next product, by the hit rate at 10; null where the report holds no such gap. */
export function headline({ gaps = [] }: MetricsReport): (Verdict & { baseline: ProductBaseline }) | null {
  const gap = gaps.find(({ task, metric }) => task === "product" && metric === "hit10");
  if (!gap) return null;
  return { ...verdictOf(gap), baseline: gap.baseline as ProductBaseline };
}

/** The verdicts on the next product in each slice, by the hit rate at 10; none of files of older versions. */
export function sliceVerdicts({ sliceGaps = [] }: MetricsReport): (Verdict & { gap: SliceGap })[] {
  return sliceGaps.filter(({ metric }) => metric === "hit10").map((gap) => ({ ...verdictOf(gap), gap }));
}

/** The verdicts on the mean errors of quantity, revenue and discount, where the data has them. */
export function numberVerdicts({ gaps = [] }: MetricsReport): Verdict[] {
  return gaps.filter(({ task, metric }) => task !== "product" && metric === "mae").map(verdictOf);
}
