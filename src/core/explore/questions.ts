// Everything that can be asked about the open data set's lines: a new question is a line here. Answers are about the lines
// that fit the filter; choices are those of all lines.

import { bulkOf } from "../data/lines/bulk.ts";
import type { TextDimension } from "../data/lines/dimensions.ts";
import { type SaleLines, timeSpan } from "../data/lines/saleLines.ts";
import { visitsOf } from "../data/lines/visits.ts";
import type { Segment } from "../features/segments.ts";
import { dayNumber } from "../lib/calendar.ts";
import type { CsvForm } from "../lib/csv.ts";
import { type CustomerGroupNames, customerGroupNames } from "./customerGroupNames.ts";
import { type CustomerRow, customerReport } from "./customerReport.ts";
import type { LinesDescription } from "./describeLines.ts";
import { type DiscountEffect, discountEffect } from "./discounts/discountEffect.ts";
import type { ExploreContext, ExploreQuestion } from "./exploreContext.ts";
import { columnYears, type FamilyYears, familyYears } from "./familyYears.ts";
import { csvOf, type LinePage, pageOf } from "./lineAnswers.ts";
import { ALL_LINES, isUnfiltered, type LineFilter } from "./lineFilter.ts";
import { type LineTotals, lineTotals } from "./lineTotals.ts";
import type { LineSelection, LineView } from "./lineViews.ts";
import { type Overview, overviewOf } from "./overview.ts";
import { type PlacesReport, placesReport } from "./placesReport.ts";
import { type ProductReport, productReport } from "./productReport.ts";
import { type Ranking, rankedDimensions, ranking } from "./ranking.ts";
import { type SalesOverTime, salesOverTime, type TimeUnit } from "./salesOverTime.ts";
import { gridCell, revenueByCustomer, type SegmentReport, segmentReport } from "./segmentReport.ts";
import { type Choice, filterChoices, provinceChoices, selectionTotals } from "./selection.ts";
import { weekHours } from "./weekHours.ts";

/** `cell` as `gridCell` counts. */
export type SegmentPlace = { segment: Segment } | { cell: number };

interface Filtered {
  filter: LineFilter;
}

/** Asks about the lines that fit. */
function ofFitting<T>(answer: (lines: SaleLines, at: ExploreContext) => T | Promise<T>): ExploreQuestion<Filtered, T> {
  return { compute: (at, { filter }) => at.about(filter, (lines) => answer(lines, at)) };
}

/** Asks about all lines. */
function ofAll<T>(answer: (lines: SaleLines, at: ExploreContext) => T | Promise<T>): ExploreQuestion<undefined, T> {
  return { compute: (at) => at.about(ALL_LINES, (lines) => answer(lines, at)) };
}

/** By periods of the filter's days; the year before each is not bound to these days. */
const overTime: ExploreQuestion<Filtered & { unit: TimeUnit; byTet: boolean }, SalesOverTime> = {
  compute: (at, { filter, unit, byTet }) =>
    at.about({ ...filter, from: null, to: null }, (lines) => {
      const all = daysOf(timeSpan(at.all));
      const bulk = daysOf(bulkOf(at.all));
      const days = {
        first: filter.from === null ? bulk.first : Math.max(all.first, dayNumber(filter.from)),
        end: filter.to === null ? bulk.end : Math.min(all.end, dayNumber(filter.to - 1) + 1),
      };
      return at.sum(salesOverTime(lines, visitsOf(lines), { unit, byTet, ...days, known: bulk.first }));
    }),
};

/** Customers by recency, frequency and money over all lines: those with a line that fits, with the revenue of such lines. */
const segments: ExploreQuestion<Filtered & { clusters: number }, SegmentReport> = {
  compute: (at, { filter, clusters }) =>
    at.about(filter, async (lines) => {
      const customers = await at.customers(clusters);
      if (isUnfiltered(filter)) return segmentReport(customers);
      return segmentReport(customers, await at.sum(revenueByCustomer(lines)));
    }),
};

/** The customers of a segment, or of a cell of the grid, with a line that fits; what they are worth is that of such lines. */
const segmentCustomers: ExploreQuestion<Filtered & { of: SegmentPlace }, CustomerRow[]> = {
  compute: (at, { filter, of }) =>
    at.about(filter, async (lines) => {
      const fits = new Set(
        (await at.customers(0))
          .filter(({ segment, scores: { r, f, m } }) =>
            "segment" in of ? segment === of.segment : gridCell(r, (f + m) / 2) === of.cell,
          )
          .map(({ code }) => lines.customer.values[code]!),
      );
      const { rows } = await at.sum(customerReport(lines, visitsOf(lines)));
      return rows.filter(({ customer }) => fits.has(customer));
    }),
};

