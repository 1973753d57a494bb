// Targets drawn for a fit that needs not see all of them.

import { type Random, shuffle } from "../lib/random.ts";

/** At most `most` targets, drawn without replacement, in their order. */
export function drawn(targets: Uint32Array, most: number, rng: Random): Uint32Array {
  if (targets.length <= most) return targets.slice();
  return shuffle(targets.slice(), rng).subarray(0, most).slice().sort();
}
