// Values drawn at random in a space: each on its own scale, by a seed of the search and the number of the trial alone.

import { hash32, type Random, random } from "../../../lib/random.ts";
import type { SettingValue } from "../../../lib/settingControl.ts";
import { scaleOf, type Values, valueAt } from "../parameter.ts";
import { settled, valuesOf } from "../space.ts";
import { searched } from "../trials.ts";
import type { SearchParameter, SearchSpec, SearchState } from "../types.ts";

/** Draws that may come out as trials that were before, until a space counts as tried out. */
const MOST_DRAWS = 1000;

/** What is random about a trial. */
export function randomOfTrial(seed: number, trial: number): Random {
  return random(hash32(seed) ^ hash32(trial));
}

/** A value drawn evenly on the parameter's scale. */
export function drawValue(parameter: SearchParameter, rng: Random): SettingValue {
  if (parameter.kind === "choice") return parameter.values[rng.integer(parameter.values.length)]!;
  const { low, high } = scaleOf(parameter);
  return valueAt(parameter, low + (high - low) * rng.uniform());
}

/** Values for all parameters, drawn one after the other. */
export function drawValues({ space, base }: SearchSpec, rng: Random): Values {
  const drawn = Object.fromEntries(space.parameters.map((each) => [each.name, drawValue(each, rng)]));
  return settled(space, base, drawn);
}

/** The first of the values drawn that no trial has had; null where there are none left to be found. */
export function firstNew(state: SearchState, draw: (attempt: number) => Values): Values | null {
  const known = new Set(searched(state).map((trial) => keyOf(valuesOf(state.spec, trial))));
  for (let attempt = 0; attempt < MOST_DRAWS; attempt++) {
    const values = draw(attempt);
    if (!known.has(keyOf(values))) return values;
  }
  return null;
}

export function keyOf(values: Readonly<Values>): string {
  return JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
