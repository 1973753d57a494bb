// The values a formula may name: customer features as `samples` prints them, sums of the two newest periods of each
// scale, and the last line of the history. Each has a slot in one row of numbers.

import { SCALES } from "../batch.ts";
import { CUSTOMER_FEATURES, PERIOD_FEATURES } from "../specs.ts";

/** Of the newest period of a scale, and of the one before it. */
const PERIOD_ENDINGS = ["", "_before"] as const;
/** Of the history's last line, and how many lines it has. */
const LINE_NAMES = ["last_quantity", "last_revenue", "last_discount", "last_price_tier", "history_lines"] as const;

/** By slot: 31 customer features, then scale by scale two periods of five sums, then the last line. */
export const FORMULA_NAMES: readonly string[] = [
  ...CUSTOMER_FEATURES.map(({ name }) => name),
  ...SCALES.flatMap((scale) =>
    PERIOD_ENDINGS.flatMap((ending) => PERIOD_FEATURES.map(({ name }) => `${scale}_${name}${ending}`)),
  ),
  ...LINE_NAMES,
];
export const PERIOD_SLOTS = CUSTOMER_FEATURES.length;
export const LINE_SLOTS = FORMULA_NAMES.length - LINE_NAMES.length;

const SLOTS: ReadonlyMap<string, number> = new Map(FORMULA_NAMES.map((name, slot) => [name, slot]));

export function slotOf(name: string): number | undefined {
  return SLOTS.get(name);
}

/** The known name that was probably meant, or undefined when none is near. */
export function nearestName(written: string, names: Iterable<string>): string | undefined {
  const wanted = written.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const name of names) {
    const distance = editDistance(wanted, name);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  if (best !== undefined) return best;
  if (wanted.length < 3) return undefined;
  return [...names].find((name) => name.startsWith(wanted) || name.endsWith(wanted));
}

/** Letters to change, add or leave out. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, previous[j]! + 1, row[j - 1]! + 1));
    }
    previous = row;
  }
  return previous[b.length]!;
}
