// Says in a sentence whether a model beats its baselines, by the paired gaps of the report; a tie is no win.

import { orderSentences } from "../evaluation/baskets/orderSentences.ts";
import { isLevel, LEVEL_SHARE } from "../evaluation/gap.ts";
import type { Gap, MetricsReport } from "../evaluation/report.ts";
import type { Message } from "../lib/message.ts";
import { cardMessage } from "./cardMessages.ts";

export interface Verdict {
  /** "above" = better, but the interval of the difference holds 0; "level" = there is no difference to be told. */
  outcome: "beats" | "above" | "level" | "loses";
  gap: Gap;
  sentence: Message;
}

const taskMae = (task: "quantity" | "revenue" | "discount"): Message =>
  cardMessage("verdict.mae", { task: cardMessage(`card.task.${task}`) });

/** The headline metrics: one or two of each task. */
const HEADLINES: [Gap["task"], Gap["metric"], Message][] = [
  ["product", "hit10", cardMessage("verdict.hit10")],
  ["product", "mrr", cardMessage("verdict.mrr")],
  ["quantity", "mae", taskMae("quantity")],
  ["revenue", "mae", taskMae("revenue")],
  ["discount", "mae", taskMae("discount")],
];

/** Model against the best baseline in the headline metric of each task that the data has; the first one in its slices too. */
export function verdicts({ gaps = [], sliceGaps = [] }: MetricsReport): Verdict[] {
  return HEADLINES.flatMap(([task, metric, name], i) => {
    const gap = gaps.find((each) => each.task === task && each.metric === metric);
    if (!gap) return [];
    const slices = i === 0 ? sliceGaps.filter((each) => each.metric === metric) : [];
    return [verdict(gap, name), ...slices.map((each) => verdict(each, cardMessage(`verdict.hit10.${each.slice}`)))];
  });
}

/** All that is said of a judged model, a sentence each: its headline metrics, then amounts whose product is given, then next orders. */
export function verdictSentences(metrics: MetricsReport): Message[] {
  return [
    ...verdicts(metrics).map(({ sentence }) => sentence),
    ...amountVerdicts(metrics),
    ...(metrics.orders ? orderSentences(metrics.orders) : []),
  ];
}

/** A number in at most four significant digits (whole from 1,000 on), thousands separated by commas. */
export function writeAmount(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString("en-US");
  return Number(value.toPrecision(4)).toLocaleString("en-US", { maximumSignificantDigits: 4 });
}

function verdict(gap: Gap, metric: Message): Verdict {
  const outcome = gap.beats ? "beats" : isLevel(gap) ? "level" : gap.difference > 0 ? "above" : "loses";
  const write = gap.metric === "hit10" ? points : amount;
  const [by, low, high] = [Math.abs(gap.difference), gap.low, gap.high].map(write) as [Message, Message, Message];
  const { baseline } = gap;
  const values = { metric, baseline, low, high };
  const sentence =
    outcome === "level" ? cardMessage("verdict.level", values) : cardMessage(`verdict.${outcome}`, { ...values, by });
  return { outcome, gap, sentence };
}

const amount = (value: number): Message => cardMessage("verdict.amount", { amount: writeAmount(value) });

/** In points with one digit; with two where that would read as nothing. */
function points(share: number): Message {
  const digits = share !== 0 && Math.abs(share) < LEVEL_SHARE ? 2 : 1;
  return cardMessage("verdict.points", { points: (100 * share).toFixed(digits) });
}

/** What is said of amounts whose product is given: a sentence for each task that the data has; none for older models. */
function amountVerdicts({ amounts }: MetricsReport): Message[] {
  if (!amounts) return [];
  return (["quantity", "revenue", "discount"] as const).flatMap((task) => {
    const found = amounts[task];
    if (!found) return [];
    const { mae, rule, lead, wape, sums, coverage } = found;
    const compared = lead.low > 0 ? "better" : lead.value > 0 ? "ahead" : lead.value < 0 ? "worse" : "level";
    const percent = (share: number): string => (100 * share).toFixed(1);
    return [
      cardMessage("verdict.amounts", {
        task: cardMessage(`card.task.${task}`),
        mae: writeAmount(mae.value),
        compared: cardMessage(`verdict.amounts.${compared}`),
        rule: writeAmount(rule.value),
        by: writeAmount(Math.abs(lead.value)),
        low: writeAmount(lead.low),
        high: writeAmount(lead.high),
        wape: percent(wape),
        sums: percent(sums),
        coverage: percent(coverage),
      }),
    ];
  });
}
