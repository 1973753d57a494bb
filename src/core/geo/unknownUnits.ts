// Units that a text names and the gazetteer lacks where they should lie: "Phường 99, Quận Bình Thạnh".

import type { Stretch } from "./misspelt.ts";
import type { Reading } from "./resolve.ts";
import type { Units } from "./spans.ts";
import type { Token } from "./tokens.ts";
import { UNIT, WARD_UNIT, WARD_UNITS } from "./units.ts";

/** Numbers of wards and districts have two digits at most; "P. 302" is a room. */
const MOST_DIGITS = 2;

/** What of the text the readings leave open; `left` are the words that none of their names explains. */
export interface LeftOpen {
  /** Whether every unit named was found. */
  complete: boolean;
  /** The words, kind included, of a ward that no reading has; null where none is named, or it was found. */
  unknownWard: Stretch | null;
}

/** Judges the readings' names against all that the text names. */
export function leftOpen(
  tokens: readonly Token[],
  units: Units,
  left: readonly Stretch[],
  readings: readonly Reading[],
): LeftOpen {
  const hasWard = readings.some(({ ward }) => ward !== null);
  const numbered = unknownNumbers(tokens, units, readings[0]!);
  const wards = [...left, ...numbered].filter(
    ({ unit, column }) => (unit & WARD_UNITS) > 0 || (column === "ward" && !(unit > 0)),
  );
  const ward = hasWard ? undefined : wards.sort((a, b) => b.start - a.start)[0];
  return {
    complete: numbered.length === 0 && !left.some(({ unit, column }) => unit > 0 || column !== "address"),
    unknownWard: ward ? { ...ward, start: ward.unit > 0 ? units.from[ward.start]! : ward.start } : null,
  };
}

/** Numbers that stand as a ward's or a district's name and are none of the reading's. */
function unknownNumbers(tokens: readonly Token[], units: Units, { province, district, ward }: Reading): Stretch[] {
  const found: Stretch[] = [];
  for (const [index, { word, column }] of tokens.entries()) {
    if (!word.isNumber || word.fold.length > MOST_DIGITS) continue;
    const unit = units.before[index]!;
    const alone = column === "ward" && tokens.filter((token) => token.column === "ward").length === 1;
    if (!(unit & (WARD_UNIT.ward | UNIT.urbanDistrict)) && !alone) continue;
    // "D1", "F2" are as often a block or a street.
    if (unit && isSingleLetterForNumbers(tokens[index - 1]!)) continue;
    const isRead = [province, district, ward].some(
      (mention) => mention !== null && mention.span.from <= index && index < mention.span.to,
    );
    if (!isRead) found.push({ start: index, end: index + 1, unit, column });
  }
  return found;
}

function isSingleLetterForNumbers({ word }: Token): boolean {
  return word.unit === 0 && word.numberedUnit > 0;
}
