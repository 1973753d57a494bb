// Numbers with a unit beside them ("12 thùng", "3 pcs", "PTS 25") in a column of the first lines.

import { commonestFirst, countEach } from "../../lib/counts.ts";
import type { DecimalEvidence } from "../values/numbers.ts";
import { numberReading, readMeasured, readNumber } from "../values/numbers.ts";

/** Fewer cells with a unit than this share are slips of the pen ("1O"), which are set aside one by one. */
const LEAST_SHARE = 0.05;
const LOOKED_AT = 100;
/** A column with more different ones holds texts that begin with a number. */
const MOST_UNITS = 30;

export interface UnitEvidence {
  /** Cells by unit as written, the commonest first. */
  units: ReadonlyMap<string, number>;
  /** The filled cells' numbers alone, where the column is one of numbers with units. */
  cores: readonly string[];
}

/** What the cells say; null where plain numbers are all there is, or units are too few or too many to be units. */
export function unitEvidence(filled: readonly string[], plain: DecimalEvidence): UnitEvidence | null {
  if (plain.readable === plain.total) return null;
  const reading = numberReading();
  const isMeasured = (cell: string) => readMeasured(cell, ".", reading) || readMeasured(cell, ",", reading);
  // Most columns are of texts, and a few cells show it.
  if (plain.readable * 2 < plain.total && !filled.slice(0, LOOKED_AT).some(isMeasured)) return null;
  const signs: string[] = [];
  const cores: string[] = [];
  for (const cell of filled) {
    if (readNumber(cell, ".", reading) || readNumber(cell, ",", reading)) {
      cores.push(cell);
      continue;
    }
    if (!isMeasured(cell)) continue;
    signs.push(reading.sign);
    cores.push(cell.replace(reading.sign, "").trim());
  }
  const units = commonestFirst(countEach(signs));
  if (signs.length === 0 || signs.length < LEAST_SHARE * filled.length || units.size > MOST_UNITS) return null;
  return { units, cores };
}
