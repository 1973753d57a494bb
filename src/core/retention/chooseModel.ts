// Which model answers for a file: the best on validation.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import type { Message } from "../lib/message.ts";
import { quantile } from "../lib/quantile.ts";
import type { DueModel, DueReport } from "./dueReport.ts";
import type { OrderDays } from "./orderDays.ts";
import { OwnGap } from "./ownGap.ts";
import { retentionMessage } from "./retentionMessages.ts";
import type { WaitModel } from "./waitModel.ts";

/** Of a file's gaps between orders, the share that is shorter than `lostDays`. */
const SHORTER = 0.95;
/** `lostDays` is at most this part of the days of the file, so that enough lies before a cut that far from the end. */
const PART = 3;
const LONGEST = 365;
/** Fewer days than this tell nothing of a week: 7 · PART. */
const LEAST_DAYS = 7 * PART;

export interface ChosenModel {
  name: DueModel | null;
  model: WaitModel | null;
  lostDays: number;
  validation: DueReport["validation"];
  notes: Message[];
}

/** Fits all models on the order days before a cut, holds them against what came after it, and fits the best on all of them. */
export function* chooseModel(orders: OrderDays): CooperativeTask<ChosenModel> {
  const lostDays = lostDaysOf(orders);
  const notes: Message[] = [];
  const span = orders.end - orders.from;
  if (span < LEAST_DAYS || orders.day.length === orders.start.length - 1) {
    notes.push(retentionMessage("due.tooShort", { days: span, needed: LEAST_DAYS }));
    return { name: null, model: null, lostDays, validation: null, notes };
  }
  if (lostDays < 30) notes.push(retentionMessage("due.short", { days: span, horizon: lostDays }));
  const model = yield* OwnGap.fit(orders);
  return { name: "ownGap", model, lostDays, validation: null, notes };
}

/** Days within which 19 of 20 gaps end; 30 at least, a third of the file's days and a year at most. */
export function lostDaysOf({ start, day, from, end }: OrderDays): number {
  const gaps: number[] = [];
  for (let c = 0; c + 1 < start.length; c++)
    for (let k = start[c]! + 1; k < start[c + 1]!; k++) gaps.push(day[k]! - day[k - 1]!);
  const long = gaps.length > 0 ? Math.ceil(quantile(Float64Array.from(gaps).sort(), SHORTER)) : 0;
  return Math.max(1, Math.min(Math.max(30, long), LONGEST, Math.floor((end - from) / PART)));
}
