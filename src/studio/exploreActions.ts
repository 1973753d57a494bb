// Which of the open lines all answers are about, and their way into a file.

import { ALL_LINES, type LineFilter } from "../core/explore/lineFilter.ts";
import type { LineRow } from "../core/explore/lineRows.ts";
import type { LineView } from "../core/explore/lineViews.ts";
import { checkFetched } from "../core/lib/table/savedTable.ts";
import { csvFormOf } from "../core/lib/table/tableText.ts";
import type { Progress } from "../workers/protocol.ts";
import type { Call } from "../workers/rpc.ts";
import { download } from "./download.ts";
import type { CallOptions } from "./engine.ts";
import { rememberedFilter, rememberFilter } from "./lineFilters.ts";
import type { Questions } from "./questions.ts";
import { fileName } from "./saveTable.ts";
import type { SessionStore } from "./session.ts";
import type { TextStore } from "./settings.ts";

const ROWS_AT_ONCE = 10_000;

export interface ExploreActions {
  /** Counts the lines that fit, on all cards of the Explore screen. */
  setFilter(filter: LineFilter): void;
  /** All lines again. */
  clearFilter(): void;
  /** Brings back the filter that was cleared last. */
  undoClear(): void;
  /** Takes up the filter that a data set had when it was open last. */
  openFilter(dataset: string): void;
  /** Saves all rows of a view as CSV under this title, as the spreadsheets of the language's country open it. */
  saveLines(view: LineView, title: string, language: string, options: CallOptions<Progress>): Promise<void>;
  /** All rows of a view; rejects where there are too many to be held here. */
  allLines(view: LineView, title: string, signal: AbortSignal): Promise<LineRow[]>;
}

/** Binds the filter to the session; `ask` asks about the lines. */
export function createExploreActions(session: SessionStore, ask: Call<Questions>, store: TextStore): ExploreActions {
  const set = (filter: LineFilter, clearedFilter: LineFilter | null) => {
    session.setState({ filter, clearedFilter });
    const { data } = session.getState();
    if (data.kind === "ready") rememberFilter(store, data.info.id, filter);
  };
  return {
    setFilter: (filter) => set(filter, null),
    clearFilter: () => set(ALL_LINES, session.getState().filter),
    undoClear() {
      const { clearedFilter } = session.getState();
      if (clearedFilter) set(clearedFilter, null);
    },
    openFilter: (dataset) => session.setState({ filter: rememberedFilter(store, dataset), clearedFilter: null }),
    async saveLines(view, title, language, options) {
      const { csv } = await ask("lineCsv", { view, form: csvFormOf(language) }, options);
      download(csv, fileName(title, "csv"));
    },
    async allLines(view, title, signal) {
      const rows: LineRow[] = [];
      for (let total = 1; rows.length < total; ) {
        const page = await ask("linePage", { view, from: rows.length, count: ROWS_AT_ONCE }, { signal });
        checkFetched(title, page.total);
        total = page.total;
        for (const row of page.rows) rows.push(row);
      }
      return rows;
    },
  };
}
