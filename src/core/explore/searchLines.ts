// Lines whose customer or product holds the words of a search.

import { COLUMN_NAMES, COLUMNS, type ColumnsWith, columnSpec } from "../data/lines/saleColumns.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { searchWords, unmarked } from "../lib/unmarked.ts";

type SearchedColumn = ColumnsWith<{ searched: true }>;
const SEARCHED = COLUMN_NAMES.filter((name): name is SearchedColumn => columnSpec(name).searched === true);
/** Lines between two pauses. */
const PIECE = 1 << 17;
/** Texts between two pauses. */
const TEXTS = 1 << 13;
/** Words beyond these are not looked at: one bit each. */
const MOST_WORDS = 31;

/** Those of the lines `at` whose customer's or product's id or name holds each word of the query, in their order. */
export function* searchLines(lines: SaleLines, at: Uint32Array, query: string): CooperativeTask<Uint32Array> {
  const words = searchWords(query).slice(0, MOST_WORDS);
  if (words.length === 0) return at;
  const all = 2 ** words.length - 1;
  const searched: { codes: Int32Array; bits: Int32Array }[] = [];
  for (const name of SEARCHED) {
    const { codes, values } = lines[name];
    searched.push({ codes, bits: yield* wordBits(values, lines[COLUMNS[name].names.list], words) });
  }
  const found = new Uint32Array(at.length);
  let count = 0;
  for (let from = 0; from < at.length; from += PIECE) {
    const to = Math.min(at.length, from + PIECE);
    for (let k = from; k < to; k++) {
      const i = at[k]!;
      let held = 0;
      for (let c = 0; c < searched.length; c++) held |= searched[c]!.bits[searched[c]!.codes[i]!]!;
      if (held === all) found[count++] = i;
    }
    yield;
  }
  return found.slice(0, count);
}

/** [codes] bit w: the id or the name holds word w. */
function* wordBits(ids: string[], names: string[], words: readonly string[]): CooperativeTask<Int32Array> {
  const bits = new Int32Array(ids.length);
  for (const [code, id] of ids.entries()) {
    if (code % TEXTS === 0) yield;
    const text = unmarked(`${id} ${names[code] ?? ""}`);
    for (const [w, word] of words.entries()) if (text.includes(word)) bits[code]! |= 1 << w;
  }
  return bits;
}
