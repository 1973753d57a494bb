// The exploring side of the training worker: what the lines that fit the user's filter say. One question at a time, so
// that the lines are picked once for all the charts that ask about the same filter.

import { type SaleLines, timeSpan } from "../core/data/lines/saleLines.ts";
import { customerReport } from "../core/explore/customerReport.ts";
import { describeLines, type LinesDescription } from "../core/explore/describeLines.ts";
import { familyYears } from "../core/explore/familyYears.ts";
import { type FilterFacts, filterLines } from "../core/explore/filterLines.ts";
import { ALL_LINES, isUnfiltered, type LineFilter } from "../core/explore/lineFilter.ts";
import { lineTotals } from "../core/explore/lineTotals.ts";
import { type LineSelection, LineViews } from "../core/explore/lineViews.ts";
import { productReport } from "../core/explore/productReport.ts";
import { salesOverTime } from "../core/explore/salesOverTime.ts";
import { revenueByCustomer, segmentReport } from "../core/explore/segmentReport.ts";
import { filterChoices, provinceChoices, selectionTotals } from "../core/explore/selection.ts";
import { type VisitCodes, visitCodes } from "../core/explore/visitCodes.ts";
import { weekHours } from "../core/explore/weekHours.ts";
import { type SegmentedCustomer, segmentCustomers } from "../core/features/customerSegments.ts";
import { type ProductPrices, productPrices } from "../core/features/productPrices.ts";
import { SEGMENTS } from "../core/features/segments.ts";
import { dayNumber } from "../core/lib/calendar.ts";
import { type CooperativeTask, runCooperatively } from "../core/lib/cooperativeTask.ts";
import type { DataService } from "./dataService.ts";
import type { ExploreMethods } from "./exploreProtocol.ts";
import { csvOf, pageOf } from "./lineAnswers.ts";
import { Mutex } from "./mutex.ts";
import { paced } from "./pace.ts";
import type { Progress } from "./protocol.ts";
import type { Context, Handlers } from "./rpc.ts";

type Work = Context<Progress>;

/** What was found out about one data set with its places as they were. */
interface Known {
  lines: SaleLines;
  revision: number;
  /** By number of clusters. */
  customers: Map<number, SegmentedCustomer[]>;
  /** The filter asked for last, as text, and its lines. */
  picked: { key: string; lines: SaleLines; visits: VisitCodes | null } | null;
  views: LineViews;
  visits: VisitCodes | null;
  description: LinesDescription | null;
  prices: ProductPrices | null;
}

/** k-means starts the same way each time. */
const CLUSTER_SEED = 1;

export class ExploreService {
  readonly #data: DataService;
  readonly #turns = new Mutex();
  #known: Known | null = null;

  constructor(data: DataService) {
    this.#data = data;
  }

