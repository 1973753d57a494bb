// What a search does next, and what it knows afterwards: pure functions of its state, without a clock or a random number that does
// not follow from the seed, so that a search taken up at any point tries what it would have tried.

import type { Message } from "../../lib/message.ts";
import { confirmation, reservedSeconds, secondsLeft } from "./confirm.ts";
import type { Values } from "./parameter.ts";
import { choosesSecondStage, settingsOf, valuesOf } from "./space.ts";
import { drawValues, firstNew, keyOf, randomOfTrial } from "./strategies/draw.ts";
import { gridPoints } from "./strategies/grid.ts";
import { knowsTrials, promotion, rungsOf } from "./strategies/halving.ts";
import { tpeValues } from "./strategies/tpe.ts";
import { bestEpoch, searched } from "./trials.ts";
import {
  MOST_TRIALS,
  type SearchSpec,
  type SearchState,
  type SearchWork,
  type Trial,
  type TrialEpoch,
} from "./types.ts";

/** A search that has not begun. `lines`: fingerprint of the lines it is about. */
export function newSearch(spec: SearchSpec, lines: string): SearchState {
  return { spec, lines, trials: [], ...(choosesSecondStage(spec) && { secondStage: true }), closed: false };
}

/**
 * What to train next; null where there is nothing more: a search that is not closed is then to be closed, and one that is closed is
 * done. A trial that is not in the state yet begins with `begun`.
 */
export function nextWork(state: SearchState): SearchWork | null {
  if (isOverTime(state)) return null;
  if (state.closed) return confirmation(state);
  const interrupted = underWay(state);
  if (interrupted) return interrupted;
  const { strategy } = state.spec;
  if (strategy !== "asha") return beginning(state);
  // With a clock at its back a search sees whole trainings early.
  return knowsTrials(state.spec)
    ? (beginning(state) ?? promotion(state, true))
    : (promotion(state, false) ?? beginning(state) ?? promotion(state, true));
}

/** The state with this trial in it. */
export function begun(state: SearchState, { trial }: SearchWork): SearchState {
  return trial.id > state.trials.length ? { ...state, trials: [...state.trials, trial] } : state;
}

/**
 * The state after one more epoch of a trial, which ends with its last, or where its settings wait no longer for a better one; as it
 * is where it knew that epoch. `ranks`, of the network after this epoch, are kept where it is the best so far.
 */
export function recordedEpoch(state: SearchState, id: number, epoch: TrialEpoch, ranks: string): SearchState {
  return changed(state, id, (trial) => {
    if (epoch.epoch !== trial.epochs.length + 1) return trial;
    const epochs = [...trial.epochs, epoch];
    const best = bestEpoch({ epochs });
    const { patience } = settingsOf(state.spec, trial);
    const isSpent = epochs.length >= state.spec.base.epochs || epochs.length - best >= patience;
    return { ...trial, epochs, ...(best === epoch.epoch && { ranks }), ...(isSpent && { state: "spent" as const }) };
  });
}

/** The state after a trial that cannot be trained. */
export function recordedFault(state: SearchState, id: number, fault: Message): SearchState {
  return changed(state, id, (trial) => ({ ...trial, state: "failed", fault }));
}

/** No further settings are tried; the best few are trained again. */
export function closedSearch(state: SearchState): SearchState {
  return { ...state, closed: true };
}

/** The search with another budget, that goes on with new settings where this one allows it. */
export function extendedSearch(state: SearchState, budget: SearchSpec["budget"]): SearchState {
  return { ...state, spec: { ...state.spec, budget }, closed: false };
}

/** Whether the minutes are spent, but for what the re-runs will take: what runs ends with its epoch. */
export function isOverTime(state: SearchState): boolean {
  return secondsLeft(state) <= (state.closed ? 0 : reservedSeconds(state));
}

/** The trial that was interrupted on its way to the next epoch at which it stops by itself. */
function underWay(state: SearchState): SearchWork | null {
  for (const trial of searched(state)) {
    const stops = stopsOf(state.spec, trial);
    if (trial.state !== "open" || stops.includes(trial.epochs.length)) continue;
    const until = stops.find((each) => each > trial.epochs.length);
    if (until !== undefined) return { trial, until };
  }
  return null;
}

/** Epochs at which a trial stops by itself. The base, which all others are held against, trains to its end at once. */
function stopsOf(spec: SearchSpec, { id }: Pick<Trial, "id">): number[] {
  return spec.strategy === "asha" && id > 1 ? rungsOf(spec) : [spec.base.epochs];
}

/** A trial with settings that none has had; null where the budget or the space has no more. */
function beginning(state: SearchState): SearchWork | null {
  const { spec } = state;
  const own = searched(state);
  if (own.length >= (spec.budget.trials ?? MOST_TRIALS)) return null;
  const values = own.length === 0 ? {} : drawn(state);
  if (!values) return null;
  const trial: Trial = { id: state.trials.length + 1, values, seed: spec.base.seed, state: "open", epochs: [] };
  return { trial, until: stopsOf(spec, trial)[0]! };
}

function drawn(state: SearchState): Values | null {
  const { spec, trials } = state;
  if (spec.strategy === "tpe") return tpeValues(state);
  if (spec.strategy === "grid") {
    const known = new Set(searched(state).map((trial) => keyOf(valuesOf(spec, trial))));
    return gridPoints(spec).find((point) => !known.has(keyOf(point))) ?? null;
  }
  const rng = randomOfTrial(spec.seed, trials.length + 1);
  return firstNew(state, () => drawValues(spec, rng));
}

function changed(state: SearchState, id: number, change: (trial: Trial) => Trial): SearchState {
  return { ...state, trials: state.trials.map((trial) => (trial.id === id ? change(trial) : trial)) };
}
