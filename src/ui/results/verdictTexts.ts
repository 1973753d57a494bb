// The verdicts in words, for the screen and for the report.

import { isLevel } from "../../core/evaluation/gap.ts";
import type { MetricsReport } from "../../core/evaluation/report.ts";
import type { NumberBaseline } from "../../core/model/baselineNames.ts";
import { headline, numberVerdicts } from "../../studio/verdict.ts";
import type { Format } from "../format.ts";
import type { Translate } from "../i18n/translate.ts";
import { NUMBER_BASELINE_TEXT } from "./NumberTable.tsx";

export const BASELINE_TEXT = {
  popular: "results.popular",
  last: "results.last",
  frequent: "results.frequent",
  markov: "results.markov",
  mixture: "results.mixture",
} as const;
const VERDICT_TEXT = {
  better: "results.verdictBetter",
  mixed: "results.verdictMixed",
  worse: "results.verdictWorse",
} as const;
const TASK_TEXT = { better: "results.taskBetter", mixed: "results.taskMixed", worse: "results.taskWorse" } as const;

/** On the next product; null where nothing was compared. */
export function verdictText(metrics: MetricsReport, t: Translate, format: Format): string | null {
  const verdict = headline(metrics);
  if (!verdict) return null;
  const points = (share: number) => format.fixed(share * 100, 1);
  const text = isLevel(verdict.gap) ? "results.verdictLevel" : VERDICT_TEXT[verdict.kind];
  return t(text, {
    model: metrics.product.hit10.value,
    baseline: t(BASELINE_TEXT[verdict.baseline]),
    base: metrics.baselines.product[verdict.baseline].hit10.value,
    gap: points(verdict.gap.difference),
    low: points(verdict.gap.low),
    high: points(verdict.gap.high),
  });
}

/** On each number that the data has, by task. */
export function numberVerdictTexts(
  metrics: MetricsReport,
  t: Translate,
  format: Format,
  currency: string | null,
): { task: string; text: string }[] {
  return numberVerdicts(metrics).map(({ kind, gap }) => {
    const { task, difference } = gap;
    const size = Math.abs(difference);
    const shown =
      task === "revenue"
        ? format.money(size, currency)
        : task === "discount"
          ? format.percent(size, 2)
          : format.number(size, 2);
    const baseline = t(NUMBER_BASELINE_TEXT[gap.baseline as NumberBaseline]);
    return { task, text: t(TASK_TEXT[kind], { task: t(`train.${task}`), baseline, gap: shown }) };
  });
}