  /** The methods as the worker offers them. */
  readonly handlers: Handlers<ExploreMethods> = {
    places: ({ filter }, context) =>
      this.#ask(filter, context, (lines, known) => this.#data.places.report(lines, visitsOf(known, lines), context)),
    filterChoices: (_, context) => this.#ask(ALL_LINES, context, (lines) => this.#work(filterChoices(lines), context)),
    provinceChoices: (_, context) =>
      this.#ask(ALL_LINES, context, async (lines) =>
        this.#work(provinceChoices(lines, await this.#data.places.provinces(lines, context)), context),
      ),
    selection: ({ filter }, context) =>
      this.#ask(filter, context, (lines) => this.#work(selectionTotals(lines), context)),
    overTime: ({ filter, unit, byTet }, context) =>
      this.#ask({ ...filter, from: null, to: null }, context, (lines, known) => {
        const { first, end } = daysOf(known.lines);
        const days = {
          first: Math.max(first, filter.from === null ? first : dayNumber(filter.from)),
          end: Math.min(end, filter.to === null ? end : dayNumber(filter.to - 1) + 1),
        };
        return this.#work(
          salesOverTime(lines, visitsOf(known, lines), { unit, byTet, ...days, known: first }),
          context,
        );
      }),
    weekHours: ({ filter }, context) =>
      this.#ask(filter, context, (lines, known) => this.#work(weekHours(lines, visitsOf(known, lines)), context)),
    segments: ({ filter, clusters }, context) =>
      this.#ask(filter, context, async (lines, known) => {
        const customers = await this.#customers(known, clusters, context);
        if (isUnfiltered(filter)) return segmentReport(customers);
        return segmentReport(customers, await this.#work(revenueByCustomer(lines), context));
      }),
    customerReport: ({ filter }, context) =>
      this.#ask(filter, context, (lines, known) => this.#work(customerReport(lines, visitsOf(known, lines)), context)),
    productReport: ({ filter }, context) =>
      this.#ask(filter, context, async (lines, known) => {
        // Over all lines, so that a filter moves no product to another tier.
        known.prices ??= await this.#work(productPrices(known.lines), context);
        const facts = await this.#facts(known, filter, context);
        return {
          report: await this.#work(productReport(lines, known.prices), context),
          years: await this.#work(familyYears(known.lines, filter, facts), context),
        };
      }),
    linePage: async ({ view, from, count }, context) => {
      const { lines, views } = this.#current();
      const kept = views.kept(view);
      if (kept) return pageOf(lines, kept, from, count);
      return this.#view(view, context, function* (known, facts) {
        return pageOf(known.lines, yield* known.views.sort(view, facts), from, count);
      });
    },
    lineTotals: (selection, context) =>
      this.#view(selection, context, function* (known, facts) {
        const at = yield* known.views.select(selection, facts);
        return yield* lineTotals(known.lines, at, visitsOf(known, known.lines));
      }),
    describe: (_, context) =>
      this.#ask(ALL_LINES, context, async (lines, known) => {
        known.description ??= await this.#work(describeLines(lines), context);
        return known.description;
      }),
    lineCsv: async ({ view }, context) => {
      const { lines, at } = await this.#view(view, context, function* (known, facts) {
        return { lines: known.lines, at: yield* known.views.sort(view, facts) };
      });
      return { csv: await csvOf(lines, at, context) };
    },
  };

  /** Answers a question about lines by their places in the columns: nothing is picked. */
  #view<T>(
    { filter }: LineSelection,
    context: Work,
    steps: (known: Known, facts: FilterFacts) => CooperativeTask<T>,
  ): Promise<T> {
    return this.#turns.run(context.signal, async () => {
      const known = this.#current();
      const facts = await this.#facts(known, filter, context);
      return runCooperatively(steps(known, facts), { signal: context.signal });
    });
  }

  /** Answers a question about the lines that fit, after those asked before it. */
  #ask<T>(filter: LineFilter, context: Work, answer: (lines: SaleLines, known: Known) => Promise<T>): Promise<T> {
    return this.#turns.run(context.signal, async () => {
      const known = this.#current();
      return answer(await this.#pick(known, filter, context), known);
    });
  }

  /** Runs sums over picked lines, telling how far they are. */
  #work<T>(steps: CooperativeTask<T>, { signal, emit }: Work): Promise<T> {
    const tell = paced("summing", emit);
    return runCooperatively(steps, { signal, onProgress: (share) => tell(share, 1) });
  }

  #current(): Known {
    const { lines } = this.#data.current;
    const { revision } = this.#data;
    if (this.#known?.lines !== lines || this.#known.revision !== revision) {
      this.#known = {
        lines,
        revision,
        customers: new Map(),
        picked: null,
        views: new LineViews(lines),
        visits: null,
        description: null,
        prices: null,
      };
    }
    return this.#known;
  }

  async #pick(known: Known, filter: LineFilter, context: Work): Promise<SaleLines> {
    const { lines } = known;
    if (isUnfiltered(filter)) return lines;
    const key = JSON.stringify(filter);
    if (known.picked?.key === key) return known.picked.lines;
    const facts = await this.#facts(known, filter, context);
    // The lines picked before go first: two picks at once could be twice the data set.
    known.picked = null;
    const picked = await runCooperatively(filterLines(lines, filter, facts), { signal: context.signal });
    known.picked = { key, lines: picked, visits: null };
    return picked;
  }

  async #facts(known: Known, filter: LineFilter, context: Work): Promise<FilterFacts> {
    return {
      ...(filter.provinces && { provinces: await this.#data.places.provinces(known.lines, context) }),
      ...(filter.segments && { segments: await this.#segments(known, context) }),
    };
  }

  /** [customer codes] index in SEGMENTS. */
  async #segments(known: Known, context: Work): Promise<Uint8Array> {
    const segments = new Uint8Array(known.lines.customer.values.length);
    for (const { code, segment } of await this.#customers(known, 0, context))
      segments[code] = SEGMENTS.indexOf(segment);
    return segments;
  }

  /** All customers told apart as of the last line of all. */
  async #customers(known: Known, clusters: number, context: Work): Promise<SegmentedCustomer[]> {
    const found = known.customers.get(clusters);
    if (found) return found;
    const steps = segmentCustomers(known.lines, { dropWalkIns: false, clusters, seed: CLUSTER_SEED });
    const customers = await this.#work(steps, context);
    known.customers.set(clusters, customers);
    return customers;
  }
}

/** The visits of all lines, or of those picked last. */
function visitsOf(known: Known, lines: SaleLines): VisitCodes {
  const holder = known.picked?.lines === lines ? known.picked : known;
  holder.visits ??= visitCodes(lines);
  return holder.visits;
}

/** The first day of the lines and the day after the last, as day numbers. */
function daysOf(lines: SaleLines): { first: number; end: number } {
  if (lines.count === 0) return { first: 0, end: 0 };
  const { first, last } = timeSpan(lines);
  return { first: dayNumber(first), end: dayNumber(last) + 1 };
}