/** What sells; families beside the year before, where the data reach back. */
const products: ExploreQuestion<Filtered, { report: ProductReport; years: FamilyYears | null }> = {
  compute: (at, { filter }) =>
    at.about(filter, async (lines) => {
      const prices = await at.prices();
      const facts = await at.facts(filter);
      return {
        report: await at.sum(productReport(lines, prices)),
        years: await at.sum(familyYears(at.all, filter, facts)),
      };
    }),
};

/** By what each line says of a dimension; revenue beside the year before. */
const rank: ExploreQuestion<Filtered & { dimension: TextDimension }, Ranking> = {
  compute: (at, { filter, dimension }) =>
    at.about(filter, async (lines) => {
      const years = await at.sum(columnYears(at.all, dimension, filter, await at.facts(filter)));
      return at.sum(ranking(lines, visitsOf(lines), dimension, years));
    }),
};

/** `count` rows from `from` on; the first question about a view sorts it, further pages come at once. */
const linePage: ExploreQuestion<{ view: LineView; from: number; count: number }, LinePage> = {
  async compute(at, { view, from, count }) {
    const kept = at.views.kept(view);
    if (kept) return pageOf(at.all, kept, from, count);
    return at.inColumns(view.filter, function* (facts) {
      return pageOf(at.all, yield* at.views.sort(view, facts), from, count);
    });
  },
};

const totals: ExploreQuestion<LineSelection, LineTotals> = {
  compute: (at, selection) =>
    at.inColumns(selection.filter, function* (facts) {
      const chosen = yield* at.views.select(selection, facts);
      return yield* lineTotals(at.all, chosen, visitsOf(at.all));
    }),
};

/** All rows of a view in its order. */
const lineCsv: ExploreQuestion<{ view: LineView; form: CsvForm }, { csv: Blob }> = {
  async compute(at, { view, form }) {
    const { lines, sorted } = await at.inColumns(view.filter, function* (facts) {
      return { lines: at.all, sorted: yield* at.views.sort(view, facts) };
    });
    return { csv: await csvOf(lines, sorted, { form, signal: at.signal, onProgress: at.progress("packing") }) };
  },
};

/** Who each customer belonged to just before a time (null: now), by each dimension of customers that the file has. */
const customerGroups: ExploreQuestion<{ before: number | null }, CustomerGroupNames[]> = {
  compute: (at, { before }) =>
    at.about(ALL_LINES, async (lines) => at.sum(customerGroupNames(lines, await at.provinces(), before))),
};

export const EXPLORE_QUESTIONS = {
  filterChoices: ofAll((lines, at) => at.sum(filterChoices(lines))),
  /** Groups of TODAY with lines. */
  provinceChoices: ofAll<Choice<number>[]>(async (lines, at) => at.sum(provinceChoices(lines, await at.provinces()))),
  selection: ofFitting((lines, at) => at.sum(selectionTotals(lines))),
  overTime,
  weekHours: ofFitting((lines, at) => at.sum(weekHours(lines, visitsOf(lines)))),
  /** Sales by province, and the places that nobody is sure of. */
  places: ofFitting<PlacesReport>(async (lines, at) => {
    const visits = visitsOf(lines);
    const placed = await at.placed();
    return placesReport(lines, visits, placed, { signal: at.signal, onProgress: at.progress("summing") });
  }),
  productReport: products,
  ranking: rank,
  /** What discounts did, of the lines that fit. */
  discountEffect: ofFitting<DiscountEffect>((lines, at) => at.sum(discountEffect(lines, visitsOf(lines)))),
  /** What all lines can be ranked by. */
  rankedDimensions: ofAll((lines) => rankedDimensions(lines)),
  segments,
  segmentCustomers,
  /** Each customer's worth and habits. */
  customerReport: ofFitting((lines, at) => at.sum(customerReport(lines, visitsOf(lines)))),
  /** Each column of all lines, described. */
  describe: ofAll<LinesDescription>((_, at) => at.description()),
  /** Whether the whole file is sane; null without lines. */
  overview: ofAll<Overview | null>((lines, at) => at.sum(overviewOf(lines))),
  customerGroups,
  linePage,
  lineTotals: totals,
  lineCsv,
};

/** The first of these days and the one after the last, as day numbers. */
function daysOf({ first, last }: { first: number; last: number }): { first: number; end: number } {
  if (first > last) return { first: 0, end: 0 };
  return { first: dayNumber(first), end: dayNumber(last) + 1 };
}
