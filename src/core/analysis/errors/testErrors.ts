// Answers where the model errs: the errors of each number, and of all tasks by province, family and month.

import { type AnalysisQuestion, type ByNumber, byNumber } from "../analysisContext.ts";
import { type ErrorGroup, errorGroups, type Grouping, type NumberResiduals, numberResiduals } from "./residuals.ts";

export interface TestErrors {
  /** Test targets. */
  count: number;
  numbers: ByNumber<NumberResiduals>;
  groups: Record<Grouping, ErrorGroup[]>;
  /** Names of the family codes in `groups.family`. */
  families: string[];
}

export const testErrors: AnalysisQuestion<undefined, TestErrors> = {
  compute: ({ table }) => ({
    count: table.count,
    numbers: byNumber(table, (task) => numberResiduals(table, task)),
    groups: {
      province: errorGroups(table, "province"),
      family: errorGroups(table, "family"),
      month: errorGroups(table, "month"),
    },
    families: table.source.lines.family.values,
  }),
};
