// All of the test targets selected, as a CSV file.

import type { CsvForm } from "../../lib/csv.ts";
import type { AnalysisQuestion } from "../analysisContext.ts";
import { selectRows, type TestSelection } from "./selectRows.ts";
import { testLinesCsv } from "./testLinesCsv.ts";

export const testLinesFile: AnalysisQuestion<{ select: TestSelection; form: CsvForm }, { csv: Blob }> = {
  compute({ table }, { select, form }) {
    // The byte order mark makes Excel read UTF-8.
    const pieces = ["\ufeff", ...testLinesCsv(table, selectRows(table, select), form)];
    return { csv: new Blob(pieces, { type: "text/csv;charset=utf-8" }) };
  },
};
