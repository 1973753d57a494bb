// The chance that a customer orders on a day, given that it has not since its last order: a discrete-time hazard (Singer and
// Willett 1993, https://doi.org/10.3102/10769986018002155) by logistic regression. Open gaps count for the days they have lasted.

import type { CooperativeTask } from "../lib/cooperativeTask.ts";
import { hash32 } from "../lib/random.ts";
import { type CommonHabits, commonHabits, HAZARD_WIDTH, HazardInputs, hasTet } from "./hazardInputs.ts";
import { fitLogistic, type LogisticRows } from "./logistic.ts";
import type { OrderDays } from "./orderDays.ts";
import type { WaitModel } from "./waitModel.ts";

/** Days learned from: the latest. */
const DAYS = 730;
/** So many days with an order and as many without are drawn, each counted for those it stands for. */
const DRAWN = 25_000;
/** Customers between two pauses. */
const STEP = 64;

export class Hazard implements WaitModel {
  private readonly habits: CommonHabits;
  private readonly tet: boolean;
  readonly coefficients: Float64Array;

  private constructor(habits: CommonHabits, tet: boolean, coefficients: Float64Array) {
    this.habits = habits;
    this.tet = tet;
    this.coefficients = coefficients;
  }

  /** Learns from the days before `orders.end` of customers who had ordered by then; `begin` is a fit that lies near. */
  static *fit(orders: OrderDays, ridge: number, begin?: Hazard): CooperativeTask<Hazard> {
    const habits = commonHabits(orders);
    const tet = hasTet(Math.max(orders.from, orders.end - DAYS), orders.end);
    const rows = yield* drawRows(orders, new HazardInputs(habits, tet));
    return new Hazard(habits, tet, yield* fitLogistic(rows, ridge, begin?.coefficients));
  }

  *stayAway({ start, day, size, end }: OrderDays, days: readonly number[]): CooperativeTask<Float64Array> {
    const customers = start.length - 1;
    const chances = new Float64Array(customers * days.length);
    const inputs = new HazardInputs(this.habits, this.tet);
    const row = new Float64Array(HAZARD_WIDTH);
    for (let c = 0; c < customers; c++) {
      if (c % STEP === 0) yield c / customers;
      inputs.begin();
      for (let k = start[c]!; k < start[c + 1]!; k++) inputs.add(day[k]!, size[k]!);
      let hazard = 0;
      let ahead = 0;
      for (const [k, longest] of days.entries()) {
        for (; ahead < longest; ahead++) {
          inputs.write(end + ahead, row, 0);
          let sum = 0;
          for (let i = 0; i < HAZARD_WIDTH; i++) sum += this.coefficients[i]! * row[i]!;
          // −ln(1 − chance of that day) = ln(1 + e^sum)
          hazard += Math.max(sum, 0) + Math.log1p(Math.exp(-Math.abs(sum)));
        }
        chances[c * days.length + k] = Math.exp(-hazard);
      }
    }
    return chances;
  }
}

/** Draws days by a hash of the customer's own days, so that the draw hangs on nothing else. */
function* drawRows(orders: OrderDays, inputs: HazardInputs): CooperativeTask<LogisticRows> {
  const { start, day, size, end } = orders;
  const from = Math.max(orders.from, end - DAYS);
  let [came, stayed] = [0, 0];
  eachGap(orders, (c, k, begin, stop) => {
    const isOpen = k + 1 === start[c + 1]!;
    const first = Math.max(begin, from);
    if (stop < first) return;
    stayed += stop - first + (isOpen ? 1 : 0);
    if (!isOpen) came++;
  });
  yield;
  const share = { came: Math.min(1, DRAWN / came), stayed: Math.min(1, DRAWN / stayed) };
  const most = Math.ceil(1.1 * (came * share.came + stayed * share.stayed)) + 1000;
  const rows: LogisticRows = {
    width: HAZARD_WIDTH,
    inputs: new Float32Array(most * HAZARD_WIDTH),
    weights: new Float32Array(most),
    came: new Uint8Array(most),
  };
  let n = 0;
  for (let c = 0; c + 1 < start.length; c++) {
    if (c % STEP === 0) yield;
    inputs.begin();
    for (let k = start[c]!; k < start[c + 1]!; k++) {
      inputs.add(day[k]!, size[k]!);
      const isOpen = k + 1 === start[c + 1]!;
      const stop = isOpen ? end - 1 : day[k + 1]!;
      for (let at = Math.max(day[k]! + 1, from); at <= stop && n < most; at++) {
        const isOrder = !isOpen && at === stop;
        const kept = isOrder ? share.came : share.stayed;
        if (
          kept < 1 &&
          hash32(day[start[c]!]! * 7919 + day[k]! * 104_729 + at * 31 + size[k]! + k - start[c]!) >= kept * 2 ** 32
        )
          continue;
        inputs.write(at, rows.inputs, n * HAZARD_WIDTH);
        rows.weights[n] = 1 / kept;
        rows.came[n++] = isOrder ? 1 : 0;
      }
    }
  }
  return {
    ...rows,
    inputs: rows.inputs.subarray(0, n * HAZARD_WIDTH),
    weights: rows.weights.subarray(0, n),
    came: rows.came.subarray(0, n),
  };
}

function eachGap(
  { start, day, end }: OrderDays,
  see: (customer: number, order: number, begin: number, stop: number) => void,
): void {
  for (let c = 0; c + 1 < start.length; c++)
    for (let k = start[c]!; k < start[c + 1]!; k++)
      see(c, k, day[k]! + 1, k + 1 === start[c + 1]! ? end - 1 : day[k + 1]!);
}
