// The headline of a run: does the model beat the best of the simple baselines, as far as the intervals can tell?

import { type Metric, type MetricsReport, PRODUCT_BASELINES, type ProductBaseline } from "../core/evaluation/report.ts";

export interface Verdict {
  /** "mixed" where the two 95 % intervals overlap. */
  kind: "better" | "mixed" | "worse";
  /** The baseline with the highest hit rate at 10, and that rate. */
  baseline: ProductBaseline;
  base: Metric;
}

/** Judges by the hit rate at 10 on the test targets. */
export function judge({ product, baselines }: MetricsReport): Verdict {
  let baseline: ProductBaseline = PRODUCT_BASELINES[0];
  for (const name of PRODUCT_BASELINES) {
    if (baselines.product[name].hit10.value > baselines.product[baseline].hit10.value) baseline = name;
  }
  const base = baselines.product[baseline].hit10;
  const kind = product.hit10.low > base.high ? "better" : product.hit10.high < base.low ? "worse" : "mixed";
  return { kind, baseline, base };
}
