// What a search came to, in three sentences: what was tried, what was found and how sure that is, what to do next.

import type { Outcome } from "../../../core/experiments/search/outcome.ts";
import { searched } from "../../../core/experiments/search/trials.ts";
import type { SearchState } from "../../../core/experiments/search/types.ts";
import { searchProgress } from "../../../studio/searchView.ts";
import type { Format } from "../../format.ts";
import type { Translate } from "../../i18n/translate.ts";
import { gapText, scoreText } from "./searchTexts.ts";

/** Less than this is 0 in three digits. */
const LEAST_SHOWN = 0.0005;

/** Whether other settings than those at hand came first; the base is trial 1. */
export function isAhead({ finalists: [winner], overBase }: Outcome): boolean {
  return winner.trial !== 1 && (overBase === null || overBase.difference > 0);
}

/** Whether they came first by more than chance explains. */
export function isSure(outcome: Outcome): boolean {
  return isAhead(outcome) && (outcome.overBase === null || outcome.overBase.low > 0);
}

/** Of the settings at hand. */
function baseScore({ finalists: [winner], overBase }: Outcome): number {
  return winner.mean.value - (overBase?.difference ?? 0);
}

/** `outcome` is null where nothing has come to its end. */
export function outcomeSentences(state: SearchState, outcome: Outcome | null, t: Translate, format: Format): string[] {
  const own = searched(state);
  const { tried, seconds } = searchProgress(state);
  if (!outcome) return [t("search.saidNothing"), t("search.nextMore")];
  const { finalists, lead, overBase, optimism, targets, customers } = outcome;
  const [winner] = finalists;
  const seeds = winner.repeats.length;
  const whole = own.filter((trial) => trial.state === "spent").length;
  const triedText = t("search.saidTried", { tried, time: seconds, whole, targets, customers });
  const repeated = seeds > 0 ? ` ${t("search.saidRepeated", { best: finalists.length, seeds })}` : "";
  const score = scoreText(winner.mean.value, format);
  const between = (gap: { difference: number; low: number; high: number }) => ({
    gap: gapText(gap.difference, format),
    low: gapText(gap.low, format),
    high: gapText(gap.high, format),
  });
  const { trial } = winner;
  const isBase = !isAhead(outcome);
  const sentences: string[] = [];
  if (isBase) sentences.push(t("search.saidBase", { score: scoreText(baseScore(outcome), format) }));
  else if (overBase === null) sentences.push(t("search.saidBest", { trial, score }));
  else {
    const base = scoreText(baseScore(outcome), format);
    const said = isSure(outcome) ? "search.saidBetter" : "search.saidLevel";
    sentences.push(t(said, { trial, score, base, ...between(overBase) }));
  }
  if (!isBase && lead && lead.trial !== overBase?.trial)
    sentences.push(t("search.saidLead", { trial: lead.trial, ...between(lead) }));
  if (!isBase && optimism >= LEAST_SHOWN)
    sentences.push(t("search.saidOptimism", { tried, optimism: format.fixed(optimism, 3) }));
  const next = t(isBase ? "search.nextBase" : isSure(outcome) ? "search.nextTake" : "search.nextLevel");
  return [triedText + repeated, sentences.join(" "), next];
}
