// The Tree-structured Parzen Estimator: settings that are likelier among the best trials than among the others.

import type { Values } from "../parameter.ts";
import { settled, valuesOf } from "../space.ts";
import { ranked, searched } from "../trials.ts";
import type { SearchState } from "../types.ts";
import { drawValues, firstNew, randomOfTrial } from "./draw.ts";
import { parzen } from "./parzen.ts";

/** Trials drawn at random before there is something to go by. */
const STARTING_TRIALS = 10;
/** Settings drawn from the density of the good ones, of which the most promising is tried. */
const CANDIDATES = 24;
/** Of all trials so many are the good ones, and no more than the second. */
const GOOD_SHARE = 0.1;
const MOST_GOOD = 25;

/** The values of the next trial; null where the space is tried out. Trials that failed are the poorest of all. */
export function tpeValues(state: SearchState): Values | null {
  const { spec, trials } = state;
  const rng = randomOfTrial(spec.seed, trials.length + 1);
  const done = searched(state).filter(({ state: stands }) => stands !== "open");
  if (done.length < STARTING_TRIALS) return firstNew(state, () => drawValues(spec, rng));
  const best = new Set(ranked(done).slice(0, Math.min(MOST_GOOD, Math.ceil(GOOD_SHARE * done.length))));
  const values = (some: typeof done) => some.map((trial) => valuesOf(spec, trial));
  const good = parzen(spec.space, values(done.filter((each) => best.has(each))));
  const poor = parzen(spec.space, values(done.filter((each) => !best.has(each))));
  return firstNew(state, () => {
    let [chosen, highest]: [Values, number] = [{}, Number.NEGATIVE_INFINITY];
    for (let i = 0; i < CANDIDATES; i++) {
      const candidate = settled(spec.space, spec.base, good.draw(rng));
      const ratio = good.logDensity(candidate) - poor.logDensity(candidate);
      if (i === 0 || ratio > highest) [chosen, highest] = [candidate, ratio];
    }
    return chosen;
  });
}
