// The probabilities of ordering against those that a generated file was drawn with: its process knows every customer's gap, the
// route's weekday, the days when nobody is visited, and who has left.

import { expect, test } from "vitest";
import type { Customers } from "../data/generate/customers.ts";
import { drawNextVisit, gapStretch, isClosed, visits } from "../data/generate/visits.ts";
import { type PlainLine, toSaleLines } from "../features/testing/plainLine.ts";
import { DAY_MS } from "../lib/calendar.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { random } from "../lib/random.ts";
import { dueTask } from "./due.ts";
import { HORIZONS } from "./dueReport.ts";

const ROWS = 30_000;
const SEED = 11;
/** As of this day, well before the end. */
const DATE = Date.UTC(2025, 7, 4);
const DRAWS = 1000;

interface Played {
  lines: PlainLine[];
  /** By customer: last day before the date, and the first from it on. */
  last: Map<number, number>;
  next: Map<number, number>;
  customers: Customers;
}

/** The whole file; what comes on or after the date is kept apart. */
function play(): Played {
  const end = DATE / DAY_MS;
  const [lines, last, next]: [PlainLine[], Map<number, number>, Map<number, number>] = [[], new Map(), new Map()];
  let customers: Customers | undefined;
  let order = 0;
  for (const visit of visits(ROWS, SEED)) {
    customers = visit.market.customers;
    const { customer, day, minute, count } = visit;
    const walkIn = customer >= customers.count - customers.walkIns;
    if (day >= end) {
      if (!next.has(customer)) next.set(customer, day);
      continue;
    }
    last.set(customer, day);
    order++;
    for (let k = 0; k < count; k++)
      lines.push({
        ...{
          line: lines.length + 1,
          customer: `C${String(customer).padStart(4, "0")}`,
          product: `P${visit.products[k]}`,
        },
        ...{ time: day * DAY_MS + minute * 60_000, order: `O${order}`, quantity: 1, revenue: 100, discount: 0 },
        ...{ family: "F", salesperson: null, source: null, walkIn, place: null },
      });
  }
  return { lines, last, next, customers: customers! };
}

/** [days] the chance of a visit within so many days from `end` on, of one whose last visit was on `last`. */
function trueChances({ customers }: Played, stretch: number, c: number, last: number, end: number, days: number[]) {
  const rng = random(c + 1);
  const came = days.map(() => 0);
  let open = 0;
  for (let k = 0; k < DRAWS; k++) {
    let day = drawNextVisit(customers, stretch, c, last, rng);
    while (day !== null && isClosed(day)) day++;
    if (day !== null && day < end) continue;
    open++;
    for (const [h, within] of days.entries()) if (day !== null && day < end + within) came[h]!++;
  }
  return came.map((each) => each / open);
}

/** Of the pairs whose first values differ by more than 0.1, the share that the second values order alike; a tie counts half. */
function concordance(first: readonly number[], second: readonly number[]): number {
  let [alike, pairs] = [0, 0];
  for (let i = 0; i < first.length; i++)
    for (let j = 0; j < first.length; j++) {
      if (!(first[i]! > first[j]! + 0.1)) continue;
      pairs++;
      alike += second[i]! > second[j]! ? 1 : second[i] === second[j] ? 0.5 : 0;
    }
  return alike / pairs;
}

function meanLoss(chances: readonly number[], came: readonly number[]): number {
  const losses = chances.map((chance, i) => {
    const sure = Math.min(Math.max(chance, 0.001), 0.999);
    return -Math.log(came[i] === 1 ? sure : 1 - sure);
  });
  return mean(losses);
}

const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;

test("probabilities are near those of the process: ranked alike, and as often true as they say", () => {
  const played = play();
  const end = DATE / DAY_MS;
  const { customers, lostDays } = runToEnd(dueTask(toSaleLines(played.lines), DATE));
  const stretch = gapStretch(played.customers, ROWS);
  const days = [...HORIZONS, lostDays];
  const all = customers.map(({ customer, within, lost }) => {
    const c = Number(customer.slice(1));
    const next = played.next.get(c) ?? Number.POSITIVE_INFINITY;
    return {
      said: [...within.map((chance) => chance!), 1 - lost!],
      truth: trueChances(played, stretch, c, played.last.get(c)!, end, days),
      came: days.map((each) => (next < end + each ? 1 : 0)),
    };
  });
  // A wait so long that no draw reaches it says nothing of what follows.
  const rows = all.filter(({ truth }) => !truth.some(Number.isNaN));
  expect(rows.length).toBeGreaterThan(400);
  expect(all.length - rows.length).toBeLessThan(5);
  for (const [h, horizon] of days.entries()) {
    const [said, truth, came] = (["said", "truth", "came"] as const).map((key) => rows.map((row) => row[key][h]!));
    const close = `${horizon} days`;
    expect(concordance(truth!, said!), close).toBeGreaterThan(0.95);
    expect(mean(said!.map((each, i) => Math.abs(each - truth![i]!))), close).toBeLessThan(0.08);
    // Fifths by what was said: their mean is that of the process's own chances, which no luck moves.
    const order = [...said!.keys()].sort((a, b) => said![a]! - said![b]!);
    for (let k = 0; k < 5; k++) {
      const fifth = order.slice((k * order.length) / 5, ((k + 1) * order.length) / 5);
      expect(Math.abs(mean(fifth.map((i) => said![i]! - truth![i]!))), `${close}, fifth ${k + 1}`).toBeLessThan(0.08);
    }
    // What came could be foretold no better than by the process itself; most of the way from the base rate there is gone.
    const share = mean(came!);
    const [own, best, base] = [said!, truth!, came!.map(() => share)].map((chances) => meanLoss(chances, came!));
    expect((base! - own!) / (base! - best!), close).toBeGreaterThan(0.8);
  }
}, 60_000);
