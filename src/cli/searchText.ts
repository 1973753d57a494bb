// What a search tried and found, as the command line tells it.

import { extrapolate } from "../core/experiments/search/curves.ts";
import type { Lead, Outcome } from "../core/experiments/search/outcome.ts";
import { bestEpoch, scoreOf, searched, secondsSpent } from "../core/experiments/search/trials.ts";
import type { SearchState, Trial } from "../core/experiments/search/types.ts";
import { duration } from "./terminal.ts";

/** "learningRate=0.0021 dropout=0.1"; "the settings as given" of the base. */
export function valuesText({ values }: Pick<Trial, "values">): string {
  const pairs = Object.entries(values).map(([name, value]) => `${name}=${valueText(value)}`);
  return pairs.length > 0 ? pairs.join(" ") : "the settings as given";
}

export function valueText(value: string | number | boolean): string {
  return String(typeof value === "number" ? Number(value.toPrecision(6)) : value);
}

/** A trial that stopped: what it reached, and where a whole training is expected to end. */
export function stoppedText(trial: Trial, wholeEpochs: number): string {
  const score = scoreOf(trial).toFixed(4);
  if (trial.state === "failed") return `Trial ${trial.id} failed: ${trial.fault?.text ?? ""}`;
  if (trial.state === "spent")
    return `Trial ${trial.id} is done: NDCG@10 ${score} at its best epoch, ${bestEpoch(trial)}`;
  const { mean, low, high } = expected(trial, wholeEpochs);
  const range = `${mean.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
  return `Trial ${trial.id} waits after epoch ${trial.epochs.length}: NDCG@10 ${score}, ${range} expected at epoch ${wholeEpochs}`;
}

/** Where the score of a trial is heading. */
export function expected({ epochs }: Pick<Trial, "epochs">, wholeEpochs: number) {
  const { mean, low, high } = extrapolate(
    epochs.map(({ ndcg10 }) => ndcg10),
    wholeEpochs,
  );
  return { mean, low, high };
}

/** All of it in a few lines. */
export function outcomeText(state: SearchState, outcome: Outcome): string {
  const tried = searched(state);
  const epochs = state.trials.reduce((sum, trial) => sum + trial.epochs.length, 0);
  const [winner, ...others] = outcome.finalists;
  const trial = state.trials[winner.trial - 1]!;
  const lines = [
    `${count(tried.length)} settings tried in ${count(epochs)} epochs, ${duration(secondsSpent(state))} of training; compared on ${count(outcome.targets)} validation targets of ${count(outcome.customers)} customers`,
    `Best: trial ${winner.trial}, ${valuesText(trial)}`,
    `  NDCG@10 ${score(winner.mean)}${seedsText(winner)}`,
  ];
  for (const each of others.slice(0, 4)) {
    const values = valuesText(state.trials[each.trial - 1]!);
    lines.push(`Then: trial ${each.trial}, ${values}`, `  NDCG@10 ${score(each.mean)}${seedsText(each)}`);
  }
  if (outcome.lead) lines.push(`Lead over trial ${outcome.lead.trial}: ${leadText(outcome.lead)}`);
  if (outcome.overBase) lines.push(`Lead over the settings as given: ${leadText(outcome.overBase)}`);
  else if (winner.trial === 1) lines.push("Nothing better than the settings as given was found.");
  if (tried.length > 1)
    lines.push(
      `The highest of the ${count(tried.length)} scores is expected to be ${outcome.optimism.toFixed(4)} too high, since it was chosen for being the highest.`,
    );
  return lines.join("\n");
}

function score({ value, low, high }: { value: number; low: number; high: number }): string {
  return `${value.toFixed(4)} (95% interval ${low.toFixed(4)} to ${high.toFixed(4)})`;
}

function seedsText({ score: own, repeats, seedDeviation }: Outcome["finalists"][number]): string {
  if (repeats.length === 0) return ", with one seed";
  const spread = repeats.length > 1 ? `, ± ${seedDeviation.toFixed(4)} between them` : "";
  return ` with ${repeats.length} other seed${repeats.length > 1 ? "s" : ""}${spread}; ${own.toFixed(4)} in the search`;
}

function leadText({ difference, low, high }: Lead): string {
  const told = low > 0 ? "better" : high < 0 ? "worse" : "too close to tell";
  return `${difference.toFixed(4)} (${low.toFixed(4)} to ${high.toFixed(4)}): ${told}`;
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}
