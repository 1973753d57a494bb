// The exploring side of the training worker: what the lines that fit the user's filter say. One question at a time, so
// that the lines are picked once for all the charts that ask about the same filter.

import type { SaleLines } from "../core/data/lines/saleLines.ts";
import { DEMAND_QUESTIONS } from "../core/demand/questions.ts";
import { describeLines, type LinesDescription } from "../core/explore/describeLines.ts";
import type { ExploreContext, ExploreQuestion } from "../core/explore/exploreContext.ts";
import { type FilterFacts, filterLines } from "../core/explore/filterLines.ts";
import { isUnfiltered, type LineFilter } from "../core/explore/lineFilter.ts";
import { LineViews } from "../core/explore/lineViews.ts";
import { formerGroup, type PlacedAt } from "../core/explore/placesReport.ts";
import { EXPLORE_QUESTIONS } from "../core/explore/questions.ts";
import { gridCell } from "../core/explore/segmentReport.ts";
import { type SegmentedCustomer, segmentCustomers } from "../core/features/customerSegments.ts";
import { type ProductPrices, productPrices } from "../core/features/productPrices.ts";
import { SEGMENTS } from "../core/features/segments.ts";
import { type CooperativeTask, runCooperatively } from "../core/lib/cooperativeTask.ts";
import { RETENTION_QUESTIONS } from "../core/retention/questions.ts";
import type { DataService } from "./dataService.ts";
import type { Progress } from "./method.ts";
import { Mutex } from "./mutex.ts";
import { type ExploreMethods, handlersOf, type LineQuestions } from "./questions.ts";
import type { Context, Handlers } from "./rpc.ts";
import { throttledProgress } from "./throttledProgress.ts";

const LINE_QUESTIONS: LineQuestions = { ...EXPLORE_QUESTIONS, ...DEMAND_QUESTIONS, ...RETENTION_QUESTIONS };

/** What was found out about one data set with its places as they were. */
interface Known {
  lines: SaleLines;
  revision: number;
  /** By number of clusters. */
  customers: Map<number, SegmentedCustomer[]>;
  /** The filter asked for last, as text, and its lines. */
  picked: { key: string; lines: SaleLines } | null;
  views: LineViews;
  description: LinesDescription | null;
  prices: ProductPrices | null;
  /** Answers that are kept, by question. */
  answers: Map<string, unknown>;
}

/** Answers kept at most: one may hold thousands of series. */
const KEPT = 4;
/** k-means starts the same way each time. */
const CLUSTER_SEED = 1;

/**
 * Answers what the lines that fit a filter say. It has a mutex of its own: one question at a time, beside a training, since it
 * needs no device. The lines of the last filter are kept until the data set changes. Throws a localised error while no data set
 * is open, and the signal's reason when aborted.
 */
export class ExploreService {
  readonly #data: DataService;
  readonly #turns = new Mutex();
  #known: Known | null = null;

  constructor(data: DataService) {
    this.#data = data;
  }

  /** The methods as the worker offers them. */
  readonly handlers: Handlers<ExploreMethods> = handlersOf<LineQuestions>(
    Object.keys(LINE_QUESTIONS) as (keyof LineQuestions)[],
    async (name, params, context) => {
      const question: ExploreQuestion<unknown, unknown> = LINE_QUESTIONS[name];
      const at = new Asking(this.#data, this.#turns, () => this.#current(), context);
      if (!question.kept) return question.compute(at, params);
      const { answers } = this.#current();
      const key = JSON.stringify([name, params]);
      const answer = answers.get(key) ?? (await question.compute(at, params));
      // The one asked for last goes last.
      answers.delete(key);
      answers.set(key, answer);
      for (const oldest of answers.keys()) {
        if (answers.size <= KEPT) break;
        answers.delete(oldest);
      }
      return answer;
    },
  );

  /** What the conditions of a filter need beside the open lines. */
  facts(filter: LineFilter, context: Context<Progress>): Promise<FilterFacts> {
    return new Asking(this.#data, this.#turns, () => this.#current(), context).facts(filter);
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
        description: null,
        prices: null,
        answers: new Map(),
      };
    }
    return this.#known;
  }
}

