// The values a formula may name: customer features as `samples` prints them, sums of the two newest periods of each
// scale, and the last line of the history. Each has a slot in one row of numbers.

import { SCALES, type Scale } from "../batch.ts";
import { FEATURES } from "../registry/features.ts";
import { LAST_LINE } from "./lastLine.ts";

/** `log`: the model sees it as a logarithm. */
export type NamedValue = { name: string; log: boolean } & (
  | { kind: "customer" | "line" }
  | { kind: "period"; scale: Scale; feature: string; before: boolean }
);

/** By slot: customer features in the registry's order, then scale by scale two periods, then the last line. */
export const FORMULA_VALUES: readonly NamedValue[] = [
  ...FEATURES.customer.all.map(({ name, log }): NamedValue => ({ kind: "customer", name, log })),
  ...SCALES.flatMap((scale) =>
    [false, true].flatMap((before) =>
      FEATURES.period.all.map(({ name: feature, log }): NamedValue => {
        const name = `${scale}_${feature}${before ? "_before" : ""}`;
        return { kind: "period", name, log, scale, feature, before };
      }),
    ),
  ),
  ...LAST_LINE.map(({ name, log }): NamedValue => ({ kind: "line", name, log })),
];
export const FORMULA_NAMES: readonly string[] = FORMULA_VALUES.map(({ name }) => name);

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
