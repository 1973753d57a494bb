// Which test targets to list.

import { confusionRows } from "../confusion/confusion.ts";
import type { Grouping } from "../errors/residuals.ts";
import { worstErrors } from "../errors/worstErrors.ts";
import type { AnalysedTask, TestTable } from "../testTable.ts";

/** A cell is one of the mix-ups of the products `ids`; a group has a key as `errorGroups` gives it. */
export type TestSelection =
  | { kind: "worst"; task: AnalysedTask }
  | { kind: "cell"; ids: Int32Array; row: number; column: number }
  | { kind: "group"; grouping: Grouping; key: number };

/** The rows of the table that are selected. */
export function selectRows(table: TestTable, select: TestSelection): Uint32Array {
  switch (select.kind) {
    case "worst":
      return worstErrors(table, select.task, table.count);
    case "cell":
      return confusionRows(table, select.ids, select.row, select.column);
    case "group": {
      const keys = table[select.grouping];
      return Uint32Array.from(keys.keys()).filter((row) => keys[row] === select.key);
    }
    default:
      return select satisfies never;
  }
}
