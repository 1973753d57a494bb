// How the amounts of a line follow from one another: gross less discount is net, net and tax are the total. What an
// equation proves goes before any name.

/** A column that may lie between two amounts. */
export interface Between {
  index: number;
  numbers: Float64Array;
  role: "discount" | "tax" | "unknown";
}

/** What lies between two amounts. */
export interface Step {
  /** How the column between them is written. */
  as: "amount" | "percent of the larger" | "percent of the smaller" | "fraction of the larger";
  /** Lines on which it is not zero and the equation holds. */
  lines: number;
}

const HOLDS = 0.9;
/** After so many lines it is looked whether those left can still make an equation hold: most pairs of columns have none. */
const LINES_BETWEEN_LOOKS = 64;

/**
 * The equation by which `between` leads from the larger amount to the smaller on (nearly) all lines that have the three,
 * on `least` lines or more with something between; null where there is none.
 */
export function stepBetween(
  larger: Float64Array,
  smaller: Float64Array,
  between: Float64Array,
  least: number,
): Step | null {
  const holds = [0, 0, 0, 0];
  let usable = 0;
  let equal = 0;
  let taken = 0;
  let rest = 0;
  for (let i = 0; i < larger.length; i++) {
    if (i % LINES_BETWEEN_LOOKS === 0 && i > 0) {
      const left = larger.length - i;
      if (most(holds) + equal + left < HOLDS * (usable + left)) return null;
    }
    const a = Math.abs(larger[i]!);
    const b = Math.abs(smaller[i]!);
    const x = Math.abs(between[i]! || 0);
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    const off = Math.abs(a - b);
    const within = Math.min(0.011 + 0.0005 * a, x === 0 ? Number.POSITIVE_INFINITY : 0.2 * off);
    usable++;
    if (x === 0) {
      if (off <= within) equal++;
      continue;
    }
    if (a <= b) continue;
    taken += off;
    rest += b;
    if (Math.abs(a - x - b) <= within) holds[0]!++;
    if (Math.abs(a * (1 - x / 100) - b) <= within) holds[1]!++;
    if (Math.abs(a / (1 + x / 100) - b) <= within) holds[2]!++;
    if (Math.abs(a * (1 - x) - b) <= within) holds[3]!++;
  }
  const best = holds.indexOf(most(holds));
  const lines = holds[best]!;
  // What is between two amounts of a sale is the smaller part: not the price paid, beside what is still owed.
  if (lines < least || lines + equal < HOLDS * usable || taken > rest) return null;
  const as = (["amount", "percent of the larger", "percent of the smaller", "fraction of the larger"] as const)[best]!;
  return { as, lines };
}

function most(counts: readonly number[]): number {
  return Math.max(...counts);
}
