// What can be asked about when customers order next: a question is a line here. Answers are about the customers with a line that
// fits the filter, as all of their lines tell it.

import type { ExploreQuestion } from "../explore/exploreContext.ts";
import { ALL_LINES, isUnfiltered, type LineFilter } from "../explore/lineFilter.ts";
import { dueQualityTask } from "./dueQuality.ts";
import type { DueQuality, DueReport } from "./dueReport.ts";
import { keptReport } from "./keptReport.ts";

/** At `date`, or at the end of the last complete day where it is null. */
const due: ExploreQuestion<{ filter: LineFilter; date: number | null }, DueReport> = {
  compute: (at, { filter, date }) =>
    at.about(filter, async (lines) => {
      const report = await at.sum(keptReport(at.all, date));
      if (isUnfiltered(filter)) return report;
      const fits = new Set<string>();
      for (const code of lines.customer.codes) fits.add(lines.customer.values[code]!);
      return { ...report, customers: report.customers.filter(({ customer }) => fits.has(customer)) };
    }),
};

/** How sure the answers are, judged once on the last part of the file; null where it is too short for that. */
const dueQuality: ExploreQuestion<undefined, DueQuality | null> = {
  kept: true,
  compute: (at) => at.about(ALL_LINES, (lines) => at.sum(dueQualityTask(lines))),
};

export const RETENTION_QUESTIONS = { due, dueQuality };
