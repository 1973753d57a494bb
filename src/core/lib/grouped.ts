// Places told apart by their codes, such as the lines of each customer, without a list for each.

import type { CooperativeTask } from "./cooperativeTask.ts";

/** Places between two pauses. */
const PIECE = 1 << 17;

/** The places of group g, in their order: at[start[g]] .. at[start[g + 1] − 1]. */
export interface Grouped {
  start: Uint32Array; // [groups + 1]
  at: Uint32Array;
}

/** Groups the places of `codes` [n], which are below `groups`; those below 0 are in no group. */
export function* groupTask(codes: Int32Array, groups: number): CooperativeTask<Grouped> {
  const n = codes.length;
  const start = new Uint32Array(groups + 1);
  for (let i = 0; i < n; i++) if (codes[i]! >= 0) start[codes[i]! + 1]!++;
  for (let g = 0; g < groups; g++) start[g + 1]! += start[g]!;
  const next = start.slice();
  const at = new Uint32Array(start[groups]!);
  for (let i = 0; i < n; i++) {
    const code = codes[i]!;
    if (code >= 0) at[next[code]!++] = i;
    if (i % PIECE === PIECE - 1) yield;
  }
  return { start, at };
}
