// Says in a sentence whether a model beats its baselines, by the paired gaps of the report; a tie is no win.

import { orderSentences } from "../evaluation/baskets/orderSentences.ts";
import { isLevel, LEVEL_SHARE } from "../evaluation/gap.ts";
import type { Gap, MetricsReport, Slice } from "../evaluation/report.ts";

export interface Verdict {
  /** "above" = better, but the interval of the difference holds 0; "level" = there is no difference to be told. */
  outcome: "beats" | "above" | "level" | "loses";
  gap: Gap;
  sentence: string;
}

/** The headline metrics: one or two of each task. */
const HEADLINES: [Gap["task"], Gap["metric"], string][] = [
  ["product", "hit10", "next-product hit@10"],
  ["product", "mrr", "next-product MRR"],
  ["quantity", "mae", "quantity MAE"],
  ["revenue", "mae", "revenue MAE"],
  ["discount", "mae", "discount MAE"],
];

/** Where the product is one bought before, or new to the customer. */
const SLICE_NAMES: Record<Slice, string> = {
  repeat: "on products bought before",
  new: "on products new to the customer",
};

/** Model against the best baseline in the headline metric of each task that the data has; the first one in its slices too. */
export function verdicts({ gaps = [], sliceGaps = [] }: MetricsReport): Verdict[] {
  return HEADLINES.flatMap(([task, metric, name], i) => {
    const gap = gaps.find((each) => each.task === task && each.metric === metric);
    if (!gap) return [];
    const slices = i === 0 ? sliceGaps.filter((each) => each.metric === metric) : [];
    return [verdict(gap, name), ...slices.map((each) => verdict(each, `${name} ${SLICE_NAMES[each.slice]}`))];
  });
}

/** All that is said of a judged model, a sentence each: its headline metrics, then amounts whose product is given, then next orders. */
export function verdictSentences(metrics: MetricsReport): string[] {
  return [
    ...verdicts(metrics).map(({ sentence }) => sentence),
    ...amountVerdicts(metrics),
    ...(metrics.orders ? orderSentences(metrics.orders).map(({ text }) => text) : []),
  ];
}

/** A number in at most four significant digits (whole from 1,000 on), thousands separated by commas. */
export function writeAmount(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString("en-US");
  return Number(value.toPrecision(4)).toLocaleString("en-US", { maximumSignificantDigits: 4 });
}

function verdict(gap: Gap, name: string): Verdict {
  const outcome = gap.beats ? "beats" : isLevel(gap) ? "level" : gap.difference > 0 ? "above" : "loses";
  const write = gap.metric === "hit10" ? points : writeAmount;
  const range = `${write(Math.abs(gap.difference))} (95% interval ${write(gap.low)} to ${write(gap.high)})`;
  const rival = `the best baseline (${gap.baseline})`;
  const message = {
    beats: `In ${name} the model beats ${rival} by ${range}.`,
    above: `In ${name} the model is ahead of ${rival} by ${range}: not enough to call it better.`,
    level: `In ${name} the model is level with ${rival} (95% interval of the difference ${write(gap.low)} to ${write(gap.high)}).`,
    loses: `In ${name} the model does not beat ${rival}: it is behind by ${write(Math.abs(gap.difference))} (95% interval of its lead ${write(gap.low)} to ${write(gap.high)}).`,
  }[outcome];
  return { outcome, gap, sentence: message };
}

/** In points with one digit; with two where that would read as nothing. */
function points(share: number): string {
  const digits = share !== 0 && Math.abs(share) < LEVEL_SHARE ? 2 : 1;
  return `${(100 * share).toFixed(digits)} points`;
}

/** What is said of amounts whose product is given: a sentence for each task that the data has; none for older models. */
function amountVerdicts({ amounts }: MetricsReport): string[] {
  if (!amounts) return [];
  return (["quantity", "revenue", "discount"] as const).flatMap((task) => {
    const found = amounts[task];
    if (!found) return [];
    const { mae, rule, lead, wape, sums, coverage } = found;
    const compared =
      lead.low > 0
        ? "better than"
        : lead.value > 0
          ? "ahead of, but not clearly,"
          : lead.value < 0
            ? "worse than"
            : "level with";
    const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
    const facts = [
      `WAPE ${percent(wape)}`,
      `predicted means sum to ${percent(sums)} of what happened`,
      `${percent(coverage)} of the lines lie in their 80% interval`,
    ];
    return [
      `Given its product, in ${task} MAE the model (${writeAmount(mae.value)}) is ${compared} the customer's median of the product, ` +
        `else the product's (${writeAmount(rule.value)}), by ${writeAmount(Math.abs(lead.value))} ` +
        `(95% interval of the lead ${writeAmount(lead.low)} to ${writeAmount(lead.high)}); ${facts.join("; ")}.`,
    ];
  });
}
