// The chance that customers order soon, which a visit list weighs their orders by: without it, who orders much once a year stands above
// who orders next week.

import type { SaleLines } from "../data/lines/saleLines.ts";
import { DAY_MS, dayNumber } from "../lib/calendar.ts";
import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { type Message, MessageError } from "../lib/message.ts";
import { type DueModel, HORIZONS } from "../retention/dueReport.ts";
import { keptReport } from "../retention/keptReport.ts";
import { lastCompleteDay } from "../retention/lastCompleteDay.ts";
import type { ListedOrder } from "./listedOrder.ts";

export type Horizon = (typeof HORIZONS)[number];

/** How the chances of a list came about. */
export interface Soon {
  /** Midnight after the last day that they know, ms: the day of the visits, or the end of the last complete day before it. */
  date: number;
  /** What tells them: the best on validation; null where the file is too short or too few customers came back. */
  model: DueModel | null;
  notes: Message[];
  /** Days ahead that can be told. */
  horizons: Horizon[];
}

export interface OrderChances extends Soon {
  /** By the customer's id: [HORIZONS] probability of an order within so many days after the date; null where it cannot be told. */
  of: ReadonlyMap<string, readonly (number | null)[]>;
}

/** As of a day, from what lies before it. */
export function* orderChances(lines: SaleLines, time: number): CooperativeTask<OrderChances> {
  const before = lines.time.subarray(0, lines.count).filter((at) => at < time);
  // Days of which the file knows nothing are no days without an order.
  const complete = lastCompleteDay({ count: before.length, time: before, has: lines.has });
  const end = Math.min(dayNumber(time), complete + 1);
  try {
    const { date, model, notes, customers } = yield* keptReport(lines, end * DAY_MS);
    const horizons = HORIZONS.filter((_, h) => customers.some(({ within }) => within[h] !== null));
    return { date, model, notes, horizons, of: new Map(customers.map(({ customer, within }) => [customer, within])) };
  } catch (error) {
    // Nobody had ordered by then who can be visited.
    if (!(error instanceof MessageError)) throw error;
    return { date: end * DAY_MS, model: null, notes: [error.sentence], horizons: [], of: new Map() };
  }
}

/** What a visit is worth: expected order · chance of an order within the days; null where either is unknown. */
export function expectedValueOf(
  { value, within }: Pick<ListedOrder, "value" | "within">,
  horizon: Horizon,
): number | null {
  const chance = within[HORIZONS.indexOf(horizon)] ?? null;
  return value === null || chance === null ? null : value.mean * chance;
}

/**
 * The order of visits: highest expected value first, those without a chance last; without money the number of products stands for the value,
 * and without a horizon the expected order alone counts.
 */
export function byExpectedValue(horizon: Horizon | null): (a: ListedOrder, b: ListedOrder) => number {
  const worth = ({ value, lines }: ListedOrder): number => value?.mean ?? lines;
  const stake = (row: ListedOrder): number => {
    const chance = horizon === null ? 1 : row.within[HORIZONS.indexOf(horizon)];
    return chance == null ? -1 : chance * Math.max(0, worth(row));
  };
  return (a, b) =>
    stake(b) - stake(a) ||
    worth(b) - worth(a) ||
    b.lines - a.lines ||
    (a.customer < b.customer ? -1 : a.customer > b.customer ? 1 : 0);
}
