// Which model answers for a file: the best on what came after an earlier cut.

import { asPart, type CooperativeTask } from "../lib/cooperativeTask.ts";
import type { Message } from "../lib/message.ts";
import { quantile } from "../lib/quantile.ts";
import { BgNbd } from "./bgNbd.ts";
import { DUE_MODELS, type DueModel, type DueReport, HORIZONS } from "./dueReport.ts";
import { Hazard } from "./hazard.ts";
import { type OrderDays, ordersBefore } from "./orderDays.ts";
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
/** Fewer gaps than this before the validation cut fit no model. */
const LEAST_GAPS = 30;
/** Of the hazard model, in rows: chosen on the validation part. */
const RIDGES = [1, 30] as const;
/** No model is believed to be surer than this. */
const SUREST = 0.999;

export interface ChosenModel {
  name: DueModel | null;
  /** Fitted on all order days; those that did not win too where `all` was asked for. */
  models: Partial<Record<DueModel, WaitModel>>;
  lostDays: number;
  validation: DueReport["validation"];
  notes: Message[];
}

/**
 * Fits all models on the order days before a cut, holds them against what came after it, and fits the best on all of them; or
 * `all` of them. `lostDays` is `atMost` so long.
 */
export function* chooseModel(
  orders: OrderDays,
  { all = false, atMost = LONGEST }: { all?: boolean; atMost?: number } = {},
): CooperativeTask<ChosenModel> {
  const lostDays = Math.min(lostDaysOf(orders), atMost);
  const notes: Message[] = [];
  const span = orders.end - orders.from;
  const before = ordersBefore(orders, orders.end - lostDays);
  if (span < LEAST_DAYS || before.day.length - before.codes.length < LEAST_GAPS) {
    notes.push(retentionMessage("due.tooShort", { days: span, needed: LEAST_DAYS, gaps: LEAST_GAPS }));
    return { name: null, models: {}, lostDays, validation: null, notes };
  }
  if (lostDays < HORIZONS.at(-1)!) notes.push(retentionMessage("due.short", { days: span, horizon: lostDays }));
  const asked = horizonsWithin(lostDays);
  const came = nextOrders(orders, before);
  const loss = function* (model: WaitModel): CooperativeTask<number> {
    return meanLogLoss(yield* model.stayAway(before, asked), asked, came);
  };
  let ridge: number = RIDGES[0];
  let hazard = Number.POSITIVE_INFINITY;
  let near: Hazard | undefined;
  for (const [i, each] of RIDGES.entries()) {
    near = yield* asPart(Hazard.fit(before, each, near), 0.3 * i, 0.3 * (i + 1));
    const found = yield* loss(near);
    if (found < hazard) [ridge, hazard] = [each, found];
  }
  const validation = {
    hazard,
    bgNbd: yield* loss(yield* BgNbd.fit(before)),
    ownGap: yield* loss(yield* OwnGap.fit(before)),
  };
  yield 0.7;
  const name = DUE_MODELS.reduce((best, each) => (validation[each] < validation[best] ? each : best));
  if (name !== "hazard") notes.push(retentionMessage(name === "bgNbd" ? "due.bgNbd" : "due.ownGap"));
  const models: ChosenModel["models"] = {};
  if (all || name === "hazard") models.hazard = yield* asPart(Hazard.fit(orders, ridge, near), 0.7, 0.95);
  if (all || name === "bgNbd") models.bgNbd = yield* BgNbd.fit(orders);
  if (all || name === "ownGap") models.ownGap = yield* OwnGap.fit(orders);
  return { name, models, lostDays, validation, notes };
}

/** The horizons that lie within `lostDays`, and these. */
export function horizonsWithin(lostDays: number): number[] {
  return [...new Set([...HORIZONS.filter((days) => days <= lostDays), lostDays])];
}

/** [customers of `before`] days from its end to the next order, 1 = on the day after; infinite where none came. */
export function nextOrders({ codes, start, day }: OrderDays, before: OrderDays): Float64Array {
  const places = new Map<number, number>();
  for (const [c, code] of codes.entries()) places.set(code, c);
  return Float64Array.from(before.codes, (code) => {
    const c = places.get(code)!;
    for (let k = start[c]!; k < start[c + 1]!; k++) if (day[k]! >= before.end) return day[k]! - before.end + 1;
    return Number.POSITIVE_INFINITY;
  });
}

/** Over customers and days asked, of whether they order within them. */
function meanLogLoss(away: Float64Array, asked: readonly number[], came: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < came.length; c++)
    for (const [k, days] of asked.entries())
      sum += logLoss(believed(1 - away[c * asked.length + k]!), came[c]! <= days ? 1 : 0);
  return sum / away.length;
}

/** The probability as it is told and judged. */
export function believed(chance: number): number {
  return Math.min(Math.max(chance, 1 - SUREST), SUREST);
}

/** Of a believed probability of what came (1) or did not (0). */
export function logLoss(chance: number, came: number): number {
  return -Math.log(came === 1 ? chance : 1 - chance);
}

/** Days within which 19 of 20 gaps end; 30 at least, a third of the file's days and a year at most. */
export function lostDaysOf({ start, day, from, end }: OrderDays): number {
  const gaps: number[] = [];
  for (let c = 0; c + 1 < start.length; c++)
    for (let k = start[c]! + 1; k < start[c + 1]!; k++) gaps.push(day[k]! - day[k - 1]!);
  const long = gaps.length > 0 ? Math.ceil(quantile(Float64Array.from(gaps).sort(), SHORTER)) : 0;
  return Math.max(1, Math.min(Math.max(30, long), LONGEST, Math.floor((end - from) / PART)));
}
