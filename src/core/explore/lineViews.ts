// What tables of lines show: lines that fit a filter and a search, in an order. The view asked for last is kept, so that
// its pages are answered at once, and so are the lines it is made of, so that another order is only another sort.

import type { SaleLines } from "../data/lines/saleLines.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { searchWords } from "../lib/unmarked.ts";
import { type FilterFacts, fittingLines } from "./filterLines.ts";
import { isUnfiltered, type LineFilter } from "./lineFilter.ts";
import { searchLines } from "./searchLines.ts";
import { type LineSort, sortLines } from "./sortLines.ts";

/** Some of the lines. */
export interface LineSelection {
  filter: LineFilter;
  /** Words that customer or product must hold, in id or name; empty = all. */
  query: string;
}

/** Some of the lines in an order. */
export interface LineView extends LineSelection {
  sort: LineSort;
}

interface Kept {
  key: string;
  at: Uint32Array;
}

/** The views of one data set: lines are told by their places in its columns. */
export class LineViews {
  readonly #lines: SaleLines;
  #selected: Kept | null = null;
  #sorted: Kept | null = null;

  constructor(lines: SaleLines) {
    this.#lines = lines;
  }

  /** The view, where it was the one made last. */
  kept(view: LineView): Uint32Array | null {
    return this.#sorted?.key === viewKey(view) ? this.#sorted.at : null;
  }

  /** The lines of a selection in file order. Throws when a condition's facts are missing. */
  *select({ filter, query }: LineSelection, facts: FilterFacts = {}): CooperativeTask<Uint32Array> {
    const key = selectionKey({ filter, query });
    if (this.#selected?.key === key) return this.#selected.at;
    const fitting = isUnfiltered(filter)
      ? Uint32Array.from({ length: this.#lines.count }, (_, i) => i)
      : yield* fittingLines(this.#lines, filter, facts);
    const at = yield* searchLines(this.#lines, fitting, query);
    this.#selected = { key, at };
    return at;
  }

  /** The lines of a view in its order. */
  *sort(view: LineView, facts: FilterFacts = {}): CooperativeTask<Uint32Array> {
    const kept = this.kept(view);
    if (kept) return kept;
    const at = yield* sortLines(this.#lines, yield* this.select(view, facts), view.sort);
    this.#sorted = { key: viewKey(view), at };
    return at;
  }
}

function selectionKey({ filter, query }: LineSelection): string {
  return JSON.stringify([filter, searchWords(query)]);
}

function viewKey(view: LineView): string {
  return JSON.stringify([selectionKey(view), view.sort.column, view.sort.descending]);
}
