// The table of the rivals: each method's metrics on the same test lines, and how far the model is ahead, with the interval of the
// paired difference over customers.

import { difference, interval, ratio, resampleCustomers } from "../../src/core/evaluation/bootstrap.ts";
import { customerRows } from "../../src/core/evaluation/customerSums.ts";
import type { Metric } from "../../src/core/evaluation/metric.ts";
import { gain } from "../../src/core/evaluation/metrics.ts";

export interface Judged {
  /** [n] of each test line: customer, question (visit), product code, 1 where the customer had bought the product before. */
  customer: Int32Array;
  question: Int32Array;
  product: Int32Array;
  repeat: Uint8Array;
}

export interface RivalRow {
  method: string;
  accuracy: number;
  hit10: number;
  ndcg10: number;
  mrr: number;
  /** Of a visit's distinct products those among the first ten, mean over visits. */
  recall10: number;
  hit10Repeat: number;
  hit10New: number;
  /** Model − method; absent for the model itself. */
  lead?: { hit10: Metric; ndcg10: Metric; recall10: Metric };
}

const PER_METHOD = ["accuracy", "hit10", "ndcg10", "mrr", "recall", "repeatHits", "newHits"] as const;
const COUNTS = ["lines", "visits", "repeats", "news"] as const;

/** One row per method by ranks [n] (0 = unknown product); the first is the model. */
export function rivalTable(judged: Judged, methods: ReadonlyMap<string, Int32Array>): RivalRow[] {
  const { customers, rowOf } = customerRows(judged.customer);
  const width = COUNTS.length + methods.size * PER_METHOD.length;
  const sums = new Float64Array(customers * width);
  const names = [...methods.keys()];
  const column = (method: number, what: (typeof PER_METHOD)[number]): number =>
    COUNTS.length + method * PER_METHOD.length + PER_METHOD.indexOf(what);
  const visits = linesByQuestion(judged.question);
  const at = (line: number): number => rowOf[line]! * width;
  for (let i = 0; i < judged.customer.length; i++) {
    sums[at(i)]!++;
    sums[at(i) + (judged.repeat[i] === 1 ? 2 : 3)]!++;
  }
  for (const lines of visits) sums[at(lines[0]!) + 1]!++;
  for (const [m, ranks] of [...methods.values()].entries()) {
    for (const [i, rank] of ranks.entries()) {
      for (const metric of ["accuracy", "hit10", "ndcg10", "mrr"] as const) {
        sums[at(i) + column(m, metric)]! += gain(metric, rank);
      }
      sums[at(i) + column(m, judged.repeat[i] === 1 ? "repeatHits" : "newHits")]! += gain("hit10", rank);
    }
    for (const lines of visits) {
      const bought = new Set(lines.map((i) => judged.product[i]));
      const hit = new Set(lines.filter((i) => gain("hit10", ranks[i]!) > 0).map((i) => judged.product[i]));
      sums[at(lines[0]!) + column(m, "recall")]! += hit.size / bought.size;
    }
  }
  const resamples = resampleCustomers(sums, width);
  return names.map((method, m) => {
    const of = (what: (typeof PER_METHOD)[number], count: (typeof COUNTS)[number] = "lines", which = m) =>
      ratio([column(which, what)], [COUNTS.indexOf(count)]);
    const value = (statistic: ReturnType<typeof of>): number => statistic(resamples.totals, 0);
    const lead = (what: (typeof PER_METHOD)[number], count?: (typeof COUNTS)[number]): Metric =>
      interval(resamples, difference(of(what, count, 0), of(what, count)));
    return {
      method,
      accuracy: value(of("accuracy")),
      hit10: value(of("hit10")),
      ndcg10: value(of("ndcg10")),
      mrr: value(of("mrr")),
      recall10: value(of("recall", "visits")),
      hit10Repeat: value(of("repeatHits", "repeats")),
      hit10New: value(of("newHits", "news")),
      ...(m > 0 && { lead: { hit10: lead("hit10"), ndcg10: lead("ndcg10"), recall10: lead("recall", "visits") } }),
    };
  });
}

function linesByQuestion(questions: Int32Array): number[][] {
  const found = new Map<number, number[]>();
  for (const [i, question] of questions.entries()) {
    const lines = found.get(question);
    if (lines) lines.push(i);
    else found.set(question, [i]);
  }
  return [...found.values()];
}

/** As Markdown. */
export function asMarkdown(rows: readonly RivalRow[]): string {
  const head = ["method", "acc", "hit@10", "NDCG@10", "MRR", "visit recall@10", "hit@10 repeat", "hit@10 new"];
  const ahead = ["Δ hit@10", "Δ NDCG@10", "Δ recall@10"];
  const signed = (value: number): string => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(4)}`;
  const shown = ({ value, low, high }: Metric): string => `${signed(value)} [${signed(low)}, ${signed(high)}]`;
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const all = [...head, ...ahead];
  return [
    line(all),
    line(all.map(() => "---")),
    ...rows.map(({ method, lead, ...values }) => {
      const { accuracy, hit10, ndcg10, mrr, recall10, hit10Repeat, hit10New } = values;
      const numbers = [accuracy, hit10, ndcg10, mrr, recall10, hit10Repeat, hit10New].map((each) => each.toFixed(4));
      const leads = lead ? [lead.hit10, lead.ndcg10, lead.recall10].map(shown) : ["", "", ""];
      return line([method, ...numbers, ...leads]);
    }),
  ].join("\n");
}
