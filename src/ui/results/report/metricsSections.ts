// The report's sections on the model's metrics: they need no data set, only what stands in the model's own files.

import type { Metric } from "../../../core/evaluation/metric.ts";
import type { MetricsReport } from "../../../core/evaluation/report.ts";
import { PRODUCT_METRICS } from "../../../core/evaluation/report.ts";
import { NUMBER_BASELINES, PRODUCT_BASELINES } from "../../../core/model/baselineNames.ts";
import type { Cell } from "../../../core/report/document.ts";
import { NUMBER_BASELINE_TEXT } from "../NumberTable.tsx";
import { BASELINE_TEXT, headlineText, numberVerdictTexts, sliceTexts, verdictText } from "../verdictTexts.ts";
import type { Words } from "../words.ts";
import type { ReportBlock, ReportSection } from "./sections.ts";

const METRIC_TEXT = {
  accuracy: "results.accuracy",
  hit5: "results.hit5",
  hit10: "results.hit10Short",
  ndcg5: "results.ndcg5",
  ndcg10: "results.ndcg10",
  mrr: "results.mrr",
} as const;

/** Verdict, next product, numbers. */
export function metricsSections(metrics: MetricsReport, words: Words): ReportSection[] {
  const { t, format, currency } = words;
  const verdict = verdictText(metrics, t, format);
  const others = [...sliceTexts(metrics, t, format), ...numberVerdictTexts(metrics, t, format, currency)];
  const items = others.map(({ text }) => text);
  const blocks: ReportBlock[] = [];
  const head = headlineText(metrics, t);
  if (head) blocks.push({ kind: "text", text: `${head}.` });
  if (verdict) blocks.push({ kind: "text", text: verdict });
  if (items.length > 0) blocks.push({ kind: "list", items });
  return [
    { title: t("analysis.reportVerdict"), blocks },
    { title: t("results.nextProduct"), blocks: productBlocks(metrics, words) },
    ...numberSection(metrics, words),
  ];
}

function cell({ value, low, high }: Metric, show: (value: number) => string, isBest: boolean): Cell {
  return { text: show(value), small: `${show(low)} – ${show(high)}`, strong: isBest };
}

function productBlocks(metrics: MetricsReport, { t, format }: Words): ReportBlock[] {
  const { product, baselines, counts } = metrics;
  const methods = [
    { name: t("results.model"), values: product },
    ...PRODUCT_BASELINES.flatMap((name) => {
      const values = baselines.product[name];
      return values ? [{ name: t(BASELINE_TEXT[name]), values }] : [];
    }),
  ];
  const rows = methods.map(({ name, values }): Cell[] => [
    name,
    ...PRODUCT_METRICS.map((metric) => {
      const asShare = metric !== "mrr" && !metric.startsWith("ndcg");
      const show = (value: number) => (asShare ? format.percent(value) : format.fixed(value, 3));
      const best = Math.max(...methods.map((each) => each.values[metric].value));
      return cell(values[metric], show, values[metric].value === best && best > 0);
    }),
  ]);
  return [
    {
      kind: "text",
      text: t("results.nextProductLead", {
        products: counts.products,
        number: counts.test,
      }),
    },
    {
      kind: "table",
      caption: t("results.nextProduct"),
      head: [t("results.method"), ...PRODUCT_METRICS.map((metric) => t(METRIC_TEXT[metric]))],
      rows,
    },
    {
      kind: "text",
      text: t("analysis.repeatSlice", {
        repeat: product.repeat.count,
        repeatHit: product.repeat.hit10.value,
        new: product.new.count,
        newHit: product.new.hit10.value,
      }),
    },
  ];
}

function numberSection({ quantity, revenue, discount, baselines }: MetricsReport, words: Words): ReportSection[] {
  const { t, tasks } = words;
  const blocks: ReportBlock[] = [];
  const table = (task: "quantity" | "revenue" | "discount", head: string[], rows: Metric[][]): void => {
    const names = [t("results.model"), ...NUMBER_BASELINES.map((name) => t(NUMBER_BASELINE_TEXT[name]))];
    const best = head.map((_, column) => Math.min(...rows.map((row) => row[column]!.value)));
    blocks.push({
      kind: "table",
      caption: t(`train.${task}`),
      head: [t("results.method"), ...head],
      rows: rows.map((row, i) => [
        names[i]!,
        ...row.map((metric, column) => {
          const isShare = task === "revenue" && column === 2;
          const show = (value: number) => (isShare ? words.format.percent(value) : tasks.show(task, value));
          return cell(metric, show, metric.value === best[column]);
        }),
      ]),
    });
  };
  const mae = (task: "quantity" | "discount", model: { mae: Metric } | null, head: string): void => {
    const others = baselines[task];
    if (model && others) table(task, [head], [[model.mae], ...NUMBER_BASELINES.map((name) => [others[name].mae])]);
  };
  mae("quantity", quantity, t("results.quantityMae"));
  if (revenue && baselines.revenue) {
    const all = [revenue, ...NUMBER_BASELINES.map((name) => baselines.revenue![name])];
    const head = [t("results.revenueMae"), t("results.revenueRmse"), t("results.revenueWape")];
    const rows = all.map((each) => [each.mae, each.rmse, each.wape]);
    table("revenue", head, rows);
  }
  mae("discount", discount, t("results.discountMae"));
  if (blocks.length === 0) return [];
  return [{ title: t("results.numbers"), blocks: [{ kind: "text", text: t("results.numbersLead") }, ...blocks] }];
}
