// Says in a sentence whether a model beats its baselines, by the paired gaps of the report; a tie is no win.

import { isLevel, LEVEL_SHARE } from "../evaluation/gap.ts";
import type { Gap, MetricsReport } from "../evaluation/report.ts";

export interface Verdict {
  /** "above" = better, but the interval of the difference holds 0; "level" = there is no difference to be told. */
  outcome: "beats" | "above" | "level" | "loses";
  gap: Gap;
  sentence: string;
}

/** The headline metrics: one or two of each task. */
const HEADLINES: [Gap["task"], Gap["metric"], string][] = [
  ["product", "hit10", "hit@10"],
  ["product", "mrr", "MRR"],
  ["quantity", "mae", "quantity MAE"],
  ["revenue", "mae", "revenue MAE"],
  ["discount", "mae", "discount MAE"],
];

/** Model against the best baseline in the headline metric of each task that the data has. */
export function verdicts({ gaps = [] }: MetricsReport): Verdict[] {
  return HEADLINES.flatMap(([task, metric, name]) => {
    const gap = gaps.find((each) => each.task === task && each.metric === metric);
    return gap ? [verdict(gap, name)] : [];
  });
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
  const range = `${write(Math.abs(gap.difference))} (95 % interval ${write(gap.low)} to ${write(gap.high)})`;
  const rival = `the best baseline (${gap.baseline})`;
  const message = {
    beats: `In ${name} the model beats ${rival} by ${range}.`,
    above: `In ${name} the model is ahead of ${rival} by ${range}: not enough to call it better.`,
    level: `In ${name} the model is level with ${rival} (95 % interval of the difference ${write(gap.low)} to ${write(gap.high)}).`,
    loses: `In ${name} the model does not beat ${rival}: it is behind by ${write(Math.abs(gap.difference))} (95 % interval of its lead ${write(gap.low)} to ${write(gap.high)}).`,
  }[outcome];
  return { outcome, gap, sentence: message };
}

/** In points with one digit; with two where that would read as nothing. */
function points(share: number): string {
  const digits = share !== 0 && Math.abs(share) < LEVEL_SHARE ? 2 : 1;
  return `${(100 * share).toFixed(digits)} points`;
}
