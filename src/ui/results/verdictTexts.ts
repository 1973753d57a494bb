// The verdicts in words, for the screen and for the report.

import { isLevel, LEVEL_SHARE } from "../../core/evaluation/gap.ts";
import type { MetricsReport } from "../../core/evaluation/report.ts";
import type { NumberBaseline, ProductBaseline } from "../../core/model/baselineNames.ts";
import { headline, numberVerdicts, sliceVerdicts } from "../../studio/verdict.ts";
import type { Format } from "../format.ts";
import type { Translate } from "../i18n/translate.ts";
import { NUMBER_BASELINE_TEXT } from "./NumberTable.tsx";

export const BASELINE_TEXT = {
  popular: "results.popular",
  last: "results.last",
  frequent: "results.frequent",
  markov: "results.markov",
  mixture: "results.mixture",
  recentTrend: "results.recentTrend",
  nearest: "results.nearest",
  ease: "results.ease",
} as const;
const VERDICT_TEXT = {
  better: "results.verdictBetter",
  mixed: "results.verdictMixed",
  worse: "results.verdictWorse",
} as const;
const TASK_TEXT = { better: "results.taskBetter", mixed: "results.taskMixed", worse: "results.taskWorse" } as const;

const SLICE_TEXT = { repeat: "results.sliceRepeat", new: "results.sliceNew" } as const;

/** The headline: which task, and where the model does not hold what it says on the whole; null where nothing was compared. */
export function headlineText(metrics: MetricsReport, t: Translate): string | null {
  const verdict = headline(metrics);
  if (!verdict) return null;
  const lost = sliceVerdicts(metrics).find(({ kind }) => kind === "worse");
  if (verdict.kind === "better" && lost) {
    return t("results.betterExcept", { slice: t(SLICE_TEXT[lost.gap.slice]) });
  }
  return t(`results.${verdict.kind}`);
}

/** On the next product in each slice. */
export function sliceTexts(metrics: MetricsReport, t: Translate, format: Format): { slice: string; text: string }[] {
  const points = (share: number) => pointsText(share, format);
  return sliceVerdicts(metrics).map(({ gap }) => {
    const baseline = gap.baseline as ProductBaseline;
    const { hit10, count } = metrics.product[gap.slice];
    const text = t("results.sliceVerdict", {
      slice: t(`results.${gap.slice}`),
      targets: count,
      model: hit10.value,
      baseline: t(BASELINE_TEXT[baseline]),
      base: metrics.baselines.product[baseline]?.[gap.slice].hit10.value ?? Number.NaN,
      gap: points(gap.difference),
      low: points(gap.low),
      high: points(gap.high),
    });
    return { slice: gap.slice, text };
  });
}

/** A difference of shares in points with one digit; with two where that would read as nothing. */
export function pointsText(share: number, format: Format): string {
  return format.fixed(share * 100, share !== 0 && Math.abs(share) < LEVEL_SHARE ? 2 : 1);
}

/** On the next product; null where nothing was compared. */
export function verdictText(metrics: MetricsReport, t: Translate, format: Format): string | null {
  const verdict = headline(metrics);
  if (!verdict) return null;
  const points = (share: number) => pointsText(share, format);
  const text = isLevel(verdict.gap) ? "results.verdictLevel" : VERDICT_TEXT[verdict.kind];
  return t(text, {
    model: metrics.product.hit10.value,
    baseline: t(BASELINE_TEXT[verdict.baseline]),
    base: metrics.baselines.product[verdict.baseline]?.hit10.value ?? Number.NaN,
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
    const write = (value: number) => {
      if (task === "revenue") return format.money(value, currency);
      return task === "discount"
        ? t("results.points", { number: format.fixed(100 * value, 2) })
        : format.number(value, 2);
    };
    // What reads as no difference is none.
    const text = write(size) === write(0) ? TASK_TEXT.mixed : TASK_TEXT[kind];
    const baseline = t(NUMBER_BASELINE_TEXT[gap.baseline as NumberBaseline]);
    return { task, text: t(text, { task: t(`train.${task}`), baseline, gap: write(size) }) };
  });
}
