// What can be asked about when customers order next: a question is a line here. Answers are about the customers with a line that
// fits the filter, as all of their lines tell it.

import type { SaleLines } from "../data/lines/saleLines.ts";
import type { ExploreContext, ExploreQuestion } from "../explore/exploreContext.ts";
import { isUnfiltered, type LineFilter } from "../explore/lineFilter.ts";
import { dueTask } from "./due.ts";
import type { DueReport } from "./dueReport.ts";

/** The report asked for last of each data set, which filters only pick from. */
const known = new WeakMap<SaleLines, { date: number | null; report: DueReport }>();

async function reportOf(at: ExploreContext, date: number | null): Promise<DueReport> {
  const found = known.get(at.all);
  if (found && found.date === date) return found.report;
  const report = await at.sum(dueTask(at.all, date));
  known.set(at.all, { date, report });
  return report;
}

/** At `date`, or at the end of the last complete day where it is null. */
const due: ExploreQuestion<{ filter: LineFilter; date: number | null }, DueReport> = {
  compute: (at, { filter, date }) =>
    at.about(filter, async (lines) => {
      const report = await reportOf(at, date);
      if (isUnfiltered(filter)) return report;
      const fits = new Set<string>();
      for (const code of lines.customer.codes) fits.add(lines.customer.values[code]!);
      return { ...report, customers: report.customers.filter(({ customer }) => fits.has(customer)) };
    }),
};

export const RETENTION_QUESTIONS = { due };
