// A column of numbers as the judge reads it.

import type { Decimal, Field } from "../mapping/mapping.ts";

/** A number column: where it is, how it is read, and whether its decimal mark was ever proven right. */
export interface NumberColumn {
  field: Field;
  index: number;
  decimal: Decimal;
  proven: boolean;
  /** Units may stand beside the numbers. */
  measured: boolean;
}