/** One question under way. */
class Asking implements ExploreContext {
  readonly signal: AbortSignal;
  readonly #data: DataService;
  readonly #turns: Mutex;
  readonly #current: () => Known;
  readonly #context: Context<Progress>;
  #own: Known | null = null;

  constructor(data: DataService, turns: Mutex, current: () => Known, context: Context<Progress>) {
    this.signal = context.signal;
    this.#data = data;
    this.#turns = turns;
    this.#current = current;
    this.#context = context;
  }

  /** The data set of this question: during its turn the same, whatever is opened meanwhile. */
  get #known(): Known {
    return this.#own ?? this.#current();
  }

  get all(): SaleLines {
    return this.#known.lines;
  }

  get views(): LineViews {
    return this.#known.views;
  }

  about<T>(filter: LineFilter, answer: (lines: SaleLines) => T | Promise<T>): Promise<T> {
    return this.#inTurn(async (known) => answer(await this.#pick(known, filter)));
  }

  inColumns<T>(filter: LineFilter, steps: (facts: FilterFacts) => CooperativeTask<T>): Promise<T> {
    return this.#inTurn(async () => runCooperatively(steps(await this.facts(filter)), { signal: this.signal }));
  }

  #inTurn<T>(work: (known: Known) => Promise<T>): Promise<T> {
    return this.#turns.run(this.signal, () => {
      this.#own = this.#current();
      return work(this.#own);
    });
  }

  progress(phase: "summing" | "packing" | "forecasting"): (done: number, total: number) => void {
    return throttledProgress(phase, this.#context.emit);
  }

  sum<T>(steps: CooperativeTask<T>): Promise<T> {
    const report = this.progress("summing");
    return runCooperatively(steps, { signal: this.signal, onProgress: (share) => report(share, 1) });
  }

  async prices(): Promise<ProductPrices> {
    const known = this.#known;
    known.prices ??= await this.sum(productPrices(known.lines));
    return known.prices;
  }

  async description(): Promise<LinesDescription> {
    const known = this.#known;
    known.description ??= await this.sum(describeLines(known.lines));
    return known.description;
  }

  async customers(clusters: number): Promise<SegmentedCustomer[]> {
    const known = this.#known;
    const found = known.customers.get(clusters);
    if (found) return found;
    const steps = segmentCustomers(known.lines, { dropWalkIns: false, clusters, seed: CLUSTER_SEED });
    const customers = await this.sum(steps);
    known.customers.set(clusters, customers);
    return customers;
  }

  provinces(): Promise<Uint8Array> {
    return this.#data.places.provinces(this.all, this.#context);
  }

  placed(): Promise<PlacedAt[]> {
    return this.#data.places.placed(this.all, this.#context);
  }

  async facts(filter: LineFilter): Promise<FilterFacts> {
    return {
      ...(filter.provinces && { provinces: await this.provinces() }),
      ...(filter.formerProvinces && {
        formerProvinces: Uint8Array.from(await this.placed(), ({ point }) => formerGroup(point)),
      }),
      ...(filter.segments && { segments: await this.#ofCustomers(({ segment }) => SEGMENTS.indexOf(segment)) }),
      ...(filter.cells && {
        cells: await this.#ofCustomers(({ scores: { r, f, m } }) => gridCell(r, (f + m) / 2)),
      }),
    };
  }

  /** [customer codes] a number of each customer; 0 where one has no lines. */
  async #ofCustomers(of: (customer: SegmentedCustomer) => number): Promise<Uint8Array> {
    const found = new Uint8Array(this.all.customer.values.length);
    for (const customer of await this.customers(0)) found[customer.code] = of(customer);
    return found;
  }

  async #pick(known: Known, filter: LineFilter): Promise<SaleLines> {
    const { lines } = known;
    if (isUnfiltered(filter)) return lines;
    const key = JSON.stringify(filter);
    if (known.picked?.key === key) return known.picked.lines;
    const facts = await this.facts(filter);
    // The lines picked before go first: two picks at once could be twice the data set.
    known.picked = null;
    const picked = await runCooperatively(filterLines(lines, filter, facts), { signal: this.signal });
    known.picked = { key, lines: picked };
    return picked;
  }
}
