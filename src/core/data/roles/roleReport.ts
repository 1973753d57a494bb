// What a whole file holds in a column that tells what lines are.

import type { LineRole } from "./lineRole.ts";

/** A role column and the lines that hold each of its values, most frequent first. */
export interface RoleReport {
  header: string;
  values: { value: string; role: LineRole; count: number }[];
}
