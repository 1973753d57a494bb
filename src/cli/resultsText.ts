// A judged model in a few lines, as `train` and `evaluate` print it.

import { verdictSentences } from "../core/artefact/verdict.ts";
import type { Metric } from "../core/evaluation/metric.ts";
import type { MetricsReport, NetworksReport, ProductMetric, ProductMetrics } from "../core/evaluation/report.ts";

/** The products' table and a verdict for each task. */
export function resultsText(metrics: MetricsReport): string {
  const rows: [string, ProductMetrics][] = [["model", metrics.product], ...Object.entries(metrics.baselines.product)];
  const cell = (value: number): string => value.toFixed(4).padStart(9);
  const width = Math.max(...rows.map(([name]) => name.length + 2), 9);
  const table = rows.map(
    ([name, m]) =>
      `${name.padEnd(width)}${[m.accuracy, m.hit5, m.hit10, m.ndcg10, m.mrr].map((each) => cell(each.value)).join("")}`,
  );
  return [
    `${"".padEnd(width)}${["accuracy", "hit@5", "hit@10", "NDCG@10", "MRR"].map((name) => name.padStart(9)).join("")}`,
    ...table,
    ...(metrics.networks ? ["", networksText(metrics.networks, metrics.product)] : []),
    "",
    ...verdictSentences(metrics).map(({ text }) => text),
  ].join("\n");
}

const SHOWN = ["accuracy", "hit5", "hit10", "ndcg10", "mrr"] as const;

/** A model's networks beside the whole, and how far seeds lie apart. */
function networksText({ networks, mean, lead, deviation }: NetworksReport, whole: ProductMetrics): string {
  const row = (name: string, values: Record<ProductMetric, number>): string =>
    `${name.padEnd(22)}${SHOWN.map((metric) => values[metric].toFixed(4).padStart(9)).join("")}`;
  const values = ({ accuracy, hit5, hit10, ndcg5, ndcg10, mrr }: Record<ProductMetric, Metric>) => ({
    ...{ accuracy: accuracy.value, hit5: hit5.value, hit10: hit10.value },
    ...{ ndcg5: ndcg5.value, ndcg10: ndcg10.value, mrr: mrr.value },
  });
  const ends = (metric: "hit10" | "ndcg10"): string => {
    const { value, low, high } = lead.product[metric];
    return `${value.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]`;
  };
  return [
    ...networks.map(({ seed, epoch, product }) => row(`seed ${seed}, epoch ${epoch}`, values(product))),
    row("mean of the networks", values(mean.product)),
    row("the whole", values(whole)),
    ...(deviation ? [row("± between seeds", deviation.product)] : []),
    `The whole less the mean of its networks (above 0 is better): ${ends("hit10")} in hit@10, ${ends("ndcg10")} in NDCG@10.`,
  ].join("\n");
}
