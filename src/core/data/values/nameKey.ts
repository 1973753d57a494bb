// What two writings of one person's or shop's name have in common.

import { tonesInPlace } from "../mapping/headerText.ts";

/** Equal for names that differ by capitals and by the place of a tone mark alone. The name has single blanks already. */
export function nameKey(name: string): string {
  return tonesInPlace(name).toLowerCase();
}
