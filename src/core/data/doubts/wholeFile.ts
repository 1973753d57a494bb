// A file that was read to its end, as doubts look at it.

import type { IdentityReports } from "../lines/identity.ts";
import type { Outliers } from "../lines/outliers.ts";
import type { SaleLines } from "../lines/saleLines.ts";
import type { Mapping } from "../mapping/mapping.ts";

export interface WholeFile {
  lines: SaleLines;
  mapping: Mapping;
  identities: IdentityReports;
  outliers: Outliers;
  /** The present moment, wall-clock ms. */
  today: number;
  /** [customers] as `walkInCustomers` tells. */
  walkIns: Uint8Array;
}
