// Lists test targets: the worst of a task, those of a cell of the mix-ups, those of a group.

import type { AnalysisQuestion } from "../analysisContext.ts";
import { describeRows, type TestLine } from "../testTable.ts";
import { selectRows, type TestSelection } from "./selectRows.ts";

export interface TestLines {
  /** The first `limit` of them. */
  lines: TestLine[];
  /** How many there are. */
  total: number;
}

export const testLines: AnalysisQuestion<{ select: TestSelection; limit: number }, TestLines> = {
  compute({ table }, { select, limit }) {
    const rows = selectRows(table, select);
    return { lines: describeRows(table, rows.subarray(0, limit)), total: rows.length };
  },
};
