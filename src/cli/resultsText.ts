// A judged model in a few lines, as `train` and `evaluate` print it.

import { verdictSentences } from "../core/artefact/verdict.ts";
import type { MetricsReport, ProductMetrics } from "../core/evaluation/report.ts";

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
    "",
    ...verdictSentences(metrics).map(({ text }) => text),
  ].join("\n");
}
