// What the first lines of a file show, and the mapping that is held against them.

import type { HeadTable } from "../dialect/headTable.ts";
import type { ColumnValues } from "../mapping/columnValues.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { Proposal } from "../mapping/proposeMapping.ts";
import type { BlankBelow } from "../records/filledCells.ts";

export interface FirstLook {
  table: HeadTable;
  /** [columns of the header] the cells of the first regular lines. */
  values: readonly ColumnValues[];
  /** What the first lines speak for. */
  proposal: Proposal;
  /** The mapping in question. */
  mapping: Mapping;
  /** Lines further on have proven the order of day and month. */
  dateOrderProven: boolean;
  /** Lines with blank cells that were filled from the line above, of those of the whole file; absent before it is read. */
  filled?: BlankBelow & { of: number };
  /** The whole file has been read: what it tells with all its counts is not told from the first lines. */
  whole?: boolean;
  /** The mapping as it was saved for another file, with that one's header: what this one speaks against is told. */
  saved?: Mapping;
}
