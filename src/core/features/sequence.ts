// Which lines of a history are shown to the model as steps.

import type { History } from "./history.ts";

/** Positions of the last `limit` lines of a history into `out`, oldest first; returns how many. */
export function sequencePositions(history: History, limit: number, out: Int32Array): number {
  const length = Math.min(limit, history.length);
  if (history.ownVisit < 0) {
    for (let i = 0; i < length; i++) out[i] = history.cut - length + i;
    return length;
  }
  let p = history.cut;
  for (let i = length - 1; i >= 0; i--) {
    p = history.before(p);
    out[i] = p;
  }
  return length;
}
