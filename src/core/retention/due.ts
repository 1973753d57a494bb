// Who orders next and when, who is overdue and who is leaving, of every customer who can be visited, at a date.

import { bulkOf } from "../data/lines/bulk.ts";
import type { SaleLines } from "../data/lines/saleLines.ts";
import { DAY_MS, dayNumber } from "../lib/calendar.ts";
import { asPart, type CooperativeTask } from "../lib/cooperativeTask.ts";
import { MessageError } from "../lib/message.ts";
import { quantile } from "../lib/quantile.ts";
import { timeText } from "../lib/timeText.ts";
import { believed, chooseModel } from "./chooseModel.ts";
import { type DueCustomer, type DueReport, HORIZONS, WEEK_ENDS } from "./dueReport.ts";
import { DUE_RULES, stateOf } from "./dueState.ts";
import { lastCompleteDay } from "./lastCompleteDay.ts";
import { type OrderDays, orderDaysTask } from "./orderDays.ts";
import { retentionMessage } from "./retentionMessages.ts";
import { daysAsked } from "./waitModel.ts";
import { yearlyValues } from "./yearlyValue.ts";

/** Customers between two pauses. */
const STEP = 1024;

/**
 * The report at `date` (wall-clock ms; all of the days before it count), or at the end of the last complete day. Lines of later
 * days change nothing of it. Throws a localised error where nobody had ordered by then.
 */
export function* dueTask(lines: SaleLines, date: number | null): CooperativeTask<DueReport> {
  const end = date === null ? lastCompleteDay(lines) + 1 : dayNumber(date);
  const orders = yield* asPart(orderDaysTask(lines, firstDay(lines, end), end), 0, 0.2);
  if (orders.codes.length === 0)
    throw new MessageError(retentionMessage("due.nobody", { date: timeText(end * DAY_MS, false) }));
  const chosen = yield* asPart(chooseModel(orders), 0.2, 0.8);
  const { lostDays, name } = chosen;
  const model = name && chosen.models[name]!;
  const days = daysAsked(lostDays);
  const away = model && (yield* asPart(model.stayAway(orders, days), 0.8, 0.95));
  const yearly = lines.has.revenue ? yield* yearlyValues(orders) : null;
  const customers: DueCustomer[] = [];
  for (let c = 0; c + 1 < orders.start.length; c++) {
    if (c % STEP === 0) yield 0.95 + (0.05 * c) / orders.start.length;
    const own = away && { days, away: away.subarray(c * days.length, (c + 1) * days.length) };
    customers.push(customerOf(lines, orders, c, own, yearly && yearly[c]!));
  }
  customers.sort(
    (a, b) =>
      (b.revenueAtRisk ?? b.lost ?? 0) - (a.revenueAtRisk ?? a.lost ?? 0) ||
      (b.yearlyValue ?? b.orders) - (a.yearlyValue ?? a.orders) ||
      (a.customer < b.customer ? -1 : 1),
  );
  return {
    date: end * DAY_MS,
    model: name,
    lostDays,
    validation: chosen.validation,
    customers,
    notes: chosen.notes,
  };
}

/** The first day of the lines before `end` that do not lie far from the others. */
export function firstDay({ count, time }: SaleLines, end: number): number {
  const before = time.subarray(0, count).filter((at) => at < end * DAY_MS);
  return before.length > 0 ? dayNumber(bulkOf({ count: before.length, time: before }).first) : end;
}

function customerOf(
  lines: SaleLines,
  { codes, start, day, end }: OrderDays,
  c: number,
  curve: { days: readonly number[]; away: Float64Array } | null,
  yearlyValue: number | null,
): DueCustomer {
  const own = day.subarray(start[c]!, start[c + 1]!);
  const [first, last] = [own[0]!, own.at(-1)!];
  const gaps = Float64Array.from(own.subarray(1), (at, k) => at - own[k]!).sort();
  const daysSince = end - 1 - last;
  const typicalGap = gaps.length > 0 ? quantile(gaps, 0.5) : null;
  const ratio = typicalGap && daysSince / typicalGap;
  const chanceWithin = (horizon: number) => {
    const at = curve ? curve.days.indexOf(horizon) : -1;
    return at < 0 ? null : believed(1 - curve!.away[at]!);
  };
  const within = HORIZONS.map(chanceWithin);
  const lost = within.at(-1) === null ? null : believed(curve!.away.at(-1)!);
  return {
    customer: lines.customer.values[codes[c]!]!,
    name: lines.customerNames[codes[c]!] ?? "",
    orders: own.length,
    first: first * DAY_MS,
    last: last * DAY_MS,
    daysSince,
    typicalGap,
    gaps: gaps.length,
    ratio,
    daysOverdue: typicalGap && Math.max(0, daysSince - typicalGap),
    within,
    weeks: WEEK_ENDS.map(chanceWithin),
    expectedDays: curve && medianOf(curve),
    lost,
    yearlyValue,
    revenueAtRisk: lost === null || yearlyValue === null ? null : lost * yearlyValue,
    state: stateOf({
      ...{ orders: own.length, gaps: gaps.length, daysSince, ratio, within, lost },
      age: end - 1 - first,
      longGap: gaps.length > 0 ? quantile(gaps, DUE_RULES.overdueShare) : null,
    }),
  };
}

/** Where the probability of staying away falls to a half, between two of the days; null where it does not. */
function medianOf({ days, away }: { days: readonly number[]; away: Float64Array }): number | null {
  const k = away.findIndex((chance) => chance <= 0.5);
  if (k < 0) return null;
  const [day, chance] = k === 0 ? [0, 1] : [days[k - 1]!, away[k - 1]!];
  return day + ((days[k]! - day) * (chance - 0.5)) / (chance - away[k]!);
}
