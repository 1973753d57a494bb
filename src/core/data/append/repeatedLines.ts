// Which lines of a new file a data set has already: compared column by column, since a data set keeps no text of its file.

import { dayNumber } from "../../lib/calendar.ts";
import { RepeatFinder } from "../files/repeatFinder.ts";
import type { LineHashes } from "../lines/duplicateCounter.ts";
import { IdColumn } from "../lines/idColumn.ts";
import { valueKey } from "../lines/joinedValues.ts";
import { arrayOf, COLUMN_NAMES, type ColumnName, type PlaceText } from "../lines/saleColumns.ts";
import type { SaleLines } from "../lines/saleLines.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { Dictionary } from "../values/dictionary.ts";

/** Not compared: places in a file, and what is judged from other columns over a whole file. */
const LEFT_OUT: readonly ColumnName[] = ["line", "walkIn"];

/**
 * [repeats] data line numbers of `more` whose lines stand in `before`, ascending; a line that `before` has twice is a repeat
 * twice. Both were read with this mapping.
 */
export function repeatedLines(before: SaleLines, more: SaleLines, mapping: Mapping): Uint32Array {
  const columns = COLUMN_NAMES.filter(
    (name) => !LEFT_OUT.includes(name) && before[name] !== null && more[name] !== null,
  );
  const customers = new IdColumn("customer", mapping.columns).dictionary;
  const finder = new RepeatFinder();
  finder.add([hashesOf(before, columns, customers)]);
  const { lines } = finder.add([hashesOf(more, columns, customers)]);
  return Uint32Array.from(lines, (at) => more.line[at]!);
}

/**
 * On the days of the lines that repeat, how many lines of `more` do not: an export that overlaps the one before repeats
 * whole days, or nearly.
 */
export function linesBeside({ count, line, time }: SaleLines, repeated: Uint32Array): number {
  const repeats = new Set(repeated);
  const days = new Set<number>();
  for (let i = 0; i < count; i++) if (repeats.has(line[i]!)) days.add(dayNumber(time[i]!));
  let beside = 0;
  for (let i = 0; i < count; i++) if (days.has(dayNumber(time[i]!)) && !repeats.has(line[i]!)) beside++;
  return beside;
}

/** A hash of each line that depends on what its cells say, not on their codes. */
function hashesOf(lines: SaleLines, columns: readonly ColumnName[], customers: Dictionary): LineHashes {
  const n = lines.count;
  const high = new Int32Array(n).fill(0x811c9dc5);
  const low = new Int32Array(n).fill(0x9e3779b9);
  const add = (i: number, a: number, b: number): void => {
    high[i] = Math.imul(((high[i]! << 15) | (high[i]! >>> 17)) ^ a, 0x85ebca6b);
    low[i] = Math.imul(((low[i]! << 13) | (low[i]! >>> 19)) ^ b, 0x9e3779b1);
  };
  for (const name of columns) {
    const column = lines[name]!;
    if ("codes" in column) {
      const { codes, values } = column;
      const ids = name === "customer" ? customers : null;
      const of = Array.from<string | PlaceText, [number, number]>(values, (value) => textHash(valueKey(value, ids)));
      for (let i = 0; i < n; i++) {
        const [a, b] = of[codes[i]!] ?? NOTHING;
        add(i, a, b);
      }
    } else {
      const values = Float64Array.from(arrayOf(column).subarray(0, n), (value) => value + 0);
      const words = new Int32Array(values.buffer);
      for (let i = 0; i < n; i++) {
        add(i, words[2 * i]!, words[2 * i + 1]!);
        add(i, words[2 * i + 1]!, words[2 * i]!);
      }
    }
  }
  for (let i = 0; i < n; i++) {
    high[i]! ^= high[i]! >>> 13;
    low[i]! ^= low[i]! >>> 16;
  }
  return { high, low };
}

const NOTHING: readonly [number, number] = [17, 31];

function textHash(text: string): [number, number] {
  let a = text.length;
  let b = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i);
    a = Math.imul(a ^ letter, 0x01000193);
    b = Math.imul(((b << 5) | (b >>> 27)) ^ letter, 0x85ebca6b);
  }
  return [a ^ (a >>> 15), b ^ (b >>> 13)];
}
