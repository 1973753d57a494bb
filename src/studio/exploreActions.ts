// Which of the open lines all answers are about, and their way into a file.

import { ALL_LINES, type LineFilter } from "../core/explore/lineFilter.ts";
import type { LineView } from "../core/explore/lineViews.ts";
import type { Progress } from "../workers/protocol.ts";
import type { Call } from "../workers/rpc.ts";
import { download } from "./download.ts";
import type { CallOptions } from "./engine.ts";
import { rememberedFilter, rememberFilter } from "./lineFilters.ts";
import type { Questions } from "./questions.ts";
import type { SessionStore } from "./session.ts";
import type { TextStore } from "./settings.ts";

export interface ExploreActions {
  /** Counts the lines that fit, on all cards of the Explore screen. */
  setFilter(filter: LineFilter): void;
  /** All lines again. */
  clearFilter(): void;
  /** Brings back the filter that was cleared last. */
  undoClear(): void;
  /** Takes up the filter that a data set had when it was open last. */
  openFilter(dataset: string): void;
  /** Saves all rows of a view as CSV under this name. */
  saveLines(view: LineView, name: string, options: CallOptions<Progress>): Promise<void>;
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
    async saveLines(view, name, options) {
      const { csv } = await ask("lineCsv", { view }, options);
      download(csv, name);
    },
  };
}
