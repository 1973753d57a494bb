// One finding of the guard, and how its sentences write a share.

import type { Message } from "../../lib/message.ts";

export interface Leak {
  /** What was looked at: target against target, visits against the split, or one input against a target. */
  kind: "derived" | "visits" | "input";
  /** A note is good to know; a warning probably is a leak. */
  severity: "note" | "warning";
  sentence: Message;
}

/** A share as a percentage with at most one digit, rounded down so that 100 means all. */
export function percent(share: number): number {
  return Math.floor(share * 1000) / 10;
}
