// What a search is to do: from the form and a few choices to the search's specification, and how long that will take.

import { forecastSearch, type SearchForecast } from "../core/experiments/search/forecast.ts";
import { defaultSpace } from "../core/experiments/search/space.ts";
import { extendedSearch, nextWork } from "../core/experiments/search/state.ts";
import { searched, secondsSpent } from "../core/experiments/search/trials.ts";
import type { SearchParameter, SearchSpec, SearchState, StrategyName } from "../core/experiments/search/types.ts";
import { type Form, formFeatures } from "./settings.ts";

/** What may be chosen about a search; all of it has a default. */
export interface SearchChoice {
  strategy: StrategyName;
  /** Null: no end by this. */
  trials: number | null;
  minutes: number | null;
  /** Names of settings that stay as the form has them. */
  fixed: readonly string[];
  seed: number;
}

export const DEFAULT_CHOICE: SearchChoice = { strategy: "asha", trials: 30, minutes: null, fixed: ["memory"], seed: 1 };

/** All that may differ between trials around these settings; the memory as far as it counts by tables, or not at all. */
export function parametersOf(form: Form): readonly SearchParameter[] {
  const memory: SearchParameter = { kind: "choice", name: "memory", values: ["experts", "counts", "off"] };
  return [...defaultSpace(form.settings, formFeatures(form)).parameters, memory];
}

/** Trials, or minutes, that one more press adds. */
const MORE = { trials: 15, minutes: 10 };

/**
 * The budget of a search that is over and goes on: more trials where it was to end by trials, more minutes than it took where by
 * minutes. Null where nothing is left to be tried.
 */
export function moreBudget(state: SearchState): { budget: SearchSpec["budget"]; more: Partial<typeof MORE> } | null {
  const { budget, strategy } = state.spec;
  const more = {
    ...(budget.trials !== undefined && { trials: MORE.trials }),
    ...(budget.minutes !== undefined && { minutes: MORE.minutes }),
  };
  const next: SearchSpec["budget"] = {
    ...(more.trials && { trials: searched(state).length + more.trials }),
    ...(more.minutes && { minutes: Math.ceil(secondsSpent(state) / 60) + more.minutes }),
  };
  // A grid knows its last point; other strategies nearly always find something new.
  const isOver = strategy === "grid" && nextWork(extendedSearch(state, next)) === null;
  return isOver ? null : { budget: next, more };
}

/** Null where nothing is left that may differ. */
export function searchSpec(form: Form, { strategy, trials, minutes, fixed, seed }: SearchChoice): SearchSpec | null {
  const parameters = parametersOf(form).filter(({ name }) => !fixed.includes(name));
  if (parameters.length === 0) return null;
  return {
    space: { parameters: [...parameters] },
    strategy,
    budget: { ...(trials !== null && { trials }), ...(minutes !== null && { minutes }) },
    halving: { factor: 3, firstEpochs: 1 },
    confirm: { best: 2, seeds: 3 },
    base: form.settings,
    features: formFeatures(form),
    seed,
  };
}

/** Seconds that a search will take at most where an epoch of the form takes so many; null where only the user ends it. */
export function plannedSearch(spec: SearchSpec | null, secondsPerEpoch: number | null): SearchForecast | null {
  return spec && secondsPerEpoch !== null ? forecastSearch(spec, secondsPerEpoch) : null;
}
