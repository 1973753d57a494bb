// What a user can ask about the open lines beside their places, and which of the lines the answers are about.

import type { FeatureCorrelations } from "../core/analysis/featureCorrelation.ts";
import type { CustomerReport } from "../core/explore/customerReport.ts";
import type { LinesDescription } from "../core/explore/describeLines.ts";
import { ALL_LINES, type LineFilter } from "../core/explore/lineFilter.ts";
import type { LineTotals } from "../core/explore/lineTotals.ts";
import type { LineSelection, LineView } from "../core/explore/lineViews.ts";
import type { SalesOverTime, TimeUnit } from "../core/explore/salesOverTime.ts";
import type { SegmentReport } from "../core/explore/segmentReport.ts";
import type { Choice, FilterChoices, SelectionTotals } from "../core/explore/selection.ts";
import type { WeekHours } from "../core/explore/weekHours.ts";
import type { ProductAnswer } from "../workers/exploreProtocol.ts";
import type { LinePage } from "../workers/linesProtocol.ts";
import type { Progress } from "../workers/protocol.ts";
import { download } from "./download.ts";
import type { CallOptions, Engine } from "./engine.ts";
import { rememberedFilter, rememberFilter } from "./lineFilters.ts";
import type { SessionStore } from "./session.ts";
import { type Form, featureSettings, type TextStore } from "./settings.ts";

/** Training targets that correlations look at, at most. */
const CORRELATED = 20_000;

type Options = CallOptions<Progress>;

export interface ExploreActions {
  /** Counts the lines that fit, on all cards of the Explore screen. */
  setFilter(filter: LineFilter): void;
  /** All lines again. */
  clearFilter(): void;
  /** Brings back the filter that was cleared last. */
  undoClear(): void;
  /** Takes up the filter that a data set had when it was open last. */
  openFilter(dataset: string): void;
  filterChoices(options: Options): Promise<FilterChoices>;
  /** Groups of TODAY with lines. */
  provinceChoices(options: Options): Promise<Choice<number>[]>;
  selection(filter: LineFilter, options: Options): Promise<SelectionTotals>;
  overTime(filter: LineFilter, unit: TimeUnit, byTet: boolean, options: Options): Promise<SalesOverTime>;
  weekHours(filter: LineFilter, options: Options): Promise<WeekHours>;
  /** Customers by recency, frequency and money; so many clusters beside the table, 0 = none. */
  segments(filter: LineFilter, clusters: number, options: Options): Promise<SegmentReport>;
  customerReport(filter: LineFilter, options: Options): Promise<CustomerReport>;
  /** How the numbers that a model of this form learns from go together; prepares the samples where they are not. */
  featureCorrelations(form: Form, options: Options): Promise<FeatureCorrelations>;
  productReport(filter: LineFilter, options: Options): Promise<ProductAnswer>;
  /** Each column of all lines, described. */
  describe(options: Options): Promise<LinesDescription>;
  /** `count` rows of a view of lines, from row `from` on. */
  linePage(view: LineView, from: number, count: number, options: Options): Promise<LinePage>;
  lineTotals(selection: LineSelection, options: Options): Promise<LineTotals>;
  /** Saves all rows of a view as CSV under this name. */
  saveLines(view: LineView, name: string, options: Options): Promise<void>;
}

/** Binds the questions to the training worker, which holds the lines, and the filter to the session. */
export function createExploreActions(session: SessionStore, engine: Engine, store: TextStore): ExploreActions {
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
    filterChoices: (options) => engine.training("filterChoices", undefined, options),
    provinceChoices: (options) => engine.training("provinceChoices", undefined, options),
    selection: (filter, options) => engine.training("selection", { filter }, options),
    overTime: (filter, unit, byTet, options) => engine.training("overTime", { filter, unit, byTet }, options),
    weekHours: (filter, options) => engine.training("weekHours", { filter }, options),
    segments: (filter, clusters, options) => engine.training("segments", { filter, clusters }, options),
    customerReport: (filter, options) => engine.training("customerReport", { filter }, options),
    featureCorrelations: (form, options) =>
      engine.training("featureCorrelations", { settings: featureSettings(form), limit: CORRELATED }, options),
    productReport: (filter, options) => engine.training("productReport", { filter }, options),
    describe: (options) => engine.training("describe", undefined, options),
    linePage: (view, from, count, options) => engine.training("linePage", { view, from, count }, options),
    lineTotals: (selection, options) => engine.training("lineTotals", selection, options),
    async saveLines(view, name, options) {
      const { csv } = await engine.training("lineCsv", { view }, options);
      download(csv, name);
    },
  };
}
