// What the page asks of the worker that writes workbooks.

import type { SavedTable } from "../core/lib/table/savedTable.ts";
import type { Method } from "./method.ts";

export interface TableMethods {
  /** An Excel workbook with a sheet for each table. */
  xlsx: Method<{ tables: readonly SavedTable[] }, never, Blob>;
}
